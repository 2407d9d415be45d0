import { WordScanner, type Sighting } from './scan.js'
import { keysOf, wordsIn } from '../../text/index.js'
import { isSpelled, type QueryTerms, type Term } from './terms.js'

/** An occurrence of a query term in a text: its offsets, and the number of words before it. */
export interface Occurrence {
  /** Index into the query's terms. */
  term: number
  word: number
  /** Number of words that it covers. */
  length: number
  start: number
  end: number
  /** Whether it has the diacritics of the query; always true if none were typed. */
  exact: boolean
}

/** Whether two occurrences are adjacent in the text and their terms are adjacent in the query. */
export function areNeighbours(one: Occurrence, next: Occurrence | undefined): next is Occurrence {
  return next !== undefined && next.term === one.term + 1 && next.word === one.word + one.length
}

/** One way to write a term, as scanner slots in order. */
interface Pattern {
  term: number
  slots: number[]
  slop: number
}

/**
 * Most characters of an article that are scanned for snippets: by then, it is clear what even a long article is about.
 */
const charactersScanned = 60_000

function waysToWrite(term: Term): string[][] {
  if (term.kind === 'word') return term.exact === term.folded ? [[term.folded]] : [[term.folded], [term.exact]]
  if (term.kind === 'phrase') return [term.tokens.map(({ folded }) => folded)]
  if (term.kind === 'spelling') return [term.words.map(({ folded }) => folded)]
  return term.forms.map((form) => [form])
}

/** Finds the terms of a query in texts. */
export class Locator {
  private readonly scanner = new WordScanner()
  /** Patterns, by the slot of their first word. */
  private readonly patterns = new Map<number, Pattern[]>()
  /** Number of terms that are looked for. */
  private readonly sought: number
  /** Number of pairs of adjacent query terms that are both looked for. */
  private readonly soughtPairs: number

  /** @param accented whether diacritics were typed */
  constructor(
    readonly terms: QueryTerms['text'],
    readonly accented: boolean,
  ) {
    terms.forEach((term, index) => {
      // Stopwords are everywhere: they are not looked for, only marked beside other matches.
      if (term.kind === 'word' && term.stopword) return
      for (const words of waysToWrite(term)) {
        const slots = words.flatMap((word) => this.scanner.register(word))
        if (slots.length === 0) continue
        const pattern = { term: index, slots, slop: term.kind === 'phrase' ? term.slop : 0 }
        const others = this.patterns.get(slots[0])
        if (others === undefined) this.patterns.set(slots[0], [pattern])
        else others.push(pattern)
      }
    })
    const patterns = [...this.patterns.values()].flat()
    const sought = new Set(patterns.map(({ term }) => term).filter((term) => terms[term].kind !== 'spelling'))
    this.sought = sought.size
    this.soughtPairs = [...sought].filter((term) => sought.has(term + 1)).length
  }

  /**
   * Whether a text contains all terms that are looked for, as typed. If no diacritics were typed, adjacent terms must
   * be adjacent in the text, since apart they may be different words.
   */
  hasAll(occurrences: readonly Occurrence[]): boolean {
    if (occurrences.length < this.sought) return false
    const seen = new Set<number>()
    for (const { term, exact } of occurrences) if (exact && this.terms[term].kind !== 'spelling') seen.add(term)
    return seen.size === this.sought && (this.accented || this.hasAllPairs(occurrences))
  }

  private hasAllPairs(occurrences: readonly Occurrence[]): boolean {
    const together = occurrences.filter((occurrence, at) => areNeighbours(occurrence, occurrences[at + 1]))
    return new Set(together.map(({ term }) => term)).size === this.soughtPairs
  }

  /** Occurrences, in text order. */
  find(text: string): Occurrence[] {
    if (this.patterns.size === 0) return []
    const sightings = this.scanner.scan(text, charactersScanned)
    const found: Occurrence[] = []
    sightings.forEach((sighting, at) => {
      for (const pattern of this.patterns.get(sighting.slot) ?? []) {
        const last = follow(sightings, at, pattern)
        if (last === null) continue
        const { term } = pattern
        const { word, start } = sighting
        if (!isAsSpelled(this.terms[term], text.slice(start, last.end))) continue
        const exact = this.isExact(this.terms[term], text, start, last.end)
        found.push({ term, word, length: last.word - word + 1, start, end: last.end, exact })
      }
    })
    return found
  }

  private isExact(term: Term, text: string, start: number, end: number): boolean {
    if (term.kind !== 'word' || !this.accented) return true
    return keysOf(text.slice(start, end)).exact === term.exact
  }
}

/** Whether a text that has the letters of a term's words also has them as they must be written. */
function isAsSpelled(term: Term, text: string): boolean {
  if (term.kind !== 'spelling') return true
  // A word of the analyzer, such as a number with separators, may be several here.
  const sought = term.words.flatMap(({ exact, isAsWritten }) =>
    wordsIn(exact).map((word) => ({ ...keysOf(word), isAsWritten })),
  )
  const words = wordsIn(text)
  return words.length === sought.length && sought.every((word, at) => isSpelled(keysOf(words[at]), word))
}

/** The last sighting of a pattern that begins at `at`; null if the pattern is not complete there. */
function follow(sightings: Sighting[], at: number, { slots, slop }: Pattern): Sighting | null {
  let last = sightings[at]
  let foreign = slop
  let next = at + 1
  for (const slot of slots.slice(1)) {
    while (next < sightings.length && sightings[next].slot !== slot) next += 1
    if (next >= sightings.length) return null
    foreign -= sightings[next].word - last.word - 1
    if (foreign < 0) return null
    last = sightings[next]
    next += 1
  }
  return last
}
