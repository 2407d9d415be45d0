import { keysOf } from './keys.js'
import { withoutTones } from './marks.js'
import { foldMarks, repairEth } from './steps.js'
import type { Lexica, SpanTerm, Token } from './types.js'
import type { Word } from './words.js'

/** Full forms as a tree over folded syllables. */
interface FullFormNode {
  next: Map<string, FullFormNode>
  term: string | null
  /** A part of the name ends here: "và" may follow, or be left out. */
  joint: boolean
  /** The name has a comma here. */
  comma: boolean
}

/** What the lexicon of abbreviations says about a word, looked up once per raw form. */
export interface AbbreviationHints {
  /** Its term, if the word alone is an abbreviation. */
  abbreviation: string | null
  /** Whether an abbreviation may begin with the word and continue in the next token: "KH" of "KH&CN". */
  beginsAbbreviation: boolean
  /** The node where full forms that begin with the word continue. */
  fullForms: FullFormNode | null
}

export type AbbreviationWord = Word & AbbreviationHints

/** Most tokens in an abbreviation: "LĐ - TB & XH" and one to spare. */
const MOST_PARTS = 4

/** The lexicon of abbreviations, for looking up both abbreviations and full forms. */
export class AbbreviationIndex {
  /** Terms by lower-case letters, as written (`hđnd`) and without marks (`hdnd`). */
  private readonly terms = new Map<string, string>()
  private readonly beginnings = new Set<string>()
  private readonly root = newNode()

  constructor(abbreviations: Lexica['abbreviations']) {
    for (const [abbreviation, fullForms] of abbreviations) {
      const letters = lettersOf(abbreviation)
      const ends = fullForms.map((fullForm) => this.nodeOf(fullForm))
      // Two abbreviations of one name share a term: that of whichever came first.
      const term = ends.find((end) => end.term !== null)?.term ?? termOf(letters)
      this.terms.set(letters, term)
      this.terms.set(foldMarks(letters), term)
      for (const end of ends) end.term ??= term
    }
    for (const letters of this.terms.keys()) {
      for (let length = 1; length < letters.length; length++) this.beginnings.add(letters.slice(0, length))
    }
  }

  /** The node where a full form ends; made if it is missing. */
  private nodeOf(fullForm: string): FullFormNode {
    let node = this.root
    for (const part of fullForm.matchAll(/[\p{L}\p{M}\p{N}]+|[,–-]/gu)) {
      const { folded, exact } = keysOf(part[0])
      if (exact === ',' || exact === '-' || exact === '–' || exact === 'và') {
        node.joint = true
        node.comma ||= exact === ','
        continue
      }
      const known = node.next.get(folded) ?? newNode()
      node.next.set(folded, known)
      node = known
    }
    return node
  }

  /** What the lexicon says about a word. */
  hints(word: Word): AbbreviationHints {
    return {
      abbreviation: this.term(word.exact, word.capitals),
      beginsAbbreviation: this.beginnings.has(word.exact),
      fullForms: this.root.next.get(word.folded) ?? null,
    }
  }

  /** The term of an abbreviation's letters; two letters count in capitals only. */
  private term(letters: string, capitals: boolean): string | null {
    return capitals || letters.length >= 3 ? (this.terms.get(letters) ?? null) : null
  }

  /**
   * An abbreviation written in parts ("KH&CN", "LĐ-TB và XH", "TP. HCM") that begins at token `first`.
   */
  partsAt(text: string, tokens: readonly Token[], words: readonly AbbreviationWord[], first: number): SpanTerm | null {
    let found: SpanTerm | null = null
    for (const { letters, last } of abbreviationParts(text, tokens, words, first)) {
      // Rows of single letters are people's initials ("N.Q."), unless joined by "&".
      const isName =
        letters.length <= last - first + 1 && !text.slice(tokens[first]!.start, tokens[last]!.end).includes('&')
      const term = last > first && !isName ? this.term(letters, words[first]!.capitals) : null
      if (term !== null) found = { kind: 'abbreviation', term, first, last }
    }
    return found
  }

  /**
   * Adds full forms that begin at token `first`, shorter ones included: "MTTQ" must find "Mặt trận Tổ quốc Việt Nam".
   */
  pushFullForms(
    text: string,
    tokens: readonly Token[],
    words: readonly AbbreviationWord[],
    first: number,
    spans: SpanTerm[],
  ): void {
    let node: FullFormNode | null | undefined = words[first]!.fullForms
    for (let last = first; node;) {
      if (node.term !== null) spans.push({ kind: 'abbreviation', term: node.term, first, last })
      let next = last + 1
      if (node.joint && tokens[next]?.folded === 'va' && node.next.get('va') === undefined) next++
      if (next >= tokens.length || hasBreak(text, tokens, last, next, node.comma)) break
      node = node.next.get(tokens[next]!.folded)
      last = next
    }
  }
}

function newNode(): FullFormNode {
  return { next: new Map(), term: null, joint: false, comma: false }
}

/** Whether there is a break between two tokens; with `commaAllowed`, a comma does not count. */
function hasBreak(text: string, tokens: readonly Token[], from: number, to: number, commaAllowed: boolean): boolean {
  for (let i = from + 1; i <= to; i++) {
    if (!tokens[i]!.breakBefore) continue
    if (!commaAllowed || text.slice(tokens[i - 1]!.end, tokens[i]!.start).trim() !== ',') return true
  }
  return false
}

/** An abbreviation's letters from token `first` to `last`. */
interface Parts {
  letters: string
  last: number
}

/** Possible abbreviations that begin at token `first`: the token alone, then with each further part joined to it. */
export function abbreviationParts(
  text: string,
  tokens: readonly Token[],
  words: readonly Word[],
  first: number,
): Parts[] {
  const parts: Parts[] = []
  let letters = ''
  for (let next = first; next !== -1 && parts.length < MOST_PARTS;) {
    letters += words[next]!.exact
    parts.push({ letters, last: next })
    next = nextPart(text, tokens, words, next)
  }
  return parts
}

/**
 * The token that continues an abbreviation after `last`, or -1. Only "&" and "-" without spaces join lower-case parts.
 */
function nextPart(text: string, tokens: readonly Token[], words: readonly Word[], last: number): number {
  const { capitals } = words[last]!
  let next = last + 1
  if (capitals && tokens[next]?.exact === 'và') next++
  if (next >= tokens.length || words[next]!.capitals !== capitals) return -1
  const gap = text.slice(tokens[next - 1]!.end, tokens[next]!.start)
  const joins = capitals ? /^\s?[-–&.,/]?\s?$/ : /^[-–&]$/
  return joins.test(gap) ? next : -1
}

/** Letters and digits of an abbreviation, lower case: `ld-tb&xh` to `ldtbxh`. */
export function lettersOf(abbreviation: string): string {
  return withoutTones(repairEth(abbreviation.toLowerCase())).base.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Index term of an abbreviation: `@hdnd`. */
export function termOf(letters: string): string {
  return `@${foldMarks(letters)}`
}
