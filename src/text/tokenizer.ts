import { charClassAt, CharClass, charLengthAt, isWordClass } from './chars.js'
import { separatedNumeralEnd } from './numerals.js'
import type { Token } from './types.js'
import type { Word } from './words.js'

/** Tokens of a text beside the words that they are. */
export interface TokenizedText<W extends Word> {
  tokens: Token[]
  words: W[]
}

/** Longest row of capitals after which a dot abbreviates rather than ends a sentence: "TP.HCM", "TS. Lan". */
const TIGHT_ABBREVIATION = 4
const SPACED_ABBREVIATION = 2

/**
 * Splits a text into tokens: rows of letters, digits and combining marks, or numerals with their separators.
 * @param wordOf gives the word for a raw form; `text.slice(start, end)` is what it gets
 */
export function tokenize<W extends Word>(text: string, wordOf: (raw: string) => W): TokenizedText<W> {
  const tokens: Token[] = []
  const words: W[] = []
  let breakBefore = true
  let index = 0
  while (index < text.length) {
    const charClass = charClassAt(text, index)
    if (charClass === CharClass.letter || charClass === CharClass.digit) {
      const end = charClass === CharClass.digit ? numeralOrWordEnd(text, index) : wordEnd(text, index)
      const word = wordOf(text.slice(index, end))
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

function numeralOrWordEnd(text: string, start: number): number {
  const numeral = separatedNumeralEnd(text, start)
  let end = numeral === -1 ? wordEnd(text, start) : numeral
  while (charClassAt(text, end) === CharClass.mark) end++
  const after = text[end]
  const isNumeral = numeral !== -1 || /^\d+$/.test(text.slice(start, end))
  return isNumeral && (after === '%' || after === '‰') ? end + 1 : end
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
