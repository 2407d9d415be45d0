import { partitionPoint } from '../../arrays/sorted.js'
import { LRUCache } from 'lru-cache'
import { TimtinError } from '../../errors.js'
import type { FieldName } from './format/constants.js'
import type { CopyGroups } from '../near-copies/copy-groups.js'
import { noLeader } from '../near-copies/leaders.js'
import { noDay } from './arrays/days.js'
import type { FacetColumn, InvertedColumn } from './arrays/facet-column.js'
import { readLeaders } from './format/groups.js'
import type { Manifest } from './format/manifest.js'
import { countOf, documentsInAll, documentsOf, united, type SegmentPostings } from './arrays/postings.js'
import { PostingsCache } from './arrays/postings-cache.js'
import type { Comparable } from '../near-copies/comparable.js'
import type { Keys } from '../../text/types.js'
import type { WordTables } from '../lexicon/tables.js'
import { Scratch } from './scratch.js'
import { columnsOf, type SnapshotColumns } from './snapshot-columns.js'
import { comparableAt, loadSegment, lookUp, type Segment } from './format/segment.js'
import { similarTo } from '../lexicon/spelling.js'
import type { Form } from '../vocabulary.js'
import { formsIn } from '../lexicon/forms.js'
import {
  nameOfTerm,
  type FormChoice,
  type Run,
  type Term,
  type TermStatistics,
  type WordChoice,
} from '../ranking/terms.js'
import { bigramPostings, countPairs, runPostings } from './matching/runs.js'

/** Most words whose article counts are remembered. */
const rememberedCounts = 10_000
/** Most words whose similar words are remembered. */
const rememberedSimilar = 1_000
/** The same for other terms: an article has hundreds of them, which it shares with others. */
const rememberedUnits = 50_000
/**
 * A run is sought where its parts of so many words are: a plan counts these anyway, and few articles have all of them but
 * not the run.
 */
const longestPart = 3

/** One loaded build: its segments, and the columns of all their articles under common numbers. It never changes. */
export class Snapshot implements TermStatistics, WordTables {
  readonly segments: Segment[]
  /** Number of each segment's first article. */
  readonly bases: number[]
  /** Number of articles, including deleted ones. */
  readonly size: number
  get articles(): number {
    return this.size
  }
  /** Words of all articles together. */
  readonly words: number
  /** For each article, 1 if it exists and 0 if it is deleted. */
  readonly live: Uint8Array
  /** Numbers of the articles that exist. */
  readonly all: Uint32Array
  /** Local minute of publication, or `noMinute`. */
  readonly minutes: Int32Array
  /** For BM25: the frequency at which a term counts half in an article, which grows with the article's length. */
  readonly holds: Float32Array
  readonly agencies: FacetColumn
  readonly provinces: FacetColumn
  readonly categories: FacetColumn
  readonly sources: FacetColumn
  /** Documents that articles cite, by the keys that filters use: `60-nq-hdnd`. */
  readonly documents: FacetColumn
  /** The articles by what they have of some facets. */
  readonly inverted: Record<'agencies' | 'categories' | 'documents', InvertedColumn>
  /** Articles that have a category. */
  readonly categorised: number
  /** The number of each of these documents as it was first written: `60/NQ-HĐND`. */
  readonly writtenDocuments: string[]
  /** Sequence number of each article in the article log. */
  readonly sequences: Uint32Array
  /** Near-copies. */
  readonly copies: CopyGroups
  /** Days on which articles were published, in order. */
  readonly days: string[]
  /** Day of each article, as a place in `days`, or `noDay`. */
  readonly dayCodes: Uint32Array
  /** Article numbers, newest first; those without a date come last. */
  readonly newestFirst: Uint32Array
  readonly scratch: Scratch
  /** Whether articles are numbered in the order of the log, which is so until segments are merged. */
  private readonly isInLogOrder: boolean
  private readonly unitCounts = new LRUCache<string, number>({ max: rememberedUnits })
  private readonly formCounts = new LRUCache<string, number>({ max: rememberedCounts })
  private readonly similar = new LRUCache<string, readonly Form[]>({ max: rememberedSimilar })
  private readonly cache: PostingsCache<Segment>

