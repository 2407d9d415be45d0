/**
 * Searches by halves in ascending arrays. One function for each kind of array: V8 compiles a loop over one kind to fast
 * code, and over several to slow.
 */

/** Neighbouring places of an array, from `from` up to but not including `to`. */
export interface Range {
  from: number
  to: number
}

/** Comes after every character that a text may have. */
const afterAll = '\uffff'

/** First place of ascending numbers, from `low` to `high`, whose number is not below `wanted`; `high` when there is none. */
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

/** The same of strings, ascending by their UTF-16 units. */
export function lowerBound(ascending: readonly string[], wanted: string, low = 0, high = ascending.length): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle] < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Places of ascending strings that equal `wanted`. */
export function rangeOf(ascending: readonly string[], wanted: string): Range {
  const from = lowerBound(ascending, wanted)
  let to = from
  while (to < ascending.length && ascending[to] === wanted) to++
  return { from, to }
}

/** Places of ascending strings that begin with a prefix. */
export function prefixRange(ascending: readonly string[], prefix: string): Range {
  const from = lowerBound(ascending, prefix)
  return { from, to: lowerBound(ascending, prefix + afterAll, from) }
}

/**
 * First place of `length` ones that does not come before what is sought; `length` when there is none. For arrays of
 * other kinds, outside loops that must be fast.
 * @param isBefore whether a place comes before what is sought: true up to some place, false from there on
 */
export function partitionPoint(length: number, isBefore: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
