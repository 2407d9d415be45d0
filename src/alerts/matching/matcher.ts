import type { LoggedArticle } from '../../article-log.js'
import type { Clock } from '../../config.js'
import type { Percolate } from '../../engine/percolating.js'
import type { SearchParams, SearchQuestions, StrictReading } from '../../search/types.js'
import type { Need } from '../../search/stored/needs.js'
import { NeedIndex } from './need-index.js'

/** What the matcher stands on. */
export interface MatcherParts {
  /** Gives the needs of a search. */
  needs: (params: SearchParams) => Need[][]
  percolate: Percolate
  /** Asks the archive how searches are read now. */
  readings: SearchQuestions['readings']
  clock: Clock
}

/** Names of the searches that find an article. */
export interface Found {
  article: LoggedArticle
  names: string[]
}

/** Searches that are asked in one call, so that visitors' questions get their turn. */
const readAtOnce = 20

/**
 * Milliseconds for which it is remembered how the archive reads a search. Which words belong together depends on counts
 * of the whole archive, which a few new articles hardly change.
 */
const rememberedMs = 10 * 60_000

/**
 * Stored searches, of which it is asked which find an article. Those whose needs the article meets are read by the
 * archive as it is (remembered for ten minutes), exactly as a visitor's search is, and then tested against the article alone. So the answer is
 * that of running all searches, while most are never run.
 */
export class Matcher {
  private readonly index = new NeedIndex()
  private readonly searches = new Map<string, SearchParams>()
  /** How searches are read, and since when that is known. */
  private readonly known = new Map<string, { reading: StrictReading; since: number }>()

  constructor(private readonly parts: MatcherParts) {}

  get size(): number {
    return this.searches.size
  }

  set(name: string, params: SearchParams): void {
    this.searches.set(name, params)
    this.index.set(name, this.parts.needs(params))
    this.known.delete(name)
  }

  delete(name: string): void {
    this.searches.delete(name)
    this.index.delete(name)
    this.known.delete(name)
  }

  /**
   * The searches that find these articles, with those that find none left out.
   * @param articles in the order of the log, each once
   * @returns null when the archive's index does not cover all articles that any search may find: to be asked again
   */
  async matching(articles: readonly LoggedArticle[]): Promise<Found[] | null> {
    if (articles.length === 0 || this.size === 0) return []
    const percolator = await this.parts.percolate(articles)
    const met = percolator.keys.map((keys) => this.index.met(keys))
    const names = new Set(met.flatMap((some) => [...some]))
    if (names.size === 0) return []
    const last = articles[articles.length - 1].sequence
    const readings = await this.readingsOf([...names], last)
    if (readings === null) return null
    const found = articles.map((article): Found => ({ article, names: [] }))
    for (const [name, { isSearched, query, filters, absent }] of readings) {
      if (!isSearched) continue
      for (const number of percolator.matching({ query, filters, absent: new Set(absent) }))
        found[number].names.push(name)
    }
    return found.filter((one) => one.names.length > 0)
  }

  /** How searches are read by a build that covers the log up to a position; null when there is none yet. */
  private async readingsOf(names: readonly string[], position: number): Promise<Map<string, StrictReading> | null> {
    // Asked first: only an index that has the articles may tell.
    if ((await this.parts.readings([])).sequence < position) return null
    const now = this.parts.clock()
    const unknown = names.filter((name) => (this.known.get(name)?.since ?? -Infinity) + rememberedMs <= now)
    for (let from = 0; from < unknown.length; from += readAtOnce) {
      const some = unknown.slice(from, from + readAtOnce)
      const { readings } = await this.parts.readings(some.map((name) => this.searches.get(name)!))
      some.forEach((name, at) => this.known.set(name, { reading: readings[at], since: now }))
    }
    return new Map(names.map((name) => [name, this.known.get(name)!.reading]))
  }
}
