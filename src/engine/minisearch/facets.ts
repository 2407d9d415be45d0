import type { FacetCount, FacetCounts, SearchRequest, ValueGroup } from '../engine.js'
import { failsAgency, failsCategory, failsDate, failsProvince } from './filters.js'
import { noDay, type FacetColumn, type Snapshot } from './snapshot.js'

/** How facets are counted. */
type Counting = Pick<SearchRequest, 'groups' | 'facetsWithin'>

/**
 * Counts the facets of the matching articles.
 * @param matching articles that match the query, whatever the filters
 * @param failed which filters each article fails; null for none
 */
export function countFacets(
  matching: Uint32Array,
  failed: Uint8Array | null,
  { groups, facetsWithin = false }: Counting,
  snapshot: Snapshot,
): FacetCounts {
  const days = new DayCounter(snapshot)
  const agencies = new ColumnCounter(snapshot.agencies, groups?.agencies)
  const provinces = new ColumnCounter(snapshot.provinces, groups?.provinces)
  const categories = new ColumnCounter(snapshot.categories)
  for (const article of matching) {
    const fails = failed === null ? 0 : failed[article]
    if (facetsWithin && fails !== 0) continue
    if ((fails & ~failsDate) === 0) days.see(article)
    if ((fails & ~failsAgency) === 0) agencies.see(article)
    if ((fails & ~failsProvince) === 0) provinces.see(article)
    if ((fails & ~failsCategory) === 0) categories.see(article)
  }
  return {
    days: days.list(),
    undated: days.undated,
    agencies: agencies.list(),
    provinces: provinces.list(),
    categories: categories.list(),
  }
}

/** Counts articles per value of a column; a value that heads a group counts those of all members, each article once. */
class ColumnCounter {
  private readonly values: string[]
  private readonly counts: Uint32Array
  /** By code of a value: the values that it counts for, where that is not itself alone. */
  private readonly countsFor: (number[] | undefined)[] = []
  /** The article that each value counted last, from 1. */
  private readonly lastSeen: Uint32Array

  constructor(
    private readonly column: FacetColumn,
    groups: readonly ValueGroup[] = [],
  ) {
    this.values = [...column.values]
    for (const { value, members } of groups) {
      const codes = members.map((member) => column.codeOf.get(member)).filter((code) => code !== undefined)
      if (codes.length === 0) continue
      // A head that no article has itself is not in the column.
      const head = column.codeOf.get(value) ?? this.values.push(value) - 1
      for (const code of codes) {
        const heads = (this.countsFor[code] ??= [code])
        if (!heads.includes(head)) heads.push(head)
      }
    }
    this.counts = new Uint32Array(this.values.length)
    this.lastSeen = new Uint32Array(this.values.length)
  }

  see(article: number): void {
    const { starts, codes } = this.column
    for (let k = starts[article]; k < starts[article + 1]; k++) {
      const heads = this.countsFor[codes[k]]
      if (heads === undefined) this.counts[codes[k]]++
      else for (const head of heads) this.seeOnce(head, article + 1)
    }
  }

  private seeOnce(value: number, mark: number): void {
    if (this.lastSeen[value] === mark) return
    this.lastSeen[value] = mark
    this.counts[value]++
  }

  list(): FacetCount[] {
    const listed: FacetCount[] = []
    this.counts.forEach((count, code) => count > 0 && listed.push({ value: this.values[code], count }))
    return listed.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
}

class DayCounter {
  undated = 0
  private readonly counts: Uint32Array

  constructor(private readonly snapshot: Snapshot) {
    this.counts = new Uint32Array(snapshot.days.length)
  }

  see(article: number): void {
    const day = this.snapshot.dayCodes[article]
    if (day === noDay) this.undated++
    else this.counts[day]++
  }

  list(): FacetCounts['days'] {
    const listed: FacetCounts['days'] = []
    this.counts.forEach((count, day) => count > 0 && listed.push({ day: this.snapshot.days[day], count }))
    return listed
  }
}
