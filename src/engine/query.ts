/** What is asked: the part of the engine port that describes queries and filters. */

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
