/** The tone marks of Vietnamese, and where they stand in a syllable. */

/** ngang (none), huyền, hỏi, ngã, sắc, nặng: the order in dictionaries. */
export const TONE_MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const VOWELS = 'aăâeêioôơuưy'
const MARKED_VOWELS = 'ăâêôơư'
const CODAS = new Set(['', 'c', 'ch', 'k', 'm', 'n', 'ng', 'nh', 'p', 't'])

/** The parts of a toneless syllable; `vowels` holds glides too, except the u of `qu` and the i of `gi`. */
export interface SyllableParts {
  onset: string
  vowels: string
  coda: string
}

/**
 * Splits a lower-case toneless word in NFC into its parts. `qu` and `gi` before a vowel are consonants.
 * @returns null when it does not have the shape of one syllable (consonants, one to three vowels, a Vietnamese coda)
 */
export function splitSyllable(word: string): SyllableParts | null {
  const second = word[2]
  const hasGlideOnset =
    second !== undefined && (word.startsWith('qu') || word.startsWith('gi')) && VOWELS.includes(second)
  let first = hasGlideOnset ? 2 : 0
  while (first < word.length && !VOWELS.includes(word[first]!)) first++
  let end = first
  while (end < word.length && VOWELS.includes(word[end]!)) end++
  const coda = word.slice(end)
  if (first > 3 || end === first || end - first > 3 || !CODAS.has(coda)) return null
  return { onset: word.slice(0, first), vowels: word.slice(first, end), coda }
}

/**
 * Index in `vowels` of the letter that bears the tone, in the traditional placement (hòa, thủy): the last vowel with a
 * mark of its own (ươ); else the second of two before a coda, the first of two at the end, the middle of three.
 */
export function toneIndex({ vowels, coda }: SyllableParts): number {
  for (let i = vowels.length - 1; i >= 0; i--) if (MARKED_VOWELS.includes(vowels[i]!)) return i
  if (vowels.length === 3) return 1
  return vowels.length === 2 && coda !== '' ? 1 : 0
}

/**
 * Puts a tone on its canonical letter.
 * @param tone one of {@link TONE_MARKS}
 * @returns the syllable in NFC
 */
export function withTone(parts: SyllableParts, tone: string): string {
  const at = toneIndex(parts) + 1
  return (parts.onset + parts.vowels.slice(0, at) + tone + parts.vowels.slice(at) + parts.coda).normalize('NFC')
}

/**
 * Removes the tone marks.
 * @param word any lower-case text
 * @returns `base` in NFC; `tones` holds the marks that were found, in order
 */
export function withoutTones(word: string): { base: string; tones: string } {
  let tones = ''
  const base = word.normalize('NFD').replace(TONES, (mark) => {
    tones += mark
    return ''
  })
  return { base: base.normalize('NFC'), tones }
}
