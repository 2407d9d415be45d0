import { noMinute } from '../../text/dates.js'
import { hashText } from '../../text/hash.js'
import type { Analysis } from '../../text/types.js'
import type { AnalysedText } from '../analysed-article.js'
import { ranking } from '../ranking/numbers.js'
import { shareOf, shinglesOf, signatureOf, type Signature } from './signature.js'

const { share: leastShare, shareLater, minutesApart, leastShingles } = ranking.copies

/** A text that can be compared with others. */
export interface Comparable {
  /** A signature, or a column of signatures. */
  signatures: Signature
  /** Where the text's own signature begins. */
  at: number
  shingles: number
  /** Local minute of publication, or `noMinute`. */
  minute: number
}

/** Whether a text is long enough to decide what it is a near-copy of. */
export const isLongEnough = ({ shingles }: Comparable) => shingles >= leastShingles

/** Share of shingles that two texts have in common; 0 when they share too little to be near-copies. */
export function copyShare(a: Comparable, b: Comparable): number {
  const share = shareOf(a.signatures, a.at, b.signatures, b.at)
  const isDated = a.minute !== noMinute && b.minute !== noMinute
  const least = isDated && Math.abs(a.minute - b.minute) > minutesApart ? shareLater : leastShare
  return share >= least ? share : 0
}

/**
 * Prepares an analysed text for comparison; for an article, its title, lead and body zones.
 * @param minute local minute of publication, or `noMinute`
 */
export function comparableOf(analyses: readonly Analysis[], minute: number): Comparable {
  const hashes = analyses.flatMap(({ tokens }) => tokens.map(({ folded }) => hashText(folded)))
  return { signatures: signatureOf(hashes), at: 0, shingles: shinglesOf(hashes.length), minute }
}

/** Prepares a draft for comparison. */
export function comparableText({ title, text }: AnalysedText): Comparable {
  return comparableOf([title, text], noMinute)
}
