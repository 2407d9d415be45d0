/**
 * Binary searches in ascending arrays. Each kind of array has its own function, because V8 compiles a loop over one
 * kind of array to fast code, and a loop over several kinds to slow code.
 */

/** Neighbouring places in an array, from `from` up to but not including `to`. */
export interface Range {
  from: number
  to: number
}

/** Sorts after every character that a text may contain. */
const afterAll = '\uffff'

/** First place from `low` to `high` whose number is not below `wanted`; `high` when there is none. */
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

/** The same for strings, ascending by their UTF-16 units. */
export function lowerBound(ascending: readonly string[], wanted: string, low = 0, high = ascending.length): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle] < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Places of the strings that equal `wanted`. */
export function rangeOf(ascending: readonly string[], wanted: string): Range {
  const from = lowerBound(ascending, wanted)
  let to = from
  while (to < ascending.length && ascending[to] === wanted) to++
  return { from, to }
}

/** Places of the strings that begin with `prefix`. */
export function prefixRange(ascending: readonly string[], prefix: string): Range {
  const from = lowerBound(ascending, prefix)
  return { from, to: lowerBound(ascending, prefix + afterAll, from) }
}

/**
 * First of `length` places that does not come before the place sought; `length` when there is none. For other kinds of
 * arrays, outside loops that must be fast.
 * @param isBefore whether a place comes before the one sought: true up to some place, false from there on
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
