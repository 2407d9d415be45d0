import type { Directory } from '../parts.js'
import { listFacets, type ListFacet, type SearchUrl } from '../urls/search-url.js'
import { periodInWords } from './dates.js'
import type { Link } from './text.js'

const kinds: Record<ListFacet, string> = { agencies: 'Cơ quan', provinces: 'Tỉnh', categories: 'Chuyên mục' }

/** The filters of a search, each as a link to the same search without it. */
export function presentFilters(url: SearchUrl, gazetteer: Directory): Link[] {
  const { from, to, undated } = url.params
  const days =
    from === null && to === null ? [] : [{ label: periodInWords(from, to), href: url.withDays(null, null).href }]
  const noDay = undated ? [{ label: 'Không rõ ngày đăng', href: url.withUndated(false).href }] : []
  const lists = listFacets.flatMap((facet) =>
    url.params[facet].map((value) => ({
      label: `${kinds[facet]}: ${facet === 'agencies' ? (gazetteer.agency(value)?.shortName ?? value) : value}`,
      href: url.remove(facet, value).href,
    })),
  )
  return [...days, ...noDay, ...lists]
}
