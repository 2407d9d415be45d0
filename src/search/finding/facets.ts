import type { Filters } from '../../engine/query.js'
import type { FacetCount, FacetCounts } from '../../engine/reading.js'
import { dateValueOf, monthOf, rangeOfDateValue, yearOf } from '../../text/dates.js'
import { lineageFacet, type Histories } from './lineage.js'
import type { Names } from '../names.js'
import { papersOf, paperSlug, type SourceNames } from '../papers/papers.js'
import type { DateFacetValue, Facets, FacetValue, ListedValues } from '../types.js'

/**
 * How many values of a list facet a search's result has: the page shows 8 and unfolds the others, and who has read 20 of
 * them in vain is better off with a page of all, in the order of the alphabet.
 */
export const valuesOfResult = 20

/** With more days than this, months outside the selected dates do not list theirs. */
const daysListed = 366

function labelOf(value: string): string {
  const [year, month, day] = value.split('-').map(Number)
  if (day !== undefined) return `Ngày ${day}/${month}/${year}`
  return month === undefined ? `Năm ${year}` : `Tháng ${month}/${year}`
}

/** The year, month and day that a filter selects exactly or that contain it; empty when it is none of them. */
function selectedPath({ from, to }: Filters): string[] {
  if (from === null || to === null) return []
  const whole = dateValueOf({ from, to })
  return whole === null ? [] : [...new Set([yearOf(whole), monthOf(whole), whole])]
}

function overlaps(value: string, { from, to }: Filters): boolean {
  const range = rangeOfDateValue(value)
  return (from ?? range.from) <= range.to && (to ?? range.to) >= range.from
}

/** Year → month → day, newest first, each with the sum of its days. */
function dateTree({ days }: FacetCounts, filters: Filters): DateFacetValue[] {
  const path = selectedPath(filters)
  const filtered = filters.from !== null || filters.to !== null
  const withDays = (month: string) => days.length <= daysListed || (filtered && overlaps(month, filters))
  const node = (value: string): DateFacetValue => {
    return { value, label: labelOf(value), count: 0, selected: value === path.at(-1), children: [] }
  }
  /** The child of that value, made where it is missing; days come in order, so it is the last one if it is there. */
  const under = (siblings: DateFacetValue[], value: string): DateFacetValue => {
    const last = siblings.at(-1)
    if (last?.value === value) return last
    const made = node(value)
    siblings.push(made)
    return made
  }

  const years: DateFacetValue[] = []
  const add = (value: string, count: number, withDay: boolean) => {
    const year = under(years, yearOf(value))
    year.count += count
    if (value.length === 4) return
    const month = under(year.children, monthOf(value))
    month.count += count
    if (withDay && value.length > 7) under(month.children, value).count += count
  }
  // What is selected stays listed when it has no article.
  const selected = path.at(-1)
  const listed = selected === undefined || days.some(({ day }) => day.startsWith(selected))
  const all = listed ? days : [...days, { day: selected, count: 0 }].sort((a, b) => (a.day < b.day ? -1 : 1))
  let month = ''
  let listsDays = false
  for (const { day, count } of all) {
    if (!day.startsWith(month) || month === '') {
      month = monthOf(day)
      listsDays = withDays(month)
    }
    add(day, count, listsDays)
  }
  return newestFirst(years)
}

/** The same values, latest first at every level. */
function newestFirst(values: DateFacetValue[]): DateFacetValue[] {
  for (const value of values) newestFirst(value.children)
  return values.reverse()
}

function listFacet(
  counts: FacetCount[],
  selected: string[],
  label: (value: string) => string,
  most: number,
): ListedValues<FacetValue> {
  const chosen = new Set(selected)
  const counted = new Set(counts.map(({ value }) => value))
  const missing = selected.filter((value) => !counted.has(value)).map((value) => ({ value, count: 0 }))
  const listed = [...counts, ...missing].filter(({ value }, place) => place < most || chosen.has(value))
  return {
    values: listed.map(({ value, count }) => ({ value, label: label(value), count, selected: chosen.has(value) })),
    total: counts.length + missing.length,
  }
}

/**
 * Facets with Vietnamese labels; what is selected is listed even where it counts nothing.
 * @param chosen the filters as chosen, without the predecessors that they include
 * @param most how many values of agencies, provinces, categories and sources are listed besides those that are selected or hold
 *   what is
 */
export function presentFacets(
  counts: FacetCounts,
  chosen: Filters,
  names: Names,
  { agencyHistory, provinceHistory }: Histories,
  sourceNames: SourceNames,
  most: number,
): Facets {
  const same = (value: string) => value
  const agency = lineageFacet(counts.agencies, chosen.agencies, agencyHistory, names.agencyLabel, most)
  const province = lineageFacet(counts.provinces, chosen.provinces, provinceHistory, same, most)
  const category = listFacet(counts.categories, chosen.categories, same, most)
  const papers = papersOf(counts, sourceNames).all
  const paperOf = (code: string) => {
    const name = sourceNames.source(code) || code
    return { slug: paperSlug(name) || code, name }
  }
  const chosenPapers = chosen.sources.map(paperOf)
  const paperNames = new Map([...papers, ...chosenPapers].map(({ slug, name }) => [slug, name]))
  const source = listFacet(
    papers.map(({ slug, articles }) => ({ value: slug, count: articles })),
    [...new Set(chosenPapers.map(({ slug }) => slug))],
    (slug) => paperNames.get(slug) ?? slug,
    most,
  )
  return {
    date: dateTree(counts, chosen),
    undated: counts.undated,
    agency: agency.values,
    province: province.values,
    category: category.values,
    source: source.values,
    totals: { agency: agency.total, province: province.total, category: category.total, source: source.total },
  }
}
