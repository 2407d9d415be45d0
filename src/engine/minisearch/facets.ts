import type { FacetCount, FacetCounts } from '../engine.js'
import { noMinute } from './constants.js'
import { dayText } from './documents.js'
import { failsAgency, failsCategory, failsDate, failsProvince } from './filters.js'
import type { FacetColumn, Snapshot } from './snapshot.js'

const minutesPerDay = 1440

/**
 * Counts the facets of the matching articles.
 * @param matching articles that match the query, whatever the filters
 * @param failed which filters each article fails; null for none
 */
export function countFacets(matching: Uint32Array, failed: Uint8Array | null, snapshot: Snapshot): FacetCounts {
  const counters = {
    agencies: new Uint32Array(snapshot.agencies.values.length),
    provinces: new Uint32Array(snapshot.provinces.values.length),
    categories: new Uint32Array(snapshot.categories.values.length),
  }
  const days = new DayCounter(snapshot.minutes)
  for (const article of matching) {
    const fails = failed === null ? 0 : failed[article]
    if ((fails & ~failsDate) === 0) days.see(article)
    if ((fails & ~failsAgency) === 0) countColumn(counters.agencies, snapshot.agencies, article)
    if ((fails & ~failsProvince) === 0) countColumn(counters.provinces, snapshot.provinces, article)
    if ((fails & ~failsCategory) === 0) countColumn(counters.categories, snapshot.categories, article)
  }
  return {
    days: days.list(),
    undated: days.undated,
    agencies: listed(counters.agencies, snapshot.agencies),
    provinces: listed(counters.provinces, snapshot.provinces),
    categories: listed(counters.categories, snapshot.categories),
  }
}

function countColumn(counter: Uint32Array, column: FacetColumn, article: number): void {
  for (let k = column.starts[article]; k < column.starts[article + 1]; k++) counter[column.codes[k]]++
}

class DayCounter {
  undated = 0
  private readonly counts = new Map<number, number>()

  constructor(private readonly minutes: Int32Array) {}

  see(article: number): void {
    const minute = this.minutes[article]
    if (minute === noMinute) {
      this.undated++
      return
    }
    const day = Math.floor(minute / minutesPerDay)
    this.counts.set(day, (this.counts.get(day) ?? 0) + 1)
  }

  list(): FacetCounts['days'] {
    return [...this.counts].sort(([a], [b]) => a - b).map(([day, count]) => ({ day: dayText(day), count }))
  }
}

function listed(counter: Uint32Array, column: FacetColumn): FacetCount[] {
  const counts: FacetCount[] = []
  counter.forEach((count, code) => count > 0 && counts.push({ value: column.values[code], count }))
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
