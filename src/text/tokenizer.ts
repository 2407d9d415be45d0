import { charClassAt, CharClass, charClasses, charLengthAt, isWordClass } from './chars.js'
import { separatedNumeralEnd } from './numerals.js'
import type { Token } from './types.js'
import { nextHash, type Word, type WordReader } from './words.js'

/** The tokens of a text, and the word at each. */
export interface TokenizedText<W extends Word> {
  tokens: Token[]
  words: W[]
}

/** Longest run of capitals after which a dot marks an abbreviation, not the end of a sentence: "TP.HCM", "TS. Lan". */
const TIGHT_ABBREVIATION = 4
const SPACED_ABBREVIATION = 2

/**
 * Splits a text into tokens: runs of letters, digits and combining marks, or numerals with their separators.
 * @param reader reads the words
 */
export function tokenize<W extends Word>(text: string, reader: WordReader<W>): TokenizedText<W> {
  const tokens: Token[] = []
  const words: W[] = []
  let breakBefore = true
  let index = 0
  while (index < text.length) {
    const charClass = charClassAt(text, index)
    if (charClass === CharClass.letter || charClass === CharClass.digit) {
      const { end, word } = readWord(text, index, charClass, reader)
      const { exact, toneless, folded } = word
      tokens.push({ exact, toneless, folded, start: index, end, breakBefore })
      words.push(word)
      breakBefore = false
      index = end
      continue
    }
    if (charClass === CharClass.break) breakBefore = true
    else if (charClass === CharClass.contextual && !breakBefore) {
      breakBefore = separates(text, index, tokens[tokens.length - 1]!, words[words.length - 1]!)
    }
    index += charLengthAt(text, index)
  }
  return { tokens, words }
}

function readWord<W extends Word>(text: string, start: number, charClass: number, reader: WordReader<W>) {
  // Nearly every word has only letters of the basic plane, so one loop finds both its end and its hash.
  let hash = 0
  let end = start
  let next = charClasses[text.charCodeAt(start)]!
  while (next === CharClass.letter) {
    hash = nextHash(hash, text.charCodeAt(end))
    end++
    next = end < text.length ? charClasses[text.charCodeAt(end)]! : CharClass.gap
  }
  const goesOn = next === CharClass.digit || next === CharClass.mark || next === CharClass.invisible
  if (goesOn || next === CharClass.astral || end === start) {
    end = charClass === CharClass.digit ? numeralOrWordEnd(text, start) : wordEnd(text, start)
    hash = hashOf(text, start, end)
  }
  return { end, word: reader.read(text, start, end, hash) }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let i = start; i < end; i++) hash = nextHash(hash, text.charCodeAt(i))
  return hash
}

function wordEnd(text: string, start: number): number {
  let end = start
  let index = start
  while (index < text.length) {
    const charClass = charClassAt(text, index)
    if (!isWordClass(charClass) && charClass !== CharClass.invisible) break
    index += charLengthAt(text, index)
    if (charClass !== CharClass.invisible) end = index
  }
  return end
}

/** End of a numeral with separators, of digits with a percent sign, or of a word that begins with a digit. */
function numeralOrWordEnd(text: string, start: number): number {
  let end = start
  while (isDigitAt(text, end)) end++
  const separator = text[end]
  const numeral =
    (separator === '.' || separator === ',') && isDigitAt(text, end + 1) ? separatedNumeralEnd(text, start) : -1
  if (numeral !== -1) end = numeral
  else if (isWordClass(charClassAt(text, end))) return wordEnd(text, start)
  while (charClassAt(text, end) === CharClass.mark) end++
  return text[end] === '%' || text[end] === '‰' ? end + 1 : end
}

/** Whether the contextual mark at `index` separates the token before it from what follows. */
function separates(text: string, index: number, before: Token, word: Word): boolean {
  const isTight = before.end === index && index + 1 < text.length && isWordClass(charClassAt(text, index + 1))
  const length = before.end - before.start
  const mark = text[index]
  if (mark === "'" || mark === '’') return !isTight
  if (isTight && isDigitAt(text, index - 1) && isDigitAt(text, index + 1)) return false
  if (mark === ':') return true
  if (!isTight)
    return !(word.capitals && length <= SPACED_ABBREVIATION && before.end === index && text[index + 1] === ' ')
  const next = text[index + 1]!
  const isLower = next === next.toLowerCase() && next !== next.toUpperCase()
  return !isLower && !(word.capitals && length <= TIGHT_ABBREVIATION)
}

function isDigitAt(text: string, index: number): boolean {
  return charClassAt(text, index) === CharClass.digit
}
