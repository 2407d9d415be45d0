/** Syllables in a shingle; docs/decisions/0004 explains how these numbers were chosen. */
export const shingleSyllables = 4

/** Slots in an article's MinHash signature, 16 bits each. */
export const signatureSlots = 128

/**
 * MinHash signature of an article's text: the number of slots that two signatures have in common estimates the Jaccard
 * index of their sets of syllable shingles, with a standard deviation of at most 0.05 at 128 slots. One hash per
 * shingle fills all slots ("one permutation hashing", Li, Owen and Zhang 2012); a slot that no shingle falls into takes
 * the value of another slot by a fixed rule, so that two texts agree on it as often as on the others (Shrivastava
 * 2017).
 */
export type Signature = Uint16Array

/** Shingles are hashed to 32 bits: the highest bits select the slot, the others are compared. */
const slotShift = 32 - Math.log2(signatureSlots)
const noValue = 0xffffffff

/** Spreads the bits of a number (the finaliser of MurmurHash3). */
export function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The slot from which an empty slot takes its value at its `attempt`th try. */
const elsewhere = (slot: number, attempt: number) => mixed(slot + Math.imul(attempt, 0x9e3779b1)) >>> slotShift

const least = new Uint32Array(signatureSlots)

/** Number of shingles in a text of this many syllables, including repeated ones. */
export const shinglesOf = (syllables: number) => Math.max(0, syllables - shingleSyllables + 1)

/**
 * Makes the signature of a text.
 * @param hashes one 32-bit hash per syllable, in order
 * @returns all slots 0 for a text without a whole shingle
 */
export function signatureOf(hashes: ArrayLike<number>): Signature {
  const signature = new Uint16Array(signatureSlots)
  const shingles = shinglesOf(hashes.length)
  if (shingles === 0) return signature
  least.fill(noValue)
  for (let first = 0; first < shingles; first++) {
    let hash = 0
    for (let i = first; i < first + shingleSyllables; i++) hash = mixed(Math.imul(hash, 31) + hashes[i])
    const slot = hash >>> slotShift
    const value = mixed(hash)
    if (value < least[slot]) least[slot] = value
  }
  for (let slot = 0; slot < signatureSlots; slot++) {
    let filled = slot
    for (let attempt = 1; least[filled] === noValue; attempt++) filled = elsewhere(slot, attempt)
    signature[slot] = mixed(least[filled]) & 0xffff
  }
  return signature
}

/**
 * Most pairs of texts have nothing in common, which this many slots show. Of pairs that share half of their shingles,
 * one in 100,000 has fewer than `fewAtFirst` of them in common (binomial).
 */
const firstLook = 32
const fewAtFirst = 5

/**
 * Estimated share of shingles that two texts have in common, 0 to 1, from signatures at places in two columns; 0 when
 * it is clearly below one half.
 */
export function shareOf(a: Signature, aAt: number, b: Signature, bAt: number): number {
  let same = 0
  for (let i = 0; i < firstLook; i++) if (a[aAt + i] === b[bAt + i]) same++
  if (same < fewAtFirst) return 0
  for (let i = firstLook; i < signatureSlots; i++) if (a[aAt + i] === b[bAt + i]) same++
  return same / signatureSlots
}
