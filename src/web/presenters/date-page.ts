import { say, type Label } from '../language/say.js'
import { monthOf, rangeOfDateValue, yearOf } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import type { FacetValue, SearchParams, SearchResult } from '../../search/types.js'
import type { DatePath } from '../params/date-path.js'
import { dateHref, undatedHref } from '../urls/links.js'
import { facetParameters, SearchUrl } from '../urls/search-url.js'
import { presentNeighbours, type Calendar, type MonthModel, type Neighbours } from './calendar.js'
import { dayInWords, periodName, shortDate, typedDate } from './dates.js'
import { countsOfDays, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import { presentHits, type HitModel } from './summary.js'
import { articleCount, count, type Link } from './text.js'

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
  /** Choices that limit the list to a province, category or paper; empty for a year, and where there is nothing to choose. */
  choices: ChoiceOfDay[]
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

/** A choice among the values of a facet; the first option is all of them. */
export interface ChoiceOfDay {
  parameter: string
  label: string
  options: { value: string; label: string; selected: boolean }[]
}

/** What limits the list of a day or month. */
export type ChosenOfDay = Pick<SearchParams, 'provinces' | 'categories' | 'sources'>

function choices(result: SearchResult, chosen: ChosenOfDay, { labels }: Directory): ChoiceOfDay[] {
  const { province, category, source } = result.facets
  const choice = (facet: keyof ChosenOfDay, label: string, values: readonly FacetValue[]) => {
    // A chosen value that the facet lists no more stays chosen.
    const wanted = facet === 'sources' ? chosen.sources.map((name) => labels.slugOfPaper(name)) : chosen[facet]
    const lacking = wanted.filter((value) => values.every((other) => other.value !== value))
    const options = [
      ...values.map(({ value, label, count: articles }) => ({ value, label, count: articles })),
      ...lacking.map((value) => ({ value, label: facet === 'sources' ? labels.paper(value) : value, count: 0 })),
    ]
    return {
      parameter: facetParameters[facet],
      label,
      options: [
        { value: '', label: say('Tất cả'), selected: wanted.length === 0 },
        ...options.map(({ value, label: name, count: articles }) => ({
          value,
          label: `${facet === 'categories' ? labels.category(value) : name} (${count(articles)})`,
          selected: wanted[0] === value,
        })),
      ],
    }
  }
  return [
    choice('provinces', say('Tỉnh, thành phố'), province),
    choice('categories', say('Chuyên mục'), category),
    choice('sources', say('Báo, đài'), source),
  ].filter(({ options }) => options.length > 1)
}

function heading({ unit, value }: DatePath): string {
  if (unit === 'day') return dayInWords(value)
  return unit === 'month' ? say('Tin tháng {0}', shortDate(value)) : say('Tin năm {0}', value)
}

function trail({ unit, value }: DatePath): Link[] {
  const year = { label: periodName(yearOf(value)), href: dateHref(yearOf(value)) }
  const month = { label: periodName(monthOf(value)), href: dateHref(monthOf(value)) }
  return { year: [], month: [year], day: [year, month] }[unit]
}

function span({ first, last }: Calendar): DatePageModel['span'] {
  if (first === null || last === null) return null
  return {
    first: { label: shortDate(first), href: dateHref(first) },
    last: { label: shortDate(last), href: dateHref(last) },
  }
}

const unitNames: Record<DatePath['unit'], Label> = { year: 'Năm', month: 'Tháng', day: 'Ngày' }

function years(calendar: Calendar, current: string | null): DatePageModel['years'] {
  return calendar.years().map(({ year, articles }) => {
    return { label: year, href: dateHref(year), count: count(articles), current: year === current }
  })
}

/** Link to the articles without a date, which appear on no day's page; null if there are none. */
function undatedLink(articles: number): Link | null {
  return articles === 0 ? null : { label: say('{0} bài không rõ ngày', count(articles)), href: undatedHref() }
}

/**
 * @param result the articles of the period; null for a year, whose page has only the calendar
 * @param undated how many articles of the archive have no date
 */
export function presentDatePage(
  path: DatePath,
  chosen: ChosenOfDay,
  calendar: Calendar,
  result: SearchResult | null,
  undated: number,
  gazetteer: Directory,
): DatePageModel {
  const { unit, value } = path
  const year = yearOf(value)
  const period = rangeOfDateValue(value)
  const search = SearchUrl.of(chosen)
  const isChosen = search.query !== ''
  const hrefOf = (page: number) => {
    const query = search.withPage(page).query
    return dateHref(value) + (query === '' ? '' : `?${query}`)
  }
  const articles = isChosen && result !== null ? result.total : calendar.articles(value)
  return {
    unit,
    heading: heading(path),
    total: articleCount(articles, result?.totalHits ?? articles),
    trail: trail(path),
    neighbours: presentNeighbours(calendar, value),
    months: unit === 'year' ? calendar.year(value) : [calendar.month(monthOf(value), unit === 'day' ? value : null)],
    years: years(calendar, year),
    histogram: unit === 'day' ? null : presentHistogram(countsOfDays(calendar.days), period, dateHref),
    choices: result === null ? [] : choices(result, chosen, gazetteer),
    hits: presentHits(result?.hits ?? [], gazetteer),
    nothing:
      calendar.articles(value) === 0
        ? say('{0} này chưa có bài trong kho', say(unitNames[unit]))
        : articles === 0
          ? say('Không có bài nào như đã chọn')
          : say('Không có bài nào ở trang này'),
    pagination: result === null ? null : presentPagination(result.page, result.pages, hrefOf),
    searchHref: SearchUrl.of({ ...chosen, from: period.from, to: period.to }).href,
    span: span(calendar),
    isEmpty: calendar.articles(value) === 0,
    undated: undatedLink(undated),
    jump: unit === 'day' ? typedDate(value) : '',
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
    heading: say('Tin không rõ ngày'),
    total: articleCount(result.total, result.totalHits),
    hits: presentHits(result.hits, gazetteer),
    pagination: presentPagination(result.page, result.pages, undatedHref),
    searchHref: SearchUrl.of({ undated: true }).href,
    years: years(calendar, null),
  }
}
