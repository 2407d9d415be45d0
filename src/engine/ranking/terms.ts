import type { Keys } from '../../text/types.js'

/**
 * Which written forms a term of a word takes in. `as-written`: its letters and tone, whether final i or y; `other`:
 * those that only fold alike; `any`: both.
 */
export type FormChoice = 'as-written' | 'other' | 'any'

/** What an engine looks up for a query: a word in some of its forms, or a unit under the term of its analysis. */
export type Term = { kind: 'word'; word: Keys; choice: FormChoice } | { kind: 'unit'; term: string }

/** A name that two terms share only when they stand for the same. */
export function nameOfTerm(term: Term): string {
  if (term.kind === 'unit') return term.term
  return `${term.choice} ${term.choice === 'any' ? term.word.folded : term.word.exact}`
}

/** How frequent terms are in an index. Articles that were replaced may count until their place is cleared up. */
export interface TermStatistics {
  readonly articles: number
  /** In how many articles a term is. */
  articlesWith(term: Term): number
  /** The sum, over the forms of a word that a choice takes in, of the articles that have each. */
  articlesByForm(word: Keys, choice: FormChoice): number
}
