import type { LocalDay, Sort } from '../../engine/query.js'
import { emptySearch } from '../../search/finding/empty-search.js'
import type { SearchParams } from '../../search/types.js'

export const searchPath = '/tim-kiem'

/** Where somebody follows a search. */
export const followPath = '/theo-doi'

/** Formats of a search besides its page: feeds to follow it, and files to download. */
export const feedFormats = ['atom', 'rss', 'feed.json'] as const
export const exportFormats = ['csv', 'json', 'bib', 'ris'] as const
export type FeedFormat = (typeof feedFormats)[number]
export type ExportFormat = (typeof exportFormats)[number]

/** The slug of each sort order in a URL. */
export const sortSlugs: Record<Sort, string> = { relevance: 'lien-quan', newest: 'moi-nhat', oldest: 'cu-nhat' }

/** The sort order with a slug, or null. */
export function sortOfSlug(slug: string): Sort | null {
  const entry = Object.entries(sortSlugs).find(([, name]) => name === slug)
  return entry ? (entry[0] as Sort) : null
}

/** How a URL asks for the articles without a date. */
export const undatedParameter = { name: 'ngay', value: 'khong-ro' }

/** The facets whose chosen values are listed in a URL. */
export const listFacets = ['agencies', 'provinces', 'categories', 'sources'] as const
export type ListFacet = (typeof listFacets)[number]
/** The parameter of each list facet. */
export const facetParameters: Record<ListFacet, string> = {
  agencies: 'co-quan',
  provinces: 'tinh',
  categories: 'chuyen-muc',
  sources: 'nguon',
}

/** Path of the page with all values of a list facet. */
export function choicePath(facet: ListFacet): string {
  return `${searchPath}/${facetParameters[facet]}`
}

/** How a URL asks for values in alphabetical order; without it, those with most articles come first. */
export const alphabetParameter = { name: 'thu-tu', value: 'a-z' }

/** The state of a search page as an immutable value: each change returns a new one. */
export class SearchUrl {
  private constructor(readonly params: Readonly<SearchParams>) {}

  static of(params: Partial<SearchParams>): SearchUrl {
    return new SearchUrl({ ...emptySearch, ...params })
  }

  /** The same search with these changes, back on its first page. */
  with(change: Partial<Omit<SearchParams, 'page'>>): SearchUrl {
    return new SearchUrl({ ...this.params, ...change, page: 1 })
  }

  withDays(from: LocalDay | null, to: LocalDay | null): SearchUrl {
    return this.with({ from, to, undated: false })
  }

  /** Only articles without a date, or all of them. */
  withUndated(undated: boolean): SearchUrl {
    return this.with({ from: null, to: null, undated })
  }

  withPage(page: number): SearchUrl {
    return new SearchUrl({ ...this.params, page })
  }

  add(facet: ListFacet, value: string): SearchUrl {
    return this.params[facet].includes(value) ? this : this.with({ [facet]: [...this.params[facet], value] })
  }

  remove(facet: ListFacet, value: string): SearchUrl {
    return this.with({ [facet]: this.params[facet].filter((other) => other !== value) })
  }

  withoutFilters(): SearchUrl {
    const { from, to, undated, agencies, provinces, categories, sources } = emptySearch
    return this.with({ from, to, undated, agencies, provinces, categories, sources })
  }

  /** Parameters as name and value, in a fixed order, without those that have their default value. */
  get entries(): [string, string][] {
    const { q, from, to, undated, sort, page, size } = this.params
    const entries: [string, string][] = [
      ['q', q],
      ['tu', from ?? ''],
      ['den', to ?? ''],
      [undatedParameter.name, undated ? undatedParameter.value : ''],
      ...listFacets.flatMap((facet) =>
        this.params[facet].map((value): [string, string] => [facetParameters[facet], value]),
      ),
      ['sap-xep', sort === emptySearch.sort ? '' : sortSlugs[sort]],
      ['so-bai', size === emptySearch.size ? '' : String(size)],
      ['trang', page === 1 ? '' : String(page)],
    ]
    return entries.filter(([, value]) => value !== '')
  }

  /** The parameters as they stand in an address, without `?`. */
  get query(): string {
    return new URLSearchParams(this.entries).toString()
  }

  get href(): string {
    return this.at(searchPath)
  }

  /** Address of the form by which the search is followed. */
  get followHref(): string {
    const { sort, size } = emptySearch
    return this.with({ sort, size }).at(followPath)
  }

  /** Address of the search's feed, which is sorted newest first and has no pages. */
  feedHref(format: FeedFormat): string {
    const { sort, size } = emptySearch
    return this.with({ sort, size }).at(`${searchPath}.${format}`)
  }

  /** Address of the file with all articles of the search, in its order. */
  exportHref(format: ExportFormat): string {
    return this.with({ size: emptySearch.size }).at(`${searchPath}.${format}`)
  }

  /** Address of the page that has all values of a list facet for this search. */
  choiceHref(facet: ListFacet, isAlphabetic = false): string {
    const { name, value } = alphabetParameter
    return this.with({}).at(choicePath(facet), isAlphabetic ? [[name, value]] : [])
  }

  private at(path: string, more: [string, string][] = []): string {
    const query = new URLSearchParams([...this.entries, ...more]).toString()
    return query === '' ? path : `${path}?${query}`
  }
}