  private constructor(
    /** What is loaded: without segments that could not be read. */
    readonly manifest: Manifest,
    segments: Segment[],
    /** Whether some segments, or the groups of near-copies, could not be read. */
    readonly isPartial: boolean,
    columns: SnapshotColumns,
    previous: Snapshot | null,
  ) {
    this.segments = segments
    this.bases = columns.bases
    this.size = columns.minutes.length
    this.words = segments.reduce((sum, { stream }) => sum + stream.length, 0)
    this.live = columns.live
    this.all = columns.all
    this.minutes = columns.minutes
    this.sequences = columns.sequences
    this.holds = columns.holds
    this.agencies = columns.agencies
    this.provinces = columns.provinces
    this.categories = columns.categories
    this.sources = columns.sources
    this.documents = columns.documents
    this.inverted = columns.inverted
    this.categorised = columns.categorised
    this.writtenDocuments = columns.writtenDocuments
    this.isInLogOrder = columns.isInLogOrder
    this.newestFirst = columns.newestFirst
    this.days = columns.days
    this.dayCodes = columns.dayCodes
    this.copies = columns.copies
    this.scratch = new Scratch(this.size)
    this.cache = new PostingsCache(segments, previous?.cache ?? null)
  }

  /**
   * Loads a build, reusing the segments that `previous` has already loaded.
   * @param evenPartly whether to leave out what is damaged or missing
   * @throws TimtinError `index-damaged`, unless `evenPartly`
   */
  static async load(
    folder: string,
    manifest: Manifest,
    previous: Snapshot | null,
    evenPartly: boolean,
  ): Promise<Snapshot> {
    const loaded = new Map(previous?.segments.map((segment) => [segment.file, segment]))
    const orNull = <T>(loading: Promise<T>): Promise<T | null> =>
      loading.catch((error: unknown) => {
        if (evenPartly && error instanceof TimtinError && error.code === 'index-damaged') return null
        throw error
      })
    const segments: (Segment | null)[] = []
    for (const { file } of manifest.segments)
      segments.push(loaded.get(file) ?? (await orNull(loadSegment(folder, file))))
    const leaders = await orNull(readLeaders(folder, manifest))
    const isSound = (_: unknown, i: number) => segments[i] !== null
    const sound = segments.filter((segment) => segment !== null)
    const loadedLeaders = leadersWithin(
      leaders,
      manifest.segments.map(({ articles }, i) => ({ articles, isSound: isSound(null, i) })),
    )
    const served = { ...manifest, segments: manifest.segments.filter(isSound) }
    const isPartial = leaders === null || sound.length < segments.length
    return new Snapshot(served, sound, isPartial, await columnsOf(served, sound, loadedLeaders), previous)
  }

  /** Number of an article, or undefined when it is not in this build. */
  numberOf(id: string): number | undefined {
    for (let i = this.segments.length - 1; i >= 0; i--) {
      const document = this.segments[i].numberOf(id)
      if (document !== undefined && this.live[this.bases[i] + document] === 1) return this.bases[i] + document
    }
    return undefined
  }

  /** Sequence number of an article in the log: of equals, the one with the lower number comes first. */
  sequenceOf(article: number): number {
    return this.sequences[article]
  }

  /** Sort key of some articles, by their places, for the order of the log; null when they are in that order already. */
  logOrderOf(articles: Uint32Array): ((place: number) => number) | null {
    return this.isInLogOrder ? null : (place) => this.sequences[articles[place]]
  }

  /** How the archive first wrote the number of a document. @param key key of a document that some article cites */
  writtenAs(key: string): string {
    return this.writtenDocuments[this.documents.codeOf.get(key)!]
  }

  /** Numbers of the articles of a day, the earliest first; of those at one minute, the last stored comes first. */
  articlesOfDay(day: number): number[] {
    const ofDay: number[] = []
    for (let at = this.dayEnd(day) - 1; at >= 0 && this.dayCodes[this.newestFirst[at]] === day; at--)
      if (this.live[this.newestFirst[at]] === 1) ofDay.push(this.newestFirst[at])
    return ofDay
  }

  /** The place after the last article of a day in `newestFirst`. */
  private dayEnd(day: number): number {
    return partitionPoint(this.newestFirst.length, (place) => {
      const other = this.dayCodes[this.newestFirst[place]]
      return other !== noDay && other >= day
    })
  }

  // For the vocabulary.

  get tables(): readonly Segment[] {
    return this.segments
  }

  minuteOf(segment: number, document: number): number | null {
    const article = this.bases[segment] + document
    return this.live[article] === 1 ? this.minutes[article] : null
  }

  articlesWithAll(segment: number, words: readonly Keys[]): Uint16Array {
    return documentsInAll(words.map((word) => this.postingsOf({ kind: 'word', word, choice: 'any' }, 'text')[segment]))
  }

  articlesHavingRun(segment: number, words: Run): Uint16Array {
    return documentsOf(this.postingsOf({ kind: 'run', words }, 'text')[segment])
  }

  articlesWithRun(words: Run): number {
    return this.articlesWith({ kind: 'run', words })
  }

  articlesWithPairs(firsts: readonly Keys[], seconds: readonly Keys[]): Uint32Array {
    const counts = new Uint32Array(firsts.length * seconds.length)
    const asWritten = (word: Keys): WordChoice => ({ word, choice: 'as-written' })
    const [left, right] = [firsts.map(asWritten), seconds.map(asWritten)]
    for (const segment of this.segments) countPairs(segment, left, right, counts)
    return counts
  }

