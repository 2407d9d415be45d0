import type { Day, History, HistoryNode } from './types.js'

/** A body or province from which succession is read, in the order of the tables. */
export interface HistoryEntry {
  id: string
  name: string
  validFrom: Day | null
  validTo: Day | null
  successors: readonly string[]
}

/**
 * Succession among agencies or among provinces. Partial transfers are not followed: someone who chooses Sở Giáo dục và
 * Đào tạo does not want everything from the former labour department.
 */
export function createHistory(entries: readonly HistoryEntry[]): History {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const before = new Map<string, string[]>()
  for (const { id, successors } of entries) {
    for (const successor of successors) before.set(successor, [...(before.get(successor) ?? []), id])
  }
  const stepsFrom = (id: string, next: (id: string) => readonly string[]) => {
    const reached = new Set(next(id))
    // Iterating over a set also visits what is added meanwhile, and each step only once.
    for (const step of reached) for (const further of next(step)) reached.add(further)
    reached.delete(id)
    return [...reached]
  }
  const predecessors = (id: string) => stepsFrom(id, (step) => before.get(step) ?? [])
  const successorsOf = (id: string) => stepsFrom(id, (step) => byId.get(step)?.successors ?? [])
  const todayOf = ({ id }: HistoryEntry) =>
    [id, ...successorsOf(id)].findLast((step) => (byId.get(step)?.successors.length ?? 0) === 0)
  const nodeOf = ({ id, name, validFrom, validTo }: HistoryEntry): HistoryNode => ({
    id,
    name,
    validFrom,
    validTo,
    predecessors: (before.get(id) ?? []).map((earlier) => nodeOf(byId.get(earlier)!)),
  })
  // Made once: every search needs these trees, and they never change.
  const today = new Map(
    entries.filter(({ successors }) => successors.length === 0).map((entry) => [entry.id, nodeOf(entry)]),
  )
  const roots = new Map(entries.map((entry) => [entry.id, today.get(todayOf(entry) ?? '') ?? null]))
  return {
    predecessors,
    successorsOf,
    withPredecessors: (ids) => [...new Set(ids.flatMap((id) => [id, ...predecessors(id)]))],
    rootOf: (id) => roots.get(id) ?? null,
  }
}
