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
import type { Archive } from './archive.js'
import { clauseTest } from './leaves.js'

/** A query read against an archive: which words each article has, and which articles it shows. */
export class Matching {
  readonly ranked: RankedQuery
  /** By article: the words that it has, a bit of a mask each, and those that it has in other forms. */
  private readonly masks: number[]
  private readonly otherMasks: number[]
  /** By bond: the articles that have it. */
  private readonly bonded: ReadonlySet<number>[]

  constructor(
    query: Query,
    private readonly archive: Archive,
  ) {
    this.ranked = rankedQuery(query, archive)
    const { terms, words } = this.ranked.bag
    this.bonded = this.ranked.bonds.map(
      ({ terms: alternatives }) => new Set(alternatives.flatMap((term) => [...archive.postings(term, 'text').keys()])),
    )
    this.masks = archive.all.map(() => 0)
    this.otherMasks = archive.all.map(() => 0)
    for (const term of terms)
      for (const number of archive.postings(term.term, 'text').keys()) this.masks[number] |= bitsOf(term.words)
    words.slice(0, maximumWords).forEach(({ others }, place) => {
      for (const term of others)
        for (const number of archive.postings(term, 'text').keys()) this.otherMasks[number] |= 1 << place
    })
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

  /** The articles that satisfy the clauses of phrases, fields, alternatives and exclusions. */
  private allowed(): number[] {
    const tests = this.ranked.narrowing.map((clause) => clauseTest(clause, this.archive))
    return this.archive.numbersOfAll().filter((number) => tests.every((test) => test(number)))
  }

  /** The articles that match strictly, whatever filters they fail. */
  strict(): number[] {
    return this.allowed().filter(
      (number) => this.isComplete(number) && this.bonded.every((having) => having.has(number)),
    )
  }

  /** The articles that pass the filters and match nearly. */
  near(passes: (number: number) => boolean): number[] {
    if (this.ranked.rule.required === 0) return []
    const strict = new Set(this.strict())
    return this.selectAmong(this.allowed().filter(passes)).filter((number) => !strict.has(number))
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
