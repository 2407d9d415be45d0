import { isSyllable } from './syllables.js'
import type { TokenizedText } from './tokenizer.js'
import type { Word } from './words.js'

/** A pair of neighbours, chosen from all accented forms of its folded form. */
export interface PairCount {
  /** The accented form that is seen most. */
  pair: string
  folded: string
  /** How often that form is seen. */
  count: number
  /** Normalised pointwise mutual information of that form, -1 to 1: how much more often than by chance. */
  npmi: number
}

/** What a pair must have to be a compound. */
export interface PairThresholds {
  count: number
  npmi: number
  /** Share of its places in which it binds more tightly than the pairs that overlap it. */
  wins: number
}

/** Pairs with one of these words are grammar, not compounds. */
const FUNCTION_WORDS = new Set(
  `và của các những là được bị trong ngoài cho với tại đã đang sẽ này đó kia ấy ở từ đến để thì mà nên nếu khi lúc do vì
bởi theo về vào ra lên xuống qua có không chưa chẳng cũng còn rất hơn nhất hay hoặc như cùng trên dưới một hai mỗi mọi
từng ông bà anh chị em tôi họ ta nhưng rằng bằng nào gì ai đây vẫn chỉ phải cần lại nữa rồi đều vừa mới thêm hầu`.split(
    /\s+/,
  ),
)

/** One id space for words, so that a pair of ids is one exact number. */
const MOST_WORDS = 2 ** 21
const NO_WORD = -1

/**
 * Counts which neighbours are compounds, in two passes over a corpus: `count` every text, then `judge` every text. The
 * second tells compounds from neighbours by chance of tight compounds ("tin truyền" in "thông tin truyền thông").
 */
export class PairCounter {
  private readonly ids = new Map<string, number>()
  private readonly words: Word[] = []
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
    const strengths = pairs.map((pair) => (pair === NO_WORD ? -1 : this.npmi(pair)))
    for (const [i, pair] of pairs.entries()) {
      const strongestNeighbour = Math.max(strengths[i - 1] ?? -1, strengths[i + 1] ?? -1)
      if (pair !== NO_WORD && strengths[i]! >= strongestNeighbour) increment(this.pairWins, pair)
    }
  }

  /** Pairs that are compounds, most frequent first. */
  compounds(least: PairThresholds): PairCount[] {
    const byFolded = new Map<string, PairCount>()
    for (const [pair, count] of this.pairCounts) {
      const npmi = this.npmi(pair)
      if (count < least.count || npmi < least.npmi || (this.pairWins.get(pair) ?? 0) < least.wins * count) continue
      const [first, second] = this.wordsOf(pair)
      const folded = `${first.folded}_${second.folded}`
      const known = byFolded.get(folded)
      if (known !== undefined && known.count >= count) continue
      byFolded.set(folded, { pair: `${first.exact} ${second.exact}`, folded, count, npmi })
    }
    return [...byFolded.values()].sort((a, b) => b.count - a.count || (a.folded < b.folded ? -1 : 1))
  }

  /** Id of a word; only syllables that are not grammar can be part of a compound. */
  private idOf(word: Word): number {
    const known = this.ids.get(word.exact)
    if (known !== undefined) return known
    const counts = isSyllable(word.exact) && !FUNCTION_WORDS.has(word.exact) && this.words.length < MOST_WORDS
    const id = counts ? this.words.length : NO_WORD
    this.ids.set(word.exact, id)
    if (counts) {
      this.words.push(word)
      this.wordCounts.push(0)
    }
    return id
  }

  /** For each token the pair it makes with the next, or NO_WORD. */
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

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
