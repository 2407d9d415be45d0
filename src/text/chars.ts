/** What a character does to tokens. */
export const CharClass = {
  /** Separates tokens and nothing more: spaces, hyphens, slashes, ampersands. */
  gap: 0,
  /** Separates tokens, and no compound or phrase crosses it: sentence marks, brackets, quotes, line ends. */
  break: 1,
  /** Part of a token. */
  letter: 2,
  /** ASCII digit, part of a token. */
  digit: 3,
  /** Combining mark: part of a token, but never its beginning. */
  mark: 4,
  /** Neither splits nor joins words: soft hyphen, zero-width characters. */
  invisible: 5,
  /** A break or not, depending on what surrounds it: . : ' ’ */
  contextual: 6,
  /** First half of a surrogate pair: {@link charClassAt} returns the class of the whole character. */
  astral: 7,
} as const

/** Characters with no visible form: soft hyphen, zero-width characters, direction marks, variation selectors. */
export const INVISIBLES = /\p{Cf}|\p{Variation_Selector}|\u034f/gu

/**
 * Words, for uses where nothing else counts: runs of letters, digits and combining marks. The tokenizer also reads
 * numerals with their separators, and ignores {@link INVISIBLES} inside words.
 */
export const WORDS = /[\p{L}\p{N}\p{M}]+/gu

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** Whether a text has anything to read: a letter or a digit. */
export function hasWord(text: string): boolean {
  return LETTER_OR_DIGIT.test(text)
}

/** The words of a text, as defined by {@link WORDS}. */
export function wordsIn(text: string): string[] {
  return text.match(WORDS) ?? []
}

const BMP = 0x10000
const HYPHENS_AND_JOINERS = '-‐‑–/\\&@#_%‰'

/** Class of every UTF-16 unit. */
export const charClasses = buildTable()

function buildTable(): Uint8Array {
  const classes = new Uint8Array(BMP)
  for (let code = 0; code < BMP; code++) {
    const isHighSurrogate = code >= 0xd800 && code <= 0xdbff
    classes[code] = isHighSurrogate ? CharClass.astral : classOf(String.fromCharCode(code))
  }
  return classes
}

function classOf(char: string): number {
  if (/[0-9]/.test(char)) return CharClass.digit
  if (char.search(INVISIBLES) === 0) return CharClass.invisible
  if (hasWord(char)) return CharClass.letter
  if (/\p{M}/u.test(char)) return CharClass.mark
  if (/[.:'’]/.test(char)) return CharClass.contextual
  if (HYPHENS_AND_JOINERS.includes(char)) return CharClass.gap
  return /[\p{P}\t\n\v\f\r\u0085\u2028\u2029|<>]/u.test(char) ? CharClass.break : CharClass.gap
}

/** Class of the character that begins at `index`; past the end, a gap. */
export function charClassAt(text: string, index: number): number {
  // Past the end charCodeAt returns NaN, and a single lookup by NaN makes all lookups slow.
  if (index >= text.length) return CharClass.gap
  const charClass = charClasses[text.charCodeAt(index)]!
  if (charClass !== CharClass.astral) return charClass
  const char = String.fromCodePoint(text.codePointAt(index)!)
  return char.length === 2 ? classOf(char) : CharClass.gap
}

/** Number of UTF-16 units of the character at `index`. */
export function charLengthAt(text: string, index: number): number {
  return charClasses[text.charCodeAt(index)] === CharClass.astral && text.codePointAt(index)! > 0xffff ? 2 : 1
}

export function isWordClass(charClass: number): boolean {
  return charClass === CharClass.letter || charClass === CharClass.digit || charClass === CharClass.mark
}
