import type { Agency } from '../../gazetteer/types.js'
import type { Directory } from '../parts.js'
import type { FacetValue, SearchResult } from '../../search/types.js'
import { agencyHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import type { SearchBoxModel } from './search.js'
import { shortDate } from './dates.js'
import { rangeOfDateValue } from '../../search/facets.js'
import { presentPagination, type Pagination } from './pagination.js'
import { presentHit, type HitModel } from './summary.js'
import { articleCount, byLabel, count, type Link } from './text.js'

const levels: Record<Agency['level'], string> = {
  'trung-uong': 'cấp trung ương',
  tinh: 'cấp tỉnh',
  huyen: 'cấp huyện',
  xa: 'cấp xã',
}

const branches: Record<Agency['branch'], string> = {
  dang: 'Cơ quan Đảng',
  'dan-cu': 'Cơ quan dân cử',
  'chinh-quyen': 'Chính quyền',
  'tu-phap': 'Cơ quan tư pháp',
  'luc-luong': 'Lực lượng vũ trang',
  'doan-the': 'Mặt trận và đoàn thể',
  'nganh-doc': 'Cơ quan ngành dọc',
}

/** What an agency's page shows. */
export interface AgencyModel {
  name: string
  kind: string
  aliases: string[]
  validity: string | null
  parent: Link | null
  predecessors: Link[]
  successors: Link[]
  total: string
  years: (Link & { count: string })[]
  box: SearchBoxModel
  searchHref: string
  hits: HitModel[]
  pagination: Pagination | null
}

function linksTo(ids: readonly string[], gazetteer: Directory): Link[] {
  return ids.flatMap((id) => {
    const agency = gazetteer.agency(id)
    return agency ? [{ label: agency.name, href: agencyHref(id) }] : []
  })
}

function validity({ validFrom, validTo }: Agency): string | null {
  if (validTo !== null)
    return `Hoạt động ${validFrom === null ? '' : `từ ${shortDate(validFrom)} `}đến hết ngày ${shortDate(validTo)}`
  return validFrom === null ? null : `Hoạt động từ ngày ${shortDate(validFrom)}`
}

/** @param result the agency's articles, newest first */
export function presentAgency(agency: Agency, result: SearchResult, gazetteer: Directory): AgencyModel {
  const url = SearchUrl.of({ agencies: [agency.id] })
  const predecessors = gazetteer.agencies().filter((other) => other.successors.includes(agency.id))
  return {
    name: agency.name,
    kind: `${branches[agency.branch]} ${levels[agency.level]}`,
    aliases: [...new Set([agency.shortName, ...agency.aliases])].filter((alias) => alias !== agency.name),
    validity: validity(agency),
    parent: agency.parent === null ? null : (linksTo([agency.parent], gazetteer)[0] ?? null),
    predecessors: predecessors.map((other) => ({ label: other.name, href: agencyHref(other.id) })),
    successors: linksTo(agency.successors, gazetteer),
    total: articleCount(result.total, result.totalHits),
    years: result.facets.date
      .toSorted((a, b) => (a.value < b.value ? 1 : -1))
      .map((year) => {
        const { from, to } = rangeOfDateValue(year.value)
        return { label: year.value, href: url.withDays(from, to).href, count: count(year.count) }
      }),
    box: { q: '', hidden: url.entries },
    searchHref: url.href,
    hits: result.hits.map((hit) => presentHit(hit, gazetteer)),
    pagination: presentPagination(result.page, result.pages, (page) => agencyHref(agency.id, page)),
  }
}

/** Agencies of one branch. */
export interface AgencyGroup {
  title: string
  agencies: (Link & { count: string })[]
}

/** The agencies that have news, by branch, each branch in Vietnamese order. */
export function presentAgencyIndex(values: readonly FacetValue[], gazetteer: Directory): AgencyGroup[] {
  const known = values.flatMap((value) => {
    const agency = gazetteer.agency(value.value)
    return agency ? [{ agency, label: agency.name, href: agencyHref(agency.id), count: count(value.count) }] : []
  })
  return Object.entries(branches)
    .map(([branch, title]) => ({
      title,
      agencies: known.filter((entry) => entry.agency.branch === branch).toSorted(byLabel),
    }))
    .filter((group) => group.agencies.length > 0)
}
