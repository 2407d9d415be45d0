/**
 * Stored queries and new articles the other way round ("percolation"): which of many queries does an article match?
 * First the keys of an article tell which queries it may match at all, then each of these is tested.
 */
import type { LoggedArticle } from '../article-log.js'
import type { Filters, Query } from './query.js'
import type { Term } from './ranking/terms.js'

/** Something that an article has, as text: a word, a unit, or a value that filters ask for. */
export type ArticleKey = string

/** The key of a word in whichever form. @param folded its folded key */
export const wordKey = (folded: string): ArticleKey => `w${folded}`
export const unitKey = (term: string): ArticleKey => `u${term}`
export const agencyKey = (id: string): ArticleKey => `a${id}`
export const provinceKey = (name: string): ArticleKey => `p${name}`
export const categoryKey = (name: string): ArticleKey => `c${name}`

/** A query to be tested, as an archive has planned it. */
export interface StoredQuery {
  query: Query | null
  filters: Filters
  /** Of the terms that decide how the query is read (`decisiveTerms`) those that no article of the archive has. */
  absent: ReadonlySet<string>
}

/** A few articles that are tested against stored queries. */
export interface Percolator {
  /** The keys of each article, in the order in which they were given. */
  readonly keys: readonly ReadonlySet<ArticleKey>[]
  /** Numbers of the articles that a search for the query finds: that pass its filters and match it strictly. */
  matching(stored: StoredQuery): number[]
}

/** Reads articles for tests. */
export type Percolate = (articles: readonly LoggedArticle[]) => Promise<Percolator>

/** The keys that every article has which has a term. */
export function keysOfTerm(term: Term): ArticleKey[] {
  if (term.kind === 'unit') return [unitKey(term.term)]
  return term.kind === 'word' ? [wordKey(term.word.folded)] : term.words.map(({ word }) => wordKey(word.folded))
}
