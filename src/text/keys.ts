import { applySteps, FOLDING_STEPS, isAscii, LOSSLESS_STEPS, TONELESS_STEPS } from './steps.js'
import type { Keys } from './types.js'

/**
 * The keys of a word, from strict to loose, by the steps of `steps.ts`. A pure function of the word, so that documents
 * and queries agree.
 * @param raw a word as written, in any Unicode normalisation
 */
export function keysOf(raw: string): Keys {
  // Of the lossless steps ASCII needs the lower case alone.
  const exact = isAscii(raw) ? raw.toLowerCase() : applySteps(LOSSLESS_STEPS, raw)
  const toneless = applySteps(TONELESS_STEPS, exact)
  return { exact, toneless, folded: applySteps(FOLDING_STEPS, toneless) }
}

/**
 * Whether a word carries a diacritic: then it is meant as written. Final y that folds to i is none ("ky" is typed for
 * "kỳ"), and numerals have other forms, but none is meant more.
 */
export function isAccented({ exact, folded }: Pick<Keys, 'exact' | 'folded'>): boolean {
  return exact !== folded && !isAscii(exact) && !/\d/.test(folded)
}
