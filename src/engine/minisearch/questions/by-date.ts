import { noMinute } from '../../../text/dates.js'
import type { FoundGroups } from '../../near-copies/found-groups.js'
import type { Ranked } from '../../ranking/relevance.js'
import type { SearchRequest } from '../../reading.js'
import type { Snapshot } from '../snapshot.js'

/** A page of the articles found by date, of each family the first in that order. */
export function pageByDate(
  { sort, offset, limit }: Pick<SearchRequest, 'sort' | 'offset' | 'limit'>,
  found: Uint32Array,
  families: FoundGroups | null,
  snapshot: Snapshot,
): Ranked[] {
  const seen = new Set<number>()
  const isFound = new Uint8Array(snapshot.size)
  for (const article of found) isFound[article] = 1
  const page: Ranked[] = []
  let skipped = 0
  for (const article of inOrder(sort === 'oldest', snapshot)) {
    const family = families?.groupOf(article) ?? 0
    if (isFound[article] === 0 || seen.has(family)) continue
    if (family > 0) seen.add(family)
    if (skipped++ < offset) continue
    if (page.length === limit) break
    page.push({ article, score: 0, parts: null })
  }
  return page
}

/** Articles by date, those without one last either way. */
function* inOrder(oldestFirst: boolean, { newestFirst, minutes }: Snapshot): Iterable<number> {
  if (!oldestFirst) {
    yield* newestFirst
    return
  }
  let dated = newestFirst.length
  while (dated > 0 && minutes[newestFirst[dated - 1]] === noMinute) dated--
  for (let i = dated - 1; i >= 0; i--) yield newestFirst[i]
  for (let i = dated; i < newestFirst.length; i++) yield newestFirst[i]
}
