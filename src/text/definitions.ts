import { abbreviationParts, lettersOf } from './abbreviations.js'
import { foldMarks } from './steps.js'
import type { Token } from './types.js'
import type { Word } from './words.js'

/** An abbreviation that a text itself explains: "Sở Thông tin và Truyền thông (TTTT)". */
export interface Definition {
  /** Lower case, đ kept: `tttt`. */
  letters: string
  /** As written: `TT&TT`. */
  written: string
  /** Tokens of the full form. */
  first: number
  last: number
  /** First token of the abbreviation in the brackets; the definition applies from there on. */
  from: number
}

const CLOSING_BRACKET = 41
const FEWEST_LETTERS = 2
const MOST_LETTERS = 12
/** Most words before the abbreviation in the brackets: "(sau đây được gọi tắt là UBND)". */
const LONGEST_INTRODUCTION = 6

/** Definitions in a text: abbreviations in brackets whose letters are the initials of the words before the brackets. */
export function definitionsIn(text: string, tokens: readonly Token[], words: readonly Word[]): Definition[] {
  const found: Definition[] = []
  for (let i = 1; i < tokens.length; i++) {
    if (!words[i]!.capitals || text.charCodeAt(tokens[i]!.end) !== CLOSING_BRACKET) continue
    const definition = definitionClosedAt(text, tokens, words, i)
    if (definition !== null) found.push(definition)
  }
  return found
}

function definitionClosedAt(text: string, tokens: readonly Token[], words: readonly Word[], at: number) {
  let first = at
  while (first > 0 && !opensBracket(text, tokens, first) && words[first - 1]!.capitals) first--
  const written = text.slice(tokens[first]!.start, tokens[at]!.end)
  const letters = lettersOf(written)
  if (letters.length < FEWEST_LETTERS || letters.length > MOST_LETTERS) return null
  const bracket = bracketBefore(text, tokens, first)
  if (bracket < 1) return null
  const start = initialsStart(text, tokens, bracket - 1, foldMarks(letters))
  return start === -1 ? null : { letters, written, first: start, last: bracket - 1, from: first }
}

/** First token in the brackets, of the abbreviation itself or of the words that introduce it; -1 when there is none. */
function bracketBefore(text: string, tokens: readonly Token[], first: number): number {
  if (opensBracket(text, tokens, first)) return first
  let introduces = false
  for (let i = first - 1; i > 0 && i >= first - LONGEST_INTRODUCTION; i--) {
    introduces ||= tokens[i]!.exact === 'tắt'
    if (opensBracket(text, tokens, i)) return introduces ? i : -1
  }
  return -1
}

function opensBracket(text: string, tokens: readonly Token[], index: number): boolean {
  return index > 0 && text.slice(tokens[index - 1]!.end, tokens[index]!.start).includes('(')
}

/**
 * First of the tokens up to `last` whose initials are `letters`; "và" may be missing from these. -1 when there are
 * none.
 */
function initialsStart(text: string, tokens: readonly Token[], last: number, letters: string): number {
  let letter = letters.length - 1
  for (let i = last; i >= 0; i--) {
    const token = tokens[i]!
    if (token.folded[0] === letters[letter]) letter--
    else if (token.exact !== 'và' || i === last) return -1
    if (letter < 0) return i
    // A comma may be part of a name, "Văn hóa, Thể thao và Du lịch"; other breaks end the full form.
    if (token.breakBefore && i > 0 && text.slice(tokens[i - 1]!.end, token.start).trim() !== ',') return -1
  }
  return -1
}

/** Uses of abbreviations after the text defines them, in order; of those that begin at one token, the longest last. */
export function definedUses(
  text: string,
  tokens: readonly Token[],
  words: readonly Word[],
  definitions: readonly Definition[],
): { definition: Definition; first: number; last: number }[] {
  const byLetters = new Map(definitions.map((definition) => [definition.letters, definition]))
  const uses: { definition: Definition; first: number; last: number }[] = []
  for (let first = definitions[0]!.from; first < tokens.length; first++) {
    if (!words[first]!.capitals) continue
    for (const { letters, last } of abbreviationParts(text, tokens, words, first)) {
      const definition = byLetters.get(letters)
      if (definition !== undefined && definition.from <= first) uses.push({ definition, first, last })
    }
  }
  return uses
}
