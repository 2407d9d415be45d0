/** Words `first` to `last` of a text. */
export interface Span {
  first: number
  last: number
}

/**
 * The last span that begins at a word or before it.
 * @param spans in order of place, apart from each other
 */
export function lastSpanFrom<S extends Span>(spans: readonly S[], word: number): S | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle].first <= word) low = middle + 1
    else high = middle
  }
  return spans[low - 1]
}
