import { LRUCache } from 'lru-cache'
import { hashText } from '../../text/hash.js'
import { dayOfNumber, minutesPerDay, noMinute } from '../../text/dates.js'
import { sketchSlots, type FieldName } from './format/constants.js'
import { groupCopies, noGroups, type CopyGroups } from '../near-copies/copy-groups.js'
import type { Manifest } from './format/manifest.js'
import { countOf, documentsInAll, united, type SegmentPostings } from './arrays/postings.js'
import { PostingsCache } from './arrays/postings-cache.js'
import { holdOf } from '../ranking/bm25.js'
import type { Comparable } from '../near-copies/comparable.js'
import { shinglesOf, signatureSlots } from '../near-copies/signature.js'
import type { Keys } from '../../text/types.js'
import type { WordTables } from '../lexicon/tables.js'
import { Scratch } from './scratch.js'
import { noCode } from './writing/segment-builder.js'
import { loadSegment, lookUp, type Segment } from './format/segment.js'
import { formsIn } from '../lexicon/forms.js'
import { nameOfTerm, type FormChoice, type Term, type TermStatistics } from '../ranking/terms.js'

/** Words whose counts are remembered at most. */
const rememberedCounts = 10_000
/** The same for terms by their name: an article has hundreds, which others have too. */
const rememberedUnits = 50_000

/** A facet column over all segments: the distinct values, and for each article the codes of its own. */
export interface FacetColumn {
  values: string[]
  codeOf: Map<string, number>
  /** Codes of article `n` are `codes[starts[n]] … codes[starts[n + 1] - 1]`. */
  starts: Uint32Array
  codes: Uint16Array
}

/** One build, loaded: its segments and the columns of all their articles under common numbers. It never changes. */
export class Snapshot implements TermStatistics, WordTables {
  readonly segments: Segment[]
  /** Number of each segment's first article. */
  readonly bases: number[]
  /** Articles with a number, deleted ones among them. */
  readonly size: number
  get articles(): number {
    return this.size
  }
  /** 1 for articles that exist, 0 for deleted ones. */
  readonly live: Uint8Array
  /** Numbers of the articles that exist. */
  readonly all: Uint32Array
  /** Local minute of publication, or `noMinute`. */
  readonly minutes: Int32Array
  /** BM25: the frequency at which a term counts half in each article, which grows with its length. */
  readonly holds: Float32Array
  readonly agencies: FacetColumn
  readonly provinces: FacetColumn
  readonly categories: FacetColumn
  readonly sources: FacetColumn
  readonly documents: FacetColumn
  /** Days on which articles were published, in order. */
  readonly days: string[]
  /** Day of each article, a place in `days`, or `noDay`. */
  readonly dayCodes: Uint32Array
  /** Article numbers, newest first, those without a date last. */
  readonly newestFirst: Uint32Array
  readonly scratch: Scratch
  private groups: CopyGroups = noGroups(0)
  private readonly sketch = new Uint32Array(sketchSlots)
  private readonly numbers = new Map<string, number>()
  private readonly unitCounts = new LRUCache<string, number>({ max: rememberedUnits })
  private readonly formCounts = new LRUCache<string, number>({ max: rememberedCounts })
  private readonly cache = new PostingsCache()

  private constructor(
    readonly manifest: Manifest,
    segments: Segment[],
  ) {
    this.segments = segments
    this.bases = []
    let size = 0
    for (const segment of segments) {
      this.bases.push(size)
      size += segment.articles
    }
    this.size = size
    this.live = new Uint8Array(size).fill(1)
    this.minutes = new Int32Array(size)
    this.holds = new Float32Array(size)
    segments.forEach((segment, i) => this.takeIn(segment, this.bases[i], manifest.segments[i].deleted))
    this.all = Uint32Array.from(this.live.keys()).filter((article) => this.live[article] === 1)
    this.fillHolds()
    this.agencies = mergeColumn(segments, (segment) => [segment.agencies, segment.agencyStarts, segment.agencyCodes])
    this.provinces = mergeColumn(segments, (segment) => [segment.provinces, null, segment.provinceCodes])
    this.categories = mergeColumn(segments, (segment) => [segment.categories, null, segment.categoryCodes])
    this.sources = this.documents = {
      values: [],
      codeOf: new Map(),
      starts: new Uint32Array(size + 1),
      codes: new Uint16Array(0),
    }
    this.scratch = new Scratch(size)
    this.newestFirst = orderByMinute(this.minutes)
    const { days, dayCodes } = daysOf(this.minutes, this.newestFirst)
    this.days = days
    this.dayCodes = dayCodes
  }

