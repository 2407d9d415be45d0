import type { DocumentKinds, SpanTerm, Token } from './types.js'
import type { Word } from './words.js'

const SEPARATOR = /^\s?[/-]\s?$/
/** Most tokens in a number after its first: the year and five parts of a code ("12/2023/TTLT-BTC-BNV"). */
const MOST_PARTS = 6

/**
 * The document number that begins at a token: "12/2024/NQ-HĐND", "60 /NQ-HĐND", "02-NQ/TU".
 * @param first index of a token that is an integer
 * @returns one span whose term is the number folded, without spaces; null when no code follows
 */
export function documentNumberAt(
  text: string,
  tokens: readonly Token[],
  words: readonly Word[],
  first: number,
): SpanTerm | null {
  if (first > 0 && words[first - 1]!.integer && separatorBetween(text, tokens[first - 1]!, tokens[first]!) === '/')
    return null
  let term = tokens[first]!.folded
  let last = first
  let codes = 0
  let capitals = 0
  for (let part = 0; part < MOST_PARTS && last + 1 < tokens.length; part++) {
    const separator = separatorBetween(text, tokens[last]!, tokens[last + 1]!)
    const word = words[last + 1]!
    const isYear = part === 0 && separator === '/' && /^(?:19|20)\d\d$/.test(word.folded)
    if (separator === null || !(isYear || isCode(word))) break
    if (!isYear) codes++
    if (word.capitals) capitals++
    term += separator + word.folded
    last++
  }
  // In lower case "60/nq-hdnd" still looks like a number, "3/xe" and "5-ban" do not.
  return capitals > 0 || codes >= 2 ? (codes > 0 ? { kind: 'number', term, first, last } : null) : null
}

/**
 * The span of a document cited by its kind and number: "Nghị quyết (số) 02".
 * @param number index of the token that is the number
 */
export function citedDocumentAt(tokens: readonly Token[], number: number, kinds: DocumentKinds): SpanTerm | null {
  if (tokens[number]!.breakBefore) return null
  const saysNumber = tokens[number - 1]?.folded === 'so'
  // "Luật 3" is as often as not the third law in an article; a document's number is written 03 or follows "số".
  if (!saysNumber && tokens[number]!.folded.length < 2) return null
  const kindEnd = saysNumber ? number - 2 : number - 1
  const last = tokens[kindEnd]
  if (last === undefined || tokens[kindEnd + 1]!.breakBefore) return null
  const before = kinds.syllablesBefore(last.folded)
  if (before === undefined) return null
  const first = tokens[kindEnd - 1]
  if (first !== undefined && !last.breakBefore && before.has(first.folded))
    return cited(`${first.folded}_${last.folded}`, tokens, kindEnd - 1, number)
  return before.has('') ? cited(last.folded, tokens, kindEnd, number) : null
}

function cited(kind: string, tokens: readonly Token[], first: number, number: number): SpanTerm {
  return { kind: 'number', term: `${kind}_${tokens[number]!.folded}`, first, last: number }
}

function isCode(word: Word): boolean {
  return /^[a-zđ]{2,9}\d{0,2}$/.test(word.exact)
}

function separatorBetween(text: string, before: Token, after: Token): string | null {
  if (after.start - before.end > 3) return null
  const gap = text.slice(before.end, after.start).replace('–', '-')
  return SEPARATOR.test(gap) ? gap.trim() : null
}
