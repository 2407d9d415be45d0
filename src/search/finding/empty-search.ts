import type { SearchParams } from '../types.js'

/** The search without words and filters. */
export const emptySearch: Readonly<SearchParams> = {
  q: '',
  from: null,
  to: null,
  undated: false,
  agencies: [],
  provinces: [],
  categories: [],
  sources: [],
  sort: 'relevance',
  page: 1,
  size: 10,
}
