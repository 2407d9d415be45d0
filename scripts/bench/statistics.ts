/** Spread of a list of durations, in milliseconds. */
export interface Spread {
  p50: number
  p95: number
  max: number
  mean: number
}

/** Nearest-rank percentile: the smallest value such that at least `share` of the values are not greater. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort()
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    max: sorted[sorted.length - 1],
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  }
}
