import { dayNumber, minutesPerDay, noMinute } from '../../../text/dates.js'
import type { Filters } from '../../query.js'
import type { FacetColumn, Snapshot } from '../snapshot.js'

/** A bit for each filter that an article fails. A facet counts articles that fail no filter but its own. */
export const failsDate = 1
export const failsAgency = 2
export const failsProvince = 4
export const failsCategory = 8

/** Which filters each article fails; null when there are no filters. */
export function failures(filters: Filters, snapshot: Snapshot): Uint8Array | null {
  const { from, to, undated, agencies, provinces, categories } = filters
  const filtersDates = from !== null || to !== null
  if (!filtersDates && !undated && agencies.length + provinces.length + categories.length === 0) return null
  const failed = new Uint8Array(snapshot.size)
  if (filtersDates) markDates(failed, from, to, snapshot)
  if (undated) markDated(failed, snapshot)
  markColumn(failed, agencies, snapshot.agencies, failsAgency)
  markColumn(failed, provinces, snapshot.provinces, failsProvince)
  markColumn(failed, categories, snapshot.categories, failsCategory)
  return failed
}

/** Of some articles those that fail no filter, or none but one. @param but bit of that filter, 0 for none */
export function passing(articles: Uint32Array, failed: Uint8Array, but = 0): Uint32Array {
  const passed = new Uint32Array(articles.length)
  let count = 0
  for (let k = 0; k < articles.length; k++) {
    passed[count] = articles[k]
    if ((failed[articles[k]] & ~but) === 0) count++
  }
  return passed.subarray(0, count)
}

function markDates(failed: Uint8Array, from: string | null, to: string | null, { minutes }: Snapshot): void {
  const first = from === null ? noMinute + 1 : dayNumber(from) * minutesPerDay
  const last = to === null ? 0x7fffffff : (dayNumber(to) + 1) * minutesPerDay - 1
  for (let i = 0; i < minutes.length; i++) if (minutes[i] < first || minutes[i] > last) failed[i] |= failsDate
}

function markDated(failed: Uint8Array, { minutes }: Snapshot): void {
  for (let i = 0; i < minutes.length; i++) if (minutes[i] !== noMinute) failed[i] |= failsDate
}

function markColumn(failed: Uint8Array, wanted: string[], column: FacetColumn, bit: number): void {
  if (wanted.length === 0) return
  const isWanted = new Uint8Array(column.values.length)
  for (const value of wanted) {
    const code = column.codeOf.get(value)
    if (code !== undefined) isWanted[code] = 1
  }
  for (let article = 0; article < failed.length; article++) {
    let has = false
    for (let k = column.starts[article]; k < column.starts[article + 1]; k++)
      if (isWanted[column.codes[k]] === 1) has = true
    if (!has) failed[article] |= bit
  }
}
