import { noFilters } from '../../engine/query.js'
import type { SearchParams } from '../types.js'

/** The search without words and filters. */
export const emptySearch: Readonly<SearchParams> = {
  q: '',
  ...noFilters,
  sort: 'relevance',
  page: 1,
  size: 10,
}
