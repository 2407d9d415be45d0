import type { Bond } from '../../engine/query.js'
import type { FoldedPair } from '../../engine/vocabulary.js'
import { keysOf } from '../../text/index.js'
import type { Analyzer, Token } from '../../text/types.js'
import type { KnownWords } from './known-words.js'
import { rewrite } from './rewrite.js'

/** Words of the archive that are tried in place of one typed. */
const candidates = 24
/** Folded words up to this length resemble too many others: only their neighbours can tell which was meant. */
const shortWord = 3
/** A compound, or a single word, is established when so many articles have it. */
const established = 3
/** Words in a row that so many passages of the first results have side by side were meant so. */
const seenTogether = 2
/** What is offered for words that the archive does have must be so many times as frequent as they are side by side. */
const clearlyMoreFrequent = 100

/** Passages whose words are looked at only when a word is doubted, which is seldom. */
class Shown {
  /** Those that have been looked at, from the first. */
  private readonly analysed: Token[][] = []

  constructor(
    private readonly passages: readonly string[],
    private readonly analyzer: Analyzer,
  ) {}

  /** Whether enough passages have two words side by side, in any diacritics. */
  together(first: Token, second: Token): boolean {
    let seen = 0
    for (let passage = 0; passage < this.passages.length && seen < seenTogether; passage += 1) {
      const tokens = (this.analysed[passage] ??= this.analyzer.analyze(this.passages[passage]).tokens)
      const isHere = tokens.some((token, at) => {
        const next = tokens[at + 1]
        return token.folded === first.folded && next?.folded === second.folded && !next.breakBefore
      })
      if (isHere) seen += 1
    }
    return seen === seenTogether
  }
}

/** A word that may be mistyped. */
interface Doubt {
  at: number
  /** Numbers of the neighbours with which a right word would make a compound. */
  sides: number[]
  /** Whether the archive has the word. */
  isKnown: boolean
}

/** Two words of a query side by side, as typed. */
export type TypedPair = readonly [first: Token, second: Token]

/** A word that the archive has is replaced only if few articles have it beside its neighbour. */
interface Test {
  pair: TypedPair
  /** Most articles that may have the pair as a phrase. */
  most: number
}

/** What the query becomes if these tests come out so. */
export interface Outcome {
  tests: { test: Test; passes: boolean }[]
  /** null: nothing is replaced. */
  text: string | null
}

/** Words of one query that may be replaced though the archive has them; further ones are left. */
const mostTests = 2

/**
 * Finds typing mistakes in a query by what the archive says of its words and their neighbours. What it needs to know is
 * asked in rounds: words and pairs of the text; then `similar` words; then `pairs` of candidates; then how many articles
 * have the phrases that its outcomes hang on.
 */
export class Proofreader {
  private readonly tokens: readonly Token[]
  private doubts: Doubt[]

  /**
   * @param known has the forms of every word, and of every pair of neighbours
   * @param bonds words of the text that belong together: they are none to doubt
   */
  constructor(
    private readonly text: string,
    private readonly analyzer: Analyzer,
    private readonly known: KnownWords,
    private readonly bonds: readonly Bond[],
  ) {
    this.tokens = analyzer.analyze(text).tokens
    this.doubts = [...this.tokens.keys()].flatMap((at) => this.doubtOf(at) ?? [])
  }

  /** Drops doubts about words that the first results have side by side. @param shown what is marked in them */
  see(shown: readonly string[]): void {
    const passages = new Shown(shown, this.analyzer)
    this.doubts = this.doubts.flatMap((doubt) => {
      if (!doubt.isKnown) return doubt
      const sides = doubt.sides.filter((side) => {
        const [first, second] = this.pairAt(doubt.at, side)
        return !passages.together(first, second)
      })
      return sides.length === 0 ? [] : { ...doubt, sides }
    })
  }

  /** Folded words whose similar ones are needed. */
  similar(): string[] {
    return this.doubts.map(({ at }) => this.tokens[at].folded)
  }

  /** Pairs of candidates whose forms are needed, for the words and for the diacritics of what they make. */
  pairs(): FoldedPair[] {
    const candidatesAt = new Map(this.doubts.map(({ at }) => [at, this.near(at).map((word) => keysOf(word).folded)]))
    const pairs: FoldedPair[] = []
    for (let at = 0; at + 1 < this.tokens.length; at++) {
      if (!candidatesAt.has(at) && !candidatesAt.has(at + 1)) continue
      const [first, second] = [at, at + 1].map((one) => [this.tokens[one].folded, ...(candidatesAt.get(one) ?? [])])
      for (const one of new Set(first)) for (const other of new Set(second)) pairs.push([one, other])
    }
    return pairs
  }

