import { noFilters, type LocalDay } from '../../engine/query.js'
import type { FacetCount, FacetCounts } from '../../engine/reading.js'
import { findDayRanges } from '../../text/day-ranges.js'
import { foldWithOffsets } from '../fold.js'
import { withPredecessors } from '../finding/lineage.js'
import type { ParsedQuery } from '../query/parse.js'
import type { Names, NameSource } from '../names.js'
import type { FilterOffer, SearchParams } from '../types.js'
import { plainText, type NamesInQuery } from './name-mentions.js'
import type { Place } from './place.js'

/** Most filters offered at once. */
const mostOffers = 4

/** The text without a mention, for the search that filters by it instead. */
function without(text: string, { start, end }: Place): string {
  return `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').replace(/^[\s,;:.–-]+|[\s,;:–-]+$/g, '')
}

/** A name with the former ones that choosing it includes. */
function labelWith(name: string, former: string[]): string {
  return former.length === 0 ? name : `${name} (gồm cả ${former.join(', ')})`
}

/**
 * Filters that the words of the query suggest: its dates, agencies and provinces, as far as the archive has articles
 * for them and they are not filtered by already.
 * @param named what `nameMentions` finds in the query
 */
export function offersFor(
  parsed: ParsedQuery,
  named: NamesInQuery,
  params: SearchParams,
  archive: FacetCounts,
  gazetteer: NameSource,
  names: Names,
  today: LocalDay,
): FilterOffer[] {
  const text = plainText(parsed)
  if (text === null) return []
  const offers: FilterOffer[] = []
  const offer = (label: string, place: Place | null, change: Partial<SearchParams>) => {
    const q = place === null ? params.q : without(text, place)
    offers.push({ label, params: { ...params, ...change, q, page: 1 } })
  }
  if (params.from === null && params.to === null && !params.undated) {
    const { folded, offsets } = foldWithOffsets(text)
    for (const { start, end, label, from, to } of findDayRanges(text, folded, offsets, today)) {
      if (archive.days.some(({ day }) => day >= from && day <= to)) offer(label, { start, end }, { from, to })
    }
  }
  const has = (list: FacetCount[]) => (id: string) => list.some(({ value }) => value === id)
  const [hasAgency, hasProvince] = [has(archive.agencies), has(archive.provinces)]
  const covered = withPredecessors({ ...noFilters, ...params }, gazetteer)
  for (const { id, place } of named.agencies) {
    if (covered.agencies.includes(id) || !hasAgency(id)) continue
    const former = gazetteer.agencyHistory.predecessors(id).filter(hasAgency)
    const label = labelWith(names.agencyLabel(id), former.map(names.agencyShortLabel))
    offer(label, place, { agencies: [...params.agencies, id] })
  }
  for (const { id, place } of named.provinces) {
    if (covered.provinces.includes(id) || !hasProvince(id)) continue
    const former = gazetteer.provinceHistory.predecessors(id).filter(hasProvince)
    offer(labelWith(id, former), place, { provinces: [...params.provinces, id] })
  }
  return offers.slice(0, mostOffers)
}
