import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../support/folders.js'
import { readAll } from './helpers.js'
import { xlsx } from './support/zip.js'
import type { ColumnField } from '../../src/ingest/readers/columns.js'

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const csv = (rows: readonly (readonly string[])[], mark = ','): string =>
  rows.map((row) => `${row.map(quoted).join(mark)}\r\n`).join('')

const headings = ['Tiêu đề', 'Sapo', 'Nội dung', 'Ngày đăng', 'Chuyên mục', 'Từ khóa', 'Lượt xem', 'Ghi chú']
const row = [
  'Lúa "thật" tốt',
  'Tóm tắt, ngắn',
  '<p>Đoạn một.</p>\n<p>Đoạn hai; dài.</p>',
  '11/01/2022 16:03',
  'Kinh tế',
  'lúa, gạo',
  '1.207',
  'x',
]
const expected = {
  title: 'Lúa "thật" tốt',
  lead: 'Tóm tắt, ngắn',
  body: ['Đoạn một.', 'Đoạn hai; dài.'],
  publishedAt: '2022-01-11T16:03:00+07:00',
  datePrecision: 'minute',
  category: 'Kinh tế',
  keywords: ['lúa', 'gạo'],
  views: 1207,
}

describe('tables', () => {
  it.each([
    ['a.csv', csv([headings, row])],
    ['a.csv', `\ufeff${csv([headings, row], ';')}`],
    ['a.tsv', csv([headings, row], '\t')],
    ['a.csv', Buffer.from(`\ufeff${csv([headings, row], '\t')}`, 'utf16le')],
    ['a.csv', csv([['title', 'lead', 'content', 'date', 'section', 'tags', 'views', 'x'], row])],
    ['a.xlsx', xlsx([headings, row.map((cell) => cell.replaceAll('<', '&lt;'))])],
  ])('%s is read by its headings', async (name, content) => {
    const { articles, rejections } = await readAll([await folderWith({ [name]: content })])
    expect(rejections).toEqual([])
    expect(articles).toMatchObject([expected])
  })

  it('other headings are said with a mapping', async () => {
    const folder = await folderWith({
      'a.csv': csv([
        ['Tên tin', 'Bài', 'Tiêu đề'],
        ['Lúa tốt', 'Thân bài.', 'sai'],
      ]),
    })
    const columns = new Map<ColumnField, string>([
      ['title', 'ten tin'],
      ['body', 'Bài'],
    ])
    expect((await readAll([folder], undefined, { columns })).articles).toMatchObject([
      { title: 'Lúa tốt', body: ['Thân bài.'] },
    ])
    const wrong = new Map<ColumnField, string>([['title', 'Không có']])
    expect((await readAll([folder], undefined, { columns: wrong })).rejections).toMatchObject([
      { line: 1, reason: expect.stringContaining('no column "Không có"; the columns are "Tên tin", "Bài"') },
    ])
  })

  it.each([
    ['Tiêu đề bài viết', 'Trích yếu', 'Nội dung bài', 'Ngày đăng bài', 'Trạng thái', 'Ghi chú riêng'],
    ['TIEU DE TIN', 'Tóm tắt nội dung', 'noi_dung_html', 'Thời gian đăng', 'tinh trang', 'Ảnh đại diện'],
    ['postTitle', 'post_excerpt', 'Post content', 'Published (UTC+7)', 'post_status', 'meta title'],
  ])('headings that contain usual ones are known, others are told by name: %s', async (...names) => {
    const rows = [
      [...names],
      ['Lúa tốt', 'Tóm tắt.', 'Thân bài.', '11/01/2022', 'Đã đăng', 'x'],
      ['Lúa xấu', 'Tóm tắt.', 'Thân bài.', '12/01/2022', 'Bản nháp', 'x'],
      ['Lúa vừa', '', '', '12/01/2022', 'Không ẩn', 'x'],
    ]
    const { articles, read, notices, rejections } = await readAll([await folderWith({ 'a.csv': csv(rows) })])
    expect(rejections).toEqual([])
    const texts = { lead: 'Tóm tắt.', body: ['Thân bài.'], publishedAt: '2022-01-11T00:00:00+07:00' }
    expect(articles).toMatchObject([{ title: 'Lúa tốt', ...texts }, { title: 'Lúa vừa' }])
    expect(read.map(({ notes }) => notes)).toEqual([[], ['It has a title and no text.']])
    expect(notices.map(({ line, reason }) => [line, reason])).toEqual([
      [1, expect.stringContaining(`not taken: ${JSON.stringify(names[5])}.`)],
      [3, 'It is not taken in: its status is "Bản nháp".'],
    ])
  })

  it('headings that name something else are not taken for it', async () => {
    const names = ['Tiêu đề', 'Ngày cập nhật', 'Mô tả SEO', 'Mã chuyên mục', 'Nội dung chuyên mục']
    const rows = [names, ['Lúa tốt', '12/01/2022', 'x', '7', 'y']]
    const { articles, notices } = await readAll([await folderWith({ 'a.csv': csv(rows) })])
    expect(articles).toMatchObject([{ title: 'Lúa tốt', lead: '', body: [], publishedAt: null, category: null }])
    expect(notices).toMatchObject([{ reason: expect.stringContaining('the articles have only titles') }])
    for (const name of names.slice(1)) expect(notices[0].reason).toContain(JSON.stringify(name))
  })

  it.each([
    ['nháp', true],
    ['Ban nhap', true],
    ['Đã nhập', false],
    ['Ẩn', true],
    ['khong an', false],
    ['CHỜ DUYỆT', true],
    ['pending review', true],
    ['Đã xuất bản', false],
    ['publish', false],
    ['1', false],
    ['', false],
  ])('a row whose status is "%s" is left out: %s', async (status, isLeftOut) => {
    const rows = [
      ['Tiêu đề', 'Nội dung', 'Trạng thái'],
      ['Lúa tốt', 'Thân bài.', status],
    ]
    const { articles, notices } = await readAll([await folderWith({ 'a.csv': csv(rows) })])
    expect([articles.length, notices.length]).toEqual(isLeftOut ? [0, 1] : [1, 0])
  })

  it('rows that are no articles are rejected with their number, the others are kept', async () => {
    const rows = [
      ['Tiêu đề', 'Ngày đăng'],
      ['Một', ''],
      ['', '11/01/2022'],
      ['', ''],
      ['Ba', '31/02/2022'],
      ['Bốn', 'hôm qua'],
      ['Năm', '11/01/2022'],
    ]
    const { articles, rejections } = await readAll([await folderWith({ 'a.csv': csv(rows) })])
    expect(articles.map(({ title, datePrecision }) => [title, datePrecision])).toEqual([
      ['Một', null],
      ['Năm', 'day'],
    ])
    expect(rejections.map(({ line }) => line)).toEqual([3, 5, 6])
  })

  it.each([
    ['no title', 'a.csv', 'Ngày,Số\n1,2\n', 'No column is headed as a title; the columns are "Ngày", "Số"'],
    ['only headings', 'a.csv', 'Tiêu đề\n', 'no rows below'],
    ['nothing', 'a.csv', '', 'The file is empty'],
    ['no workbook', 'a.xlsx', 'xin chào', 'cannot be read as an XLSX workbook'],
  ])('a table with %s is rejected', async (_, name, content, told) => {
    const { rejections } = await readAll([await folderWith({ [name]: content })])
    expect(rejections).toMatchObject([{ reason: expect.stringContaining(told) }])
  })

  it('gives back every cell as it was', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ố', ' ', '"', ',', ';', '.', 'đ') }).map((cell) => `x${cell}y`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const folder = await folderWith({ 'a.csv': csv([['Tiêu đề', 'Tóm tắt'], ...rows]) })
        const { articles } = await readAll([folder])
        const plain = (cell: string): string => cell.normalize('NFC').replace(/ +/g, ' ')
        expect(articles.map(({ title, lead }) => [title, lead])).toEqual(rows.map((cells) => cells.map(plain)))
      }),
      { numRuns: 40 },
    )
  })
})