  /** Every way in which the query can come out, by the tests that decide between them. */
  outcomes(): Outcome[] {
    const found: Outcome[] = []
    const decided: boolean[][] = [[]]
    for (let passes = decided.pop(); passes !== undefined; passes = decided.pop()) {
      const settled = passes
      const tests: Test[] = []
      const text = this.settle((test) => settled[tests.push(test) - 1] ?? false)
      if (tests.length > settled.length && settled.length < mostTests)
        decided.push([...settled, false], [...settled, true])
      else found.push({ tests: settled.map((pass, i) => ({ test: tests[i], passes: pass })), text })
    }
    return found
  }

  /** The query with typing mistakes replaced by words of the archive that go with their neighbours, or null. */
  private settle(passes: (test: Test) => boolean): string | null {
    const words = new Map<number, string>()
    for (const doubt of this.doubts) {
      const word = doubt.isKnown ? this.correctKnown(doubt, words, passes) : this.correctUnknown(doubt)
      if (word !== null) words.set(doubt.at, word)
    }
    return rewrite(this.text, this.tokens, words)
  }

  private doubtOf(at: number): Doubt | null {
    const { tokens, known, analyzer } = this
    const token = tokens[at]
    if (/\d/.test(token.folded) || this.isExplained(at)) return null
    if (known.formsOf(token.folded).length === 0)
      return { at, sides: [at - 1, at + 1].filter((other) => tokens[other] !== undefined), isKnown: false }
    if (analyzer.isStopword(token)) return null
    const sides = this.openNeighbours(at)
    return sides.length === 0 ? null : { at, sides, isKnown: true }
  }

  private pairAt(at: number, side: number): TypedPair {
    return side < at ? [this.tokens[side], this.tokens[at]] : [this.tokens[at], this.tokens[side]]
  }

  /** Whether a word makes a compound with a neighbour, or belongs together with others. */
  private isExplained(at: number): boolean {
    const isBound = this.bonds.some(({ first, last }) => first <= at && last >= at)
    return isBound || this.isCompound(at - 1) || this.isCompound(at)
  }

  /** Whether the archive has a word and the next as a compound, in any diacritics. */
  private isCompound(first: number): boolean {
    const [word, next] = [this.tokens.at(first), this.tokens[first + 1]]
    if (first < 0 || word === undefined || next === undefined || next.breakBefore) return false
    return this.known.pairForms([word.folded, next.folded]).some(({ articles }) => articles > 0)
  }

  /** Neighbours that no mark separates and that are no stopwords. */
  private openNeighbours(at: number): number[] {
    const { tokens, analyzer } = this
    const joined = [...(tokens[at].breakBefore ? [] : [at - 1]), ...(tokens[at + 1]?.breakBefore ? [] : [at + 1])]
    return joined.filter((other) => tokens[other] !== undefined && !analyzer.isStopword(tokens[other]))
  }

  /** The words that are tried in place of one. */
  private near(at: number): string[] {
    return this.known
      .similarTo(this.tokens[at].folded)
      .slice(0, candidates)
      .map(({ text }) => text)
  }

  /** The word of the archive nearest to one typed that makes the most frequent compound with the given neighbours. */
  private bestFor(at: number, sides: number[]): { word: string; articles: number; side: number } | null {
    const weighed = this.near(at)
      .flatMap((word) => sides.map((side) => ({ word, side })))
      .map(({ word, side }) => ({ word, side, articles: this.articlesWith(word, at, side) }))
    const [best] = weighed.sort((a, b) => b.articles - a.articles)
    return best === undefined || best.articles < established ? null : best
  }

  /** In how many articles a word put in place of another makes a compound with a neighbour as that is typed. */
  private articlesWith(word: string, at: number, side: number): number {
    const { exact, folded } = this.tokens[side]
    const other = keysOf(word)
    const pair = side < at ? ([folded, other.folded] as const) : ([other.folded, folded] as const)
    const written = side < at ? `${exact} ${word}` : `${word} ${exact}`
    return this.known.pairForms(pair).find(({ text }) => text === written)?.articles ?? 0
  }

  /** A word that the archive has is doubted only where it makes a compound with no neighbour. */
  private correctKnown(
    { at, sides }: Doubt,
    corrected: ReadonlyMap<number, string>,
    passes: (test: Test) => boolean,
  ): string | null {
    const best = this.bestFor(
      at,
      sides.filter((side) => !corrected.has(side)),
    )
    if (best === null || best.articles < clearlyMoreFrequent) return null
    return passes({ pair: this.pairAt(at, best.side), most: best.articles / clearlyMoreFrequent }) ? best.word : null
  }

  private correctUnknown({ at, sides }: Doubt): string | null {
    const best = this.bestFor(at, sides)
    if (best !== null) return best.word
    const { folded } = this.tokens[at]
    if (folded.length <= shortWord) return null
    const nearest = this.known.similarTo(folded).at(0)
    return nearest !== undefined && nearest.articles >= established ? nearest.text : null
  }
}