  /** Loads a build, taking over the segments that `previous` has loaded already. @throws TimtinError `index-damaged` */
  static async load(folder: string, manifest: Manifest, previous: Snapshot | null): Promise<Snapshot> {
    const loaded = new Map(previous?.segments.map((segment) => [segment.file, segment]))
    const segments: Segment[] = []
    for (const { file } of manifest.segments) segments.push(loaded.get(file) ?? (await loadSegment(folder, file)))
    const snapshot = new Snapshot(manifest, segments)
    snapshot.groups = await groupCopies(oldestFirst(snapshot.newestFirst, snapshot.minutes), (article) =>
      snapshot.live[article] === 1 ? snapshot.comparable(article) : null,
    )
    return snapshot
  }

  /** Near-copies. */
  get copies(): CopyGroups {
    return this.groups
  }

  private takeIn(segment: Segment, base: number, deleted: number[]): void {
    for (const number of deleted) this.live[base + number] = 0
    this.minutes.set(segment.minutes, base)
    for (let i = 0; i < segment.articles; i++) {
      if (this.live[base + i] === 1) this.numbers.set(segment.ids[i], base + i)
    }
    for (let i = 0; i < sketchSlots; i++) this.sketch[i] += segment.sketch[i]
  }

  private fillHolds(): void {
    const tokens = this.segments.reduce((sum, segment) => sum + segment.stream.length, 0)
    const average = Math.max(1, tokens / Math.max(1, this.size))
    this.segments.forEach(({ starts, articles }, i) => {
      for (let document = 0; document < articles; document++) {
        this.holds[this.bases[i] + document] = holdOf((starts[document + 1] - starts[document]) / average)
      }
    })
  }

  /** Number of an article, or undefined when it is not in this build. */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id)
  }

  /** Place of an article in the log: of equals the one that came first is shown first. */
  sequenceOf(article: number): number {
    return article
  }

  /** The order of some articles, by their places, in the log; null when it is that of their places. */
  logOrderOf(_articles: Uint32Array): ((place: number) => number) | null {
    return null
  }

  /** Numbers of the articles of a day, the earliest first; of those at one minute the one that was stored last. */
  articlesOfDay(day: number): number[] {
    const ofDay: number[] = []
    for (let at = this.dayEnd(day) - 1; at >= 0 && this.dayCodes[this.newestFirst[at]] === day; at--)
      if (this.live[this.newestFirst[at]] === 1) ofDay.push(this.newestFirst[at])
    return ofDay
  }

  /** Place after the last article of a day in the order of newest first. */
  private dayEnd(day: number): number {
    let low = 0
    let high = this.newestFirst.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.dayCodes[this.newestFirst[middle]]
      if (other !== noDay && other >= day) low = middle + 1
      else high = middle
    }
    return low
  }

  // What the vocabulary reads.

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

  /** The text of an article, ready to be compared with others. */
  comparable(article: number): Comparable {
    const i = this.segmentOf(article)
    const { signatures, zones } = this.segments[i]
    const document = article - this.bases[i]
    // The third zone ends where title, lead and body do.
    const shingles = shinglesOf(zones[document * 3 + 2])
    return { signatures, at: document * signatureSlots, shingles, minute: this.minutes[article] }
  }

  /** Postings of an indexed term (an exact form, a compound, a unit) in each segment, in order of segments. */
  postings(term: string, field: FieldName): SegmentPostings[] {
    return this.cache.get(`${field} ${term}`, () => this.segments.map((segment) => lookUp(segment, term, field)))
  }

  /** Postings of a query's term in each segment: of all forms that it takes in as one. */
  postingsOf(term: Term, field: FieldName): SegmentPostings[] {
    if (term.kind === 'unit') return this.postings(term.term, field)
    const { word, choice } = term
    return this.cache.get(`${field} ${nameOfTerm(term)}`, () =>
      this.segments.map((segment) => {
        const forms = formsIn(segment, word, choice).map((entry) => segment.lexicon[entry])
        return united(
          forms.map((form) => lookUp(segment, form, field)),
          segment.articles,
        )
      }),
    )
  }

  articlesWith(term: Term): number {
    if (term.kind === 'word') return countOf(this.postingsOf(term, 'text'))
    let articles = this.unitCounts.get(term.term)
    if (articles === undefined) {
      articles = countOf(this.segments.map((segment) => lookUp(segment, term.term, 'text')))
      this.unitCounts.set(term.term, articles)
    }
    return articles
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

  /** In how many articles a term is, at most: from the sketch, without touching postings. */
  frequencyBound(term: string): number {
    return this.sketch[hashText(term) % sketchSlots]
  }
}