  /** Index of the segment that holds an article. */
  segmentOf(article: number): number {
    let i = this.bases.length - 1
    while (this.bases[i] > article) i--
    return i
  }

  idOf(article: number): string {
    const i = this.segmentOf(article)
    return this.segments[i].ids[article - this.bases[i]]
  }

  /** The text of an article, prepared for comparison with others. */
  comparable(article: number): Comparable {
    const i = this.segmentOf(article)
    return comparableAt(this.segments[i], article - this.bases[i])
  }

  /** Postings of an indexed term (an exact form, a compound, a unit) in each segment, in order of segments. */
  postings(term: string, field: FieldName): SegmentPostings[] {
    return this.cache.get(`${field} ${term}`, (segment) => lookUp(segment, term, field))
  }

  /** Postings of a query's term in each segment, with all the forms that it matches united. */
  postingsOf(term: Term, field: FieldName): SegmentPostings[] {
    if (term.kind === 'unit') return this.postings(term.term, field)
    if (term.kind === 'run' && term.words.length === 1)
      return this.postingsOf({ kind: 'word', ...term.words[0] }, field)
    const find =
      term.kind === 'word'
        ? (segment: Segment) => postingsOfWord(segment, term, field)
        : this.postingsOfRun(term.words, field)
    return this.cache.get(`${field} ${nameOfTerm(term)}`, find)
  }

  /**
   * How the postings of a run are found in a segment. Bigrams are looked up; longer runs, and those within a field, are
   * sought in articles that have all their parts.
   */
  private postingsOfRun(words: Run, field: FieldName): (segment: Segment, i: number) => SegmentPostings {
    if (words.length === 2 && field === 'text') return (segment) => bigramPostings(segment, words[0], words[1])
    const length = Math.min(Math.max(2, words.length - 1), longestPart)
    const partsOf = () => {
      const runs = words
        .slice(length - 1)
        .map((_, i) => this.postingsOf({ kind: 'run', words: words.slice(i, i + length) }, 'text'))
      const inField = field === 'text' ? [] : words.map((word) => this.postingsOf({ kind: 'word', ...word }, field))
      return [...runs, ...inField]
    }
    // Sought only where the postings of the run itself are not remembered.
    let parts: SegmentPostings[][] | null = null
    return (segment, i) => {
      parts ??= partsOf()
      return runPostings(segment, words, documentsInAll(parts.map((postings) => postings[i])), field)
    }
  }

  articlesWith(term: Term): number {
    if (term.kind !== 'unit') return countOf(this.postingsOf(term, 'text'))
    let articles = this.unitCounts.get(term.term)
    if (articles === undefined) {
      articles = countOf(this.segments.map((segment) => lookUp(segment, term.term, 'text')))
      this.unitCounts.set(term.term, articles)
    }
    return articles
  }

  similarTo(folded: string): readonly Form[] {
    let forms = this.similar.get(folded)
    if (forms === undefined) this.similar.set(folded, (forms = similarTo(folded, this)))
    return forms
  }

  articlesByForm(word: Keys, choice: FormChoice): number {
    const name = nameOfTerm({ kind: 'word', word, choice })
    let articles = this.formCounts.get(name)
    if (articles === undefined) {
      articles = 0
      for (const segment of this.segments)
        for (const entry of formsIn(segment, word, choice)) articles += segment.lexiconCounts[entry]
      this.formCounts.set(name, articles)
    }
    return articles
  }
}

function postingsOfWord(segment: Segment, { word, choice }: WordChoice, field: FieldName): SegmentPostings {
  const forms = formsIn(segment, word, choice).map((entry) => segment.lexicon[entry])
  return united(
    forms.map((form) => lookUp(segment, form, field)),
    segment.articles,
  )
}

/**
 * Leaders by the numbers that articles have when only sound segments are loaded. Where a leader is missing, its members
 * are in no group.
 * @param leaders of all articles of the build; null when they could not be read
 */
function leadersWithin(leaders: Uint32Array | null, segments: { articles: number; isSound: boolean }[]): Uint32Array {
  if (leaders !== null && segments.every(({ isSound }) => isSound)) return leaders
  const numbers = segments.flatMap(({ articles, isSound }) => Array<boolean>(articles).fill(isSound))
  const number = new Uint32Array(numbers.length)
  let sound = 0
  numbers.forEach((isSound, article) => (number[article] = isSound ? sound++ : noLeader))
  const within = new Uint32Array(sound).fill(noLeader)
  leaders?.forEach((leader, article) => {
    if (numbers[article] && leader !== noLeader) within[number[article]] = number[leader]
  })
  return within
}
