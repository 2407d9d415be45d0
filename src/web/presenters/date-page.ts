import type { Directory } from '../parts.js'
import type { SearchResult } from '../../search/types.js'
import type { DatePath } from '../params/date-path.js'
import { dateHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { presentNeighbours, type Calendar, type MonthModel, type Neighbours } from './calendar.js'
import { dayInWords, shortDate } from './dates.js'
import { rangeOfDateValue } from '../../search/facets.js'
import { countsOfDays, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import { presentHit, type HitModel } from './summary.js'
import { count, type Link } from './text.js'

/** What the page of a year, month or day shows. */
export interface DatePageModel {
  unit: DatePath['unit']
  heading: string
  total: string
  trail: Link[]
  neighbours: Neighbours
  /** The twelve months of a year, or the one month of the day or month. */
  months: MonthModel[]
  years: (Link & { count: string; current: boolean })[]
  /** Of a year by months, of a month by days. */
  histogram: HistogramModel | null
  hits: HitModel[]
  pagination: Pagination | null
  searchHref: string
  /** First and last day of the archive, for somebody who came to an empty period. */
  span: { first: Link; last: Link } | null
  jump: string
}

function heading({ unit, value }: DatePath): string {
  if (unit === 'day') return dayInWords(value)
  return unit === 'month' ? `Tin tháng ${shortDate(value)}` : `Tin năm ${value}`
}

function trail({ unit, value }: DatePath): Link[] {
  const year = { label: `Năm ${value.slice(0, 4)}`, href: dateHref(value.slice(0, 4)) }
  const month = { label: `Tháng ${shortDate(value.slice(0, 7))}`, href: dateHref(value.slice(0, 7)) }
  return { year: [], month: [year], day: [year, month] }[unit]
}

function span({ first, last }: Calendar): DatePageModel['span'] {
  if (first === null || last === null) return null
  return {
    first: { label: shortDate(first), href: dateHref(first) },
    last: { label: shortDate(last), href: dateHref(last) },
  }
}

/** @param result the articles of the period; null for a year, whose page has the calendar only */
export function presentDatePage(
  path: DatePath,
  calendar: Calendar,
  result: SearchResult | null,
  gazetteer: Directory,
): DatePageModel {
  const { unit, value } = path
  const year = value.slice(0, 4)
  const period = rangeOfDateValue(value)
  const hrefOf = (page: number) => dateHref(value) + (page > 1 ? `?trang=${page}` : '')
  return {
    unit,
    heading: heading(path),
    total: `${count(calendar.articles(value))} bài`,
    trail: trail(path),
    neighbours: presentNeighbours(calendar, value),
    months: unit === 'year' ? calendar.year(value) : [calendar.month(value.slice(0, 7), unit === 'day' ? value : null)],
    years: calendar.years().map((other) => ({
      label: other.year,
      href: dateHref(other.year),
      count: count(other.articles),
      current: other.year === year,
    })),
    histogram: unit === 'day' ? null : presentHistogram(countsOfDays(calendar.days), period, dateHref),
    hits: result?.hits.map((hit) => presentHit(hit, gazetteer)) ?? [],
    pagination: result === null ? null : presentPagination(result.page, result.pages, hrefOf),
    searchHref: SearchUrl.of({ from: period.from, to: period.to }).href,
    span: calendar.articles(value) === 0 ? span(calendar) : null,
    jump: unit === 'day' ? shortDate(value) : '',
  }
}
