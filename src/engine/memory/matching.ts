import {
  bitsOf,
  isComplete,
  isEnough,
  leastMass,
  massOf,
  missingWords,
  rankedQuery,
  selectAndFilter,
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

  constructor(
    query: Query,
    private readonly archive: Archive,
  ) {
    this.ranked = rankedQuery(query, archive)
    const { terms, words } = this.ranked.bag
    this.masks = archive.all.map(() => 0)
    this.otherMasks = archive.all.map(() => 0)
    for (const term of terms)
      for (const number of archive.postings(term.term, 'text').keys()) this.masks[number] |= bitsOf(term.words)
    words.slice(0, maximumWords).forEach((word, place) => {
      if (!word.countsOtherForms) return
      for (const number of archive.postings({ kind: 'word', word, choice: 'other' }, 'text').keys())
        this.otherMasks[number] |= 1 << place
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

  /**
   * The articles that the query shows, whatever filters they fail. Where filters leave nothing of them, what these let
   * pass is searched alone.
   * @param passes whether the filters let an article pass; null when there are none
   */
  select(passes: ((number: number) => boolean) | null): number[] {
    const tests = this.ranked.narrowing.map((clause) => clauseTest(clause, this.archive))
    const allowed = this.archive.numbersOfAll().filter((number) => tests.every((test) => test(number)))
    return selectAndFilter(
      (among) => this.selectAmong(among === 'all' ? allowed : allowed.filter((number) => passes!(number))),
      passes,
    )
  }

  /** The complete ones and, where these are too few, those that have enough of the query. */
  private selectAmong(numbers: readonly number[]): number[] {
    const { rule } = this.ranked
    const complete = numbers.filter((number) => this.isComplete(number))
    if (isEnough(rule, complete.length)) return complete
    const most = numbers.reduce((greatest, number) => Math.max(greatest, this.mass(number)), 0)
    const least = leastMass(rule, complete.length, most)
    return numbers.filter((number) => this.isComplete(number) || this.mass(number) >= least)
  }
}
