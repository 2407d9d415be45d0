import type { SearchResponse } from '../../engine/reading.js'
import type { Place, SearchParams } from '../types.js'

/**
 * How many hits the archive's changes may move a hit, forwards or backwards, so that the page after it still begins
 * right: more than a newsroom adds while somebody goes through a list. The engine is asked for that many more hits.
 */
const drift = 100

/** Which hits an engine is asked for, so that a page can be cut from them. */
export interface Window {
  offset: number
  limit: number
}

/** The hits among which a page is. */
export function windowOf({ page, size }: SearchParams, after: Place | undefined): Window {
  if (after === undefined) return { offset: (page - 1) * size, limit: size }
  const offset = Math.max(0, after.seen - drift)
  return { offset, limit: after.seen - offset + drift + size }
}

/**
 * Cuts a page from the hits of its window.
 * @returns the answer with these hits alone, and how many hits stand before them
 */
export function pageIn(
  response: SearchResponse,
  { offset }: Window,
  { size }: SearchParams,
  after: Place | undefined,
): { response: SearchResponse; before: number } {
  if (after === undefined) return { response, before: offset }
  const place = response.hits.findIndex(({ id }) => id === after.id)
  const start = place < 0 ? after.seen - offset : place + 1
  return { response: { ...response, hits: response.hits.slice(start, start + size) }, before: offset + start }
}
