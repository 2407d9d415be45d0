import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleSchema, type Article } from '../../src/article.js'
import { toArticle } from '../../src/ingest/to-article.js'
import { folderWith } from '../support/folders.js'
import { ndjson, readAll, smallGazetteer } from './helpers.js'

const fromRecord = (value: unknown): Article =>
  toArticle({ file: 'records.ndjson', line: 1, content: { kind: 'json', value } }, smallGazetteer).article

describe('records of NDJSON', () => {
  it('takes the loose shape: nulls, a body of lines, unknown keys', () => {
    const article = fromRecord({
      id: 'kho-17',
      title: 'Sở Y tế  mở kho thuốc',
      lead: null,
      body: 'Dòng một.\n\nDòng hai.\r\n',
      captions: ['Kho mới'],
      publishedAt: '2021-04-25T10:25:18Z',
      category: null,
      url: null,
      source: 'kho-cu',
      cluster: 'x',
      topic: 'y',
    })
    expect(article).toEqual({
      id: 'kho-17',
      url: null,
      source: 'kho-cu',
      province: null,
      kicker: '',
      title: 'Sở Y tế mở kho thuốc',
      lead: '',
      body: ['Dòng một.', 'Dòng hai.'],
      captions: ['Kho mới'],
      author: null,
      publishedAt: '2021-04-25T17:25:18+07:00',
      datePrecision: 'minute',
      dateSource: 'meta',
      modifiedAt: null,
      category: null,
      keywords: [],
      views: null,
      media: [],
      agencies: ['so-y-te'],
      relatedTitles: [],
    })
  })

  it('keeps a body of one long line as one paragraph, and a title with a colon whole', () => {
    const line = 'Câu này dài và không xuống dòng. '.repeat(500).trim()
    const article = fromRecord({ title: 'Sở Y tế: Mở kho', body: line })
    expect(article.body).toEqual([line])
    expect([article.kicker, article.title]).toEqual(['', 'Sở Y tế: Mở kho'])
  })

  it('gives back a whole Article unchanged', () => {
    const whole: Article = {
      id: 'a.b~c-1',
      url: 'https://example.vn/a',
      source: 'example.vn',
      province: 'Thái Bình',
      kicker: 'Sở Y tế',
      title: 'Mở kho',
      lead: 'Tóm tắt',
      body: ['Một', 'Hai'],
      captions: ['Ảnh kho'],
      author: 'An Nhiên',
      publishedAt: '2022-01-11T16:03:38+07:00',
      datePrecision: 'minute',
      dateSource: 'page',
      modifiedAt: '2022-01-12T07:30:00+07:00',
      category: 'Y tế',
      keywords: ['thuốc, vắc xin', 'kho'],
      views: 12,
      media: [{ kind: 'image', url: 'kho.jpg', caption: 'Ảnh kho' }],
      agencies: ['so-y-te', 'ubnd-tinh'],
      relatedTitles: ['Bài khác'],
    }
    expect(fromRecord(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    expect(fromRecord({ ...whole, publishedAt: null, datePrecision: null, dateSource: null })).toMatchObject({
      publishedAt: null,
    })
  })

  it('gives the same id to the same article, and another to another', () => {
    const id = (record: object): string => fromRecord({ title: 'Mở kho', ...record }).id
    expect(id({ url: 'https://www.example.vn/a/?utm_source=zalo#x' })).toBe(id({ url: 'http://example.vn/a' }))
    expect(id({ url: 'https://example.vn/a?id=1' })).not.toBe(id({ url: 'https://example.vn/a?id=2' }))
    expect(id({ url: 'https://baothaibinh.com.vn/tin-tuc/5/141207/mo-kho' })).toBe('baothaibinh.com.vn-141207')
    expect(id({ source: 'a' })).toBe(id({ source: 'a', lead: 'đã sửa' }))
    expect(id({ source: 'a' })).not.toBe(id({ source: 'b' }))
    expect(id({ source: 'a', publishedAt: '2022-01-11' })).not.toBe(id({ source: 'a' }))
  })

  it('reads markup and entities as text and repairs legacy fonts', () => {
    expect(
      fromRecord({
        title: '<b>Mở</b> kho<script>alert(1)</script>',
        body: '<p>Kho A&amp;B</p><p onclick="x">3 < 4</p>',
      }),
    ).toMatchObject({
      title: 'Mở kho',
      body: ['Kho A&B', '3 < 4'],
    })
    expect(fromRecord({ title: 'Chñ tÞch UBND tØnh', lead: 'lµm viÖc víi Së Y tÕ' })).toMatchObject({
      title: 'Chủ tịch UBND tỉnh',
      lead: 'làm việc với Sở Y tế',
    })
  })

  it('lets no markup through, however it is nested, escaped or cut off', () => {
    const piece = fc.constantFrom(
      '<script>',
      '</script>',
      '<b',
      '>',
      '<',
      '&lt;',
      '&gt;',
      '&amp;',
      'img src=x onerror=alert(1)',
      '/',
      'script',
      '<!--',
      '-->',
      '<p style="a">',
      'chữ',
      ' ',
      '"',
      '<iframe',
      '&#60;',
      '<![CDATA[',
    )
    const soup = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(soup, soup, (title, body) => {
        const article = fromRecord({
          title: `a ${title}`,
          lead: body,
          body: [body, title],
          captions: [title],
          keywords: [body],
        })
        const { title: own, lead, body: paragraphs, captions, keywords } = article
        for (const text of [own, lead, ...paragraphs, ...captions, ...keywords]) {
          expect(text).not.toMatch(
            /<\/?(?:p|img|b)(?: [a-z]+(?:=(?:"[^"]*"|[^\s"<>]+))?)*\/?>|<\/?(?:script|iframe)\b|<img [^<>]*=|<!--/iu,
          )
        }
      }),
    )
  })

  it('makes a valid Article of any record in the loose shape', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 40 }))
    const record = fc.record({
      title: fc.string({ unit: 'binary', maxLength: 40 }).map((title) => `Tin ${title}`),
      lead: text,
      body: fc.oneof(text, fc.array(fc.string({ unit: 'binary' }))),
      source: text,
      url: fc.oneof(text, fc.webUrl()),
      author: text,
      category: text,
      captions: fc.option(fc.array(fc.string())),
    })
    fc.assert(
      fc.property(record, (value) => {
        expect(articleSchema.safeParse(fromRecord(value)).success).toBe(true)
      }),
    )
  })

  it.each([
    ['a title that is a number', { title: 5 }, 'title'],
    ['no title', { body: 'x' }, 'title'],
    ['a title of markup only', { title: '<br> &nbsp;' }, 'The title is empty'],
    ['a body of numbers', { title: 'a', body: [1] }, 'body'],
    ['an id that no URL can hold', { title: 'a', id: 'a/b' }, 'id'],
    ['an empty id', { title: 'a', id: '' }, 'id'],
    ['negative views', { title: 'a', views: -1 }, 'views'],
    ['a day that does not exist', { title: 'a', publishedAt: '2022-02-31' }, 'does not exist'],
    ['a time that does not exist', { title: 'a', publishedAt: '2022-02-03T25:00:00+07:00' }, 'does not exist'],
    ['a date in words', { title: 'a', publishedAt: 'hôm qua' }, 'publishedAt'],
    ['an array', [{ title: 'a' }], 'not an object'],
    ['a string', 'a', 'not an object'],
    ['null', null, 'not an object'],
  ])('rejects %s and goes on', async (_, bad, told) => {
    const folder = await folderWith({ 'a.ndjson': ndjson({ title: 'Một' }, bad, { title: 'Ba' }) })
    const { articles, rejections } = await readAll([folder])
    expect(articles.map(({ title }) => title)).toEqual(['Một', 'Ba'])
    expect(rejections).toEqual([{ file: `${folder}/a.ndjson`, line: 2, reason: expect.stringContaining(told) }])
  })
})
