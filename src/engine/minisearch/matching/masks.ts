import type { SegmentPostings } from '../arrays/postings.js'
import { maximumWords } from '../../ranking/word-bag.js'

/** Sums of a weight over the bits of a mask, by a table for each byte, so that a mask takes four look-ups. */
export class MaskSum {
  private readonly tables: Float64Array[]

  constructor(weights: number[]) {
    this.tables = [0, 8, 16, 24].map((from) => sums(weights.slice(from, Math.min(from + 8, maximumWords))))
  }

  of(mask: number): number {
    const [first, second, third, fourth] = this.tables
    return first[mask & 0xff] + second[(mask >>> 8) & 0xff] + third[(mask >>> 16) & 0xff] + fourth[mask >>> 24]
  }

  /** Writes the sum of each article's mask, with the bits of `also` set in it, at the article's place. */
  write(sums: Float64Array, articles: Uint32Array, masks: Int32Array, also: number): void {
    const [first, second, third, fourth] = this.tables
    writeSums(sums, articles, masks, also, first, second, third, fourth)
  }

  /** Adds the sum of each article's mask, without the bits of `but` and of its other mask. */
  addOthers(sums: Float64Array, articles: Uint32Array, others: Int32Array, masks: Int32Array, but: number): void {
    for (let place = 0; place < articles.length; place++) {
      const mask = others[articles[place]] & ~masks[articles[place]] & ~but
      if (mask !== 0) sums[place] += this.of(mask)
    }
  }
}

/** The sum of every subset of at most eight weights, by its mask. */
function sums(weights: number[]): Float64Array {
  const table = new Float64Array(1 << weights.length)
  weights.forEach((weight, bit) => {
    const half = 1 << bit
    for (let mask = 0; mask < half; mask++) table[half + mask] = table[mask] + weight
  })
  return table
}

/** Sets bits for every article of sparse postings. */
export function markSparse(masks: Int32Array, { postings, bits }: Marking, bases: number[]): void {
  for (let i = 0; i < postings.length; i++) {
    const entry = postings[i]
    if (entry.kind === 'sparse') setBits(masks, bits, entry.postings.documents, bases[i])
  }
}

/** Sets bits for every article of byte columns. */
export function markColumns(masks: Int32Array, { postings, bits }: Marking, bases: number[]): void {
  for (let i = 0; i < postings.length; i++) {
    const entry = postings[i]
    if (entry.kind === 'column') setBitsOfColumn(masks, bits, entry.column, bases[i])
  }
}

/** The same for some articles alone. @param ends place in them after the last one of each segment */
export function markColumnsAmong(
  masks: Int32Array,
  articles: Uint32Array,
  ends: number[],
  { postings, bits }: Marking,
  bases: number[],
): void {
  for (let i = 0, from = 0; i < postings.length; from = ends[i++]) {
    const entry = postings[i]
    if (entry.kind === 'column') setBitsAmong(masks, bits, entry.column, bases[i], articles, from, ends[i])
  }
}

// The loops stand in functions of their own, which are called often enough to be compiled whole.

function writeSums(
  sums: Float64Array,
  articles: Uint32Array,
  masks: Int32Array,
  also: number,
  first: Float64Array,
  second: Float64Array,
  third: Float64Array,
  fourth: Float64Array,
): void {
  for (let place = 0; place < articles.length; place++) {
    const mask = masks[articles[place]] | also
    sums[place] = first[mask & 0xff] + second[(mask >>> 8) & 0xff] + third[(mask >>> 16) & 0xff] + fourth[mask >>> 24]
  }
}

function setBits(masks: Int32Array, bits: number, documents: Uint16Array, base: number): void {
  for (let k = 0; k < documents.length; k++) masks[base + documents[k]] |= bits
}

function setBitsOfColumn(masks: Int32Array, bits: number, column: Uint8Array, base: number): void {
  // Without a branch, which would be guessed wrong again and again: -1 where the article has the term, else 0.
  for (let document = 0; document < column.length; document++)
    masks[base + document] |= -((column[document] + 255) >>> 8) & bits
}

function setBitsAmong(
  masks: Int32Array,
  bits: number,
  column: Uint8Array,
  base: number,
  articles: Uint32Array,
  from: number,
  to: number,
): void {
  for (let place = from; place < to; place++) {
    const article = articles[place]
    masks[article] |= -((column[article - base] + 255) >>> 8) & bits
  }
}

/** A term that stands for words: these as bits of a mask. */
export interface Marking {
  postings: SegmentPostings[]
  bits: number
}

export const isSparse = ({ postings }: Marking) => postings.every(({ kind }) => kind === 'sparse')
