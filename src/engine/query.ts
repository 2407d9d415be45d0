/**
 * The part of the engine port that describes queries and filters. A query arrives analysed, by the same analyzer as the
 * articles; engines look its terms up and analyse nothing.
 */
import type { Keys, SpanTerm } from '../text/types.js'

/** A calendar day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type LocalDay = string

/** The part of an article that a leaf is restricted to; without one, the whole text is searched. */
export type QueryField = 'title' | 'author'

/**
 * Which written forms a word of a query matches. `written`: as typed, apart from tone placement and i or y; an article
 * with another form matches nearly. `any`: every form with the same folded key.
 */
export type FormPolicy = 'written' | 'any'

/** A word of a query. */
export interface QueryToken extends Keys {
  /** As typed, for messages about the word. */
  typed: string
  /** Whether a separating mark comes between this word and the one before it; true for the first. */
  breakBefore: boolean
  /** Whether the word means nothing by itself: beside other words, articles may lack it. */
  isStopword: boolean
  forms: FormPolicy
}

/**
 * What the words from `first` to `last` mean together, and the term under which articles are indexed for it. Units
 * overlap: they are readings, not a segmentation.
 */
export interface QueryUnit extends SpanTerm {
  /** Whether an article with the unit need not have its individual words: an abbreviation, a document's number. */
  standsForWords: boolean
}

/** Other words that say the same as those from `first` to `last`; an article with them side by side need not have these. */
export interface Spelling {
  /** The same name in full or abbreviated; or a synonym, which counts a little less than what was typed. */
  kind: 'name' | 'synonym'
  first: number
  last: number
  words: QueryToken[]
}

/** Words that belong together, by their places. */
export interface Bond {
  first: number
  last: number
}

/** A run of words, all wanted, in any order; or a phrase, in this order, with at most `slop` foreign words inside. */
export interface Leaf {
  kind: 'words' | 'phrase'
  tokens: QueryToken[]
  units: QueryUnit[]
  /** Other ways to write what is wanted: synonyms, and names with a part in full or abbreviated. */
  spellings: Spelling[]
  /**
   * Words of a run that mean one thing: an article that has them apart matches nearly, not strictly. It may have a unit
   * or another spelling instead that stands for the same words. Beside words that are meant as written, all of them are
   * if an article has them side by side so.
   */
  bonds: Bond[]
  /** Of a phrase; 0 otherwise. */
  slop: number
  field?: QueryField
}

/**
 * `must`: at least one alternative matches. `not`: none does. A clause whose leaves have no words restricts nothing.
 */
export interface Clause {
  occur: 'must' | 'not'
  alternatives: Leaf[]
}

export interface Query {
  clauses: Clause[]
}

/** Values within one list are alternatives; an article must pass every list. An empty list restricts nothing. */
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
  /** Newspapers and portals, as in `Article.source`. */
  sources: string[]
  /** Documents that articles cite by number, each as its folded number with `-` between the parts: `60-nq-hdnd`. */
  documents: string[]
}

export const noFilters: Filters = {
  from: null,
  to: null,
  undated: false,
  agencies: [],
  provinces: [],
  categories: [],
  sources: [],
  documents: [],
}

/** The filters that are lists of values; these are also the facets counted by value. */
export const valueFields = ['agencies', 'provinces', 'categories', 'sources', 'documents'] as const
export type ValueField = (typeof valueFields)[number]

export const sorts = ['relevance', 'newest', 'oldest'] as const
/** Without a query, `relevance` means `newest`. Articles without a date come last in `newest` and in `oldest`. */
export type Sort = (typeof sorts)[number]
