import type { FacetCount, FacetGroups, Filters, ValueGroup } from '../engine/engine.js'
import type { Gazetteer, History, HistoryNode } from '../gazetteer/types.js'
import type { LineageFacetValue } from './types.js'

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

const byCount = (a: LineageFacetValue, b: LineageFacetValue) => b.count - a.count || (a.value < b.value ? -1 : 1)

/**
 * A list facet as trees: what exists today, with the former ones under it that have articles or are selected. What the
 * gazetteer does not know stands by itself.
 * @param counts counted by the groups of `lineageGroups`
 */
export function lineageFacet(
  counts: FacetCount[],
  selected: string[],
  history: History,
  label: (value: string) => string,
): LineageFacetValue[] {
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
  const treeOf = ({ id, validTo, predecessors }: HistoryNode): LineageFacetValue | null => {
    const children = predecessors.length === 0 ? [] : treesOf(predecessors).sort(byCount)
    return countOf.has(id) || chosen.has(id) || children.length > 0 ? valueOf(id, validTo, children) : null
  }
  const treesOf = (nodes: Iterable<HistoryNode>) => Array.from(nodes, treeOf).filter((tree) => tree !== null)
  const roots = new Set<HistoryNode>()
  const others: LineageFacetValue[] = []
  for (const value of new Set([...countOf.keys(), ...selected])) {
    const root = history.rootOf(value)
    if (root === null) others.push(valueOf(value, null, []))
    else roots.add(root)
  }
  return [...treesOf(roots), ...others].sort(byCount)
}
