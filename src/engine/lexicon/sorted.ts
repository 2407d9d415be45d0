/** A range of neighbouring entries of a sorted table. */
export interface Range {
  from: number
  to: number
}

/** Entries that equal `key` in a sorted table. */
export function rangeOf(sorted: readonly string[], key: string, within: Range = { from: 0, to: sorted.length }): Range {
  const from = lowerBound(sorted, key, within)
  let to = from
  while (to < within.to && sorted[to] === key) to++
  return { from, to }
}

/** First entry of a sorted table that is not below `key`. */
export function lowerBound(
  sorted: readonly string[],
  key: string,
  within: Range = { from: 0, to: sorted.length },
): number {
  let low = within.from
  let high = within.to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Comes after every character of a folded form. */
const afterAll = '\uffff'

/** Entries of a sorted table that begin with a prefix. */
export function prefixRange(sorted: readonly string[], prefix: string): Range {
  const from = lowerBound(sorted, prefix)
  return { from, to: lowerBound(sorted, prefix + afterAll, { from, to: sorted.length }) }
}
