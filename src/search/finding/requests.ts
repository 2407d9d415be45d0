import type { Filters, Query } from '../../engine/query.js'
import type { FacetRequest, SearchRequest } from '../../engine/reading.js'

/** What is wanted of a search besides its matches. */
export type Look = Omit<SearchRequest, 'query' | 'filters'>

/** A search that only looks at what there is. */
export const bareLook: Look = {
  sort: 'relevance',
  offset: 0,
  limit: 0,
  facets: null,
  explain: false,
  grouped: false,
  copiesNamed: 0,
  near: false,
}

/** More values than any list of agencies, provinces, categories or sources has. */
const allValues = 10_000

/** The facets of a page of results: every value, since former agencies and provinces are counted under today's. */
export const pageFacets: FacetRequest = {
  values: { agencies: allValues, provinces: allValues, categories: allValues, sources: allValues },
  within: false,
  byGroup: true,
}

/** The facets that a search without them stands for. */
export const noFacets = {
  days: [],
  undated: 0,
  agencies: [],
  provinces: [],
  categories: [],
  sources: [],
  documents: [],
}

/** A search without words. */
export function browse(filters: Filters, look: Partial<Look>): SearchRequest {
  return { ...bareLook, sort: 'newest', ...look, query: null, filters }
}

/** How many articles match: nothing else is wanted. */
export function countOnly(query: Query | null, filters: Filters): SearchRequest {
  return { ...bareLook, query, filters }
}
