import type { Clause, Leaf, Query } from '../query.js'
import { ranking } from './numbers.js'
import { maximumWords, wordBag, type WordBag } from './word-bag.js'
import type { TermStatistics } from './terms.js'

/**
 * Which articles a query shows. Those with all required words, the complete ones; where they are too few, also those
 * that have enough of the query. An article's words are bits of a mask, by their numbers in the word bag; a second mask
 * has the words that it has in other forms only.
 */
export interface SelectionRule {
  /** The words that a complete article has. */
  required: number
  /** What each word adds to an article's mass: its idf; 0 for one that the archive does not have. */
  masses: number[]
  /** What each word adds that an article has in other forms only. */
  otherMasses: number[]
  /** Mass of an article that has all words. */
  wholeMass: number
}

/** Words as bits of a mask. */
export const bitsOf = (words: readonly number[]) => words.reduce((bits, word) => bits | (1 << word), 0)

const isPlainWords = ({ occur, alternatives }: Clause) =>
  occur === 'must' &&
  alternatives.length === 1 &&
  alternatives[0].kind === 'words' &&
  alternatives[0].field === undefined

/** A query as the ranking reads it. */
export interface RankedQuery {
  bag: WordBag
  rule: SelectionRule
  /** The clauses that every article shown must satisfy, whatever words it has: phrases, fields, alternatives, exclusions. */
  narrowing: Clause[]
}

/** Reads a query against the statistics of an index. */
export function rankedQuery({ clauses }: Query, statistics: TermStatistics): RankedQuery {
  const leaves = clauses
    .filter(({ occur }) => occur === 'must')
    .flatMap((clause) => clause.alternatives.map((leaf) => ({ ...leaf, isRequired: isPlainWords(clause) })))
  const bag = wordBag(leaves, statistics)
  const hasPlainWords = clauses.some(isPlainWords)
  // Stopwords alone are what is wanted.
  if (hasPlainWords && bag.words.every((word) => word.isOptional)) for (const word of bag.words) word.isOptional = false
  return { bag, rule: ruleOf(bag, hasPlainWords), narrowing: clauses.filter((clause) => !isPlainWords(clause)) }
}

function ruleOf({ words }: WordBag, isAnyRequired: boolean): SelectionRule {
  const wanted = words.map((_, number) => number).filter((number) => !words[number].isOptional)
  const masses = words.map(({ isKnown, idf }) => (isKnown ? idf : 0))
  return {
    required: isAnyRequired ? bitsOf(wanted) : 0,
    masses,
    otherMasses: words.map(({ countsOtherForms, idf }) => (countsOtherForms ? idf * ranking.matchQuality.folded : 0)),
    wholeMass: masses.reduce((sum, mass) => sum + mass, 0),
  }
}

/** Whether an article with these words is complete. */
export const isComplete = ({ required }: SelectionRule, mask: number) => (mask & required) === required

/** The words that an article with this mask should have and lacks, as typed. */
export function missingWords({ words }: WordBag, { required }: SelectionRule, mask: number): string[] {
  const lacking = required & ~mask
  return words.filter((_, number) => number < maximumWords && (lacking & (1 << number)) !== 0).map(({ typed }) => typed)
}

/** What an article has of the query. @param others the words that it has in other forms only */
export function massOf({ masses, otherMasses }: SelectionRule, mask: number, others: number): number {
  return sumOf(masses, mask) + sumOf(otherMasses, others & ~mask)
}

/** Sum of the weights of the words in a mask. */
function sumOf(weights: readonly number[], mask: number): number {
  return weights.slice(0, maximumWords).reduce((sum, weight, number) => (mask & (1 << number) ? sum + weight : sum), 0)
}

/** Whether so many complete articles do without incomplete ones. */
export const isEnough = ({ required }: SelectionRule, complete: number) =>
  complete >= ranking.enoughComplete || required === 0

/** Sums of the same numbers in another order differ in their last digits: this share less is no less. */
export const roundingShare = 1e-9

/**
 * The least mass with which an incomplete article is shown.
 * @param complete how many complete articles there are
 * @param most the greatest mass of any article
 */
export function leastMass({ wholeMass }: SelectionRule, complete: number, most: number): number {
  const enough = wholeMass * ranking.partialShare
  const least = complete > 0 ? enough : Math.min(enough, most * ranking.partialOfBest)
  return Math.max(Number.MIN_VALUE, least * (1 - roundingShare))
}

/**
 * Selects articles so that filters choose among what was found, and a facet finds what it counts; only where filters
 * leave nothing of it, what they let pass is searched alone.
 * @param select selects among all articles that satisfy the query's narrowing clauses, or among those of them that pass
 * @param passes whether a filter lets an article pass; null when there is no filter
 */
export function selectAndFilter<Selected extends { some(test: (article: number) => boolean): boolean }>(
  select: (among: 'all' | 'passing') => Selected,
  passes: ((article: number) => boolean) | null,
): Selected {
  const selected = select('all')
  return passes === null || selected.some(passes) ? selected : select('passing')
}

/** The unit that is all of a leaf and stands for its words: an article with it need not have these. */
export function wholeUnit({ tokens, units }: Leaf): Leaf['units'][number] | undefined {
  return units.find(({ standsForWords, first, last }) => standsForWords && first === 0 && last === tokens.length - 1)
}

/** The tokens that a leaf of words alone wants in an article: those that are no stopwords, or all where all are. */
export function weightyTokens({ tokens }: Leaf): Leaf['tokens'] {
  const weighty = tokens.filter(({ isStopword }) => !isStopword)
  return weighty.length > 0 ? weighty : tokens
}
