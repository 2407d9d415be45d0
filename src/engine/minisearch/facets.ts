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

/** The values that are counted in a column by groups. */
interface Heads {
  /** Those of the column by their codes, then heads that no article has itself. */
  values: string[]
  /** By code of a value: the values that it counts for, where that is not itself alone. */
  countsFor: (number[] | undefined)[]
}

const noGroups: readonly ValueGroup[] = []

/** Searches ask for the same groups again and again. */
const remembered = new WeakMap<FacetColumn, { groups: readonly ValueGroup[]; heads: Heads }>()

function headsOf(column: FacetColumn, groups: readonly ValueGroup[]): Heads {
  const last = remembered.get(column)
  if (last?.groups === groups) return last.heads
  const heads = findHeads(column, groups)
  remembered.set(column, { groups, heads })
  return heads
}

function findHeads(column: FacetColumn, groups: readonly ValueGroup[]): Heads {
  const values = [...column.values]
  const countsFor: Heads['countsFor'] = []
  for (const { value, members } of groups) {
    const codes = members.map((member) => column.codeOf.get(member)).filter((code) => code !== undefined)
    if (codes.length === 0) continue
    const head = column.codeOf.get(value) ?? values.push(value) - 1
    for (const code of codes) {
      const heads = (countsFor[code] ??= [code])
      if (!heads.includes(head)) heads.push(head)
    }
  }
  return { values, countsFor }
}

/** Counts articles per value of a column; a value that heads a group counts those of all members, each article once. */
class ColumnCounter {
  private readonly values: string[]
  private readonly countsFor: Heads['countsFor']
  private readonly counts: Uint32Array
  /** The article that each value counted last, from 1. */
  private readonly lastSeen: Uint32Array

  constructor(
    private readonly column: FacetColumn,
    groups: readonly ValueGroup[] = noGroups,
  ) {
    const { values, countsFor } = headsOf(column, groups)
    this.values = values
    this.countsFor = countsFor
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
