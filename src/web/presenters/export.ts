import { say } from '../language/say.js'
import type { LocalDay } from '../../engine/query.js'
import type { ListedArticle, Listing, SearchParams } from '../../search/types.js'
import type { Directory } from '../parts.js'
import { exportFormats, SearchUrl, type ExportFormat } from '../urls/search-url.js'
import { slug } from '../urls/slug.js'
import { presentEntry, type Entry } from './entry.js'
import { count, type Link } from './text.js'

/** Most articles in one file: a spreadsheet handles this many with ease, and no person goes through a longer list. */
export const exportLimit = 10_000

/** Facts about an exported list besides its articles. */
export interface ExportModel {
  /** Name of this site. */
  site: string
  query: string
  /** How many articles the search found, and the most that a file can hold. */
  total: number
  limit: number
  /** A note if the file does not hold all articles. */
  note: string | null
  fileName: string
  /** The day on which the list was made. */
  accessed: LocalDay
}

export interface ListedEntry extends Entry {
  /** Id of the first published of its near-copies in the list; null when that is the article itself. */
  copyOf: string | null
}

/** The files in which a result can be downloaded. */
export interface DownloadsModel {
  links: Link[]
  note: string | null
}

const labels: Record<ExportFormat, string> = { csv: 'CSV', json: 'JSON', bib: 'BibTeX', ris: 'RIS' }

function noteOn(total: number): string | null {
  if (total <= exportLimit) return null
  return say(
    'Tệp có {0} bài đầu trong {1} bài tìm thấy. Muốn có đủ, hãy lọc theo ngày hoặc chuyên mục rồi tải từng phần.',
    count(exportLimit),
    count(total),
  )
}

/** Name of the file. An incomplete list says so in the file's name, which stays with the file. */
function fileName(site: string, q: string, total: number, format: ExportFormat): string {
  const name = q === '' ? slug(site) : `${slug(site)}-${slug(q)}`
  const part = total > exportLimit ? `-${exportLimit}-bai-dau-trong-${total}-bai` : ''
  return `${name}${part}.${format}`
}

/** @param site name of this site */
export function presentExport(
  params: SearchParams,
  { total }: Listing,
  format: ExportFormat,
  accessed: LocalDay,
  site: string,
): ExportModel {
  const { q } = params
  const name = fileName(site, q, total, format)
  return { site, query: q, total, limit: exportLimit, note: noteOn(total), fileName: name, accessed }
}

/** @param site scheme and host of this site */
export function presentListed({ article, copyOf }: ListedArticle, site: string, gazetteer: Directory): ListedEntry {
  return { ...presentEntry(article, site, gazetteer), copyOf }
}

/** The download links of a result; null if it is empty. */
export function presentDownloads(url: SearchUrl, total: number): DownloadsModel | null {
  if (total === 0) return null
  const links = exportFormats.map((format) => ({ label: labels[format], href: url.exportHref(format) }))
  return { links, note: noteOn(total) }
}
