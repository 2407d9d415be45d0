import { formsIn } from '../../lexicon/forms.js'
import { markForm, markMistake, type Marks } from '../../ranking/marks.js'
import type { QueryWord } from '../../ranking/word-bag.js'
import type { Keys } from '../../../text/types.js'
import type { Segment } from '../format/segment.js'
import type { Range } from '../../../arrays/sorted.js'

type MarkedWord = Keys & Pick<QueryWord, 'mistakenFor'>

/** The marks of one segment's lexicon, used again by every query: only what the last one marked has to be wiped. */
export class LexiconMarks {
  private readonly marks: Marks
  private marked: Range[] = []
  private mistakes: number[] = []

  /** @param size entries of the segment's lexicon */
  constructor(size: number) {
    this.marks = new Uint8Array(size)
  }

  /** Marks the words of a query in place of the last one's. @returns valid until the next call */
  mark(words: readonly MarkedWord[], segment: Segment): Marks {
    const { marks } = this
    for (const { from, to } of this.marked) marks.fill(0, from, to)
    for (const entry of this.mistakes) marks[entry] = 0
    this.marked = words.map((word) => segment.formsOf(word.folded))
    words.forEach((word, number) => {
      const { from, to } = this.marked[number]
      for (let entry = from; entry < to; entry++)
        markForm(marks, entry, number, word, segment.lexicon[entry], segment.lexiconToneless[entry])
    })
    this.mistakes = []
    words.forEach(({ mistakenFor }, number) => {
      for (const { word, choice } of mistakenFor) {
        const entries = formsIn(segment, word, choice)
        for (const entry of entries) markMistake(marks, entry, number)
        this.mistakes.push(...entries)
      }
    })
    return marks
  }
}
