import { language } from '../language/language.js'
import { retold } from '../language/retold.js'
import { say, type Label } from '../language/say.js'
import type { Directory } from '../parts.js'
import type { FilterOffer, NearCounts, SearchParams, SearchResult } from '../../search/types.js'
import { rangeOfDateValue, type DayRange } from '../../text/dates.js'
import { fold } from '../../text/index.js'
import { bestBetHref } from '../urls/links.js'
import { SearchUrl, undatedParameter } from '../urls/search-url.js'
import { presentAnswerBar, type AnswerModel } from './answers.js'
import { periodInWords, typedDate } from './dates.js'
import { presentDownloads, type DownloadsModel } from './export.js'
import { presentDateFacet, presentListFacets, type CheckboxFacetModel, type DateNode } from './facets.js'
import { presentFilters, presentSuccessions } from './filters.js'
import { countsOfFacet, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import { presentQuickRanges } from './quick-ranges.js'
import { presentHits, type HitModel } from './summary.js'
import { count, duration, nearCount, resultCount, type Link } from './text.js'

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

/** The near matches of a page, under their own heading; the heading says how many there are on all pages. */
export interface NearModel {
  total: string
  hits: HitModel[]
}

/** Says why nothing matches strictly, and where to find what matches nearly. */
export interface NothingStrictModel {
  text: string
  near: Link | null
}

/** What the search page shows. */
export interface SearchModel {
  box: SearchBoxModel
  heading: string
  total: string
  /** What the newsroom recommends for this query. */
  bestBets: Link[]
  notes: string[]
  /** Says which synonyms were searched too, with the search that does without; null where they brought nothing. */
  synonyms: { text: string; asTyped: Link } | null
  didYouMean: Link | null
  offers: Link[]
  /** What the query as a whole asks for. */
  answers: AnswerModel[]
  filters: Link[]
  clearHref: string
  sorts: (Link & { current: boolean })[]
  /** Null where something matches strictly, or nothing even nearly. */
  nothingStrict: NothingStrictModel | null
  /** The strict matches of the page; the near ones come after them. */
  hits: HitModel[]
  near: NearModel | null
  pagination: Pagination | null
  downloads: DownloadsModel | null
  pastTheEnd: Link | null
  /** Whether the query is an address whose article is shown above: there is nothing else to find. */
  isFoundByAddress: boolean
  ways: Link[]
  from: string
  to: string
  histogram: HistogramModel | null
  quickRanges: (Link & { current: boolean })[]
  years: DateNode[]
  undated: UndatedModel | null
  /** Says that articles without a date come last, where the order is by date and there are such. */
  undatedLast: string | null
  facets: CheckboxFacetModel[]
  /** Says why there is nothing to filter by; null where there is. */
  noFacets: string | null
}

const sortLabels: Record<SearchParams['sort'], Label> = {
  relevance: 'Phù hợp nhất',
  newest: 'Mới nhất',
  oldest: 'Cũ nhất',
}

/** Days are named by their dates in English; other offers by names. */
function offerLabel({ label, params: { from, to } }: FilterOffer, params: SearchParams): string {
  const isOfDays = from !== params.from || to !== params.to
  return isOfDays && language() !== 'vi' ? periodInWords(from, to) : retold(label)
}

function presentSorts(url: SearchUrl): SearchModel['sorts'] {
  const { q, sort } = url.params
  const sorts = q === '' ? (['newest', 'oldest'] as const) : (['relevance', 'newest', 'oldest'] as const)
  const effective = q === '' && sort === 'relevance' ? 'newest' : sort
  return sorts.map((value) => ({
    label: say(sortLabels[value]),
    href: url.with({ sort: value }).href,
    current: value === effective,
  }))
}

const answersAddress = ({ answers }: SearchResult) =>
  answers.some((answer) => answer.kind === 'article' && answer.by === 'address')
const hasAddressed = ({ answers }: SearchResult) =>
  answers.some((answer) => answer.kind === 'article' && answer.by === 'address' && answer.article !== null)

function presentTotal(result: SearchResult, near: NearCounts): string {
  const { total, totalHits, tookMs } = result
  if (hasAddressed(result)) return say('Đã tìm thấy bài ở địa chỉ này')
  if (total + near.total === 0) return say('Không tìm thấy bài nào')
  const nearly =
    near.total === 0 ? [] : [say('{0} kết quả gần đúng{1}', count(near.total), near.isCut ? say(' nhất') : '')]
  return [resultCount(total, totalHits), ...nearly, say('tìm trong {0}', duration(tookMs))].join('; ')
}

function presentUndatedLast({ facets, total }: SearchResult, { params }: SearchUrl): string | null {
  const isByDate = params.sort !== 'relevance' || params.q === ''
  const isFiltered = params.from !== null || params.to !== null || params.undated
  if (!isByDate || isFiltered || facets.undated === 0 || total === 0) return null
  return say('{0} bài không rõ ngày đăng được xếp cuối.', count(facets.undated))
}

function presentNoFacets(result: SearchResult, nearByRelevance: NearCounts): string | null {
  const { total, near } = result
  if (total > 0) return null
  if (answersAddress(result)) return say('Chưa có gì để lọc: địa chỉ chỉ dẫn tới một bài.')
  return Math.max(near.total, nearByRelevance.total) > 0
    ? say('Chưa có gì để lọc: bộ lọc chỉ đếm những bài khớp đúng, mà không có bài nào khớp đúng.')
    : say('Chưa có gì để lọc vì không tìm thấy bài nào.')
}

function presentNear({ near, hits }: SearchResult, gazetteer: Directory, url: SearchUrl): NearModel | null {
  const shown = presentHits(
    hits.filter(({ isNear }) => isNear),
    gazetteer,
    url,
  )
  return shown.length === 0 ? null : { total: nearCount(near), hits: shown }
}

function presentNothingStrict(
  { reading, total }: SearchResult,
  near: NearCounts,
  url: SearchUrl,
  hasFilters: boolean,
): NothingStrictModel | null {
  if (total > 0 || near.total === 0) return null
  const where = hasFilters ? say(' trong phạm vi đang lọc') : ''
  const nothing = say('Không có bài nào có đúng “{0}”{1}.', withoutQuotes(reading.text), where)
  if (url.params.sort === 'relevance') return { text: nothing, near: null }
  return {
    text: say('{0} Xếp theo ngày chỉ có những bài khớp đúng.', nothing),
    near: { label: say('Xem kết quả gần đúng'), href: url.with({ sort: 'relevance' }).href },
  }
}

function presentSynonyms({ synonyms }: SearchResult, url: SearchUrl): SearchModel['synonyms'] {
  if (synonyms === null) return null
  const { words, asTyped } = synonyms
  return {
    text: say('Tìm cả: {0}.', words.join(', ')),
    asTyped: {
      label: say('Chỉ tìm {0}', asTyped.replaceAll(/"([^"]*)"/g, '“$1”')),
      href: url.with({ q: asTyped }).href,
    },
  }
}

const withoutQuotes = (text: string) => text.replaceAll(/["“”]/g, '').trim()

/** Where to go from a search that found nothing. */
function presentWays(url: SearchUrl, filters: Link[], isAddress: boolean): Link[] {
  if (isAddress) return []
  const { q } = url.params
  const folded = fold(q)
  const loose = withoutQuotes(q)
  const ways = filters.map(({ label, href }) => ({ label: say('Bỏ điều kiện “{0}”', label), href }))
  if (filters.length > 1) ways.push({ label: say('Xóa tất cả bộ lọc'), href: url.withoutFilters().href })
  if (loose !== q && loose !== '')
    ways.push({ label: say('Tìm rời từng từ: {0}', loose), href: url.with({ q: loose }).href })
  if (folded !== q.toLowerCase())
    ways.push({ label: say('Tìm không dấu: {0}', folded), href: url.with({ q: folded }).href })
  return ways
}

/**
 * What the search page shows of a result.
 * @param params the search that the result answers
 * @param ranges of days that have articles, whatever the search
 * @param near the articles that match nearly when the same is sought by relevance
 */
export function presentSearch(
  params: SearchParams,
  result: SearchResult,
  gazetteer: Directory,
  ranges: readonly { label: string; range: DayRange }[],
  near: NearCounts,
): SearchModel {
  const url = SearchUrl.of(params)
  const filters = presentFilters(url, gazetteer)
  const { didYouMean, facets } = result
  const beyond = result.total + result.near.total > 0 && result.hits.length === 0
  return {
    box: { q: params.q, hidden: url.entries.filter(([name]) => name === 'sap-xep' || name === 'so-bai') },
    heading: params.q === '' ? say('Mọi bài trong kho') : say('Kết quả tìm: {0}', params.q),
    total: presentTotal(result, near),
    bestBets: result.bestBets.map((bet) => ({ label: bet.title, href: bestBetHref(bet) })),
    notes: result.reading.notes.map(retold),
    synonyms: presentSynonyms(result, url),
    didYouMean: didYouMean === null ? null : { label: didYouMean, href: url.with({ q: didYouMean }).href },
    offers: [
      ...result.offers.map((offer) => ({ label: offerLabel(offer, params), href: SearchUrl.of(offer.params).href })),
      ...presentSuccessions(url, gazetteer),
    ],
    answers: presentAnswerBar(result.answers, gazetteer),
    filters,
    clearHref: url.withoutFilters().href,
    // By date there is nothing but what matches strictly.
    sorts: result.total === 0 ? [] : presentSorts(url),
    nothingStrict: presentNothingStrict(result, near, url, filters.length > 0),
    hits: presentHits(
      result.hits.filter(({ isNear }) => !isNear),
      gazetteer,
      url,
    ),
    near: presentNear(result, gazetteer, url),
    pagination: presentPagination(result.page, result.pages, (page) => url.withPage(page).href),
    downloads: presentDownloads(url, result.total),
    isFoundByAddress: hasAddressed(result),
    pastTheEnd: beyond ? { label: say('trang {0}', count(result.pages)), href: url.withPage(result.pages).href } : null,
    ways: result.total + result.near.total === 0 ? presentWays(url, filters, answersAddress(result)) : [],
    from: params.from === null ? '' : typedDate(params.from),
    to: params.to === null ? '' : typedDate(params.to),
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
    undatedLast: presentUndatedLast(result, url),
    facets: presentListFacets(result, url, gazetteer),
    noFacets: presentNoFacets(result, near),
  }
}
