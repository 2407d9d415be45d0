import { emptySearch } from '../../search/finding/empty-search.js'
import type { SearchParams } from '../../search/types.js'
import type { Site } from '../server/site.js'

const articlesPerPage = 20

/**
 * What the pages and JSON twins of agencies and of provinces show: one page of its articles, newest first, and the
 * other agencies that they name.
 * @param of the agency or province
 * @param companions how many agencies to name
 */
export function lookUpSubject(
  of: Pick<SearchParams, 'agencies' | 'provinces'>,
  companions: number,
  page: number,
  search: Site['search'],
) {
  const wanted = { ...emptySearch, ...of, sort: 'newest' as const, page, size: articlesPerPage }
  return Promise.all([search.search(wanted), search.companions(of, companions)])
}
