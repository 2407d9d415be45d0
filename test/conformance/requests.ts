import { readConfig } from '../../src/config.js'
import { noFilters } from '../../src/engine/query.js'
import type { FacetRequest, SearchRequest } from '../../src/engine/reading.js'
import { loadLexica } from '../../src/lexica.js'
import { analysedQuery } from '../../src/search/query/analysed.js'
import type { TypedClause, TypedLeaf, TypedQuery } from '../../src/search/query/typed.js'
import { createAnalyzer } from '../../src/text/index.js'

export const { projectRoot } = readConfig({})
/** The project's own analyzer, with which articles are indexed and queries analysed. */
export const analyzer = createAnalyzer(loadLexica(projectRoot))

export const must = (...alternatives: TypedLeaf[]): TypedClause => ({ occur: 'must', alternatives })
export const mustNot = (...alternatives: TypedLeaf[]): TypedClause => ({ occur: 'not', alternatives })
export const words = (text: string): TypedLeaf => ({ kind: 'words', text })
export const phrase = (text: string, slop = 0): TypedLeaf => ({ kind: 'phrase', text, slop })
export const query = (...clauses: TypedClause[]): TypedQuery => ({ clauses })

/** Every value of every facet. */
export const allFacets: FacetRequest = {
  values: { agencies: 1000, provinces: 1000, categories: 1000, sources: 1000, documents: 1000 },
  within: false,
  byGroup: true,
}

/** A request with these fields; by default, the first page with all facets, ungrouped. */
export const request = (typed: TypedQuery | null, fields: Partial<SearchRequest> = {}): SearchRequest => ({
  query: analysedQuery(typed, analyzer),
  filters: noFilters,
  sort: 'relevance',
  offset: 0,
  limit: 20,
  facets: allFacets,
  explain: false,
  grouped: false,
  copiesNamed: 10_000,
  ...fields,
})
