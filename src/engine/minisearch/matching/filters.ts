import { dayNumber, minutesPerDay, noMinute } from '../../../text/dates.js'
import { valueFields, type Filters } from '../../query.js'
import type { FacetColumn } from '../arrays/facet-column.js'
import type { Snapshot } from '../snapshot.js'

/** A bit for each filter that an article fails. A facet counts articles that fail no filter but its own. */
export const failsDate = 1
export const failBits = { agencies: 2, provinces: 4, categories: 8, sources: 16, documents: 32 } as const

/** Which filters each article fails; null when there are no filters. */
export function failures(filters: Filters, snapshot: Snapshot): Uint8Array | null {
  const { from, to, undated } = filters
  const filtersDates = from !== null || to !== null
  const fields = valueFields.filter((field) => filters[field].length > 0)
  if (!filtersDates && !undated && fields.length === 0) return null
  const failed = new Uint8Array(snapshot.size)
  if (filtersDates) markDates(failed, from, to, snapshot)
  if (undated) markDated(failed, snapshot)
  for (const field of fields) markColumn(failed, filters[field], snapshot[field], failBits[field])
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
