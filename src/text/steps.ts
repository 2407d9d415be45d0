import { INVISIBLES } from './chars.js'
import { finalYAsI } from './final-y.js'
import { splitSyllable, withoutTones, withTone } from './marks.js'
import { foldNumeral } from './numerals.js'

/**
 * The steps by which words become comparable, in order. Lossless steps unify the ways to write the same word; each
 * lossy step drops something that tells words apart.
 */
type Step = (word: string) => string

/** From a word as written, in any Unicode normalisation, to its `exact` key. */
export const LOSSLESS_STEPS: readonly Step[] = [withoutInvisibles, lowerCase, repairEth, compose, placeTone]

/** From the `exact` key to `toneless`. Only `exact` keeps final y, so that the spelling as typed ranks first. */
export const TONELESS_STEPS: readonly Step[] = [dropTone, finalYAsI]

/** From `toneless` to `folded`. Marks other than tones may have hidden a final y. */
export const FOLDING_STEPS: readonly Step[] = [foldMarks, finalYAsI, foldNumeral]

const ASCII = /^[\x00-\x7f]*$/
const MARKS = /\p{M}/gu

/** Letters that Unicode does not decompose to a-z. */
const PLAIN: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
const UNDECOMPOSED = /[đłøıßæœþ]/g

/** Applies steps one after the other. */
export function applySteps(steps: readonly Step[], word: string): string {
  let result = word
  for (const step of steps) result = step(result)
  return result
}

/** Whether a word is all ASCII, and so has no marks. */
export function isAscii(word: string): boolean {
  return ASCII.test(word)
}

/** Folds a text of any case: lower case, Eth repaired, marks removed. What does not fold to a-z or digits stays. */
export function fold(text: string): string {
  return foldMarks(repairEth(text.toLowerCase()))
}

/**
 * Folds letters to a-z: marks removed, đ to d; letters that have no such form stay.
 * @param lower lower-case text
 */
export function foldMarks(lower: string): string {
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(UNDECOMPOSED, (letter) => PLAIN[letter]!)
}

/**
 * Writes đ for ð (the small form of U+00D0) and ɖ (of U+0189): their capitals look like Đ and are typed in its place.
 * @param lower lower-case text
 */
export function repairEth(lower: string): string {
  return lower.replace(/[ðɖ]/g, 'đ')
}

function withoutInvisibles(word: string): string {
  return word.replace(INVISIBLES, '')
}

function lowerCase(word: string): string {
  return word.toLowerCase()
}

function compose(word: string): string {
  return word.normalize('NFC')
}

/** Puts the tone of a syllable on its canonical letter: hoà becomes hòa. Returns what is not a syllable unchanged. */
function placeTone(word: string): string {
  const { base, tones } = withoutTones(word)
  const parts = tones.length === 1 ? splitSyllable(base) : null
  return parts === null ? word : withTone(parts, tones)
}

function dropTone(word: string): string {
  return isAscii(word) ? word : withoutTones(word).base
}
