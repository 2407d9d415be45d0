import { fields } from '../format/constants.js'

/** Articles of one term in one field, ascending, and how often each has it. */
export interface TermPostings {
  documents: Uint16Array
  frequencies: Uint8Array
}

/** Those of a term that no article has. */
export const noPostings: TermPostings = { documents: new Uint16Array(0), frequencies: new Uint8Array(0) }

/** The postings of all terms of a segment, one after the other, for each term those of each field. */
export interface TypedPostings extends TermPostings {
  /** Postings of term `t` in field `f` begin at `starts[t * fields + f]` and end where the next begin. */
  starts: Uint32Array
}

/** One term's articles in one field: what MiniSearch reads of a `Map` from article to frequency. */
class CompactField {
  constructor(private readonly own: TermPostings) {}

  get size(): number {
    return this.own.documents.length
  }

  get(document: number): number | undefined {
    const { documents, frequencies } = this.own
    const at = lowerBoundOf(documents, document)
    return documents[at] === document ? frequencies[at] : undefined
  }

  keys(): Iterable<number> {
    return this.own.documents.values()
  }

  *[Symbol.iterator](): Iterator<[number, number]> {
    for (const [at, document] of this.own.documents.entries()) yield [document, this.own.frequencies[at]]
  }
}

/** One term: what MiniSearch reads of a `Map` from field to postings. */
export class CompactTerm {
  constructor(
    private readonly all: TypedPostings,
    private readonly term: number,
  ) {}

  typed(field: number): TermPostings {
    const { starts, documents, frequencies } = this.all
    const place = this.term * fields.length + field
    const [from, to] = [starts[place], starts[place + 1]]
    if (from === to) return noPostings
    return { documents: documents.subarray(from, to), frequencies: frequencies.subarray(from, to) }
  }

  get(field: number): CompactField | undefined {
    const own = this.typed(field)
    return own.documents.length === 0 ? undefined : new CompactField(own)
  }

  *[Symbol.iterator](): Iterator<[number, CompactField]> {
    for (const field of fields.keys()) {
      const own = this.get(field)
      if (own !== undefined) yield [field, own]
    }
  }
}

/** First place of an ascending list, from `low` to `high`, whose number is not below `wanted`; `high` when there is none. */
export function lowerBoundOf(
  ascending: Uint16Array | Uint32Array,
  wanted: number,
  low = 0,
  high = ascending.length,
): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle] < wanted) low = middle + 1
    else high = middle
  }
  return low
}
