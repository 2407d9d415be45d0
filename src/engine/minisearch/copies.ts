import type { Analyzer } from '../../text/types.js'
import type { CopyHit, RelatedSubject } from '../engine.js'
import { noMinute, signatureSlots } from './constants.js'
import { hashTerm } from './documents.js'
import { ranking } from './ranking.js'
import type { Segment } from './segment.js'
import { shareOf, shinglesOf, signatureOf, type Signature } from './signature.js'
import type { Snapshot } from './snapshot.js'

const { share: leastShare, shareLater, minutesApart, leastShingles } = ranking.copies

/** A text to compare with others. */
export interface Comparable {
  /** A signature, or a column of them. */
  signatures: Signature
  /** Where its own begins. */
  at: number
  shingles: number
  /** Local minute of publication, or `noMinute`. */
  minute: number
}

/** What can be compared: the articles of a snapshot. */
export interface Articles {
  segments: readonly Segment[]
  bases: readonly number[]
  minutes: Int32Array
  live: Uint8Array
}

/** An article of a segment, ready to be compared. */
export function comparable({ segments, bases, minutes }: Articles, i: number, document: number): Comparable {
  const { signatures, zones } = segments[i]
  // The third zone ends where title, lead and body do.
  const shingles = shinglesOf(zones[document * 3 + 2])
  return { signatures, at: document * signatureSlots, shingles, minute: minutes[bases[i] + document] }
}

/** Whether a text is long enough to say whose near-copy it is. */
export const isLongEnough = ({ shingles }: Comparable) => shingles >= leastShingles

/** Share of shingles that two texts have in common; 0 when that is too little for near-copies. */
export function copyShare(a: Comparable, b: Comparable): number {
  const share = shareOf(a.signatures, a.at, b.signatures, b.at)
  const isDated = a.minute !== noMinute && b.minute !== noMinute
  const least = isDated && Math.abs(a.minute - b.minute) > minutesApart ? shareLater : leastShare
  return share >= least ? share : 0
}

/** Near-copies of an article or a draft, most alike first, by comparing its signature with all. */
export function copiesIn(like: RelatedSubject, limit: number, analyzer: Analyzer, snapshot: Snapshot): CopyHit[] {
  const own = 'id' in like ? snapshot.numberOf(like.id) : undefined
  if ('id' in like && own === undefined) return []
  const subject = 'draft' in like ? ofDraft(like.draft, analyzer) : ofArticle(own!, snapshot)
  if (!isLongEnough(subject)) return []
  const found: { article: number; share: number }[] = []
  snapshot.segments.forEach(({ articles, signatures }, i) => {
    for (let document = 0; document < articles; document++) {
      const article = snapshot.bases[i] + document
      if (article === own || snapshot.live[article] === 0) continue
      if (shareOf(subject.signatures, subject.at, signatures, document * signatureSlots) < leastShare) continue
      const other = comparable(snapshot, i, document)
      const share = isLongEnough(other) ? copyShare(subject, other) : 0
      if (share > 0) found.push({ article, share })
    }
  })
  found.sort((a, b) => b.share - a.share || a.article - b.article)
  return found.slice(0, limit).map(({ article, share }) => ({ id: snapshot.idOf(article), share }))
}

/** An article, ready to be compared. */
export function ofArticle(article: number, snapshot: Snapshot): Comparable {
  const i = snapshot.segmentOf(article)
  return comparable(snapshot, i, article - snapshot.bases[i])
}

/** A draft, ready to be compared. */
export function ofDraft(draft: { title: string; lead: string; body: string[] }, analyzer: Analyzer): Comparable {
  const texts = [draft.title, draft.lead, draft.body.join('\n')]
  const hashes = texts.flatMap((text) => analyzer.analyze(text).tokens.map((token) => hashTerm(token.folded)))
  return { signatures: signatureOf(hashes), at: 0, shingles: shinglesOf(hashes.length), minute: noMinute }
}
