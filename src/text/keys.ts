import { applySteps, FOLDING_STEPS, isAscii, LOSSLESS_STEPS, TONELESS_STEPS } from './steps.js'
import type { Keys } from './types.js'

/**
 * The keys of a word, from strict to loose, made by the steps of `steps.ts`. A pure function of the word, so that
 * documents and queries agree.
 * @param raw a word as written, in any Unicode normalisation
 */
export function keysOf(raw: string): Keys {
  // Of the lossless steps, only lower-casing changes ASCII.
  const exact = isAscii(raw) ? raw.toLowerCase() : applySteps(LOSSLESS_STEPS, raw)
  const toneless = applySteps(TONELESS_STEPS, exact)
  return { exact, toneless, folded: applySteps(FOLDING_STEPS, toneless) }
}

/**
 * Whether a word carries a diacritic, and so is meant as written. A final y that folds to i does not count ("ky" is
 * typed for "kỳ"), nor do the different ways to write a numeral.
 */
export function isAccented({ exact, folded }: Pick<Keys, 'exact' | 'folded'>): boolean {
  return exact !== folded && !isAscii(exact) && !/\d/.test(folded)
}
