import { emptySearch } from '../../search/finding/empty-search.js'
import type { Place, SearchParams } from '../../search/types.js'
import type { Site } from '../server/site.js'

const articlesPerPage = 20

/** The search for the articles of an agency or province. */
export function subjectSearch(of: Pick<SearchParams, 'agencies' | 'provinces'>, page = 1): SearchParams {
  return { ...emptySearch, ...of, sort: 'newest', page, size: articlesPerPage }
}

/**
 * What the pages and JSON twins of agencies and of provinces show: one page of its articles, newest first, and the
 * other agencies that they name.
 * @param of the agency or province
 * @param companions how many agencies to name
 * @param after where the page begins, whatever its number
 */
export function lookUpSubject(
  of: Pick<SearchParams, 'agencies' | 'provinces'>,
  companions: number,
  page: number,
  search: Site['search'],
  after?: Place,
) {
  return Promise.all([search.search(subjectSearch(of, page), { after }), search.companions(of, companions)])
}
