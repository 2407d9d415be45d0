import type { ArticleReader, Withdrawal } from '../../store/types.js'
import type { WithdrawnArticle } from '../types.js'

type Changes = Pick<ArticleReader, 'withdrawal' | 'withdrawals' | 'revisions'>

/** What is known of changes to articles: from a store, or from one that may have to be waited for. */
export type ChangeSource = {
  [Asked in keyof Changes]: (
    ...args: Parameters<Changes[Asked]>
  ) => ReturnType<Changes[Asked]> | Promise<ReturnType<Changes[Asked]>>
}

/** What visitors are told: neither the title nor the original address. */
const told = ({ id, at, reason }: Withdrawal): WithdrawnArticle => ({ id, at, reason })

/** What visitors are told of a withdrawn article; null for one that is not withdrawn. */
export async function withdrawnArticle(id: string, source: ChangeSource): Promise<WithdrawnArticle | null> {
  const withdrawal = await source.withdrawal(id)
  return withdrawal === null ? null : told(withdrawal)
}

/** The last withdrawals, latest first. */
export async function lastWithdrawn(limit: number, source: ChangeSource): Promise<WithdrawnArticle[]> {
  return (await source.withdrawals()).slice(0, limit).map(told)
}
