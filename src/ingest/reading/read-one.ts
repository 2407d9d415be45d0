import { RejectedRecord } from '../rejection.js'
import type { SourceRecord, Stated } from '../source-record.js'
import { builtInSources, type Sources } from '../sources/index.js'
import { toArticle, type Describer } from '../to-article.js'
import type { ReadOutcome } from './messages.js'

/** Reads one record in the calling thread, without bounds of time and memory. Never throws. */
export function readOne(
  record: SourceRecord,
  gazetteer: Describer,
  stated: Stated,
  sources: Sources = builtInSources,
): ReadOutcome {
  try {
    return toArticle(record, gazetteer, stated, sources)
  } catch (error) {
    const field = error instanceof RejectedRecord ? error.field : null
    return { reason: reasonOf(error), ...(field === null ? {} : { field }) }
  }
}

/** Why a record cannot be read: a fault of our own must not end the run, but be named. */
export function reasonOf(error: unknown): string {
  if (error instanceof RejectedRecord) return error.reason
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof RangeError && message.includes('call stack')) {
    return 'Its elements are nested too deeply, as in no article. Save the page again.'
  }
  return `It could not be read (${message}). Please report this.`
}
