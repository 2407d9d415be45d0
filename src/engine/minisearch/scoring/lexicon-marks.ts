import type { Keys } from '../../../text/types.js'
import type { Range, Segment } from '../format/segment.js'

/** How close a token of an article is to a word of the query. */
export const levels = { folded: 0, toneless: 1, exact: 2 } as const

/** Bits of a mark that tell the level; the number of the word stands above them. */
export const levelBits = 2
export const levelMask = (1 << levelBits) - 1

/**
 * Of each entry of one segment's lexicon: 0, or 1 + (the number of the word of the query that it is, above its level).
 */
export type Marks = Uint8Array

function levelOf(word: Keys, form: string, toneless: string): number {
  if (form === word.exact) return levels.exact
  return toneless === word.toneless ? levels.toneless : levels.folded
}

/** The marks of one segment, used again by every query: only what the last one marked has to be wiped. */
export class LexiconMarks {
  private readonly marks: Marks
  private marked: Range[] = []

  /** @param size entries of the segment's lexicon */
  constructor(size: number) {
    this.marks = new Uint8Array(size)
  }

  /** Marks the words of a query in place of the last one's. @returns valid until the next call */
  mark(words: readonly Keys[], segment: Segment): Marks {
    const { marks } = this
    for (const { from, to } of this.marked) marks.fill(0, from, to)
    this.marked = words.map((word) => segment.formsOf(word.folded))
    words.forEach((word, number) => {
      const { from, to } = this.marked[number]
      for (let entry = from; entry < to; entry++) {
        const level = levelOf(word, segment.lexicon[entry], segment.lexiconToneless[entry])
        // Of two words that fold alike, the closer one has it.
        if (marks[entry] === 0 || level > ((marks[entry] - 1) & levelMask))
          marks[entry] = 1 + (number << levelBits) + level
      }
    })
    return marks
  }
}
