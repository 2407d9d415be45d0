import type { ArticleLog, LoggedArticle } from '../../article-log.js'
import { noMinute } from '../../text/dates.js'
import { keysOf } from '../../text/index.js'
import type { Analyzer, Keys, Token } from '../../text/types.js'
import { formsIn } from '../lexicon/forms.js'
import { similarTo } from '../lexicon/spelling.js'
import type { Form } from '../vocabulary.js'
import type { WordTable, WordTables } from '../lexicon/tables.js'
import { comparableOf, type Comparable } from '../near-copies/comparable.js'
import { groupsOf, type CopyGroups } from '../near-copies/copy-groups.js'
import { leadersOf } from '../near-copies/leaders.js'
import { holdOf, maximumFrequency } from '../ranking/bm25.js'
import type { FormChoice, Run, Term, TermStatistics } from '../ranking/terms.js'
import { readArticles, type Field, type IndexedArticle } from './articles.js'
import { byDate } from './by-date.js'
import { timesOfRun } from './runs.js'
import { wordTable } from './word-table.js'

/** Number of an article, its place in the order of the log, and how often it has a term. */
export type Postings = ReadonlyMap<number, number>

/** All articles as of one moment of the log, by their numbers. It never changes. */
export class Archive implements TermStatistics, WordTables {
  readonly generation: string
  readonly numbers: ReadonlyMap<string, number>
  readonly table: WordTable
  readonly comparables: readonly Comparable[]
  /** Near-copies. */
  readonly copies: CopyGroups
  private readonly byTerm: Record<Field, ReadonlyMap<string, Postings>>
  /** Words of all articles together. */
  readonly words: number
  private readonly averageLength: number

  private constructor(
    readonly all: readonly IndexedArticle[],
    /** Position in the log. */
    readonly sequence: number,
  ) {
    this.generation = `memory-${sequence}`
    this.numbers = new Map(all.map(({ id }, number) => [id, number]))
    this.table = wordTable(all)
    this.comparables = all.map(({ analysed: { title, lead, body }, minute }) =>
      comparableOf([...title, ...lead, ...body], minute),
    )
    const oldestFirst = Uint32Array.from(byDate(this.numbersOfAll(), 'oldest', all))
    this.copies = groupsOf(
      leadersOf(oldestFirst, (number) => this.comparables[number]),
      oldestFirst,
    )
    this.byTerm = { text: invert(all, 'text'), title: invert(all, 'title'), author: invert(all, 'author') }
    this.words = all.reduce((sum, { length }) => sum + length, 0)
    this.averageLength = Math.max(1, this.words / Math.max(1, all.length))
  }

  /** Reads and analyses all of a log. */
  static async read(log: ArticleLog, analyzer: Analyzer): Promise<Archive> {
    // Asked first: what changes meanwhile is read again by the next refresh.
    const sequence = await log.lastSequence()
    return new Archive(await readArticles(log, analyzer), sequence)
  }

  /** An archive of a few articles alone, as they are after this position of the log. */
  static async of(articles: readonly LoggedArticle[], analyzer: Analyzer): Promise<Archive> {
    const log = { entriesAfter: async (after: number) => articles.filter(({ sequence }) => sequence > after) }
    return new Archive(await readArticles(log, analyzer), articles.at(-1)?.sequence ?? 0)
  }

  get articles(): number {
    return this.all.length
  }

  /** Minute of the newest article, or `noMinute`. */
  get newestMinute(): number {
    return this.all.reduce((newest, { minute }) => Math.max(newest, minute), noMinute)
  }

  numbersOfAll(): number[] {
    return [...this.all.keys()]
  }

  /**
   * The articles that have a term, and how often. A word counts in all forms that it takes in together, and no term more
   * than `maximumFrequency` times.
   */
  postings(term: Term, field: Field): Postings {
    return term.kind === 'run' ? this.postingsOfRun(term.words, field) : this.postingsOfTerm(term, field)
  }

  private postingsOfRun(words: Run, field: Field): Postings {
    const timesIn = timesOfRun(words, field, this.table)
    const times = this.all.map((article, number) => [number, Math.min(maximumFrequency, timesIn(article))] as const)
    return new Map(times.filter(([, frequency]) => frequency > 0))
  }

  private postingsOfTerm(term: Exclude<Term, { kind: 'run' }>, field: Field): Postings {
    const terms =
      term.kind === 'unit'
        ? [term.term]
        : formsIn(this.table, term.word, term.choice).map((place) => this.table.lexicon[place])
    const sums = new Map<number, number>()
    for (const one of terms)
      for (const [number, frequency] of this.byTerm[field].get(one) ?? [])
        sums.set(number, Math.min(maximumFrequency, (sums.get(number) ?? 0) + frequency))
    return sums
  }

  /** BM25: the frequency at which a term counts half of its most in an article. */
  holdOf(number: number): number {
    return holdOf(this.all[number].length / this.averageLength)
  }

  articlesWith(term: Term): number {
    return this.postings(term, 'text').size
  }

  articlesByForm(word: Keys, choice: FormChoice): number {
    return formsIn(this.table, word, choice).reduce((sum, place) => sum + this.table.lexiconCounts[place], 0)
  }

  similarTo(folded: string): Form[] {
    return similarTo(folded, this)
  }

  // What the vocabulary reads: one table of all words.

  get tables(): readonly WordTable[] {
    return [this.table]
  }

  minuteOf(_table: number, number: number): number {
    return this.all[number].minute
  }

  articlesWithAll(_table: number, words: readonly Keys[]): number[] {
    const having = words.map((word) => this.postings({ kind: 'word', word, choice: 'any' }, 'text'))
    return this.numbersOfAll().filter((number) => having.every((postings) => postings.has(number)))
  }

  articlesHavingRun(_table: number, words: Run): number[] {
    return [...this.postings({ kind: 'run', words }, 'text').keys()].sort((a, b) => a - b)
  }

  articlesWithRun(words: Run): number {
    return this.articlesWith({ kind: 'run', words })
  }

  articlesWithPairs(firsts: readonly Keys[], seconds: readonly Keys[]): Uint32Array {
    const formsOf = (word: Keys) =>
      formsIn(this.table, word, 'as-written').map((place) => keysOf(this.table.lexicon[place]))
    return Uint32Array.from(
      firsts.flatMap((one) =>
        seconds.map((other) =>
          formsOf(one)
            .flatMap((left) => formsOf(other).map((right) => this.articlesWrittenSo(left, right)))
            .reduce((sum, articles) => sum + articles, 0),
        ),
      ),
    )
  }

  /** How many articles have two written forms side by side. */
  private articlesWrittenSo(left: Keys, right: Keys): number {
    const isThere = ({ exact }: Keys, token: Keys | undefined) => token?.exact === exact
    return this.all.filter(({ analysed }) =>
      Object.values(analysed)
        .flat()
        .some(({ tokens }) =>
          tokens.some(
            (token: Token, at: number) =>
              isThere(left, token) && isThere(right, tokens[at + 1]) && !tokens[at + 1].breakBefore,
          ),
        ),
    ).length
  }
}

/** For each term the articles that have it in a field. */
function invert(all: readonly IndexedArticle[], field: Field): ReadonlyMap<string, Postings> {
  const inverted = new Map<string, Map<number, number>>()
  all.forEach(({ terms }, number) => {
    for (const [term, frequency] of terms[field]) {
      const postings = inverted.get(term) ?? new Map<number, number>()
      inverted.set(term, postings.set(number, frequency))
    }
  })
  return inverted
}
