import { say, type Label } from '../language/say.js'
import type { Agency } from '../../gazetteer/types.js'
import type { FacetValue, SearchResult } from '../../search/types.js'
import type { Directory } from '../parts.js'
import { agencyHref } from '../urls/links.js'
import { SearchUrl } from '../urls/search-url.js'
import { agencyLineage } from './lineage.js'
import { presentSubject, type SubjectModel } from './subject.js'
import type { Link } from './text.js'

export const levelNames: Record<Agency['level'], Label> = {
  'trung-uong': 'cấp trung ương',
  tinh: 'cấp tỉnh',
  huyen: 'cấp huyện',
  xa: 'cấp xã',
}

export const branchNames: Record<Agency['branch'], Label> = {
  dang: 'Cơ quan Đảng',
  'dan-cu': 'Cơ quan dân cử',
  'chinh-quyen': 'Chính quyền',
  'tu-phap': 'Cơ quan tư pháp',
  'luc-luong': 'Lực lượng vũ trang',
  'doan-the': 'Mặt trận và đoàn thể',
  'nganh-doc': 'Cơ quan ngành dọc',
}

/** What an agency's page shows. */
export interface AgencyModel extends SubjectModel {
  kind: string
  aliases: string[]
  parent: Link | null
  /** Agencies from which it took over part of their work, or to which it gave part of its own. */
  gained: Link[]
  lost: Link[]
  /** A note for agencies that were set up or abolished on different days in each province. */
  caution: string | null
}

/**
 * What an agency's page shows.
 * @param result the agency's articles, newest first, without any other filter
 * @param companions other agencies that these articles name
 */
export function presentAgency(
  agency: Agency,
  result: SearchResult,
  companions: readonly FacetValue[],
  gazetteer: Directory,
): AgencyModel {
  const lineage = agencyLineage(gazetteer)
  const gained = gazetteer.agencies().filter((other) => other.partialSuccessors.includes(agency.id))
  const url = SearchUrl.of({ agencies: [agency.id] })
  const pageHref = (page: number) => agencyHref(agency.id, page)
  const trees = result.facets.agency
  const subject = presentSubject(agency.id, lineage, url, result, trees, companions, gazetteer, pageHref)
  const periods = [subject.period, ...subject.timeline.map(({ period }) => period)]
  const hasMonths = lineage.precision(agency.id) === 'month' && periods.some((period) => period !== null)
  return {
    ...subject,
    kind: `${say(branchNames[agency.branch])} ${say(levelNames[agency.level])}`,
    aliases: [...new Set([agency.shortName, ...agency.aliases])].filter((alias) => alias !== agency.name),
    parent: agency.parent === null ? null : lineage.link(agency.parent),
    gained: gained.map(({ id }) => lineage.link(id)),
    lost: agency.partialSuccessors.map(lineage.link),
    caution: hasMonths ? say('Mốc thời gian là mốc chung; từng tỉnh có thể sớm hay muộn hơn.') : null,
  }
}
