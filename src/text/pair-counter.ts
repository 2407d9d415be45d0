import { isFunctionWord } from './function-words.js'
import { isSyllable } from './syllables.js'
import type { TokenizedText } from './tokenizer.js'
import type { Word } from './words.js'

/** A pair of neighbouring words: the most frequent of all accented forms that share its folded form. */
export interface PairCount {
  /** The most frequent accented form. */
  pair: string
  folded: string
  /** How often that form occurs. */
  count: number
  /** Normalised pointwise mutual information of that form, -1 to 1: how much more often than by chance. */
  npmi: number
}

/** The least that a pair must have to be a compound. */
export interface PairThresholds {
  count: number
  npmi: number
  /** Share of its occurrences in which it binds more tightly than the pairs that overlap it. */
  wins: number
  /** Share of the folded form's occurrences that are compounds: "trong nam" means "trong năm", rarely "trồng nấm". */
  share: number
}

/** More than the number of syllables, so that a pair of ids fits into one exact number. */
const MOST_WORDS = 2 ** 15
const NO_WORD = -1

/**
 * Finds which neighbouring words are compounds, in two passes over a corpus: `count` every text, then `judge` every
 * text. The second pass rules out pairs that merely lie between tight compounds ("tin truyền" in "thông tin truyền
 * thông").
 */
export class PairCounter {
  private readonly ids = new Map<string, number>()
  private readonly words: Word[] = []
  private readonly areFunctionWords: boolean[] = []
  private readonly wordCounts: number[] = []
  private readonly pairCounts = new Map<number, number>()
  private readonly pairWins = new Map<number, number>()
  private tokenCount = 0

  count(text: TokenizedText<Word>): void {
    this.tokenCount += text.tokens.length
    const ids = text.words.map((word) => this.idOf(word))
    for (const id of ids) if (id !== NO_WORD) this.wordCounts[id]!++
    for (const pair of this.pairsOf(text, ids)) if (pair !== NO_WORD) increment(this.pairCounts, pair)
  }

  judge(text: TokenizedText<Word>): void {
    const pairs = this.pairsOf(
      text,
      text.words.map((word) => this.ids.get(word.exact) ?? NO_WORD),
    )
    const strengths = pairs.map((pair) => (this.isContent(pair) ? this.npmi(pair) : -1))
    for (const [i, pair] of pairs.entries()) {
      const strongestNeighbour = Math.max(strengths[i - 1] ?? -1, strengths[i + 1] ?? -1)
      if (strengths[i]! > -1 && strengths[i]! >= strongestNeighbour) increment(this.pairWins, pair)
    }
  }

  /** Pairs that are compounds, most frequent first. */
  compounds(least: PairThresholds): PairCount[] {
    const compounds = new Map<string, PairCount>()
    const places = new Map<string, number>()
    for (const [pair, count] of this.pairCounts) {
      const npmi = this.npmi(pair)
      const wins = this.pairWins.get(pair) ?? 0
      if (count < least.count || npmi < least.npmi || wins < least.wins * count || !this.isContent(pair)) continue
      const [first, second] = this.wordsOf(pair)
      const folded = `${first.folded}_${second.folded}`
      increment(places, folded, count)
      const known = compounds.get(folded)
      if (known !== undefined && known.count >= count) continue
      compounds.set(folded, { pair: `${first.exact} ${second.exact}`, folded, count, npmi })
    }
    const allPlaces = this.placesOf(compounds)
    return [...compounds.values()]
      .filter(({ folded }) => places.get(folded)! >= least.share * allPlaces.get(folded)!)
      .sort((a, b) => b.count - a.count || (a.folded < b.folded ? -1 : 1))
  }

  /** How often each folded pair occurs, over all its accented forms. */
  private placesOf(pairs: ReadonlyMap<string, unknown>): Map<string, number> {
    const places = new Map<string, number>()
    for (const [pair, count] of this.pairCounts) {
      const [first, second] = this.wordsOf(pair)
      const folded = `${first.folded}_${second.folded}`
      if (pairs.has(folded)) increment(places, folded, count)
    }
    return places
  }

  private isContent(pair: number): boolean {
    return (
      pair !== NO_WORD &&
      !this.areFunctionWords[Math.floor(pair / MOST_WORDS)] &&
      !this.areFunctionWords[pair % MOST_WORDS]
    )
  }

  /** Id of a word; only syllables have ids. */
  private idOf(word: Word): number {
    const known = this.ids.get(word.exact)
    if (known !== undefined) return known
    const counts = isSyllable(word.exact)
    const id = counts ? this.words.length : NO_WORD
    this.ids.set(word.exact, id)
    if (counts) {
      this.words.push(word)
      this.areFunctionWords.push(isFunctionWord(word.exact))
      this.wordCounts.push(0)
    }
    return id
  }

  /** For each token, the pair it makes with the next, or NO_WORD. */
  private pairsOf({ tokens }: TokenizedText<Word>, ids: readonly number[]): number[] {
    return ids.map((id, i) => {
      const next = ids[i + 1]
      if (id === NO_WORD || next === undefined || next === NO_WORD || tokens[i + 1]!.breakBefore) return NO_WORD
      return id * MOST_WORDS + next
    })
  }

  private wordsOf(pair: number): [Word, Word] {
    return [this.words[Math.floor(pair / MOST_WORDS)]!, this.words[pair % MOST_WORDS]!]
  }

  private npmi(pair: number): number {
    const count = this.pairCounts.get(pair) ?? 0
    if (count === 0) return -1
    const expected = this.wordCounts[Math.floor(pair / MOST_WORDS)]! * this.wordCounts[pair % MOST_WORDS]!
    return Math.log((count * this.tokenCount) / expected) / -Math.log(count / this.tokenCount)
  }
}

function increment<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