/** Code of an article without a date. */
export const noDay = 0xffffffff

function daysOf(minutes: Int32Array, newestFirst: Uint32Array): { days: string[]; dayCodes: Uint32Array } {
  const days: string[] = []
  const dayCodes = new Uint32Array(minutes.length).fill(noDay)
  let last = NaN
  for (let i = newestFirst.length - 1; i >= 0; i--) {
    const minute = minutes[newestFirst[i]]
    if (minute === noMinute) continue
    const day = Math.floor(minute / minutesPerDay)
    if (day !== last) days.push(dayOfNumber(day))
    last = day
    dayCodes[newestFirst[i]] = days.length - 1
  }
  return { days, dayCodes }
}

function mergeColumn(
  segments: Segment[],
  read: (segment: Segment) => [string[], Uint32Array | null, Uint16Array],
): FacetColumn {
  const values: string[] = []
  const codeOf = new Map<string, number>()
  const starts: number[] = [0]
  const codes: number[] = []
  for (const segment of segments) {
    const [localValues, localStarts, localCodes] = read(segment)
    const translated = localValues.map((value) => {
      if (!codeOf.has(value)) codeOf.set(value, values.push(value) - 1)
      return codeOf.get(value)!
    })
    for (let i = 0; i < segment.articles; i++) {
      const from = localStarts ? localStarts[i] : i
      const to = localStarts ? localStarts[i + 1] : i + 1
      for (let k = from; k < to; k++) if (localCodes[k] !== noCode) codes.push(translated[localCodes[k]])
      starts.push(codes.length)
    }
  }
  return { values, codeOf, starts: Uint32Array.from(starts), codes: Uint16Array.from(codes) }
}

/** Article numbers, oldest first, those without a date last. */
function oldestFirst(newestFirst: Uint32Array, minutes: Int32Array): Uint32Array {
  let dated = newestFirst.length
  while (dated > 0 && minutes[newestFirst[dated - 1]] === noMinute) dated--
  const order = Uint32Array.from(newestFirst)
  order.subarray(0, dated).reverse()
  return order
}

/** Sorts article numbers, newest first; equal minutes keep the order of the log, undated ones come last. */
function orderByMinute(minutes: Int32Array): Uint32Array {
  const scale = minutes.length + 1
  const keys = new Float64Array(minutes.length)
  for (let i = 0; i < minutes.length; i++) {
    const minute = minutes[i]
    keys[i] = (minute === noMinute ? 2 ** 31 : -minute) * scale + i
  }
  keys.sort()
  return Uint32Array.from(keys, (key) => ((key % scale) + scale) % scale)
}
