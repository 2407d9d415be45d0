import { ArticleBits } from './arrays/article-bits.js'
import type { LexiconMarks } from './scoring/lexicon-marks.js'

/** Arrays of one entry for each article, used again by every query on a snapshot: a search is synchronous. */
export class Scratch {
  /** Words of the query that each article has, a bit each. */
  readonly masks: Int32Array
  /** The same for words that it has in other forms only. */
  readonly otherMasks: Int32Array
  /** Articles that a query looks at, and as a set. */
  readonly candidates: Uint32Array
  readonly bits: ArticleBits
  /** Weight of the words of the query that each of these has, by its place. */
  readonly mass: Float64Array
  /** Articles that a query selects. */
  readonly selected: Uint32Array
  /** Words of the query in each segment's lexicon, made when they are first needed. */
  readonly marks: LexiconMarks[] = []
  /** Place of each article in a list, counted from 1; 0 for those that are not in it. */
  readonly places: Int32Array

  constructor(size: number) {
    this.masks = new Int32Array(size)
    this.otherMasks = new Int32Array(size)
    // One more than there are: a list is written without asking whether its next entry is one.
    this.candidates = new Uint32Array(size + 1)
    this.bits = new ArticleBits(size)
    this.mass = new Float64Array(size)
    this.selected = new Uint32Array(size)
    this.places = new Int32Array(size)
  }
}
