import type { CopyHit, RelatedSubject } from '../../reading.js'
import { comparableText, copyShare, isLongEnough } from '../../near-copies/comparable.js'
import { ranking } from '../../ranking/numbers.js'
import { shareOf, signatureSlots } from '../../near-copies/signature.js'
import type { Snapshot } from '../snapshot.js'

/** Near-copies of an article or a draft, most alike first, by comparing its signature with all. */
export function copiesIn(like: RelatedSubject, limit: number, snapshot: Snapshot): CopyHit[] {
  const own = 'id' in like ? snapshot.numberOf(like.id) : undefined
  if ('id' in like && own === undefined) return []
  const subject = 'draft' in like ? comparableText(like.draft) : snapshot.comparable(own!)
  if (!isLongEnough(subject)) return []
  const found: { article: number; share: number }[] = []
  snapshot.segments.forEach(({ articles, signatures }, i) => {
    for (let document = 0; document < articles; document++) {
      const article = snapshot.bases[i] + document
      if (article === own || snapshot.live[article] === 0) continue
      if (shareOf(subject.signatures, subject.at, signatures, document * signatureSlots) < ranking.copies.share)
        continue
      const other = snapshot.comparable(article)
      const share = isLongEnough(other) ? copyShare(subject, other) : 0
      if (share > 0) found.push({ article, share })
    }
  })
  found.sort((a, b) => b.share - a.share || a.article - b.article)
  return found.slice(0, limit).map(({ article, share }) => ({ id: snapshot.idOf(article), share }))
}
