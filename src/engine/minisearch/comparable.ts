import { noMinute, signatureSlots } from './constants.js'
import { ranking } from './ranking.js'
import type { Segment } from './segment.js'
import { shareOf, shinglesOf, type Signature } from './signature.js'

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
