import { WordScanner, type Sighting } from './scan.js'
import type { QueryTerms, Term } from './terms.js'
import { keysOfWritten } from './written.js'

/** Where a term of the query stands in a text: offsets, and the count of words before it. */
export interface Occurrence {
  /** Index into the terms sought. */
  term: number
  word: number
  /** Words that it takes up. */
  length: number
  start: number
  end: number
  /** Whether it has the diacritics of the query; true of any where none were typed. */
  exact: boolean
}

/** Whether two occurrences are neighbours of the query that stand side by side. */
export function areNeighbours(one: Occurrence, next: Occurrence | undefined): next is Occurrence {
  return next !== undefined && next.term === one.term + 1 && next.word === one.word + one.length
}

/** One way in which a term can be written, as slots of the scanner, in order. */
interface Pattern {
  term: number
  slots: number[]
  slop: number
}

/** Most characters of an article that are looked at for snippets: longer ones have shown what they are about by then. */
const charactersScanned = 60_000

function waysToWrite(term: Term): string[][] {
  if (term.kind === 'word') return term.exact === term.folded ? [[term.folded]] : [[term.folded], [term.exact]]
  if (term.kind === 'phrase') return [term.tokens.map(({ folded }) => folded)]
  return term.forms.map((form) => [form])
}

/** Finds the terms of one query in any number of texts. */
export class Locator {
  private readonly scanner = new WordScanner()
  /** Patterns by the slot of their first word. */
  private readonly patterns = new Map<number, Pattern[]>()
  /** How many terms are looked for. */
  private readonly sought: number
  /** How many of them have the next term of the query beside them, when both are looked for. */
  private readonly soughtPairs: number

  /** @param accented whether diacritics were typed */
  constructor(
    readonly terms: QueryTerms['text'],
    readonly accented: boolean,
  ) {
    terms.forEach((term, index) => {
      // Stopwords stand everywhere: they are marked beside what is found, but not looked for.
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
    const sought = new Set([...this.patterns.values()].flat().map(({ term }) => term))
    this.sought = sought.size
    this.soughtPairs = [...sought].filter((term) => sought.has(term + 1)).length
  }

  /**
   * Whether a text has all terms that are looked for, as typed. Without diacritics typed, neighbours must stand side by
   * side: apart they may be other words.
   */
  hasAll(occurrences: readonly Occurrence[]): boolean {
    if (occurrences.length < this.sought) return false
    const seen = new Set<number>()
    for (const { term, exact } of occurrences) if (exact) seen.add(term)
    return seen.size === this.sought && (this.accented || this.hasAllPairs(occurrences))
  }

  private hasAllPairs(occurrences: readonly Occurrence[]): boolean {
    const together = occurrences.filter((occurrence, at) => areNeighbours(occurrence, occurrences[at + 1]))
    return new Set(together.map(({ term }) => term)).size === this.soughtPairs
  }

  /** Occurrences in order of place. */
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
        const exact = this.isExact(this.terms[term], text, start, last.end)
        found.push({ term, word, length: last.word - word + 1, start, end: last.end, exact })
      }
    })
    return found
  }

  private isExact(term: Term, text: string, start: number, end: number): boolean {
    if (term.kind !== 'word' || !this.accented) return true
    return keysOfWritten(text.slice(start, end)).exact === term.exact
  }
}

/** The sighting that ends the pattern begun at `at`; null when it does not go on there. */
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
