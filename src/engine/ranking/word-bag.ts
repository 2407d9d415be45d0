import { keysOf } from '../../text/index.js'
import type { Keys } from '../../text/types.js'
import { isOneMistake } from '../lexicon/mistakes.js'
import type { Leaf, QueryToken, QueryUnit } from '../query.js'
import { isCommon, ranking } from './numbers.js'
import { nameOfTerm, type FormChoice, type Term, type TermStatistics, type WordChoice } from './terms.js'

/** Words of one query that are told apart, a bit of a mask each; further ones count for the score but cannot be missing. */
export const maximumWords = 31

/** A distinct word of a query. */
export interface QueryWord {
  /** As typed. */
  typed: string
  exact: string
  toneless: string
  folded: string
  idf: number
  /** Articles without it may still be complete. */
  isOptional: boolean
  /** Whether the archive has it at all, or what it may be meant to be. */
  isKnown: boolean
  /** The forms that it stands for: only itself where it is meant as written. */
  forms: FormChoice
  /**
   * Terms of which an article with one, but not the word, gets a share of its weight: its other forms, where these are not
   * everywhere, and what it may be a mistake for.
   */
  others: Term[]
  /** Words of the archive for which it may be a typing mistake. */
  mistakenFor: WordChoice[]
}

/** A term to look up, its weight, and the words that its presence stands for, by their numbers. */
export interface QueryTerm {
  term: Term
  weight: number
  words: number[]
}

/** The words of a query without their order and with it. */
export interface WordBag {
  words: QueryWord[]
  terms: QueryTerm[]
  /** Pairs of neighbouring words `[first, second]`, as numbers of words. */
  pairs: [number, number][]
  /** Words in the order in which they were typed, repeated ones again; -1 for one that has no number. */
  sequence: number[]
}

/** Words that all results should have, or words that only raise the score. */
export interface BagLeaf extends Pick<Leaf, 'tokens' | 'units' | 'spellings'> {
  isRequired: boolean
}

const idf = (total: number, articles: number) => Math.log(1 + (total - articles + 0.5) / (articles + 0.5))

/** A word typed with diacritics stands for itself, whether or not articles have it so; any other for all its forms. */
export const formsMeant = ({ forms }: QueryToken): FormChoice => (forms === 'written' ? 'as-written' : 'any')

/** The terms that stand for words without being these. */
export function unitTerms({ terms }: WordBag): QueryTerm[] {
  return terms.filter(({ term, words }) => term.kind !== 'word' && words.length > 0)
}

/** How much it counts, for a query of so many words, what is known of an article besides its BM25. */
export const shareOfCoverage = ({ words }: WordBag) =>
  Math.min(1, (ranking.coverageWords / Math.max(1, words.length)) ** 2)

/** What a term in the title counts on top of its occurrences, of its weight. */
export const titleTermOf = (bag: WordBag) => ranking.titleTerm * shareOfCoverage(bag)

/** The term of words side by side, each in the forms that are meant. */
export function runTerm(words: readonly QueryToken[]): Term {
  return { kind: 'run', words: words.map((word) => ({ word, choice: formsMeant(word) })) }
}

/** Collects the words and terms of a query's leaves. */
export function wordBag(leaves: readonly BagLeaf[], statistics: TermStatistics): WordBag {
  const collector = new Collector(statistics)
  for (const leaf of leaves) collector.add(leaf)
  return collector.finish()
}

class Collector {
  private readonly words: QueryWord[] = []
  private readonly wordOf = new Map<string, number>()
  private readonly terms = new Map<string, QueryTerm>()
  private readonly pairs: [number, number][] = []
  private readonly sequence: number[] = []

  constructor(private readonly statistics: TermStatistics) {}

  add({ tokens, units, spellings, isRequired }: BagLeaf): void {
    const inNumber = this.foundNumbers(units)
    const inUnit = new Set<number>()
    for (const unit of units) for (let i = unit.first; i <= unit.last; i++) inUnit.add(i)
    const numbers = tokens.map((token, i) => {
      const mayMiss = !isRequired || (!inUnit.has(i) && token.isStopword)
      return this.word(token, mayMiss, inNumber.has(i), this.abbreviationAt(i, units))
    })
    this.sequence.push(...numbers)
    for (const { term, first, last, standsForWords } of units) {
      const weight = standsForWords ? ranking.unitTerm : ranking.compoundTerm
      this.addTerm({ kind: 'unit', term }, weight, standsForWords ? numbers.slice(first, last + 1) : [])
    }
    for (const { kind, first, last, words } of spellings) {
      const stoodFor = numbers.slice(first, last + 1)
      const term = runTerm(words)
      if (kind === 'name') this.addTerm(term, ranking.unitTerm, stoodFor)
      else this.addTerm(term, ranking.synonymTerm, stoodFor, this.idfOf(stoodFor))
    }
    for (let i = 1; i < numbers.length; i++) {
      if (tokens[i].breakBefore || numbers[i] < 0 || numbers[i - 1] < 0) continue
      this.pairs.push([numbers[i - 1], numbers[i]])
      this.addTerm(runTerm([tokens[i - 1], tokens[i]]), ranking.pairTerm, [])
    }
  }

