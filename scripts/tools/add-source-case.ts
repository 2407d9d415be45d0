import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../../src/config.js'
import { addExamples } from '../help/help.js'
import { runCommandLine } from '../shared/command-line.js'
import { readOneArticle } from '../shared/one-article.js'

async function addCase(folder: string, page: string): Promise<void> {
  const { article, notes } = await readOneArticle(page, readConfig())
  const copy = path.join(folder, `page${path.extname(page)}`)
  await mkdir(folder, { recursive: true })
  if (path.resolve(page) !== path.resolve(copy)) await copyFile(page, copy)
  await writeFile(path.join(folder, 'article.json'), `${JSON.stringify(article, null, 2)}\n`)
  for (const note of notes) process.stdout.write(`note: ${note}\n`)
  process.stdout.write(`Review ${path.join(folder, 'article.json')} against the page before you commit it.\n`)
}

const command = new Command('node dist/scripts/tools/add-source-case.js')
  .description(
    'Make a test case of a page: copy it into the folder and write beside it what is extracted now, to be reviewed by a ' +
      'person before it is committed.',
  )
  .argument('<folder>', 'folder of the case')
  .argument('<page>', 'the page')
  .action(addCase)
addExamples(command, 'node dist/scripts/tools/add-source-case.js test/fixtures/sources/EXTRACTOR/CASE PAGE.html')
await runCommandLine(command, process.argv.slice(2))
