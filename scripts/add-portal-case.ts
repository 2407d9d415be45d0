import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readConfig } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { loadGazetteer } from '../src/gazetteer-files.js'
import { readOneArticle } from './one-article.js'
import { run } from './run.js'

/**
 * Makes a test case of a page: copies it into the case's folder and writes beside it what is extracted now, to be
 * reviewed by a person before it is committed.
 */
await run(async (args) => {
  const [folder, page] = args
  if (args.length !== 2) {
    const use =
      'Use: npm run -s build && node dist/scripts/add-portal-case.js test/fixtures/portals/SITE/CASE PAGE.html'
    throw new TimtinError('usage', 'bad-arguments', 'A folder for the case and a page are needed.', '', use)
  }
  const { article, notes } = await readOneArticle(page, loadGazetteer(readConfig().projectRoot))
  const copy = path.join(folder, `page${path.extname(page)}`)
  await mkdir(folder, { recursive: true })
  if (path.resolve(page) !== path.resolve(copy)) await copyFile(page, copy)
  await writeFile(path.join(folder, 'article.json'), `${JSON.stringify(article, null, 2)}\n`)
  for (const note of notes) process.stdout.write(`note: ${note}\n`)
  process.stdout.write(`Review ${path.join(folder, 'article.json')} against the page before you commit it.\n`)
  return 0
})
