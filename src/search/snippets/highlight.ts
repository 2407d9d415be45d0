import type { Analysis, Analyzer, Token } from '../../text/types.js'
import type { Part } from '../types.js'
import type { PhraseTerm, Term, WordTerm } from './terms.js'

/** Whether a term of the query, by its place, stands with the query's own diacritics somewhere in the article. */
export type HasExact = (place: number) => boolean

/** What is known of a marked token. */
interface Mark {
  /** Places in the query of the words it may be. */
  places: number[]
  /** Shown only beside its neighbour in the query. */
  weak: boolean
  /** Whether it is one unit with the next token, whatever stands between: a document's number. */
  joinsNext: boolean
}

type Marks = (Mark | undefined)[]

/** Where a phrase stands that begins at token `at`; null when it does not. */
function followPhrase(tokens: Token[], phrase: PhraseTerm, at: number, key: 'exact' | 'folded'): number[] | null {
  const places = [at]
  let foreign = phrase.slop
  let next = at + 1
  for (const { [key]: wanted } of phrase.tokens.slice(1)) {
    while (next < tokens.length && tokens[next][key] !== wanted && foreign > 0) {
      next += 1
      foreign -= 1
    }
    if (next >= tokens.length || tokens[next][key] !== wanted) return null
    places.push(next)
    next += 1
  }
  return places
}

/** Marks texts with the terms of one query. */
export class Marker {
  private readonly words = new Map<string, { term: WordTerm; place: number }[]>()
  private readonly phrases: PhraseTerm[] = []
  private readonly units = new Set<string>()

  /** @param terms in the order of the query; their indexes are their places */
  constructor(
    terms: Term[],
    private readonly analyzer: Analyzer,
  ) {
    terms.forEach((term, place) => {
      if (term.kind === 'phrase') this.phrases.push(term)
      else if (term.kind === 'unit') this.units.add(term.term)
      else this.words.set(term.folded, [...(this.words.get(term.folded) ?? []), { term, place }])
    })
  }

  /** The text as parts, marked exactly on the syllables that the query names; neighbours join into one mark. */
  mark(text: string, hasExact: HasExact): Part[] {
    const analysis = this.analyzer.analyze(text)
    const marks = this.marksOf(analysis, hasExact)
    return partsOf(text, analysis.tokens, marks, withoutLoneWeak(marks, analysis.tokens.length))
  }

  private marksOf(analysis: Analysis, hasExact: HasExact): Marks {
    const { tokens, spans } = analysis
    const marks: Marks = tokens.map((token) => this.markOfWord(token, hasExact))
    for (const { term, first, last } of spans) {
      if (!this.units.has(term)) continue
      for (let at = first; at <= last; at += 1) {
        const { places = [], joinsNext = false } = marks[at] ?? {}
        marks[at] = { places, weak: false, joinsNext: joinsNext || at < last }
      }
    }
    for (const phrase of this.phrases) markPhrase(tokens, phrase, marks)
    return marks
  }

  private markOfWord(token: Token, hasExact: HasExact): Mark | undefined {
    const words = this.words.get(token.folded)
    if (words === undefined) return undefined
    const weak = words.every(({ term, place }) => term.stopword || (token.exact !== term.exact && hasExact(place)))
    return { places: words.map(({ place }) => place), weak, joinsNext: false }
  }
}

/** Whole phrases: as written where the text has them so, else by their letters. */
function markPhrase(tokens: Token[], phrase: PhraseTerm, marks: Marks): void {
  for (const key of ['exact', 'folded'] as const) {
    let found = false
    for (let at = 0; at < tokens.length; at += 1) {
      const places = tokens[at][key] === phrase.tokens[0][key] ? followPhrase(tokens, phrase, at, key) : null
      for (const place of places ?? []) marks[place] = { places: [], weak: false, joinsNext: false }
      found ||= places !== null
    }
    if (found) return
  }
}

/** A stopword, or a word of other diacritics, is shown only beside its neighbour in the query. */
function withoutLoneWeak(marks: Marks, length: number): boolean[] {
  const shown = Array.from({ length }, (_, at) => marks[at]?.weak === false)
  const joins = (at: number, step: 1 | -1) => {
    const [mark, neighbour] = [marks[at], marks[at + step]]
    if (mark?.weak !== true || neighbour === undefined || !shown[at + step]) return false
    return mark.places.some((place) => neighbour.places.includes(place + step))
  }
  for (let at = 0; at < length; at += 1) shown[at] ||= joins(at, -1)
  for (let at = length - 1; at >= 0; at -= 1) shown[at] ||= joins(at, 1)
  return shown
}

function partsOf(text: string, tokens: Token[], marks: Marks, shown: boolean[]): Part[] {
  const parts: Part[] = []
  let done = 0
  const push = (end: number, match: boolean) => {
    if (end <= done) return
    parts.push({ text: text.slice(done, end), match })
    done = end
  }
  for (let at = 0; at < tokens.length; at += 1) {
    if (!shown[at]) continue
    const { start } = tokens[at]
    let { end } = tokens[at]
    while (shown[at + 1] && (marks[at]?.joinsNext || text.slice(end, tokens[at + 1].start).trim() === '')) {
      at += 1
      end = tokens[at].end
    }
    push(start, false)
    push(end, true)
  }
  push(text.length, false)
  return parts
}
