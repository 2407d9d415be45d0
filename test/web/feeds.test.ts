import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { makeArticle } from '../search/support/articles.js'
import { type Served, startSite, statusOf, useArchiveSite } from './support/server.js'

const site = useArchiveSite()

async function xmlOf(path: string, from: Served = site) {
  const response = await from.get(path)
  expect(response.status).toBe(200)
  const text = await response.text()
  return { type: response.headers.get('content-type'), text, $: load(text, { xml: true }) }
}

const searches = [
  '',
  '?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91',
  '?co-quan=so-thong-tin-va-truyen-thong',
  '?tinh=Th%C3%A1i+B%C3%ACnh&chuyen-muc=Kinh+t%E1%BA%BF',
  '?tu=2022-01-01&den=2022-12-31',
]

describe.each(searches)('the feeds of /tim-kiem%s', (query) => {
  it('have in Atom what RFC 4287 asks for, newest first', async () => {
    const { type, $ } = await xmlOf(`/tim-kiem.atom${query}`)
    expect(type).toBe('application/atom+xml; charset=utf-8')
    expect($('feed').attr('xmlns')).toBe('http://www.w3.org/2005/Atom')
    expect($('feed > link[rel="self"]').attr('href')).toBe(`${site.url}/tim-kiem.atom${query}`)
    for (const name of ['id', 'title', 'updated']) expect([name, $(`feed > ${name}`).length]).toEqual([name, 1])
    const entries = $('entry').toArray()
    expect(entries.length).toBeGreaterThan(1)
    for (const entry of entries) {
      for (const name of ['id', 'title', 'updated', 'author > name', 'summary', 'link[rel="alternate"]'])
        expect([name, $(entry).find(name).length]).toEqual([name, 1])
      expect($(entry).find('link[rel="alternate"]').attr('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/bai\//)
      expect($(entry).find('id').text()).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
    }
    const dates = entries.map((entry) => $(entry).find('updated').text())
    expect(dates).toEqual(dates.toSorted().reverse())
    expect($('feed > updated').text()).toBe(dates[0])
    expect(new Set(entries.map((entry) => $(entry).find('id').text())).size).toBe(entries.length)
  })

  it('have in RSS the same articles under the same ids', async () => {
    const atom = (await xmlOf(`/tim-kiem.atom${query}`)).$
    const { type, $ } = await xmlOf(`/tim-kiem.rss${query}`)
    expect(type).toBe('application/rss+xml; charset=utf-8')
    expect($('rss').attr('version')).toBe('2.0')
    for (const name of ['title', 'link', 'description', 'lastBuildDate'])
      expect([name, $(`channel > ${name}`).length]).toEqual([name, 1])
    expect($('channel > atom\\:link').attr('href')).toBe(`${site.url}/tim-kiem.rss${query}`)
    const idsOf = (ids: ReturnType<typeof $>) => ids.toArray().map((id) => $(id).text())
    expect(idsOf($('item > guid'))).toEqual(idsOf(atom('entry > id')))
    for (const date of $('pubDate').toArray()) {
      expect($(date).text()).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0700$/)
      expect(new Date($(date).text()).getTime()).toBeGreaterThan(0)
    }
  })
})

describe('a feed', () => {
  it('holds what the search finds, whatever its sort and page', async () => {
    const query = 'q=c%E1%BA%A7u+H%E1%BB%93ng+L%E1%BA%A1c'
    const plain = await xmlOf(`/tim-kiem.atom?${query}`)
    expect((await xmlOf(`/tim-kiem.atom?${query}&sap-xep=cu-nhat&trang=3&so-bai=1`)).text).toBe(plain.text)
    const titles = plain.$('entry > title').toArray()
    expect(titles.length).toBeGreaterThan(0)
    const { body } = await site.json(`/api/v1/search?${query}&so-bai=50`)
    const strict = (body as { hits: { isNear: boolean }[] }).hits.filter(({ isNear }) => !isNear)
    expect(titles).toHaveLength(strict.length)
  })

  it('leaves out articles that lack words, and those without a date', async () => {
    const body = ['Sáng nay, xã khánh thành.']
    const dated = { body, publishedAt: '2022-11-05T00:00:00+07:00', datePrecision: 'day' as const }
    const articles = [
      makeArticle({ id: 'a', title: 'Cầu mới', ...dated }),
      makeArticle({ id: 'b', title: 'Cầu cũ', ...dated }),
      makeArticle({ id: 'c', title: 'Cầu mới không ngày', body }),
    ]
    const other = await startSite({ articles })
    expect((await xmlOf('/tim-kiem.rss?q=c%E1%BA%A7u+m%E1%BB%9Bi', other)).$('item > link').text()).toBe(
      `${other.url}/bai/a/cau-moi`,
    )
    await other.close()
  })

  it('is valid without any article', async () => {
    const { $ } = await xmlOf('/tim-kiem.atom?tu=1990-01-01&den=1990-01-02')
    expect($('entry')).toHaveLength(0)
    expect($('feed > updated').text()).toBe('2026-11-22T00:00:00+07:00')
  })

  it('holds markup in a title as text, without characters that XML forbids', async () => {
    const title = 'Cầu <b>mới</b> & "cũ" ]]> \u0008\uffff'
    const articles = [
      makeArticle({ id: 'a', title, lead: title, publishedAt: '2022-11-05T00:00:00+07:00', datePrecision: 'day' }),
    ]
    const other = await startSite({ articles })
    const { text, $ } = await xmlOf('/tim-kiem.atom', other)
    expect($('entry > title').text()).toBe('Cầu <b>mới</b> & "cũ" ]]> ')
    expect(text).not.toMatch(/[\u0008\uffff]/)
    await other.close()
  })

  it('is not sent again until the archive changes, by tag or by time', async () => {
    const other = await startSite()
    const path = '/tim-kiem.atom?q=t%E1%BB%89nh'
    const { headers } = await other.get(path)
    const byTag = { 'if-none-match': headers.get('etag')! }
    const byTime = { 'if-modified-since': headers.get('last-modified')! }
    expect(await statusOf(other.url + path, byTag)).toBe(304)
    expect(await statusOf(other.url + path, byTime)).toBe(304)
    other.log.put(makeArticle({ id: 'moi', title: 'Tỉnh có thêm cầu' }))
    await other.engine.refresh()
    expect(await statusOf(other.url + path, byTag)).toBe(200)
    expect(await statusOf(other.url + path, byTime)).toBe(200)
    await other.close()
  })

  it('is refused where the search is', async () => {
    expect((await site.get('/tim-kiem.atom?tu=31/02/2022')).status).toBe(400)
    expect((await site.get('/tim-kiem.rss?co-quan=so-thien-van')).status).toBe(400)
    expect((await site.get('/tim-kiem.xml')).status).toBe(404)
    expect(await statusOf(`${site.url}/tim-kiem.atom`, { host: 'a"b' })).toBe(400)
  })
})

describe('the pages', () => {
  it.each([
    ['/', ''],
    ['/tim-kiem?q=c%E1%BA%A7u&tinh=H%C6%B0ng+Y%C3%AAn&sap-xep=cu-nhat', '?q=c%E1%BA%A7u&tinh=H%C6%B0ng+Y%C3%AAn'],
    ['/co-quan/so-y-te', '?co-quan=so-y-te'],
    ['/tinh/thai-binh', '?tinh=Th%C3%A1i+B%C3%ACnh'],
    ['/ngay/2026', '?tu=2026-01-01&den=2026-12-31'],
    ['/ngay/2026/11/22', '?tu=2026-11-22&den=2026-11-22'],
  ])('%s names its feeds in the head and shows them', async (path, query) => {
    const { $ } = await site.page(path)
    const types = { atom: 'atom+xml', rss: 'rss+xml', 'feed.json': 'feed+json' }
    const hrefs = Object.keys(types).map((format) => `/tim-kiem.${format}${query}`)
    expect(
      $('head link[rel="alternate"]')
        .toArray()
        .map((link) => [$(link).attr('type'), $(link).attr('href')]),
    ).toEqual(Object.values(types).map((type, at) => [`application/${type}`, hrefs[at]]))
    for (const href of hrefs) expect((await site.get(href)).status).toBe(200)
    // Readers of JSON Feed find it by the head; to visitors it would be a third name for one thing.
    for (const href of hrefs.slice(0, 2)) expect($(`main a[href="${href}"]`)).toHaveLength(1)
  })

  it('of days gone by, which nothing new will come to, and of articles without a date have none', async () => {
    expect((await site.page('/tim-kiem?ngay=khong-ro')).$('link[rel="alternate"]')).toHaveLength(0)
    expect((await site.page('/ngay/2022/11')).$('link[rel="alternate"]')).toHaveLength(0)
  })
})
