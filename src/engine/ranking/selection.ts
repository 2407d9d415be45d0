import type { Bond, Clause, Leaf, Query } from '../query.js'
import { asTyped } from './as-typed.js'
import { ranking } from './numbers.js'
import { maximumWords, runTerm, wordBag, type WordBag } from './word-bag.js'
import type { Term, TermStatistics } from './terms.js'

/**
 * Which articles a query shows. Those that match strictly are complete, that is they have all required words, and have as
 * such what belongs together. Where they are too few, others match nearly: the other complete ones, and those that have
 * enough of the query. An article's words are bits of a mask, by their numbers in the word bag; a second mask
 * has the words that it has in other forms only.
 */
export interface SelectionRule {
  /** The words that a complete article has. */
  required: number
  /** What each word adds to an article's mass: its idf; 0 for one that the archive does not have. */
  masses: number[]
  /** What each word adds that an article has in other forms only. */
  otherMasses: number[]
  /** An article with less, as a rule, has too little of the query to match nearly. */
  enough: number
}

/** Words as bits of a mask. */
export const bitsOf = (words: readonly number[]) => words.reduce((bits, word) => bits | (1 << word), 0)

const isPlainWords = ({ occur, alternatives }: Clause) =>
  occur === 'must' &&
  alternatives.length === 1 &&
  alternatives[0].kind === 'words' &&
  alternatives[0].field === undefined

/** Words that belong together: an article has them as such if it has one of the terms. */
export interface RankedBond {
  /** As typed. */
  typed: string
  /** Its words, as bits; 0 where one of them has no number. */
  words: number
  terms: Term[]
}

/** A query as the ranking reads it. */
export interface RankedQuery {
  bag: WordBag
  rule: SelectionRule
  /** What a strict match has as such. */
  bonds: RankedBond[]
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
  // What is read as typed tells which articles match strictly, not how they are scored.
  const typed = asTyped(clauses, statistics)
  return {
    bag,
    rule: ruleOf(bag, hasPlainWords),
    bonds: typed.filter(isPlainWords).flatMap(({ alternatives: [leaf] }) => bondsOf(leaf, bag)),
    narrowing: typed.filter((clause) => !isPlainWords(clause)),
  }
}

function bondsOf(leaf: Leaf, bag: WordBag): RankedBond[] {
  const numbers = new Map(bag.words.slice(0, maximumWords).map(({ exact }, number) => [exact, number]))
  return leaf.bonds.map((bond) => {
    const words = leaf.tokens.slice(bond.first, bond.last + 1)
    const numbered = words.flatMap(({ exact }) => numbers.get(exact) ?? [])
    return {
      typed: words.map(({ typed }) => typed).join(' '),
      words: numbered.length === words.length ? bitsOf(numbered) : 0,
      terms: bondTerms(leaf, bond),
    }
  })
}

/** The terms of which an article has one when it has words of a leaf as they belong together: their run, or what stands for them. */
export function bondTerms(leaf: Leaf, { first, last }: Bond): Term[] {
  return [runTerm(leaf.tokens.slice(first, last + 1)), ...standIns(leaf, first, last)]
}

/** What an article may have instead of words of a leaf: units and other spellings. */
function standIns({ units, spellings }: Leaf, first: number, last: number): Term[] {
  const covers = (other: { first: number; last: number }) => other.first <= first && other.last >= last
  return [
    ...units.filter((unit) => unit.standsForWords && covers(unit)).map(({ term }): Term => ({ kind: 'unit', term })),
    ...spellings.filter(covers).map(({ words }) => runTerm(words)),
  ]
}

function ruleOf({ words }: WordBag, isAnyRequired: boolean): SelectionRule {
  const wanted = words.map((_, number) => number).filter((number) => !words[number].isOptional)
  const masses = words.map(({ isKnown, idf }) => (isKnown ? idf : 0))
  const { partialShare, partialWords, matchQuality } = ranking
  const share = partialShare * Math.min(1, partialWords / Math.max(1, words.length))
  return {
    required: isAnyRequired ? bitsOf(wanted) : 0,
    masses,
    otherMasses: words.map(({ others, idf }) => (others.length > 0 ? idf * matchQuality.folded : 0)),
    enough: share * masses.reduce((sum, mass) => sum + mass, 0),
  }
}

/** Whether an article with these words is complete. */
export const isComplete = ({ required }: SelectionRule, mask: number) => (mask & required) === required

/** The words that an article with this mask should have and lacks, as typed. */
export function missingWords({ words }: WordBag, { required }: SelectionRule, mask: number): string[] {
  const lacking = required & ~mask
  return words.filter((_, number) => number < maximumWords && (lacking & (1 << number)) !== 0).map(({ typed }) => typed)
}

/** Bonds whose words an article has, but not as they belong together. */
export function bondsApart(
  bonds: readonly RankedBond[],
  mask: number,
  isTogether: (bond: number) => boolean,
): string[] {
  return bonds
    .filter(({ words }, bond) => words !== 0 && (mask & words) === words && !isTogether(bond))
    .map(({ typed }) => typed)
}

/** What an article has of the query. @param others the words that it has in other forms only */
export function massOf({ masses, otherMasses }: SelectionRule, mask: number, others: number): number {
  return sumOf(masses, mask) + sumOf(otherMasses, others & ~mask)
}

/** Sum of the weights of the words in a mask. */
function sumOf(weights: readonly number[], mask: number): number {
  return weights.slice(0, maximumWords).reduce((sum, weight, number) => (mask & (1 << number) ? sum + weight : sum), 0)
}

/** Whether so many strict matches do without near ones. */
export const isEnoughStrict = ({ required }: SelectionRule, strict: number) =>
  strict >= ranking.enoughStrict || required === 0

/** Sums of the same numbers in another order differ in their last digits: this share less is no less. */
export const roundingShare = 1e-9

/**
 * The least mass with which an incomplete article is shown.
 * @param complete how many complete articles there are
 * @param most the greatest mass of any article
 */
export function leastMass({ enough }: SelectionRule, complete: number, most: number): number {
  const least = complete > 0 ? enough : Math.min(enough, most * ranking.partialOfBest)
  return Math.max(Number.MIN_VALUE, least * (1 - roundingShare))
}

/** What stands for all words of a leaf: an article with one of these terms need not have them. */
export function wholeTerms(leaf: Leaf): Term[] {
  return standIns(leaf, 0, leaf.tokens.length - 1)
}

/** The tokens that a leaf of words alone wants in an article: those that are no stopwords, or all where all are. */
export function weightyTokens({ tokens }: Leaf): Leaf['tokens'] {
  const weighty = tokens.filter(({ isStopword }) => !isStopword)
  return weighty.length > 0 ? weighty : tokens
}
