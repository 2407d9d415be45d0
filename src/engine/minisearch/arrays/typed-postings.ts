/** Articles of one term in one field, ascending, and how often each has it. */
export interface TermPostings {
  documents: Uint16Array
  frequencies: Uint8Array
}

/** Those of a term that no article has. */
export const noPostings: TermPostings = { documents: new Uint16Array(0), frequencies: new Uint8Array(0) }

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
