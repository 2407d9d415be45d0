import type { Keys } from '../../../text/types.js'
import { markForm, type Marks } from '../../ranking/marks.js'
import type { Segment } from '../format/segment.js'
import type { Range } from '../../../arrays/sorted.js'

/** The marks of one segment's lexicon, used again by every query: only what the last one marked has to be wiped. */
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
      for (let entry = from; entry < to; entry++)
        markForm(marks, entry, number, word, segment.lexicon[entry], segment.lexiconToneless[entry])
    })
    return marks
  }
}
