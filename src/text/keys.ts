import { INVISIBLES } from './chars.js'
import { splitSyllable, withoutTones, withTone } from './marks.js'
import { foldNumeral } from './numerals.js'
import type { Keys } from './types.js'

const ASCII = /^[\x00-\x7f]*$/
const MARKS = /\p{M}/gu

/** Letters that no Unicode decomposition leads to a-z. */
const PLAIN: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
const UNDECOMPOSED = /[đłøıßæœþ]/g

/** Onsets after which final y and i are two spellings of one word: kỹ/kĩ, lý/lí, công ty/công ti, quý/quí. */
const I_OR_Y = /^(?:[hklmstv]|qu)y$/

/**
 * The keys of a word, from strict to loose. A pure function of the word, so that documents and queries agree.
 * Final y becomes i after h, k, l, m, s, t, v and qu in `toneless` and `folded` (not in `exact`, which therefore ranks
 * the spelling as typed first); `thuy` and bare `y` stay, since there y and i are different words.
 * @param raw a word as written, in any Unicode normalisation
 */
export function keysOf(raw: string): Keys {
  if (ASCII.test(raw)) {
    const exact = raw.toLowerCase()
    const toneless = foldFinalY(exact)
    return { exact, toneless, folded: foldNumeral(toneless) }
  }
  // After lower-casing, Eth is ð (U+00D0) or ɖ (U+0189): both look like Đ in capitals and are typed for it.
  const word = raw.replace(INVISIBLES, '').toLowerCase().replace(/[ðɖ]/g, 'đ')
  const { base, tones } = withoutTones(word)
  const parts = tones.length === 1 ? splitSyllable(base) : null
  const exact = tones === '' ? base : parts ? withTone(parts, tones) : word.normalize('NFC')
  return { exact, toneless: foldFinalY(base), folded: foldNumeral(foldFinalY(foldMarks(base))) }
}

/**
 * Whether a word carries a diacritic: then it is meant as written. Final y that folds to i is none ("ky" is typed for
 * "kỳ"), and numerals have other forms, but none is meant more.
 */
export function isAccented({ exact, folded }: Pick<Keys, 'exact' | 'folded'>): boolean {
  return exact !== folded && !ASCII.test(exact) && !/\d/.test(folded)
}

/**
 * Folds to a-z and digits what has such a form: marks off, đ to d; other letters stay.
 * @param lower lower-case text
 */
export function foldMarks(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(UNDECOMPOSED, (letter) => PLAIN[letter]!)
}

function foldFinalY(word: string): string {
  return word.length <= 3 && I_OR_Y.test(word) ? `${word.slice(0, -1)}i` : word
}
