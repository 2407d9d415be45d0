import { noFilters } from '../../engine/query.js'
import type { SearchEngine } from '../../engine/reading.js'
import { withPredecessors, type Histories } from '../finding/lineage.js'
import type { Names } from '../names.js'
import type { FacetValue, SearchParams } from '../types.js'

/**
 * The agencies that the articles about these agencies and provinces name, most often first, each under the name that it
 * has there. Left out are the chosen agencies and what they include.
 */
export async function companionsOf(
  { agencies, provinces }: Pick<SearchParams, 'agencies' | 'provinces'>,
  limit: number,
  engine: SearchEngine,
  names: Names,
  histories: Histories,
): Promise<FacetValue[]> {
  const filters = withPredecessors({ ...noFilters, agencies, provinces }, histories)
  const { facets } = await engine.search({
    query: null,
    filters,
    sort: 'newest',
    offset: 0,
    limit: 0,
    facets: true,
    facetsWithin: true,
    explain: false,
    grouped: false,
  })
  return (facets?.agencies ?? [])
    .filter(({ value }) => !filters.agencies.includes(value))
    .slice(0, limit)
    .map(({ value, count }) => ({ value, label: names.agencyLabel(value), count, selected: false }))
}