  /** Words inside document numbers that the archive has: there the number stands for its parts. */
  private foundNumbers(units: readonly QueryUnit[]): Set<number> {
    const inside = new Set<number>()
    for (const { kind, term, first, last } of units) {
      if (kind !== 'number' || this.statistics.articlesWith({ kind: 'unit', term }) === 0) continue
      for (let i = first; i <= last; i++) inside.add(i)
    }
    return inside
  }

  /** The unit that a word alone abbreviates, if the archive has it. */
  private abbreviationAt(at: number, units: readonly QueryUnit[]): Term | null {
    const unit = units.find(({ standsForWords, first, last }) => standsForWords && first === at && last === at)
    const term: Term | null = unit === undefined ? null : { kind: 'unit', term: unit.term }
    return term !== null && this.statistics.articlesWith(term) > 0 ? term : null
  }

  /** @param abbreviated what the word alone abbreviates: it is as rare as that, and counts by that */
  private word(token: QueryToken, mayMiss: boolean, isInNumber: boolean, abbreviated: Term | null): number {
    const known = this.wordOf.get(token.exact)
    if (known !== undefined) {
      if (!mayMiss) this.words[known].isOptional = false
      return known
    }
    const { statistics } = this
    const forms = formsMeant(token)
    const term: Term = { kind: 'word', word: token, choice: forms }
    if (this.words.length >= maximumWords) {
      this.addTerm(term, 1, [])
      return -1
    }
    const articles = statistics.articlesWith(abbreviated ?? term)
    const mistakenFor = abbreviated === null ? this.mistakenFor(token, articles) : []
    const otherForms = forms === 'as-written' ? this.otherForms(token, articles) : null
    const having = mistakenFor.reduce((sum, other) => sum + other.articles, articles + (otherForms?.standIn ?? 0))
    const { typed, exact, toneless, folded } = token
    const number =
      this.words.push({
        typed,
        exact,
        toneless,
        folded,
        idf: idf(statistics.articles, Math.min(statistics.articles, having)),
        isOptional: mayMiss,
        isKnown: having > 0,
        forms,
        others: [
          ...(otherForms === null ? [] : [otherForms.term]),
          ...mistakenFor.map(({ word, choice }) => ({ kind: 'word', word, choice }) as const),
        ],
        mistakenFor,
      }) - 1
    this.wordOf.set(exact, number)
    this.addTerm(term, abbreviated === null ? 1 : 0, isInNumber ? [] : [number])
    if (otherForms !== null && otherForms.standIn > 0) this.addTerm(otherForms.term, ranking.matchQuality.folded, [])
    for (const { word, choice } of mistakenFor) this.addTerm({ kind: 'word', word, choice }, ranking.mistakeTerm, [])
    return number
  }

  /**
   * What a rare word may have been meant to be. One that was typed with diacritics is first compared with them: "việcc"
   * is "việc" rather than "viếc".
   */
  private mistakenFor(token: QueryToken, articles: number): (WordChoice & { articles: number })[] {
    const { mistakeShare, mistakeRatio, mistakeLetters, mistakesTried } = ranking
    const { statistics } = this
    const { exact, folded } = token
    if (folded.length < mistakeLetters || /\d/.test(folded) || articles > statistics.articles * mistakeShare) return []
    const choice = formsMeant(token)
    const likely = statistics.similarTo(folded).filter((other) => other.articles > articles * mistakeRatio)
    const close = choice === 'any' ? [] : likely.filter(({ text }) => isOneMistake(exact, text))
    const words = new Map<string, Keys>()
    for (const { text } of close.length > 0 ? close : likely) {
      if (words.size === mistakesTried) break
      const word = keysOf(text)
      const name = choice === 'any' ? word.folded : text
      if (!words.has(name)) words.set(name, word)
    }
    return [...words.values()].map((word) => {
      return { word, choice, articles: statistics.articlesWith({ kind: 'word', word, choice }) }
    })
  }

  /**
   * The other forms of a word typed with diacritics, where these tell something. Where no article has it as typed, they
   * are what it may have been meant to be: it is as rare as they are.
   */
  private otherForms(token: QueryToken, articles: number): { term: Term; standIn: number } | null {
    const having = this.statistics.articlesByForm(token, 'other')
    if (having === 0 || isCommon(having, this.statistics.articles)) return null
    return { term: { kind: 'word', word: token, choice: 'other' }, standIn: articles === 0 ? having : 0 }
  }

  /** What words of the query weigh together; a word without a number has no limit. */
  private idfOf(numbers: readonly number[]): number {
    return numbers.reduce((sum, number) => sum + (number < 0 ? Infinity : this.words[number].idf), 0)
  }

  /**
   * @param share of its idf that the term counts
   * @param most the greatest idf of which it counts a share: a rare synonym weighs no more than what was typed
   */
  private addTerm(term: Term, share: number, words: number[], most = Infinity): void {
    const name = nameOfTerm(term)
    const articles = this.statistics.articlesWith(term)
    if (articles === 0) return
    const numbered = words.filter((word) => word >= 0)
    const weight = share * Math.min(most, idf(this.statistics.articles, articles))
    const known = this.terms.get(name)
    if (known === undefined) {
      this.terms.set(name, { term, weight, words: numbered })
      return
    }
    // What another word may be a mistake for, or another name, may be a word of the query itself.
    known.words = [...new Set([...known.words, ...numbered])]
    known.weight = Math.max(known.weight, weight)
  }

  finish(): WordBag {
    return { words: this.words, terms: [...this.terms.values()], pairs: this.pairs, sequence: this.sequence }
  }
}
