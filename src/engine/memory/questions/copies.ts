import { comparableText, copyShare, isLongEnough } from '../../near-copies/comparable.js'
import type { CopyHit, RelatedSubject } from '../../reading.js'
import type { Archive } from '../archive.js'

/** Near-copies of an article or a draft, most alike first, of equals in the order of the log. */
export function copiesIn(like: RelatedSubject, limit: number, archive: Archive): CopyHit[] {
  const own = 'id' in like ? archive.numbers.get(like.id) : undefined
  if ('id' in like && own === undefined) return []
  const subject = 'draft' in like ? comparableText(like.draft) : archive.comparables[own!]
  const shareOf = (number: number) => {
    const other = archive.comparables[number]
    return isLongEnough(subject) && isLongEnough(other) ? copyShare(subject, other) : 0
  }
  return archive
    .numbersOfAll()
    .filter((number) => number !== own)
    .map((number) => ({ id: archive.all[number].id, share: shareOf(number) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, limit)
}
