import { say, type Label } from '../language/say.js'
import type { History } from '../../gazetteer/types.js'
import type { Directory } from '../parts.js'
import { listFacets, type ListFacet, type SearchUrl } from '../urls/search-url.js'
import { periodInWords } from './dates.js'
import type { Link } from './text.js'

const kinds: Record<ListFacet, Label> = {
  agencies: 'Cơ quan',
  provinces: 'Tỉnh',
  categories: 'Chuyên mục',
  sources: 'Nguồn',
}

function labelOf(facet: ListFacet, value: string, gazetteer: Directory): string {
  if (facet === 'categories') return gazetteer.labels.category(value)
  if (facet === 'sources') return gazetteer.labels.paper(value)
  if (facet === 'provinces') {
    const former = gazetteer.provinceHistory.predecessors(value)
    return former.length === 0 ? value : say('{0} (gồm cả {1})', value, former.join(', '))
  }
  const name = gazetteer.agency(value)?.shortName ?? value
  return gazetteer.agencyHistory.predecessors(value).length === 0 ? name : say('{0} và cơ quan trước đây', name)
}

/** The filters of a search, each as a link that removes it. */
export function presentFilters(url: SearchUrl, gazetteer: Directory): Link[] {
  const { from, to, undated } = url.params
  const days =
    from === null && to === null ? [] : [{ label: periodInWords(from, to), href: url.withDays(null, null).href }]
  const noDay = undated ? [{ label: say('Không rõ ngày đăng'), href: url.withUndated(false).href }] : []
  const lists = listFacets.flatMap((facet) =>
    url.params[facet].map((value) => ({
      label: `${say(kinds[facet])}: ${labelOf(facet, value, gazetteer)}`,
      href: url.remove(facet, value).href,
    })),
  )
  return [...days, ...noDay, ...lists]
}

/** For each chosen agency or province that no longer exists: the same search with its successor, which includes it. */
export function presentSuccessions(url: SearchUrl, gazetteer: Directory): Link[] {
  const widened = (facet: 'agencies' | 'provinces', history: History, labelOf: (id: string) => string) =>
    url.params[facet].flatMap((id) => {
      const today = history.successorsOf(id).at(-1)
      if (today === undefined || url.params[facet].includes(today)) return []
      return [{ label: labelOf(today), href: url.remove(facet, id).add(facet, today).href }]
    })
  return [
    ...widened('agencies', gazetteer.agencyHistory, (id) =>
      say('Mở rộng ra {0} (nay)', gazetteer.agency(id)?.name ?? id),
    ),
    ...widened('provinces', gazetteer.provinceHistory, (name) => say('Mở rộng ra {0} (nay)', name)),
  ]
}
