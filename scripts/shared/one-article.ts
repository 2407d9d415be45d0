import { TimtinError } from '../../src/errors.js'
import { readArticles, type ReadArticle } from '../../src/ingest/index.js'
import type { Describer } from '../../src/ingest/to-article.js'

/**
 * Reads the article of one saved page.
 * @throws TimtinError `no-article` when the file holds none, `several-articles` when it holds more, and the errors of
 *   `readArticles`
 */
export async function readOneArticle(file: string, gazetteer: Describer): Promise<ReadArticle> {
  let found: ReadArticle | null = null
  for await (const result of readArticles([file], { gazetteer })) {
    if ('rejection' in result) {
      const { line, reason } = result.rejection
      const where = line === null ? file : `${file}:${line}`
      throw new TimtinError('input', 'no-article', 'No article could be read.', where, reason)
    }
    if (found) {
      const advice = 'Give a file that is one page, or ingest it.'
      throw new TimtinError('input', 'several-articles', 'The file holds more than one article.', file, advice)
    }
    found = result
  }
  if (!found)
    throw new TimtinError('input', 'no-article', 'No article could be read.', file, 'Give a file, not a folder.')
  return found
}
