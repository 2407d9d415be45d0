import { localDay } from '../../text/dates.js'
import type { ExportModel, ListedEntry } from '../presenters/export.js'
import type { ExportFormat } from '../urls/search-url.js'
import { writeBibtex } from './bibtex.js'
import { byteOrderMark, csvRecord } from './csv.js'
import { writeRis } from './ris.js'

/** Writes a list of articles as a file, piece by piece. */
export interface ListWriter {
  type: string
  head(list: ExportModel): string
  entry(entry: ListedEntry, list: ExportModel, isFirst: boolean): string
  foot(list: ExportModel, written: number): string
}

/** `2022-11-23 18:37`, or only the day: a format that spreadsheets recognise as a date in any locale. */
function sheetDate({ publishedAt, datePrecision }: ListedEntry): string {
  if (publishedAt === null) return ''
  return datePrecision === 'minute' ? publishedAt.slice(0, 16).replace('T', ' ') : localDay(publishedAt)
}

/** @param site name of this site */
const columnsOf = (site: string): [string, (entry: ListedEntry) => string][] => [
  ['Ngày đăng', sheetDate],
  ['Tiêu đề', ({ title }) => title],
  ['Trên tiêu đề', ({ kicker }) => kicker],
  ['Sapo', ({ lead }) => lead],
  ['Nguồn', ({ source }) => source],
  ['Tác giả', ({ author }) => author ?? ''],
  ['Tỉnh, thành phố', ({ province }) => province ?? ''],
  ['Chuyên mục', ({ category }) => category ?? ''],
  ['Cơ quan', ({ agencies }) => agencies.join('; ')],
  ['Từ khóa', ({ keywords }) => keywords.join('; ')],
  ['Bài gốc', ({ original }) => original ?? ''],
  [`Trang trên ${site}`, ({ href }) => href],
  ['Bản đăng lại của', ({ copyOf }) => copyOf ?? ''],
  ['Mã bài', ({ id }) => id],
]

const csv: ListWriter = {
  type: 'text/csv; charset=utf-8',
  head: ({ site }) => byteOrderMark + csvRecord(columnsOf(site).map(([name]) => name)),
  entry: (entry, { site }) => csvRecord(columnsOf(site).map(([, value]) => value(entry))),
  foot: () => '',
}

const json: ListWriter = {
  type: 'application/json; charset=utf-8',
  head: ({ query, note, total, limit }) =>
    `${JSON.stringify({ query, note, total, limit }).slice(0, -1)},"articles":[\n`,
  entry: (entry, _, isFirst) => (isFirst ? '' : ',\n') + JSON.stringify(entry),
  foot: (_, written) => `\n],"listed":${written}}\n`,
}

const bib: ListWriter = {
  type: 'text/x-bibtex; charset=utf-8',
  // Braces would end the comment early, or swallow the entries after it.
  head: ({ note }) => (note === null ? '' : `@comment{${note.replaceAll(/[{}@]/g, ' ')}}\n\n`),
  entry: (entry, { accessed }) => `${writeBibtex(entry, accessed, entry.copyOf)}\n`,
  foot: () => '',
}

const ris: ListWriter = {
  type: 'application/x-research-info-systems; charset=utf-8',
  head: () => '',
  entry: (entry, { site, accessed }) => writeRis(entry, site, accessed, entry.copyOf),
  foot: () => '',
}

export const listWriters: Record<ExportFormat, ListWriter> = { csv, json, bib, ris }
