import { isAccented } from '../../../text/index.js'
import type { Analysis, Analyzer, Token } from '../../../text/types.js'
import { countOf, type SegmentPostings } from '../arrays/postings.js'
import { ranking } from '../../ranking/numbers.js'
import type { Snapshot } from '../snapshot.js'
import type { FormChoice } from './word-forms.js'

/** Bits of a mask of words; further words of a query count for the score but cannot be missing. */
export const maximumWords = 31

/** A distinct word of a query. */
export interface QueryWord {
  /** As typed. */
  typed: string
  exact: string
  toneless: string
  folded: string
  /** Typed with diacritics: then it is meant as written. */
  isAccented: boolean
  idf: number
  /** Articles without it may still be complete. */
  isOptional: boolean
  /** Whether the archive has it at all. */
  isKnown: boolean
  /** The forms that it stands for. */
  forms: FormChoice
}

/** A term to look up: its postings in each segment, its weight, and the words that its presence stands for. */
export interface QueryTerm {
  postings: SegmentPostings[]
  titlePostings: SegmentPostings[]
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

const idf = (total: number, articles: number) => Math.log(1 + (total - articles + 0.5) / (articles + 0.5))

/** Words that all results should have, and words that only raise the score. */
export interface BagText {
  text: string
  isRequired: boolean
}

/** Collects the words and terms of a query's texts. */
export function wordBag(texts: BagText[], analyzer: Analyzer, snapshot: Snapshot): WordBag {
  const collector = new Collector(analyzer, snapshot)
  for (const text of texts) collector.add(text)
  return collector.finish()
}

class Collector {
  private readonly words: QueryWord[] = []
  private readonly wordOf = new Map<string, number>()
  private readonly terms = new Map<string, QueryTerm>()
  private readonly pairs: [number, number][] = []
  private readonly sequence: number[] = []

  constructor(
    private readonly analyzer: Analyzer,
    private readonly snapshot: Snapshot,
  ) {}

  add({ text, isRequired }: BagText): void {
    const analysis = this.analyzer.analyze(text)
    const inNumber = this.foundNumbers(analysis)
    const inSpan = new Set<number>()
    for (const span of analysis.spans) for (let i = span.first; i <= span.last; i++) inSpan.add(i)
    const numbers = analysis.tokens.map((token, i) => {
      const mayMiss = !isRequired || (!inSpan.has(i) && this.analyzer.isStopword(token))
      return this.word(token, text, mayMiss, inNumber.has(i))
    })
    this.sequence.push(...numbers)
    for (const span of analysis.spans) {
      const covered = numbers.slice(span.first, span.last + 1)
      const weight = span.kind === 'compound' ? ranking.compoundTerm : ranking.unitTerm
      this.term(span.term, weight, span.kind === 'compound' ? [] : covered)
    }
    for (let i = 1; i < numbers.length; i++) {
      if (!analysis.tokens[i].breakBefore && numbers[i] >= 0 && numbers[i - 1] >= 0)
        this.pairs.push([numbers[i - 1], numbers[i]])
    }
  }

  /** Tokens inside document numbers that the archive has: there the number stands for its parts. */
  private foundNumbers({ spans }: Analysis): Set<number> {
    const inside = new Set<number>()
    for (const span of spans) {
      if (span.kind !== 'number' || countOf(this.snapshot.postings(span.term, 'text')) === 0) continue
      for (let i = span.first; i <= span.last; i++) inside.add(i)
    }
    return inside
  }

  private word(token: Token, text: string, mayMiss: boolean, isInNumber: boolean): number {
    const known = this.wordOf.get(token.exact)
    if (known !== undefined) {
      if (!mayMiss) this.words[known].isOptional = false
      return known
    }
    const { size } = this.snapshot
    const choice = this.snapshot.formsMeant(token)
    const postings = this.snapshot.wordPostings(token, choice, 'text')
    const articles = countOf(postings)
    const addWord = (words: number[]) => {
      const titlePostings = this.snapshot.wordPostings(token, choice, 'title')
      this.addTerm(`${choice} ${token.exact}`, { postings, titlePostings, share: 1, words })
    }
    if (this.words.length >= maximumWords) {
      addWord([])
      return -1
    }
    const isCommon = size > 100 && articles > size * ranking.optionalShare
    const number =
      this.words.push({
        typed: text.slice(token.start, token.end),
        exact: token.exact,
        toneless: token.toneless,
        folded: token.folded,
        isAccented: isAccented(token),
        idf: idf(size, articles),
        isOptional: mayMiss || isCommon,
        isKnown: articles > 0,
        forms: choice,
      }) - 1
    this.wordOf.set(token.exact, number)
    addWord(isInNumber ? [] : [number])
    return number
  }

  private term(term: string, share: number, words: number[]): void {
    const { snapshot } = this
    const [postings, titlePostings] = [snapshot.postings(term, 'text'), snapshot.postings(term, 'title')]
    this.addTerm(term, { postings, titlePostings, share, words })
  }

  private addTerm(
    name: string,
    { postings, titlePostings, share, words }: Omit<QueryTerm, 'weight'> & { share: number },
  ): void {
    const articles = countOf(postings)
    if (articles === 0 || this.terms.has(name)) return
    const weight = share * idf(this.snapshot.size, articles)
    this.terms.set(name, { postings, titlePostings, weight, words: words.filter((word) => word >= 0) })
  }

  finish(): WordBag {
    return { words: this.words, terms: [...this.terms.values()], pairs: this.pairs, sequence: this.sequence }
  }
}
