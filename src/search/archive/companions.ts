import { noFilters } from '../../engine/query.js'
import type { ReadOptions, SearchEngine } from '../../engine/reading.js'
import { withPredecessors, type Histories } from '../finding/lineage.js'
import { browse } from '../finding/requests.js'
import type { Names } from '../names.js'
import type { FacetValue, SearchParams } from '../types.js'

/**
 * The agencies named in articles about the chosen agencies and provinces, most often named first, each under the name
 * used there. The chosen agencies and those that they include are left out.
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
  // Ask for more than the limit, since the chosen agencies are then left out.
  const most = limit + filters.agencies.length
  const facets = { values: { agencies: most }, within: true, byGroup: false }
  const [{ facets: counts }] = await engine.search([browse(filters, { facets })], options)
  return (counts?.agencies ?? [])
    .filter(({ value }) => !filters.agencies.includes(value))
    .slice(0, limit)
    .map(({ value, count }) => ({ value, label: names.agencyLabel(value), count, selected: false }))
}
