import {
  bitsOf,
  isComplete,
  leastMass,
  massOf,
  missingWords,
  rankedQuery,
  bondsApart,
  type RankedQuery,
} from '../ranking/selection.js'
import type { Query } from '../query.js'
import { maximumWords } from '../ranking/word-bag.js'
import type { TermStatistics } from '../ranking/terms.js'
import type { Archive } from './archive.js'
import { clauseTest } from './leaves.js'

/** A query read against an archive: which words each article has, and which articles it shows. */
export class Matching {
  readonly ranked: RankedQuery
  /** By article: the words that it has, a bit of a mask each. */
  private readonly masks: number[]
  private others: number[] | null = null
  private bonds: ReadonlySet<number>[] | null = null

  constructor(
    query: Query,
    private readonly archive: Archive,
    /** What tells how the query is read: another archive, where these articles are a few of its. */
    statistics: TermStatistics = archive,
  ) {
    this.ranked = rankedQuery(query, statistics)
    this.masks = archive.all.map(() => 0)
    for (const term of this.ranked.bag.terms) {
      // Terms that stand for no word only count for the score.
      if (term.words.length === 0) continue
      for (const number of archive.postings(term.term, 'text').keys()) this.masks[number] |= bitsOf(term.words)
    }
  }

  /** By article: the words that it has in other forms. */
  private get otherMasks(): readonly number[] {
    if (this.others !== null) return this.others
    const masks = this.archive.all.map(() => 0)
    this.ranked.bag.words.slice(0, maximumWords).forEach(({ others }, place) => {
      for (const term of others)
        for (const number of this.archive.postings(term, 'text').keys()) masks[number] |= 1 << place
    })
    return (this.others = masks)
  }

  /** By bond: the articles that have it. */
  private get bonded(): readonly ReadonlySet<number>[] {
    return (this.bonds ??= this.ranked.bonds.map(
      ({ terms }) => new Set(terms.flatMap((term) => [...this.archive.postings(term, 'text').keys()])),
    ))
  }

  /** Whether an article has all words that it should have. */
  isComplete(number: number): boolean {
    return isComplete(this.ranked.rule, this.masks[number])
  }

  /** The words that an article should have and lacks, as typed. */
  missing(number: number): string[] {
    return missingWords(this.ranked.bag, this.ranked.rule, this.masks[number])
  }

  /** What an article has of the query. */
  mass(number: number): number {
    return massOf(this.ranked.rule, this.masks[number], this.otherMasks[number])
  }

  /** The words that belong together and that an article has only apart, as typed. */
  apart(number: number): string[] {
    return bondsApart(this.ranked.bonds, this.masks[number], (bond) => this.bonded[bond].has(number))
  }

  /** Those of these articles that satisfy the clauses of phrases, fields, alternatives and exclusions. */
  private allowed(numbers: readonly number[]): number[] {
    if (numbers.length === 0) return []
    const tests = this.ranked.narrowing.map((clause) => clauseTest(clause, this.archive))
    return numbers.filter((number) => tests.every((test) => test(number)))
  }

  /** The articles that match strictly, whatever filters they fail. */
  strict(): number[] {
    const complete = this.archive.numbersOfAll().filter((number) => this.isComplete(number))
    if (complete.length === 0) return []
    return this.allowed(complete.filter((number) => this.bonded.every((having) => having.has(number))))
  }

  /** The articles that pass the filters and match nearly. */
  near(passes: (number: number) => boolean): number[] {
    if (this.ranked.rule.required === 0) return []
    const strict = new Set(this.strict())
    return this.selectAmong(this.allowed(this.archive.numbersOfAll().filter(passes))).filter(
      (number) => !strict.has(number),
    )
  }

  /** The complete ones and those that have enough of the query. */
  private selectAmong(numbers: readonly number[]): number[] {
    const { rule } = this.ranked
    const complete = numbers.filter((number) => this.isComplete(number))
    const most = numbers.reduce((greatest, number) => Math.max(greatest, this.mass(number)), 0)
    const least = leastMass(rule, complete.length, most)
    return numbers.filter((number) => this.isComplete(number) || this.mass(number) >= least)
  }
}
