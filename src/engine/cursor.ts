import type { Cursor, SearchRequest } from './reading.js'

/**
 * The cursor of engines that keep a whole build in memory. The build never changes, so a cursor is just the number of
 * hits before it. It is written as a word, so that nobody calculates with it.
 */
const shape = /^at-(\d{1,9})$/

/** Where a page begins: at its cursor, if it has one made by this engine, else at its offset. */
export function placeOf({ cursor, offset }: Pick<SearchRequest, 'cursor' | 'offset'>): number {
  const place = shape.exec(cursor ?? '')?.[1]
  return place === undefined ? offset : Number(place)
}

/** The cursor of the page that follows `hits` hits; null when there are no more. */
export function cursorAfter(hits: number, totalHits: number): Cursor | null {
  return hits < totalHits ? `at-${hits}` : null
}
