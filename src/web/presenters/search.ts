import type { Directory } from '../parts.js'
import type { SearchParams, SearchResult } from '../../search/types.js'
import { rangeOfDateValue, type DayRange } from '../../text/dates.js'
import { fold } from '../../text/index.js'
import { documentHref } from '../urls/links.js'
import { SearchUrl, undatedParameter } from '../urls/search-url.js'
import { shortDate } from './dates.js'
import { presentDownloads, type DownloadsModel } from './export.js'
import { presentDateFacet, presentListFacets, type CheckboxFacetModel, type DateNode } from './facets.js'
import { presentFilters, presentSuccessions } from './filters.js'
import { countsOfFacet, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import { presentQuickRanges } from './quick-ranges.js'
import { presentHit, type HitModel } from './summary.js'
import { articleCount, count, duration, type Link } from './text.js'

/** The search box and its hidden fields; other controls of the page belong to the same form. */
export interface SearchBoxModel {
  q: string
  hidden: [string, string][]
}

/** The filter for articles without a date. */
export interface UndatedModel {
  parameter: string
  value: string
  count: string
  checked: boolean
}

/** What the search page shows. */
export interface SearchModel {
  box: SearchBoxModel
  heading: string
  total: string
  notes: string[]
  didYouMean: Link | null
  offers: Link[]
  /** Link to the articles that cite the document, for a query that is a document number. */
  document: Link | null
  fewerWords: string | null
  filters: Link[]
  clearHref: string
  sorts: (Link & { current: boolean })[]
  hits: HitModel[]
  pagination: Pagination | null
  downloads: DownloadsModel | null
  pastTheEnd: Link | null
  ways: Link[]
  from: string
  to: string
  histogram: HistogramModel | null
  quickRanges: (Link & { current: boolean })[]
  years: DateNode[]
  undated: UndatedModel | null
  facets: CheckboxFacetModel[]
}

const sortLabels = { relevance: 'Liên quan', newest: 'Mới nhất', oldest: 'Cũ nhất' }

function presentSorts(url: SearchUrl): SearchModel['sorts'] {
  const { q, sort } = url.params
  const sorts = q === '' ? (['newest', 'oldest'] as const) : (['relevance', 'newest', 'oldest'] as const)
  const effective = q === '' && sort === 'relevance' ? 'newest' : sort
  return sorts.map((value) => ({
    label: sortLabels[value],
    href: url.with({ sort: value }).href,
    current: value === effective,
  }))
}

function presentTotal({ total, totalHits, tookMs }: SearchResult): string {
  return total === 0 ? 'Không tìm thấy bài nào' : `${articleCount(total, totalHits)}; tìm trong ${duration(tookMs)}`
}

function presentFewerWords({ total, totalComplete }: SearchResult): string | null {
  if (total === 0 || totalComplete >= total) return null
  if (totalComplete === 0)
    return 'Không có bài đủ các từ; dưới đây là bài có nhiều từ nhất. Từ còn thiếu ghi dưới mỗi bài.'
  return `${count(totalComplete)} bài có đủ các từ; các bài còn lại thiếu một vài từ, ghi dưới mỗi bài.`
}

/** Links to offer when a search found nothing. */
function presentWays(url: SearchUrl, filters: Link[]): Link[] {
  const { q } = url.params
  const folded = fold(q)
  const loose = q.replaceAll(/["“”]/g, '').trim()
  const ways = filters.map(({ label, href }) => ({ label: `Bỏ điều kiện “${label}”`, href }))
  if (filters.length > 1) ways.push({ label: 'Bỏ mọi điều kiện lọc', href: url.withoutFilters().href })
  if (loose !== q && loose !== '') ways.push({ label: `Tìm rời từng từ: ${loose}`, href: url.with({ q: loose }).href })
  if (folded !== q.toLowerCase()) ways.push({ label: `Tìm không dấu: ${folded}`, href: url.with({ q: folded }).href })
  return ways
}

/**
 * What the search page shows of a result.
 * @param params the search that the result answers
 * @param ranges ranges of days that have articles, independent of the search
 */
export function presentSearch(
  params: SearchParams,
  result: SearchResult,
  gazetteer: Directory,
  ranges: readonly { label: string; range: DayRange }[],
): SearchModel {
  const url = SearchUrl.of(params)
  const filters = presentFilters(url, gazetteer)
  const { didYouMean, facets } = result
  const beyond = result.total > 0 && result.hits.length === 0
  return {
    box: { q: params.q, hidden: url.entries.filter(([name]) => name === 'sap-xep' || name === 'so-bai') },
    heading: params.q === '' ? 'Mọi bài trong kho' : `Kết quả tìm: ${params.q}`,
    total: presentTotal(result),
    notes: result.reading.notes,
    didYouMean: didYouMean === null ? null : { label: didYouMean, href: url.with({ q: didYouMean }).href },
    offers: [
      ...result.offers.map((offer) => ({ label: offer.label, href: SearchUrl.of(offer.params).href })),
      ...presentSuccessions(url, gazetteer),
    ],
    document:
      result.document === null
        ? null
        : {
            label: `${result.document.title}: ${count(result.document.articles)} bài nhắc tới, theo thời gian`,
            href: documentHref(result.document),
          },
    fewerWords: presentFewerWords(result),
    filters,
    clearHref: url.withoutFilters().href,
    sorts: presentSorts(url),
    hits: result.hits.map((hit) => presentHit(hit, gazetteer)),
    pagination: presentPagination(result.page, result.pages, (page) => url.withPage(page).href),
    downloads: presentDownloads(url, result.total),
    pastTheEnd: beyond ? { label: `trang ${count(result.pages)}`, href: url.withPage(result.pages).href } : null,
    ways: result.total === 0 ? presentWays(url, filters) : [],
    from: params.from === null ? '' : shortDate(params.from),
    to: params.to === null ? '' : shortDate(params.to),
    histogram: presentHistogram(countsOfFacet(facets.date), params, (date) => {
      const { from, to } = rangeOfDateValue(date)
      return url.withDays(from, to).href
    }),
    quickRanges: presentQuickRanges(ranges, url),
    years: presentDateFacet(facets.date, url),
    undated:
      facets.undated > 0 || params.undated
        ? {
            parameter: undatedParameter.name,
            value: undatedParameter.value,
            count: count(facets.undated),
            checked: params.undated,
          }
        : null,
    facets: presentListFacets(result, url, gazetteer),
  }
}
