import type { FacetValue, LineageFacetValue, SearchResult } from '../../search/types.js'
import { rangeOfDateValue } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import { agencyHref } from '../urls/links.js'
import type { SearchUrl } from '../urls/search-url.js'
import { countsOfFacet, presentHistogram, type HistogramModel } from './histogram.js'
import {
  flatCounts,
  presentLineageNotice,
  presentTimeline,
  type Lineage,
  type LineageNotice,
  type TimelineEntry,
} from './lineage.js'
import { presentPagination, type Pagination } from './pagination.js'
import { lifeInWords } from './periods.js'
import type { SearchBoxModel } from './search.js'
import { presentHits, type HitModel } from './summary.js'
import { articleCount, count, type Link } from './text.js'

/** A link with the number of articles that it leads to. */
export type CountedLink = Link & { count: string }

/**
 * What the pages of agencies and of provinces have in common: a history, and the articles about the agency or province.
 */
export interface SubjectModel {
  name: string
  period: string | null
  notice: LineageNotice | null
  timeline: TimelineEntry[]
  total: string
  histogram: HistogramModel | null
  years: CountedLink[]
  /** Other agencies that its articles name. */
  companions: CountedLink[]
  box: SearchBoxModel
  searchHref: string
  hits: HitModel[]
  pagination: Pagination | null
}

/**
 * @param url the search for its articles
 * @param result what that search finds, newest first
 * @param trees the agency or province facet of the whole archive
 * @param pageHref address of one of its pages
 */
export function presentSubject(
  id: string,
  lineage: Lineage,
  url: SearchUrl,
  result: SearchResult,
  trees: readonly LineageFacetValue[],
  companions: readonly FacetValue[],
  gazetteer: Directory,
  pageHref: (page: number) => string,
): SubjectModel {
  const counts = flatCounts(trees)
  const hrefOfDate = (date: string) => {
    const { from, to } = rangeOfDateValue(date)
    return url.withDays(from, to).href
  }
  return {
    name: lineage.link(id).label,
    period: lifeInWords(lineage.life(id), lineage.precision(id)),
    notice: presentLineageNotice(id, lineage, counts),
    timeline: presentTimeline(id, lineage, counts),
    total: articleCount(result.total, result.totalHits),
    histogram: presentHistogram(countsOfFacet(result.facets.date), { from: null, to: null }, hrefOfDate),
    years: result.facets.date
      .toSorted((a, b) => (a.value < b.value ? 1 : -1))
      .map(({ value, count: articles }) => ({ label: value, href: hrefOfDate(value), count: count(articles) })),
    companions: companions.map(({ value, label, count: articles }) => ({
      label,
      href: agencyHref(value),
      count: count(articles),
    })),
    box: { q: '', hidden: url.entries },
    searchHref: url.href,
    hits: presentHits(result.hits, gazetteer),
    pagination: presentPagination(result.page, result.pages, pageHref),
  }
}
