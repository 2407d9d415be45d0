import type { Cursor, SearchRequest } from './reading.js'

/**
 * The cursor of engines that keep a build whole in memory: it never changes, so a cursor is no more than how many hits came
 * before. It is written as a word, so that nobody reckons with it.
 */
const shape = /^at-(\d{1,9})$/

/** Where a page begins: at its cursor, if it has one that was given by this engine, else at its offset. */
export function placeOf({ cursor, offset }: Pick<SearchRequest, 'cursor' | 'offset'>): number {
  const place = shape.exec(cursor ?? '')?.[1]
  return place === undefined ? offset : Number(place)
}

/** The cursor of the page after so many hits; null when there are no more. */
export function cursorAfter(hits: number, totalHits: number): Cursor | null {
  return hits < totalHits ? `at-${hits}` : null
}
