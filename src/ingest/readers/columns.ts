import { foldMarks } from '../../text/index.js'

/** Fields of an article that a column of a table can hold. */
export const columnFields = [
  'id',
  'url',
  'source',
  'province',
  'kicker',
  'title',
  'lead',
  'body',
  'captions',
  'author',
  'publishedAt',
  'category',
  'keywords',
  'views',
] as const
export type ColumnField = (typeof columnFields)[number]

/** Headings of columns, by field, where they are not among the usual ones. */
export type Columns = ReadonlyMap<ColumnField, string>

/** Usual headings, without marks and everything but letters and digits. */
const usual: Readonly<Record<ColumnField, string>> = {
  id: 'id|ma|mabai|mabaiviet|maso',
  url: 'url|link|lienket|diachi|duongdan|address',
  source: 'source|nguon|bao|trang',
  province: 'province|tinh|tinhthanh|tinhthanhpho',
  kicker: 'kicker|titphu',
  title: 'title|tieude|tenbai|tenbaiviet|tit|tieudebaiviet|tentin|headline',
  lead: 'lead|sapo|tomtat|motangan|trichdan|mota|gioithieu|summary|excerpt|description|hometext',
  body: 'body|noidung|noidungbaiviet|thanbai|baiviet|content|text|bodyhtml|noidungchitiet',
  captions: 'captions|caption|chuthich|chuthichanh',
  author: 'author|tacgia|nguoiviet|butdanh|byline',
  publishedAt:
    'publishedat|date|published|ngay|ngaydang|ngayxuatban|ngayphathanh|thoigian|thoigiandang|ngaygiodang|pubdate|publishdate',
  category: 'category|chuyenmuc|danhmuc|muc|section',
  keywords: 'keywords|tukhoa|tags|tag|the',
  views: 'views|luotxem|soluotxem|luotdoc|solandoc',
}

const bare = (heading: string): string => foldMarks(heading.normalize('NFC').toLowerCase()).replace(/[^a-z\d]/gu, '')

/**
 * Which column holds which field.
 * @param headings the first row of the table
 * @returns column numbers from 0, by field; the first of several columns for one field
 */
export function fieldsOfHeadings(headings: readonly string[], stated: Columns): Map<ColumnField, number> {
  const names = headings.map(bare)
  const columns = new Map<ColumnField, number>()
  for (const field of columnFields) {
    const own = stated.get(field)
    const wanted = own === undefined ? usual[field].split('|') : [bare(own)]
    const at = names.findIndex((name) => name !== '' && wanted.includes(name))
    if (at >= 0) columns.set(field, at)
  }
  return columns
}
