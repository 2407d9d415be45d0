import { say } from '../language/say.js'
import type { Directory } from '../parts.js'
import type { CitedDocument, DocumentView } from '../../search/types.js'
import { rangeOfDateValue } from '../../text/dates.js'
import { documentHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { countsOfDays, presentHistogram, type HistogramModel } from './histogram.js'
import { presentPagination, type Pagination } from './pagination.js'
import { count, type Link } from './text.js'
import { presentChronicle, type ChronicleYear } from './chronicle.js'

/** What the page of a document shows. */
export interface DocumentModel {
  heading: string
  total: string
  histogram: HistogramModel | null
  years: ChronicleYear[]
  pagination: Pagination | null
  /** The provinces of the articles; empty if there is only one. */
  provinces: (Link & { count: string })[]
  searchHref: string
}

export function presentDocument(view: DocumentView, directory: Pick<Directory, 'labels'>): DocumentModel {
  const { document, total, page, pages, days, undated, provinces } = view
  // In quotes, so that its parts are found in this order.
  const found = SearchUrl.of({ q: `"${document.number}"` })
  const withoutDate = undated > 0 && undated < total ? say(', trong đó {0} bài không rõ ngày', count(undated)) : ''
  return {
    heading: document.title,
    total: say('{0} bài nhắc tới{1}', count(total), withoutDate),
    histogram: presentHistogram(countsOfDays(days), { from: null, to: null }, (date) => {
      const { from, to } = rangeOfDateValue(date)
      return found.withDays(from, to).href
    }),
    years: presentChronicle(view.articles, null, directory),
    pagination: presentPagination(page, pages, (other) => documentHref(document, other)),
    provinces:
      provinces.length < 2
        ? []
        : provinces.map(({ value, count: articles }) => ({
            label: value,
            count: count(articles),
            href: found.add('provinces', value).href,
          })),
    searchHref: found.href,
  }
}

/** What the page of the most cited documents shows. */
export interface DocumentIndexModel {
  documents: (Link & { count: string })[]
}

export function presentDocumentIndex(documents: (CitedDocument & { articles: number })[]): DocumentIndexModel {
  return {
    documents: documents.map((document) => ({
      label: document.title,
      href: documentHref(document),
      count: count(document.articles),
    })),
  }
}
