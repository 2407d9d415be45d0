import type { ArticleLog } from '../../article-log.js'
import type { LoggedPage } from '../types.js'

/** A page of the log, without what articles say. Those that were removed, and damaged ones, are left out. */
export async function loggedPage(
  sequence: number,
  limit: number,
  log: Pick<ArticleLog, 'lastSequence' | 'entriesAfter'>,
): Promise<LoggedPage> {
  const last = await log.lastSequence()
  const entries = await log.entriesAfter(sequence, limit)
  const articles = entries.flatMap((entry) => {
    if (!('article' in entry)) return []
    const { id, title, modifiedAt, publishedAt } = entry.article
    return [{ sequence: entry.sequence, id, title, changedAt: modifiedAt ?? publishedAt }]
  })
  // Fewer than asked for come only at the end.
  const upTo = entries.length < limit ? Math.max(last, sequence) : entries[entries.length - 1].sequence
  return { articles, upTo, last }
}
