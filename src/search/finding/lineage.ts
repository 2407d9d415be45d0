import type { Filters } from '../../engine/query.js'
import type { FacetCount, FacetGroups, ValueGroup } from '../../engine/reading.js'
import type { Gazetteer, History, HistoryNode } from '../../gazetteer/types.js'
import type { LineageFacetValue, ListedValues } from '../types.js'

/** What is asked of the gazetteer about succession. */
export type Histories = Pick<Gazetteer, 'agencies' | 'provinces' | 'agencyHistory' | 'provinceHistory'>

/** What is searched for what was chosen: an agency or province includes the former ones that became it. */
export function withPredecessors(chosen: Filters, { agencyHistory, provinceHistory }: Histories): Filters {
  return {
    ...chosen,
    agencies: agencyHistory.withPredecessors(chosen.agencies),
    provinces: provinceHistory.withPredecessors(chosen.provinces),
  }
}

function groupsOf(ids: string[], history: History): ValueGroup[] {
  return ids
    .map((value) => ({ value, members: history.withPredecessors([value]) }))
    .filter(({ members }) => members.length > 1)
}

/** The groups by which the engine counts what choosing an agency or province would find. */
export function lineageGroups({ agencies, provinces, agencyHistory, provinceHistory }: Histories): FacetGroups {
  return {
    agencies: groupsOf(
      agencies().map(({ id }) => id),
      agencyHistory,
    ),
    provinces: groupsOf(
      provinces().map(({ name }) => name),
      provinceHistory,
    ),
  }
}

const byCount = (a: FacetCount, b: FacetCount) => b.count - a.count || (a.value < b.value ? -1 : 1)

/**
 * A list facet as trees: what exists today, with the former ones under it that have articles or are selected. What the
 * gazetteer does not know stands by itself.
 * @param counts counted by the groups of `lineageGroups`
 * @param most how many trees are listed besides those that are selected or hold what is
 */
export function lineageFacet(
  counts: FacetCount[],
  selected: string[],
  history: History,
  label: (value: string) => string,
  most: number,
): ListedValues<LineageFacetValue> {
  const countOf = new Map(counts.map(({ value, count }) => [value, count]))
  const chosen = new Set(selected)
  const valueOf = (value: string, validTo: string | null, children: LineageFacetValue[]): LineageFacetValue => ({
    value,
    label: label(value),
    count: countOf.get(value) ?? 0,
    selected: chosen.has(value),
    validTo,
    children,
  })
  const isSeen = ({ id, predecessors }: HistoryNode): boolean =>
    countOf.has(id) || chosen.has(id) || predecessors.some(isSeen)
  const treeOf = ({ id, validTo, predecessors }: HistoryNode): LineageFacetValue =>
    valueOf(id, validTo, predecessors.filter(isSeen).map(treeOf).sort(byCount))

  const roots = new Map<string, HistoryNode | null>()
  for (const value of new Set([...countOf.keys(), ...selected])) {
    const root = history.rootOf(value)
    roots.set(root?.id ?? value, root)
  }
  // Trees are made of what is listed only: there are a hundred agencies, and every search asks.
  const places = Array.from(roots, ([value, root]) => ({ value, root, count: countOf.get(value) ?? 0 })).sort(byCount)
  const holding = new Set(selected.flatMap((value) => [value, ...history.successorsOf(value)]))
  const listed = places.filter(({ value }, place) => place < most || holding.has(value))
  return {
    values: listed.map(({ value, root }) => (root === null ? valueOf(value, null, []) : treeOf(root))),
    total: places.length,
  }
}
