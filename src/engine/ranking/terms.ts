import type { Keys } from '../../text/types.js'

/**
 * Which written forms a term of a word takes in. `as-written`: its letters and tone, whether final i or y; `other`:
 * those that only fold alike; `any`: both.
 */
export type FormChoice = 'as-written' | 'other' | 'any'

/** A word in some of its forms. */
export interface WordChoice {
  word: Keys
  choice: FormChoice
}

/** Longest run, in words, whose places in an article are counted: who has a longer one seldom repeats it. */
export const countedRun = 2

/** Words side by side, in this order, with no break between: at least one. */
export type Run = readonly WordChoice[]

/**
 * What an engine looks up for a query: a word in some of its forms, a run of words, or a unit under the term of its
 * analysis. How often an article has a run is at how many places it begins there, which may overlap; one of more than
 * `countedRun` words counts once.
 */
export type Term = ({ kind: 'word' } & WordChoice) | { kind: 'run'; words: Run } | { kind: 'unit'; term: string }

/** A name that two terms share only when they stand for the same. */
export function nameOfTerm(term: Term): string {
  if (term.kind === 'unit') return term.term
  return term.kind === 'word' ? nameOfWord(term) : `run ${term.words.map(nameOfWord).join(' ')}`
}

const nameOfWord = ({ word, choice }: WordChoice) => `${choice} ${choice === 'any' ? word.folded : word.exact}`

/** How frequent terms are in an index. Articles that were replaced may count until their place is cleared up. */
export interface TermStatistics {
  readonly articles: number
  /** How many words they have together. */
  readonly words: number
  /** In how many articles a term is. */
  articlesWith(term: Term): number
  /** The sum, over the forms of a word that a choice takes in, of the articles that have each. */
  articlesByForm(word: Keys, choice: FormChoice): number
  /** Words one typing mistake away from a folded word, as written, the most frequent first. */
  similarTo(folded: string): readonly { text: string; articles: number }[]
}
