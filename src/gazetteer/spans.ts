import { partitionPoint } from '../arrays/sorted.js'

/** Words `first` to `last` of a text. */
export interface Span {
  first: number
  last: number
}

/**
 * The last span that begins at a word or before it.
 * @param spans in order of position, not overlapping
 */
export function lastSpanFrom<S extends Span>(spans: readonly S[], word: number): S | undefined {
  return spans[partitionPoint(spans.length, (place) => spans[place].first <= word) - 1]
}
