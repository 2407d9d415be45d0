import { emptySearch } from '../search/finding/empty-search.js'
import type { Histories } from '../search/finding/lineage.js'
import type { SearchParams } from '../search/types.js'
import type { FollowedSearch } from './types.js'

/**
 * The search that is run for what somebody follows: who follows an agency or province follows what becomes of it too.
 * What came before it, every search includes.
 */
export function searchOf(
  followed: FollowedSearch,
  { agencyHistory, provinceHistory }: Pick<Histories, 'agencyHistory' | 'provinceHistory'>,
): SearchParams {
  const withSuccessors = (ids: readonly string[], successorsOf: (id: string) => string[]) => [
    ...new Set(ids.flatMap((id) => [id, ...successorsOf(id)])),
  ]
  return {
    ...emptySearch,
    ...followed,
    agencies: withSuccessors(followed.agencies, (id) => agencyHistory.successorsOf(id)),
    provinces: withSuccessors(followed.provinces, (name) => provinceHistory.successorsOf(name)),
  }
}
