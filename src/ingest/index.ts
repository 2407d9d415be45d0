import type { Article } from '../article.js'
import { isRejection, readRecords } from './readers/index.js'
import { RejectedRecord, type Rejection } from './rejection.js'
import { toArticle, type Describer } from './to-article.js'

export type { Rejection } from './rejection.js'

/** An article with the place it was read from; `notes` say, in English, what a person should look at. */
export interface ReadArticle {
  article: Article
  file: string
  /** From 1; null when the file is one article. */
  line: number | null
  notes: string[]
}

/**
 * Reads articles from files and folders of `.txt .html .htm .ndjson .ndjson.gz`, one at a time in constant memory.
 * Every record results in an article or a rejection.
 * @throws TimtinError `no-such-path`, `unknown-file-kind` for a path given by name, before anything is read
 */
export async function* readArticles(
  paths: readonly string[],
  { gazetteer }: { gazetteer: Describer },
): AsyncGenerator<ReadArticle | { rejection: Rejection }> {
  for await (const record of readRecords(paths)) {
    if (isRejection(record)) {
      yield { rejection: record }
      continue
    }
    const { file, line } = record
    try {
      yield { ...toArticle(record, gazetteer), file, line }
    } catch (error) {
      // A fault of our own in one record must not end the run: the others are kept, and the record is named.
      const fault = `It could not be read (${error instanceof Error ? error.message : String(error)}). Please report this.`
      yield { rejection: { file, line, reason: error instanceof RejectedRecord ? error.reason : fault } }
    }
  }
}
