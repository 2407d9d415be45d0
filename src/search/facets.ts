import type { FacetCount, FacetCounts, Filters, LocalDay } from '../engine/engine.js'
import type { Names } from './names.js'
import type { DateFacetValue, Facets, FacetValue } from './types.js'

/** With more days than this, months outside the selected dates do not list theirs. */
const daysListed = 366

/** First and last day of a year, month or day value (`2022`, `2022-11`, `2022-11-23`). */
export function rangeOfDateValue(value: string): { from: LocalDay; to: LocalDay } {
  const [year, month] = value.split('-').map(Number)
  if (value.length === 4) return { from: `${value}-01-01`, to: `${value}-12-31` }
  if (value.length > 7) return { from: value, to: value }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${value}-01`, to: `${value}-${days}` }
}

function labelOf(value: string): string {
  const [year, month, day] = value.split('-').map(Number)
  if (day !== undefined) return `Ngày ${day}/${month}/${year}`
  return month === undefined ? `Năm ${year}` : `Tháng ${month}/${year}`
}

/** The year, month and day that a filter selects exactly or that contain it; empty when it is none of them. */
function selectedPath({ from, to }: Filters): string[] {
  if (from === null || to === null) return []
  const values = [from.slice(0, 4), from.slice(0, 7), from]
  const exact = values.findIndex((value) => {
    const range = rangeOfDateValue(value)
    return range.from === from && range.to === to
  })
  return values.slice(0, exact + 1)
}

function overlaps(value: string, { from, to }: Filters): boolean {
  const range = rangeOfDateValue(value)
  return (from ?? range.from) <= range.to && (to ?? range.to) >= range.from
}

/** Year → month → day, newest first, each with the sum of its days. */
function dateTree(counts: FacetCounts, filters: Filters): DateFacetValue[] {
  const path = selectedPath(filters)
  const nodes = new Map<string, DateFacetValue>()
  const roots: DateFacetValue[] = []
  const filtered = filters.from !== null || filters.to !== null
  const withDays = (month: string) => counts.days.length <= daysListed || (filtered && overlaps(month, filters))

  const node = (value: string, siblings: DateFacetValue[]): DateFacetValue => {
    let found = nodes.get(value)
    if (found === undefined) {
      found = { value, label: labelOf(value), count: 0, selected: value === path.at(-1), children: [] }
      nodes.set(value, found)
      siblings.push(found)
    }
    return found
  }
  const add = (value: string, count: number, depth: number) => {
    const year = node(value.slice(0, 4), roots)
    year.count += count
    if (depth < 2) return
    const month = node(value.slice(0, 7), year.children)
    month.count += count
    if (depth < 3) return
    node(value, month.children).count += count
  }

  for (const { day, count } of counts.days) add(day, count, withDays(day.slice(0, 7)) ? 3 : 2)
  // What is selected stays listed when it has no article.
  if (path.length > 0) add(path[path.length - 1], 0, path.length)
  return sortNewestFirst(roots)
}

function sortNewestFirst(values: DateFacetValue[]): DateFacetValue[] {
  for (const value of values) sortNewestFirst(value.children)
  return values.sort((a, b) => (a.value < b.value ? 1 : -1))
}

function listFacet(counts: FacetCount[], selected: string[], label: (value: string) => string): FacetValue[] {
  const chosen = new Set(selected)
  const listed = new Set(counts.map(({ value }) => value))
  const missing = selected.filter((value) => !listed.has(value)).map((value) => ({ value, count: 0 }))
  return [...counts, ...missing].map(({ value, count }) => ({
    value,
    label: label(value),
    count,
    selected: chosen.has(value),
  }))
}

/** Facets with Vietnamese labels; what is selected is listed even where it counts nothing. */
export function presentFacets(counts: FacetCounts, filters: Filters, names: Names): Facets {
  const same = (value: string) => value
  return {
    date: dateTree(counts, filters),
    undated: counts.undated,
    agency: listFacet(counts.agencies, filters.agencies, names.agencyLabel),
    province: listFacet(counts.provinces, filters.provinces, same),
    category: listFacet(counts.categories, filters.categories, same),
  }
}
