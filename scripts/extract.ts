import { readConfig } from '../src/config.js'
import { TimtinError } from '../src/errors.js'
import { loadGazetteer } from '../src/gazetteer-files.js'
import { readOneArticle } from './one-article.js'
import { run } from './run.js'

/** Prints the Article of one saved page as JSON: `npm run -s extract -- FILE`. */
await run(async (args) => {
  if (args.length !== 1) {
    throw new TimtinError('usage', 'bad-arguments', 'One file is needed.', '', 'Use: npm run -s extract -- FILE')
  }
  const { article, notes } = await readOneArticle(args[0], loadGazetteer(readConfig().projectRoot))
  for (const note of notes) process.stderr.write(`note: ${note}\n`)
  process.stdout.write(`${JSON.stringify(article, null, 2)}\n`)
  return 0
})
