import { say } from '../language/say.js'
import type { SearchParams, SearchResult } from '../../search/types.js'
import { SearchUrl } from '../urls/search-url.js'
import { hitHref } from '../urls/links.js'
import { count, type Link } from './text.js'

/** The place of an article among the results of the search from which it was opened. */
export interface InSearchModel {
  /** The page of results that has it. */
  back: Link
  /** `Kết quả 3 trong 49`; null when it is no longer on that page. */
  place: string | null
  previous: Link | null
  next: Link | null
}

/** The page of results that an article was opened from, and its neighbours where the article is at an end of it. */
export interface PagesAround {
  page: SearchResult
  before: SearchResult | null
  after: SearchResult | null
}

/** Which pages besides its own hold the article's neighbours. */
export function pagesBeside(id: string, { hits, page, pages }: SearchResult): { before: boolean; after: boolean } {
  const at = hits.findIndex((hit) => hit.id === id)
  return { before: at === 0 && page > 1, after: at >= 0 && at === hits.length - 1 && page < pages }
}

/** @param params the search, with the page from which the article was opened */
export function presentInSearch(id: string, params: SearchParams, { page, before, after }: PagesAround): InSearchModel {
  const url = SearchUrl.of(params)
  const at = page.hits.findIndex((hit) => hit.id === id)
  const link = (result: SearchResult | null, place: number): Link | null => {
    const hit = result?.hits.at(place)
    return hit === undefined || result === null
      ? null
      : { label: hit.title, href: hitHref(hit, url.withPage(result.page)) }
  }
  const all = page.totalHits + page.near.totalHits
  return {
    back: { label: params.q === '' ? say('Về danh sách kết quả') : say('Kết quả tìm: {0}', params.q), href: url.href },
    place: at < 0 ? null : say('{0} trong {1}', count((page.page - 1) * page.size + at + 1), count(all)),
    previous: at < 0 ? null : at > 0 ? link(page, at - 1) : link(before, -1),
    next: at < 0 ? null : at + 1 < page.hits.length ? link(page, at + 1) : link(after, 0),
  }
}
