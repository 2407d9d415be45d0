import type { LocalDay } from '../../engine/query.js'
import type { ListedArticle, Listing, SearchParams } from '../../search/types.js'
import type { Directory } from '../parts.js'
import { exportFormats, SearchUrl, type ExportFormat } from '../urls/search-url.js'
import { slug } from '../urls/slug.js'
import { presentEntry, type Entry } from './entry.js'
import { count, type Link } from './text.js'

/** Most articles of one file: what a spreadsheet handles with ease, and enough for any list that a person goes through. */
export const exportLimit = 10_000

/** What is told of a list besides its articles. */
export interface ExportModel {
  query: string
  /** How many articles the search finds, and how many of them a file holds at most. */
  total: number
  limit: number
  /** Says so when the file does not hold them all. */
  note: string | null
  fileName: string
  /** The day on which the list was made. */
  accessed: LocalDay
}

export interface ListedEntry extends Entry {
  /** Id of the first published of its near-copies in the list; null when that is the article itself. */
  copyOf: string | null
}

/** The files that a result can be had as. */
export interface DownloadsModel {
  links: Link[]
  note: string | null
}

const labels: Record<ExportFormat, string> = { csv: 'CSV', json: 'JSON', bib: 'BibTeX', ris: 'RIS' }

function noteOn(total: number): string | null {
  if (total <= exportLimit) return null
  return `Tệp có ${count(exportLimit)} bài đầu trong ${count(total)} bài tìm thấy. Muốn có đủ, hãy lọc theo ngày hoặc chuyên mục rồi tải từng phần.`
}

/** A list's file says in its name, which stays with it, when it is not whole. */
function fileName(q: string, total: number, format: ExportFormat): string {
  const name = q === '' ? 'tim-tin' : `tim-tin-${slug(q)}`
  const part = total > exportLimit ? `-${exportLimit}-bai-dau-trong-${total}-bai` : ''
  return `${name}${part}.${format}`
}

export function presentExport(
  params: SearchParams,
  { total }: Listing,
  format: ExportFormat,
  accessed: LocalDay,
): ExportModel {
  const { q } = params
  return { query: q, total, limit: exportLimit, note: noteOn(total), fileName: fileName(q, total, format), accessed }
}

/** @param site scheme and host of this site */
export function presentListed({ article, copyOf }: ListedArticle, site: string, gazetteer: Directory): ListedEntry {
  return { ...presentEntry(article, site, gazetteer), copyOf }
}

/** The files of a result; null when it finds nothing. */
export function presentDownloads(url: SearchUrl, total: number): DownloadsModel | null {
  if (total === 0) return null
  const links = exportFormats.map((format) => ({ label: labels[format], href: url.exportHref(format) }))
  return { links, note: noteOn(total) }
}
