import { readConfig } from '../../src/config.js'
import { noFilters, type Leaf } from '../../src/engine/query.js'
import type { FacetRequest, SearchRequest } from '../../src/engine/reading.js'
import { loadLexica } from '../../src/lexica.js'
import { analysedQuery, queryTokens } from '../../src/search/query/analysed.js'
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

/** A request with these fields, and otherwise a first page of strict matches with all facets, ungrouped. */
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
  near: false,
  ...fields,
})

/** The same request, of which these words of its first leaf belong together. */
export function bonded(asked: SearchRequest, ...texts: string[]): SearchRequest {
  const [first, ...others] = asked.query!.clauses
  const [leaf, ...rest] = first.alternatives
  const bonds = texts.map((text) => bondOf(text, leaf))
  return { ...asked, query: { clauses: [{ ...first, alternatives: [{ ...leaf, bonds }, ...rest] }, ...others] } }
}

function bondOf(text: string, { tokens }: Leaf): Leaf['bonds'][number] {
  const sought = queryTokens(text, analyzer)
  const first = tokens.findIndex((_, at) => sought.every(({ exact }, i) => tokens[at + i]?.exact === exact))
  if (first < 0) throw new Error(`no words "${text}" in the query`)
  return { first, last: first + sought.length - 1 }
}
