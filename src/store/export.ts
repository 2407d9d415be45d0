import { setImmediate } from 'node:timers/promises'
import type { Article } from '../article.js'
import { articlesIn } from '../article-log.js'
import type { ArticleReader, Revision, Withdrawal } from './types.js'

/** A line of an export: an article with what it said before, latest first, or a withdrawal. */
export type ExportedRecord = (Article & { revisions?: Revision[] }) | { withdrawal: Withdrawal }

/**
 * Everything that a store has, to be imported into another one: the articles in the order of their last change, then the
 * withdrawals. Others may write meanwhile: an article that changes can appear twice, its latest version last.
 * @throws TimtinError `store-damaged`
 */
export async function* exportedRecords(store: ArticleReader): AsyncGenerator<ExportedRecord> {
  for await (const { article } of articlesIn(store)) {
    const revisions = store.revisions(article.id)
    yield revisions.length === 0 ? article : { ...article, revisions }
  }
  await setImmediate()
  for (const withdrawal of store.withdrawals().reverse()) yield { withdrawal }
}
