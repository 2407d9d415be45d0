import { remembered } from './remembered.js'
import { applySteps, FOLDING_STEPS, isAscii, LOSSLESS_STEPS, TONELESS_STEPS } from './steps.js'
import type { Keys } from './types.js'

/** As many words as queries and the articles that they find have in a busy hour. */
const wordsRemembered = 20_000
/** Longer words are not remembered: they are slices that would keep their whole text alive, and they are rare. */
export const longestRemembered = 12

function makeKeys(raw: string): Keys {
  // Of the lossless steps, only lower-casing changes ASCII.
  const exact = isAscii(raw) ? raw.toLowerCase() : applySteps(LOSSLESS_STEPS, raw)
  const toneless = applySteps(TONELESS_STEPS, exact)
  return { exact, toneless, folded: applySteps(FOLDING_STEPS, toneless) }
}

const knownKeys: (raw: string) => Readonly<Keys> = remembered(wordsRemembered, makeKeys)

/**
 * The keys of a word, from strict to loose, made by the steps of `steps.ts`. A pure function of the word, so that
 * documents and queries agree; texts repeat the same words, so recent results are remembered.
 * @param raw a word as written, in any Unicode normalisation
 * @returns shared by all who ask for the word
 */
export function keysOf(raw: string): Readonly<Keys> {
  return raw.length > longestRemembered ? makeKeys(raw) : knownKeys(raw)
}

/**
 * Whether a word carries a diacritic, and so is meant as written. A final y that folds to i does not count ("ky" is
 * typed for "kỳ"), nor do the different ways to write a numeral.
 */
export function isAccented({ exact, folded }: Pick<Keys, 'exact' | 'folded'>): boolean {
  return exact !== folded && !isAscii(exact) && !/\d/.test(folded)
}
