import type { SearchRequest } from '../../reading.js'
import type { FacetColumn } from '../arrays/facet-column.js'
import type { Snapshot } from '../snapshot.js'

/** Values of a column that are looked for: 1 at the code of each. */
interface Wanted {
  isWanted: Uint8Array
  count: number
}

/** Of the agencies and provinces that a query's words name, how many an article has. */
export class NamedShare {
  private readonly agencies: Wanted
  private readonly provinces: Wanted
  private readonly count: number

  constructor(
    named: SearchRequest['named'],
    private readonly snapshot: Snapshot,
  ) {
    this.agencies = wantedOf(named?.agencies ?? [], snapshot.agencies)
    this.provinces = wantedOf(named?.provinces ?? [], snapshot.provinces)
    this.count = this.agencies.count + this.provinces.count
  }

  /** The shares of some articles, at their places; null where the query names none that the build knows. */
  ofAll(articles: Uint32Array): Float64Array | null {
    return this.count === 0 ? null : Float64Array.from(articles, (article) => this.of(article))
  }

  /** Share of those named that an article has, 0 to 1. */
  of(article: number): number {
    if (this.count === 0) return 0
    const { agencies, provinces } = this.snapshot
    return (countIn(article, agencies, this.agencies) + countIn(article, provinces, this.provinces)) / this.count
  }
}

function wantedOf(values: readonly string[], { values: all, codeOf }: FacetColumn): Wanted {
  const codes = new Set(values.map((value) => codeOf.get(value)).filter((code) => code !== undefined))
  const isWanted = new Uint8Array(codes.size === 0 ? 0 : all.length)
  for (const code of codes) isWanted[code] = 1
  return { isWanted, count: codes.size }
}

function countIn(article: number, { starts, codes }: FacetColumn, { isWanted, count }: Wanted): number {
  if (count === 0) return 0
  let found = 0
  for (let k = starts[article]; k < starts[article + 1]; k++) found += isWanted[codes[k]]
  return found
}
