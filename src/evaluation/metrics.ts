/** Metrics of one ranking, as TREC defines them. A ranking is ids, best first; relevant ids have grades above 0. */

export type Grades = ReadonlyMap<string, number>

function discountedGain(grades: number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
}

/**
 * Normalised discounted cumulative gain of the first `k`, gain 2^grade − 1 (Burges et al. 2005): 1 for the best
 * possible order, 0 when nothing relevant is among them or exists at all.
 */
export function ndcg(ranked: readonly string[], grades: Grades, k: number): number {
  const ideal = discountedGain([...grades.values()].sort((a, b) => b - a).slice(0, k))
  if (ideal === 0) return 0
  return discountedGain(distinct(ranked, k).map((id) => grades.get(id) ?? 0)) / ideal
}

/** 1 divided by the rank of the first relevant id among the first `k`; 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  const at = ranked.slice(0, k).findIndex((id) => relevant.has(id))
  return at < 0 ? 0 : 1 / (at + 1)
}

/** Share of the relevant ids that are among the first `k`; 0 when nothing is relevant. */
export function recall(ranked: readonly string[], relevant: ReadonlySet<string>, k: number): number {
  if (relevant.size === 0) return 0
  return distinct(ranked, k).filter((id) => relevant.has(id)).length / relevant.size
}

/** The first `k`, each id once: a ranking gains nothing by repeating an id. */
function distinct(ranked: readonly string[], k: number): string[] {
  return [...new Set(ranked.slice(0, k))]
}

/** The mean; 0 for an empty list. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
