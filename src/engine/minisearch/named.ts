import type { SearchRequest } from '../engine.js'
import type { FacetColumn, Snapshot } from './snapshot.js'

/** Of the agencies and provinces that a query's words name, how many an article has. */
export class NamedShare {
  private readonly agencies: ReadonlySet<number>
  private readonly provinces: ReadonlySet<number>
  private readonly count: number

  constructor(
    named: SearchRequest['named'],
    private readonly snapshot: Snapshot,
  ) {
    this.agencies = codesOf(named?.agencies ?? [], snapshot.agencies)
    this.provinces = codesOf(named?.provinces ?? [], snapshot.provinces)
    this.count = this.agencies.size + this.provinces.size
  }

  /** Whether the query names any that the build knows. */
  get isAny(): boolean {
    return this.count > 0
  }

  /** Share of those named that an article has, 0 to 1. */
  of(article: number): number {
    if (this.count === 0) return 0
    const { agencies, provinces } = this.snapshot
    return (countIn(article, agencies, this.agencies) + countIn(article, provinces, this.provinces)) / this.count
  }
}

function codesOf(values: readonly string[], { codeOf }: FacetColumn): Set<number> {
  return new Set(values.map((value) => codeOf.get(value)).filter((code) => code !== undefined))
}

function countIn(article: number, { starts, codes }: FacetColumn, wanted: ReadonlySet<number>): number {
  let count = 0
  for (let k = starts[article]; k < starts[article + 1]; k++) if (wanted.has(codes[k])) count++
  return count
}
