import { noFilters } from '../../engine/query.js'
import type { ReadOptions, SearchEngine } from '../../engine/reading.js'
import { withPredecessors, type Histories } from '../finding/lineage.js'
import { browse } from '../finding/requests.js'
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
  options?: ReadOptions,
): Promise<FacetValue[]> {
  const filters = withPredecessors({ ...noFilters, agencies, provinces }, histories)
  // Those of the choice itself are left out of the list.
  const most = limit + filters.agencies.length
  const facets = { values: { agencies: most }, within: true, byGroup: false }
  const [{ facets: counts }] = await engine.search([browse(filters, { facets })], options)
  return (counts?.agencies ?? [])
    .filter(({ value }) => !filters.agencies.includes(value))
    .slice(0, limit)
    .map(({ value, count }) => ({ value, label: names.agencyLabel(value), count, selected: false }))
}
