/**
 * The reading side of the engine port: what a search engine must answer for Tìm Tin. Adapters stand in folders beside
 * this file; one conformance suite (test/conformance) holds them all to the same behaviour.
 */
import type { Filters, LocalDay, Query, Sort } from './query.js'
import type { Form, Suggestion } from './vocabulary.js'

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

export interface SearchRequest {
  /** null: browse all articles that pass the filters. */
  query: Query | null
  filters: Filters
  sort: Sort
  offset: number
  limit: number
  /** Agencies and provinces that the query's words name: by relevance, articles that have them stand higher. */
  named?: { agencies: string[]; provinces: string[] }
  /** Whether facet counts are wanted. */
  facets: boolean
  /** A value that heads a group counts the articles with any of its members, each once; others count by themselves. */
  groups?: FacetGroups
  /** Whether facets count the articles found only, a facet's own filter included: what occurs together. */
  facetsWithin?: boolean
  /** Whether each hit says how its score came about. */
  explain: boolean
  /** Whether near-copies of one text make one hit; `offset` and `limit` then count these. */
  grouped: boolean
}

export interface EngineHit {
  id: string
  /** Ids of the near-copies that were found too and stand behind this hit, by date; empty when not grouped. */
  copies: string[]
  /** Grouped or not: the first by date of its near-copies that were found too; null when that is the article itself. */
  copyOf: string | null
  score: number
  /** Words of the query, as typed, that the article lacks; empty when it has them all. */
  missing: string[]
  /** Named parts of the score, when asked for. */
  explain: Record<string, number> | null
}

export interface FacetCount {
  value: string
  count: number
}

/** Each facet counts the articles that match the query and all filters but, unless told otherwise, the facet's own. */
export interface FacetCounts {
  /** Articles per local day, in order of days, only days that have some. */
  days: { day: LocalDay; count: number }[]
  undated: number
  /** The following: most frequent first, then by value. */
  agencies: FacetCount[]
  provinces: FacetCount[]
  categories: FacetCount[]
}

export interface SearchResponse {
  total: number
  /** How many of `total` have all words of the query; less than `total` when fewer words had to do. */
  totalComplete: number
  /** How many hits there are on all pages: `total`, less the near-copies that stand behind another hit. */
  totalHits: number
  hits: EngineHit[]
  facets: FacetCounts | null
}

/** Text to find related articles for: one in the index, or a draft. */
export type RelatedSubject = { id: string } | { draft: { title: string; lead: string; body: string[] } }

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

/** A document that articles cite by its number, such as `60/NQ-HĐND`, and how many do. */
export interface DocumentCount {
  number: string
  articles: number
}

export interface EngineStatus {
  /** Name of the build that is served. Changes exactly when the answers can. */
  generation: string
  articles: number
  /** Position in the article log up to which articles are indexed. */
  sequence: number
}

export interface SearchEngine {
  search(request: SearchRequest): Promise<SearchResponse>
  /**
   * Articles about the same things, best first; never the subject nor, unless wanted, its near-copies, and one of each
   * group of these. Unknown id: empty.
   */
  related(request: RelatedRequest): Promise<RelatedHit[]>
  /**
   * Near-copies of an article or a draft, most alike first, never the subject itself. Unknown id, or a subject too short
   * to tell: empty.
   */
  copies(like: RelatedSubject, limit: number): Promise<CopyHit[]>
  /** The documents that most articles cite by number and code, most cited first. Counts are close, not exact. */
  documents(limit: number): Promise<DocumentCount[]>
  /** Completions of `text`, which may lack diacritics, best first. */
  suggest(text: string, limit: number): Promise<Suggestion[]>
  /** The accented forms that the archive has of one word, or of two joined by a space; most frequent first. */
  forms(words: string): Promise<Form[]>
  /** Forms within one or two typing mistakes of a word, most frequent first, without the word itself. */
  similar(word: string): Promise<Form[]>
  status(): Promise<EngineStatus>
  close(): Promise<void>
}
