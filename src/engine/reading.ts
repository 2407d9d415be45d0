/**
 * The reading side of the engine port: what a search engine must answer for Tìm Tin. An engine may be on another
 * machine, so one question is one call, related questions go into one call, and every call can be cancelled. Adapters
 * are in folders beside this file; one conformance suite (test/conformance) holds them all to the same behaviour.
 */
import type { AnalysedText } from './analysed-article.js'
import type { Filters, LocalDay, Query, Sort, ValueField } from './query.js'

/** A value that is counted for a group of values: `value` stands for all `members`, including itself. */
export interface ValueGroup {
  value: string
  members: string[]
}

/** Groups of agencies and of provinces, e.g. a present-day one with the former ones that became it. */
export interface FacetGroups {
  agencies: ValueGroup[]
  provinces: ValueGroup[]
}

/** How long the caller waits for an answer. A call given up rejects with `read-cancelled` or `read-timed-out`. */
export interface ReadOptions {
  signal?: AbortSignal
  /** When the answer is no longer useful, by `performance.now()` of the calling thread, in milliseconds. */
  deadline?: number
}

/** Which facets are counted: days always, and the lists of values named here, each with a maximum number of values. */
export interface FacetRequest {
  values: Partial<Record<ValueField, number>>
  /** Whether facets count only the articles found, with a facet's own filter applied too: what occurs together. */
  within: boolean
  /** Whether agencies and provinces are counted by the groups that the engine was opened with, or individually. */
  byGroup: boolean
}

/** Where a page ended, for the next one. Valid as long as the search and its sort are the same. */
export type Cursor = string

export interface SearchRequest {
  /** null: browse all articles that pass the filters. */
  query: Query | null
  filters: Filters
  sort: Sort
  /** Where the page begins: after this many hits, or at `cursor`, from an earlier answer. */
  offset: number
  cursor?: Cursor
  limit: number
  /** Agencies and provinces named by the query's words: by relevance, articles that have them rank higher. */
  named?: { agencies: string[]; provinces: string[] }
  facets: FacetRequest | null
  /** Whether each hit explains its score. */
  explain: boolean
  /** Whether the near-copies of one text are one hit; `offset` and `limit` then count such hits. */
  grouped: boolean
  /** Maximum number of near-copies named for a hit. */
  copiesNamed: number
  /**
   * Whether articles that match nearly follow those that match strictly, where these are few: by relevance alone, and
   * only as hits. They are in no count, facet or order by date.
   */
  near: boolean
}

export interface EngineHit {
  id: string
  /** The near-copies behind this hit that were found too, ordered by date; none when not grouped. */
  copies: { count: number; first: string[] }
  /** Grouped or not: the earliest of its near-copies that were found too; null when that is the article itself. */
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
  /** How the archive writes what `value` is a key for: `60/NQ-HĐND` for a document. */
  label?: string
}

/** Each facet counts the articles that match the query and all filters but, unless requested otherwise, its own. */
export interface FacetCounts extends Record<ValueField, FacetCount[]> {
  /** Articles per local day, in order; only days that have articles. */
  days: { day: LocalDay; count: number }[]
  undated: number
}

export interface SearchResponse {
  /** The build that answered, as in `EngineStatus`. */
  generation: string | null
  /** Whether part of the index did not answer or could not be read, so that counts are too low. */
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

/** What a draft names, as ingestion recognises it in articles. */
export interface DraftNames {
  /** Ids of its agencies, the principal ones first. */
  agencies: readonly string[]
  /** Its main province. */
  province: string | null
}

/** The text to find related articles for: an article in the index, or a draft, of which it may be known what it names. */
export type RelatedSubject = { id: string } | { draft: AnalysedText; names?: DraftNames }

export interface RelatedRequest {
  like: RelatedSubject
  limit: number
  /** Whether near-copies of the subject are wanted too, as for a passage that may be a whole article. */
  withCopies?: boolean
}

export interface RelatedHit {
  id: string
  /**
   * How much it shares of what distinguishes the subject from other articles, 0 to 1. The subject itself would have 1,
   * or less if its text is very short.
   */
  score: number
}

/** An article that is a near-copy of a subject. */
export interface CopyHit {
  id: string
  /** Estimated share of the syllable shingles of both texts that are in both (Jaccard), 0 to 1. */
  share: number
}

/** The articles before and after an article among those of its day, by time; null at the ends, or without a date. */
export interface Neighbours {
  previous: string | null
  next: string | null
}

export interface EngineStatus {
  /** Name of the build being served; changes exactly when the answers may change. null when the engine cannot tell. */
  generation: string | null
  /** Age of this information in milliseconds; 0 when it comes directly from the engine. */
  age: number
  articles: number
  /** Position in the article log up to which articles are indexed. */
  sequence: number
  /** Whether part of the index could not be read, so that articles are missing. */
  isPartial: boolean
}

/**
 * Every call may reject with a `TimtinError` of kind `read`: `read-cancelled`, `read-timed-out`, `engine-unreachable`.
 */
export interface SearchEngine {
  /** @returns an answer for each request, in order */
  search(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]>
  /**
   * Articles about the same things, best first: never the subject; its near-copies only if wanted; and only one of each
   * group of near-copies. For an unknown id: empty.
   */
  related(requests: readonly RelatedRequest[], options?: ReadOptions): Promise<RelatedHit[][]>
  /**
   * Near-copies of an article or a draft, the most similar first, never the subject itself. For an unknown id, or a
   * subject too short to compare: empty.
   */
  copies(like: RelatedSubject, limit: number, options?: ReadOptions): Promise<CopyHit[]>
  neighbours(id: string, options?: ReadOptions): Promise<Neighbours>
  status(options?: ReadOptions): Promise<EngineStatus>
  close(): Promise<void>
}
