import type { ArticleReader, Withdrawal } from '../../store/types.js'
import type { WithdrawnArticle } from '../types.js'

/** What the article store knows of changes to articles. */
export type ChangeSource = Pick<ArticleReader, 'withdrawal' | 'withdrawals' | 'revisions'>

/** What visitors are told: neither the title nor the original address. */
const told = ({ id, at, reason }: Withdrawal): WithdrawnArticle => ({ id, at, reason })

/** What visitors are told of a withdrawn article; null for one that is not withdrawn. */
export function withdrawnArticle(id: string, source: ChangeSource): WithdrawnArticle | null {
  const withdrawal = source.withdrawal(id)
  return withdrawal === null ? null : told(withdrawal)
}

/** The last withdrawals, latest first. */
export function lastWithdrawn(limit: number, source: ChangeSource): WithdrawnArticle[] {
  return source.withdrawals().slice(0, limit).map(told)
}
