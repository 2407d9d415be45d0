import { monthOf, rangeOfDateValue, yearOf } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import type { SearchResult } from '../../search/types.js'
import type { DatePath } from '../params/date-path.js'
import { dateHref, undatedHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { presentNeighbours, type Calendar, type MonthModel, type Neighbours } from './calendar.js'
import { dayInWords, shortDate } from './dates.js'
import { countsOfDays, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import { presentHits, type HitModel } from './summary.js'
import { articleCount, count, type Link } from './text.js'

const undatedTitle = 'Tin không rõ ngày'

/** What the page of a year, month or day shows. */
export interface DatePageModel {
  unit: DatePath['unit']
  heading: string
  total: string
  trail: Link[]
  neighbours: Neighbours
  /** The twelve months of a year, or the month of the page. */
  months: MonthModel[]
  years: (Link & { count: string; current: boolean })[]
  /** A year by months, or a month by days. */
  histogram: HistogramModel | null
  hits: HitModel[]
  /** What stands in place of the hits when there are none. */
  nothing: string
  pagination: Pagination | null
  searchHref: string
  /** First and last day of the archive. */
  span: { first: Link; last: Link } | null
  isEmpty: boolean
  /** Link to the articles without a date, if there are any. */
  undated: Link | null
  jump: string
}

function heading({ unit, value }: DatePath): string {
  if (unit === 'day') return dayInWords(value)
  return unit === 'month' ? `Tin tháng ${shortDate(value)}` : `Tin năm ${value}`
}

function trail({ unit, value }: DatePath): Link[] {
  const year = { label: `Năm ${yearOf(value)}`, href: dateHref(yearOf(value)) }
  const month = { label: `Tháng ${shortDate(monthOf(value))}`, href: dateHref(monthOf(value)) }
  return { year: [], month: [year], day: [year, month] }[unit]
}

function span({ first, last }: Calendar): DatePageModel['span'] {
  if (first === null || last === null) return null
  return {
    first: { label: shortDate(first), href: dateHref(first) },
    last: { label: shortDate(last), href: dateHref(last) },
  }
}

const unitNames: Record<DatePath['unit'], string> = { year: 'Năm', month: 'Tháng', day: 'Ngày' }

function years(calendar: Calendar, current: string | null): DatePageModel['years'] {
  return calendar.years().map(({ year, articles }) => {
    return { label: year, href: dateHref(year), count: count(articles), current: year === current }
  })
}

/** Link to the articles without a date, which appear on no day's page; null if there are none. */
function undatedLink(articles: number): Link | null {
  return articles === 0 ? null : { label: `${count(articles)} bài không rõ ngày`, href: undatedHref() }
}

/**
 * @param result the articles of the period; null for a year, whose page has only the calendar
 * @param undated how many articles of the archive have no date
 */
export function presentDatePage(
  path: DatePath,
  calendar: Calendar,
  result: SearchResult | null,
  undated: number,
  gazetteer: Directory,
): DatePageModel {
  const { unit, value } = path
  const year = yearOf(value)
  const period = rangeOfDateValue(value)
  const hrefOf = (page: number) => dateHref(value) + (page > 1 ? `?trang=${page}` : '')
  return {
    unit,
    heading: heading(path),
    total: articleCount(calendar.articles(value), result?.totalHits ?? calendar.articles(value)),
    trail: trail(path),
    neighbours: presentNeighbours(calendar, value),
    months: unit === 'year' ? calendar.year(value) : [calendar.month(monthOf(value), unit === 'day' ? value : null)],
    years: years(calendar, year),
    histogram: unit === 'day' ? null : presentHistogram(countsOfDays(calendar.days), period, dateHref),
    hits: presentHits(result?.hits ?? [], gazetteer),
    nothing:
      calendar.articles(value) === 0 ? `${unitNames[unit]} này chưa có bài trong kho` : 'Không có bài nào ở trang này',
    pagination: result === null ? null : presentPagination(result.page, result.pages, hrefOf),
    searchHref: SearchUrl.of({ from: period.from, to: period.to }).href,
    span: span(calendar),
    isEmpty: calendar.articles(value) === 0,
    undated: undatedLink(undated),
    jump: unit === 'day' ? shortDate(value) : '',
  }
}

/** What the page of the articles without a date shows. */
export interface UndatedPageModel {
  heading: string
  total: string
  hits: HitModel[]
  pagination: Pagination | null
  searchHref: string
  years: DatePageModel['years']
}

/** @param result the articles without a date */
export function presentUndatedPage(calendar: Calendar, result: SearchResult, gazetteer: Directory): UndatedPageModel {
  return {
    heading: undatedTitle,
    total: articleCount(result.total, result.totalHits),
    hits: presentHits(result.hits, gazetteer),
    pagination: presentPagination(result.page, result.pages, undatedHref),
    searchHref: SearchUrl.of({ undated: true }).href,
    years: years(calendar, null),
  }
}
