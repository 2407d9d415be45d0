import { TimtinError } from '../../src/errors.js'
import { readArticles, type ReadArticle } from '../../src/ingest/index.js'
import type { ReadingPlace } from '../../src/ingest/reading/messages.js'
import { createPageReader, type PageReader } from '../../src/ingest/reading/page-reader.js'

/**
 * Reads the article of one saved page.
 * @param place where the gazetteer and the archive's own sources are, e.g. the configuration
 * @throws TimtinError `no-article` when the file holds none, `several-articles` when it holds more, and the errors of
 *   `readArticles`
 */
export async function readOneArticle(file: string, place: ReadingPlace): Promise<ReadArticle> {
  const reader = createPageReader(place)
  try {
    return await onlyArticle(file, reader)
  } finally {
    await reader.close()
  }
}

async function onlyArticle(file: string, reader: PageReader): Promise<ReadArticle> {
  let found: ReadArticle | null = null
  for await (const result of readArticles([file], { reader })) {
    if ('rejection' in result) {
      const { line, reason } = result.rejection
      const where = line === null ? file : `${file}:${line}`
      throw new TimtinError('input', 'no-article', 'No article could be read.', where, reason)
    }
    if (found) {
      const advice = 'Give a file that is one page, or import it.'
      throw new TimtinError('input', 'several-articles', 'The file holds more than one article.', file, advice)
    }
    found = result
  }
  if (!found)
    throw new TimtinError('input', 'no-article', 'No article could be read.', file, 'Give a file, not a folder.')
  return found
}
