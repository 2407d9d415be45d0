import { monthOf } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import type { Facets, SearchResult } from '../../search/types.js'
import { agencyHref, dateHref, provinceHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import type { Calendar, MonthModel } from './calendar.js'
import { shortDate } from './dates.js'
import { presentHit, type HitModel } from './summary.js'
import { byLabel, count, type Link } from './text.js'

/** A link into the archive, with the number of articles that it leads to. */
export interface WayIn extends Link {
  count: string
}

/** What the home page shows. */
export interface HomeModel {
  summary: string
  first: HitModel | null
  latest: HitModel[]
  month: MonthModel | null
  years: WayIn[]
  agencies: WayIn[]
  provinces: WayIn[]
  categories: WayIn[]
}

/** Links of one kind: enough for readers to find their own province or agency, few enough to read. */
const waysOfAKind = 12

function summary(articles: number, { first, last }: Calendar): string {
  if (articles === 0) return 'Kho tin chưa có bài nào.'
  const size = `${count(articles)} bài`
  return first === null || last === null ? size : `${size}, từ ${shortDate(first)} đến ${shortDate(last)}`
}

/**
 * @param result the latest articles
 * @param facets of the whole archive, with every value
 */
export function presentHome(result: SearchResult, facets: Facets, calendar: Calendar, gazetteer: Directory): HomeModel {
  const [first = null, ...latest] = result.hits.map((hit) => presentHit(hit, gazetteer))
  const { agency, province, category } = facets
  return {
    summary: summary(result.total, calendar),
    first,
    latest,
    month: calendar.last === null ? null : calendar.month(monthOf(calendar.last)),
    years: calendar
      .years()
      .map(({ year, articles }) => ({ label: year, href: dateHref(year), count: count(articles) })),
    agencies: agency
      .slice(0, waysOfAKind)
      .map((value) => ({ label: value.label, href: agencyHref(value.value), count: count(value.count) })),
    provinces: province
      .map((value) => ({
        label: value.label,
        href: provinceHref(value.value),
        count: count(value.count),
      }))
      .toSorted(byLabel),
    categories: category.slice(0, waysOfAKind).map((value) => ({
      label: value.label,
      href: SearchUrl.of({ categories: [value.value] }).href,
      count: count(value.count),
    })),
  }
}
