/**
 * The engine port: what a search engine must do for Tìm Tin. Adapters stand in folders beside this file; one
 * conformance suite (test/conformance) holds them all to the same behaviour.
 */
import type { Article } from '../article.js'

/** A calendar day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type LocalDay = string

/** The part of an article that a leaf is restricted to; without one, the whole text is searched. */
export type QueryField = 'title' | 'author'

/** A run of words, all wanted, in any order; or a phrase, in this order, with at most `slop` foreign words inside. */
export type Leaf =
  | { kind: 'words'; text: string; field?: QueryField }
  | { kind: 'phrase'; text: string; slop: number; field?: QueryField }

/** `must`: at least one alternative matches. `not`: none does. */
export interface Clause {
  occur: 'must' | 'not'
  alternatives: Leaf[]
}

export interface Query {
  clauses: Clause[]
}

/** Values within one list are alternatives; the lists restrict each other. Empty list: no restriction. */
export interface Filters {
  /** First day, inclusive. Articles without a date never pass a date filter. */
  from: LocalDay | null
  /** Last day, inclusive. */
  to: LocalDay | null
  /** Only articles without a date. Together with a first or last day, no article passes. */
  undated: boolean
  agencies: string[]
  provinces: string[]
  categories: string[]
}

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

export const noFilters: Filters = {
  from: null,
  to: null,
  undated: false,
  agencies: [],
  provinces: [],
  categories: [],
}

export const sorts = ['relevance', 'newest', 'oldest'] as const
/** Without a query, `relevance` is `newest`. Articles without a date come last in `newest` and in `oldest`. */
export type Sort = (typeof sorts)[number]

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

/** A completion of what somebody types: a word or compound of the archive, or a title (then with its article's id). */
export interface Suggestion {
  kind: 'words' | 'title'
  text: string
  articles: number
  id: string | null
}

/** A written form of a word or of a pair of words, with the number of articles that have it. */
export interface Form {
  text: string
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

/** One article of the log, or its removal. */
export type LogEntry = { sequence: number; article: Article } | { sequence: number; removedId: string }

/** What an engine is built from: the articles in the order in which they were last changed. */
export interface ArticleLog {
  lastSequence(): number
  /** How many articles there are. */
  count(): number
  /** The latest entry of each article that changed after `sequence`, in order. */
  entriesAfter(sequence: number): Iterable<LogEntry>
  article(id: string): Article | null
}

export interface BuildProgress {
  done: number
  total: number
}

export interface BuildReport {
  /** Whether anything had to be built. */
  changed: boolean
  articles: number
  indexed: number
  removed: number
  milliseconds: number
  generation: string
}

/** The writing side of an engine: one process at a time. */
export interface IndexBuilder {
  /**
   * Brings the index up to date with the log, beside the one being served, then switches.
   * @param full rebuild all of it
   * @throws TimtinError `index-locked`, `index-unwritable`, `disk-full`
   */
  build(
    log: ArticleLog,
    options: { full: boolean; onProgress?: (progress: BuildProgress) => void },
  ): Promise<BuildReport>
}
