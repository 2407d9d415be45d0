import type { Lattice, LatticeRun, VocabularyAnswer, VocabularyRequest } from '../../engine/vocabulary.js'
import type { Analyzer } from '../../text/types.js'
import type { ParsedQuery } from '../query/parse.js'
import type { KnownWords } from './known-words.js'
import { Proofreader } from './mistakes.js'
import { mostCost } from './respelling.js'

/** Longest query, in words, that another spelling is sought for: longer ones are pasted. */
const mostWords = 12
/** The same where articles have all its words. */
const mostWordsComplete = 6

/** Whether the query is words alone: operators are kept as typed, and words inside them are not second-guessed. */
function isPlain({ query, plainWords, text }: ParsedQuery): boolean {
  return query !== null && plainWords === text
}

/** Whether another spelling of a query may be sought: one of a few words. */
export function mayBeMisspelt(parsed: ParsedQuery): boolean {
  return isPlain(parsed) && parsed.text.split(' ').length <= mostWords
}

/** Whether it is worth seeking, now that it is known how many articles match as typed. */
export function isWorthSeeking({ text }: ParsedQuery, total: number): boolean {
  return text.split(' ').length <= (total > 0 ? mostWordsComplete : mostWords)
}

/**
 * Seeks another query that was meant: words that the archive hardly has side by side set right, or the diacritics that
 * most articles have where they differ. Its questions are asked by the caller, round by round.
 */
export class BetterSpelling {
  private readonly proof: Proofreader
  private stretches: ReturnType<Proofreader['stretches']> = []

  /** @param known has the answers to `firstLook` @param counts the numbers in them */
  constructor(
    parsed: ParsedQuery,
    analyzer: Analyzer,
    known: KnownWords,
    counts: Pick<VocabularyAnswer, 'articles' | 'words' | 'runs'>,
  ) {
    this.proof = new Proofreader(parsed.text, analyzer, known, counts)
  }

  /** Words that must be known first. */
  wordsLike(): VocabularyRequest {
    return this.proof.wordsLike()
  }

  /** What may be meant, once these are known. */
  lattices(): Lattice[] {
    this.stretches = this.proof.stretches()
    return this.stretches.map(({ lattice }) => ({ places: lattice, mostCost }))
  }

  /** The other query, or null. @param runs through `lattices` @param total how many articles match as typed */
  meant(runs: readonly (readonly LatticeRun[])[], total: number): string | null {
    return this.proof.meant(this.stretches, runs, total) ?? this.proof.clearedUp(this.stretches, runs)
  }
}
