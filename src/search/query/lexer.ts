/** Splits a query as typed into words, phrases, operators and fields. Knows nothing of what they mean. */
import { hasWord } from '../../text/index.js'

export type Lexeme =
  | { kind: 'word'; text: string; negated: boolean }
  /** `raw` is the whole with its quotes and slop, without a leading minus. */
  | { kind: 'phrase'; text: string; slop: number; raw: string; negated: boolean }
  /** `name:value`; `raw` is the whole as typed, without a leading minus. */
  | { kind: 'field'; name: string; value: string; quoted: boolean; raw: string; negated: boolean }
  | { kind: 'or'; text: string }
  | { kind: 'parenthesis'; text: string }
  | { kind: 'lone-minus'; text: string }
  | { kind: 'unclosed-quote'; text: string }
  | { kind: 'empty-phrase' }

const straightQuotes = '"“”„‟＂'
const openingGuillemets = '«»'
const minus = /^[-−]/
const operator = /^(OR|HOẶC|HOAC)$/
const fieldHead = /^(\p{L}[\p{L}\p{M}]*(?:[-_][\p{L}\p{M}]+)*)[:：]/u
const slopSuffix = /^~(\d{1,4})/

/** Quotes that close another: first those of its own kind, then any like it, since people mix them. */
function closingQuotes(opening: string): string[] {
  if (openingGuillemets.includes(opening)) return [openingGuillemets]
  return ['“„'.includes(opening) ? '”' : opening, straightQuotes]
}

function isQuote(char: string): boolean {
  return char !== '' && (straightQuotes + openingGuillemets).includes(char)
}

function isSpace(char: string): boolean {
  return /\s/.test(char)
}

function isParenthesis(char: string): boolean {
  return char === '(' || char === ')'
}

/** Index of the quote that closes the one at `open`, or -1. */
function findClosing(text: string, open: number): number {
  for (const closing of closingQuotes(text[open]))
    for (let i = open + 1; i < text.length; i += 1) if (closing.includes(text[i])) return i
  return -1
}

/** End of the run of characters from `start` that no space, quote or parenthesis interrupts. */
function chunkEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && !isSpace(text[end]) && !isQuote(text[end]) && !isParenthesis(text[end])) end += 1
  return end
}

/**
 * Whether the minus at `at` excludes what follows. One before a number of up to three digits ("-5 độ", "Covid -19")
 * or between two numbers ("2020 -2025") is a sign or a dash.
 */
function excludes(text: string, at: number, previous: Lexeme | undefined): boolean {
  const rest = text.slice(at + 1, at + 40)
  if (rest === '' || !(hasWord(rest[0]) || isQuote(rest[0]))) return false
  const number = /^\d+(?![\p{L}\p{N}/])/u.exec(rest)
  if (number === null) return true
  return number[0].length > 3 && !(previous?.kind === 'word' && /\d$/.test(previous.text))
}

interface Cursor {
  text: string
  at: number
  lexemes: Lexeme[]
}

function readPhrase(cursor: Cursor, negated: boolean): void {
  const { text, at, lexemes } = cursor
  const close = findClosing(text, at)
  if (close < 0) {
    lexemes.push({ kind: 'unclosed-quote', text: text[at] })
    cursor.at = at + 1
    if (negated && cursor.at < text.length && !isSpace(text[cursor.at])) readChunk(cursor, true)
    return
  }
  const inner = text.slice(at + 1, close).trim()
  const slop = slopSuffix.exec(text.slice(close + 1, close + 6))
  cursor.at = close + 1 + (slop?.[0].length ?? 0)
  const raw = text.slice(at, cursor.at)
  lexemes.push(
    hasWord(inner)
      ? { kind: 'phrase', text: inner, slop: Number(slop?.[1] ?? 0), raw, negated }
      : { kind: 'empty-phrase' },
  )
}

/** Reads `name:value` or `name:"value"` at the cursor; false when there is none. */
function readField(cursor: Cursor, negated: boolean): boolean {
  const { text, at, lexemes } = cursor
  const head = fieldHead.exec(text.slice(at, at + 40))
  if (head === null) return false
  const start = at + head[0].length
  const close = isQuote(text[start] ?? '') ? findClosing(text, start) : -1
  const end = close < 0 ? chunkEnd(text, start) : close + 1
  const value = close < 0 ? text.slice(start, end) : text.slice(start + 1, close).trim()
  // An address ("https://…") is no field.
  if (value.startsWith('//')) return false
  lexemes.push({ kind: 'field', name: head[1], value, quoted: close >= 0, raw: text.slice(at, end), negated })
  cursor.at = end
  return true
}

function readChunk(cursor: Cursor, negated: boolean): void {
  if (readField(cursor, negated)) return
  const { text, at, lexemes } = cursor
  const end = chunkEnd(text, at)
  const chunk = text.slice(at, end)
  const isOperator = !negated && operator.test(chunk)
  lexemes.push(isOperator ? { kind: 'or', text: chunk } : { kind: 'word', text: chunk, negated })
  cursor.at = end
}

function readMinus(cursor: Cursor): void {
  const { text, at, lexemes } = cursor
  if (excludes(text, at, lexemes.at(-1))) {
    cursor.at = at + 1
    if (isQuote(text[cursor.at])) readPhrase(cursor, true)
    else readChunk(cursor, true)
    return
  }
  const end = chunkEnd(text, at)
  const chunk = text.slice(at, end)
  lexemes.push(hasWord(chunk) ? { kind: 'word', text: chunk, negated: false } : { kind: 'lone-minus', text: chunk })
  cursor.at = end
}

/**
 * Lexemes of a query, in order. Any string has some reading.
 * @param text NFC, without lone surrogates
 */
export function tokenizeQuery(text: string): Lexeme[] {
  const cursor: Cursor = { text, at: 0, lexemes: [] }
  while (cursor.at < text.length) {
    const char = text[cursor.at]
    if (isSpace(char)) cursor.at += 1
    else if (isParenthesis(char)) {
      cursor.lexemes.push({ kind: 'parenthesis', text: char })
      cursor.at += 1
    } else if (isQuote(char)) readPhrase(cursor, false)
    else if (minus.test(char)) readMinus(cursor)
    else readChunk(cursor, false)
  }
  return cursor.lexemes
}
