/**
 * The reading side of the engine port: what a search engine must answer for Tìm Tin. An engine may stand on another
 * machine, so one question is one call, questions that belong together go in one, and every call can be given up.
 * Adapters stand in folders beside this file; one conformance suite (test/conformance) holds them all to the same
 * behaviour.
 */
import type { AnalysedText } from './analysed-article.js'
import type { Filters, LocalDay, Query, Sort, ValueField } from './query.js'

/** A value that is counted as a choice of several: `value` stands for all `members`, itself among them. */
export interface ValueGroup {
  value: string
  members: string[]
}

/** Groups of agencies and of provinces, e.g. of one of today's with the former ones that became it. */
export interface FacetGroups {
  agencies: ValueGroup[]
  provinces: ValueGroup[]
}

/** How long an answer is waited for. A call that is given up rejects with `read-cancelled` or `read-timed-out`. */
export interface ReadOptions {
  signal?: AbortSignal
  /** When the answer is of no more use, by `performance.now()` of the calling thread, in milliseconds. */
  deadline?: number
}

/** Which facets are counted: days always, lists of values as named, each with the most values that are listed. */
export interface FacetRequest {
  values: Partial<Record<ValueField, number>>
  /** Whether facets count the articles found only, a facet's own filter included: what occurs together. */
  within: boolean
  /** Whether agencies and provinces are counted by the groups that the engine was opened with, or each by itself. */
  byGroup: boolean
}

/** Where a page ended, for the next one. It holds as long as the search and its sort are the same. */
export type Cursor = string

export interface SearchRequest {
  /** null: browse all articles that pass the filters. */
  query: Query | null
  filters: Filters
  sort: Sort
  /** Where the page begins: after so many hits, or where `cursor`, from an earlier answer, says. */
  offset: number
  cursor?: Cursor
  limit: number
  /** Agencies and provinces that the query's words name: by relevance, articles that have them stand higher. */
  named?: { agencies: string[]; provinces: string[] }
  facets: FacetRequest | null
  /** Whether each hit says how its score came about. */
  explain: boolean
  /** Whether near-copies of one text make one hit; `offset` and `limit` then count these. */
  grouped: boolean
  /** How many of the near-copies behind a hit are named. */
  copiesNamed: number
  /**
   * Whether articles that match nearly follow those that match strictly, where these are few: by relevance alone, and
   * only as hits. They are in no count, facet or order by date.
   */
  near: boolean
}

export interface EngineHit {
  id: string
  /** The near-copies that were found too and stand behind this hit, the first by date; none when not grouped. */
  copies: { count: number; first: string[] }
  /** Grouped or not: the first by date of its near-copies that were found too; null when that is the article itself. */
  copyOf: string | null
  score: number
  /** Whether it matches nearly: it lacks words, or has words apart that belong together. */
  isNear: boolean
  /** Words of the query, as typed, that the article lacks; empty when it has them all. */
  missing: string[]
  /** Words that belong together, as typed, and that the article has only apart. */
  apart: string[]
  /** Named parts of the score, when asked for. */
  explain: Record<string, number> | null
}

export interface FacetCount {
  value: string
  count: number
  /** How the archive writes what `value` is a key for: `60/NQ-HĐND` of a document. */
  label?: string
}

/** Each facet counts the articles that match the query and all filters but, unless told otherwise, the facet's own. */
export interface FacetCounts extends Record<ValueField, FacetCount[]> {
  /** Articles per local day, in order of days, only days that have some. */
  days: { day: LocalDay; count: number }[]
  undated: number
}

export interface SearchResponse {
  /** The build that answered, as `EngineStatus` names it. */
  generation: string | null
  /** Whether a part of the index did not answer in time: counts are too low then. */
  isPartial: boolean
  /** How many articles match strictly: they have all that is required, as it belongs together. */
  total: number
  /** How many hits they make: `total`, less the near-copies that stand behind another hit. */
  totalHits: number
  /** The same of those that match nearly; 0 where they were not asked for or are not needed. */
  near: { total: number; totalHits: number }
  hits: EngineHit[]
  /** Where the next page begins; null after the last hit. */
  next: Cursor | null
  facets: FacetCounts | null
}

/** Text to find related articles for: one in the index, or a draft. */
export type RelatedSubject = { id: string } | { draft: AnalysedText }

export interface RelatedRequest {
  like: RelatedSubject
  limit: number
  /** Whether near-copies of the subject are wanted too, as when it is a passage that may be all of an article. */
  withCopies?: boolean
}

export interface RelatedHit {
  id: string
  /**
   * How much it has of what tells the subject from others, 0 to 1: the subject itself would have 1, or less
   * when its text is very short.
   */
  score: number
}

/** An article that is a near-copy of a subject. */
export interface CopyHit {
  id: string
  /** Estimated share of the syllable shingles of both texts that they have in common (Jaccard), 0 to 1. */
  share: number
}

/** The articles before and after one among those of its day, by time; null at the ends, or without a date. */
export interface Neighbours {
  previous: string | null
  next: string | null
}

export interface EngineStatus {
  /** Name of the build that is served; changes exactly when the answers can. null when the engine cannot tell. */
  generation: string | null
  /** How long ago this was so, in milliseconds; 0 where the engine is asked itself. */
  age: number
  articles: number
  /** Position in the article log up to which articles are indexed. */
  sequence: number
}

/** Every call may reject with a `TimtinError` of kind `read`: `read-cancelled`, `read-timed-out`, `engine-unreachable`. */
export interface SearchEngine {
  /** @returns an answer for each request, in their order */
  search(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]>
  /**
   * Articles about the same things, best first; never the subject nor, unless wanted, its near-copies, and one of each
   * group of these. Unknown id: empty.
   */
  related(requests: readonly RelatedRequest[], options?: ReadOptions): Promise<RelatedHit[][]>
  /**
   * Near-copies of an article or a draft, most alike first, never the subject itself. Unknown id, or a subject too short
   * to tell: empty.
   */
  copies(like: RelatedSubject, limit: number, options?: ReadOptions): Promise<CopyHit[]>
  neighbours(id: string, options?: ReadOptions): Promise<Neighbours>
  status(options?: ReadOptions): Promise<EngineStatus>
  close(): Promise<void>
}
