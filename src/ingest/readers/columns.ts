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

/** Usual headings, as words without marks. */
const usual: Readonly<Record<ColumnField | 'status', string>> = {
  id: 'id|ma|ma bai|ma bai viet|ma so',
  url: 'url|link|lien ket|dia chi|duong dan|address',
  source: 'source|nguon|nguon tin|bao|trang',
  province: 'province|tinh|tinh thanh|tinh thanh pho',
  kicker: 'kicker|tit phu|tieu de phu',
  title: 'title|tieu de|ten bai|ten bai viet|tit|ten tin|headline',
  lead: 'lead|sapo|tom tat|tom tat noi dung|noi dung tom tat|mo ta ngan|trich dan|trich yeu|mo ta|gioi thieu|loi dan|summary|excerpt|description|home text',
  body: 'body|noi dung|than bai|bai viet|content|text|body html|noi dung chi tiet',
  captions: 'captions|caption|chu thich|chu thich anh',
  author: 'author|tac gia|nguoi viet|but danh|byline',
  publishedAt:
    'published at|date|published|ngay|ngay dang|ngay xuat ban|ngay phat hanh|thoi gian|thoi gian dang|ngay gio dang|pub date|publish date',
  category: 'category|chuyen muc|danh muc|muc|section',
  keywords: 'keywords|tu khoa|tags|tag|the',
  views: 'views|luot xem|so luot xem|luot doc|so lan doc',
  status: 'status|trang thai|tinh trang',
}

/** Single words that tell what a longer heading means: "Post title". Other words alone are too short for that. */
const telling =
  'title|headline|excerpt|summary|content|author|byline|category|keywords|published|status|sapo|kicker'.split('|')

/** Says of any column that it is about the article: "Tiêu đề bài viết". */
const anyColumn = 'bai viet'

/** Words of headings that are about something else than what they name besides: "Ngày cập nhật", "Mô tả SEO". */
const misleading =
  / (?:anh|image|images|photo|thumbnail|hinh|video|ma|id|seo|meta|og|cap nhat|updated?|modified|sua|tao|created|email|binh luan|comments?) /u

/** The words of a heading without marks, between spaces: " tieu de bai viet ". */
function wordsOf(heading: string): string {
  const parted = heading.normalize('NFC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return ` ${foldMarks(parted.toLowerCase())
    .replace(/[^a-z\d]+/gu, ' ')
    .trim()} `
}

const bare = (words: string): string => words.replaceAll(' ', '')

/** The only field whose usual headings are part of a longer one, by the longest of them; null when that is not clear. */
function fieldWithin(words: string): keyof typeof usual | null {
  if (misleading.test(words)) return null
  const found = Object.entries(usual).flatMap(([field, headings]) =>
    headings
      .split('|')
      .filter(
        (heading) =>
          heading !== anyColumn &&
          (heading.includes(' ') || telling.includes(heading)) &&
          words.includes(` ${heading} `),
      )
      .map((heading) => ({ field: field as keyof typeof usual, heading })),
  )
  const longest = found.filter(
    ({ heading }) => !found.some((other) => other.heading !== heading && other.heading.includes(heading)),
  )
  const fields = new Set(longest.map(({ field }) => field))
  return fields.size === 1 ? longest[0].field : null
}

/** What the columns of a table hold. */
export interface TableColumns {
  /** Column numbers from 0, by field. */
  fields: ReadonlyMap<ColumnField, number>
  /** The column that says whether an article is published; null when there is none. */
  status: number | null
  /** Headings of the columns that are not taken. */
  others: string[]
}

/**
 * Which column holds which field: one that is headed as usual, else the first whose heading contains a usual one.
 * @param headings the first row of the table
 * @param stated by an operator; they are looked for in place of the usual ones
 */
export function columnsOf(headings: readonly string[], stated: Columns): TableColumns {
  const names = headings.map(wordsOf)
  const columns = new Map<keyof typeof usual, number>()
  const taken = new Set<number>()
  const take = (field: keyof typeof usual, at: number): void => {
    if (at < 0) return
    columns.set(field, at)
    taken.add(at)
  }
  const all = [...columnFields, 'status'] as const
  const statedOf = (field: (typeof all)[number]): string | undefined =>
    field === 'status' ? undefined : stated.get(field)
  for (const field of all) {
    const own = statedOf(field)
    const wanted = (own === undefined ? usual[field].split('|') : [wordsOf(own)]).map(bare)
    take(
      field,
      names.findIndex((name) => bare(name) !== '' && wanted.includes(bare(name))),
    )
  }
  for (const field of all) {
    if (columns.has(field) || statedOf(field) !== undefined) continue
    take(
      field,
      names.findIndex((name, at) => !taken.has(at) && fieldWithin(name) === field),
    )
  }
  const status = columns.get('status') ?? null
  columns.delete('status')
  const others = headings.filter((heading, at) => heading.trim() !== '' && !taken.has(at))
  return { fields: columns as ReadonlyMap<ColumnField, number>, status, others }
}

/** What says that an article is not published, with marks. */
const unpublished = [
  ...['nháp', 'ẩn', 'chờ duyệt', 'chờ đăng', 'chờ xuất bản', 'chưa duyệt', 'chưa đăng', 'chưa xuất bản', 'đã gỡ'],
  ...['draft', 'hidden', 'pending', 'private', 'trash', 'unpublished'],
]

/** Whether a status says that an article is not published: "Bản nháp", "cho duyet", but not "Đã nhập" or "Không ẩn". */
export function isUnpublished(status: string): boolean {
  const words = ` ${status
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `
  const isTypedWithoutMarks = foldMarks(words) === words
  return unpublished.some((said) => {
    const word = isTypedWithoutMarks ? foldMarks(said) : said
    const not = isTypedWithoutMarks ? 'khong' : 'không'
    return words.includes(` ${word} `) && !words.includes(` ${not} ${word} `)
  })
}
