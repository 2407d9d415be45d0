import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { SearchService } from '../../src/search/types.js'
import { articles as invented } from './support/articles.js'
import { makeArticle } from '../search/support/articles.js'
import { searchOver, type Served, startSite, statusOf, type TestSite, useArchiveSite } from './support/server.js'

const site = useArchiveSite()

interface ListJson {
  query: string
  note: string | null
  total: number
  limit: number
  listed: number
  articles: { id: string; title: string; agencies: string[]; href: string }[]
}

const query = 'q=c%E1%BA%A7u&sap-xep=cu-nhat'

async function fileOf(format: string, from: Served = site, search = query) {
  const response = await from.get(`/tim-kiem.${format}?${search}`)
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { headers: response.headers, bytes, text: bytes.toString('utf8') }
}

/** Ids of the hits on all pages, and of their near-copies. */
async function idsOfPages(): Promise<{ hits: string[]; copies: string[] }> {
  const ids = { hits: [] as string[], copies: [] as string[] }
  for (let page = 1; ; page++) {
    const { body } = await site.json(`/api/v1/search?${query}&so-bai=10&trang=${page}`)
    const { hits } = body as { hits: { id: string; copies: { id: string }[] }[] }
    if (hits.length === 0) return ids
    ids.hits.push(...hits.map(({ id }) => id))
    ids.copies.push(...hits.flatMap(({ copies }) => copies.map(({ id }) => id)))
  }
}

describe('a result list as a file', () => {
  it('holds every hit of every page and its near-copies, in the order of dates, in each format', async () => {
    const { hits, copies } = await idsOfPages()
    expect(hits.length).toBeGreaterThan(20)
    const json = JSON.parse((await fileOf('json')).text) as ListJson
    const ids = json.articles.map(({ id }) => id)
    expect(json).toMatchObject({ query: 'cầu', note: null, total: ids.length, listed: ids.length })
    expect([...ids].sort()).toEqual([...hits, ...copies].sort())
    expect(ids.filter((id) => hits.includes(id))).toEqual(hits)
    const csv = (await fileOf('csv')).text
    expect(
      csv
        .match(/,[^,\r\n]+\r\n/g)!
        .slice(1)
        .map((end) => end.slice(1, -2)),
    ).toEqual(ids)
    const bib = (await fileOf('bib')).text
    expect([...bib.matchAll(/^@article\{(.+),$/gm)].map(([, key]) => key)).toEqual(ids)
    const ris = (await fileOf('ris')).text
    expect([...ris.matchAll(/^ID {2}- (.+)\r$/gm)].map(([, id]) => id)).toEqual(ids)
  })

  it('opens right in a spreadsheet: byte order mark, names of columns, line ends', async () => {
    const { bytes, headers } = await fileOf('csv')
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [head, first] = bytes.subarray(3).toString('utf8').split('\r\n')
    expect(head).toMatch(/^Ngày đăng,Tiêu đề,/)
    expect(first).toMatch(/^\d{4}-\d\d-\d\d( \d\d:\d\d)?,/)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="tim-tin-cau.csv"')
    expect(headers.get('x-total-count')).toBe(headers.get('x-listed-count'))
  })

  it('is a whole file when nothing is found', async () => {
    const none = 'tu=1990&den=1990'
    expect(JSON.parse((await fileOf('json', site, none)).text)).toMatchObject({ total: 0, listed: 0, articles: [] })
    expect((await fileOf('csv', site, none)).text.trim().split('\r\n')).toHaveLength(1)
  })

  it('comes compressed to those who take that', async () => {
    const response = await site.get(`/tim-kiem.csv?${query}`, { 'accept-encoding': 'gzip' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).toContain('cầu')
  })

  it('tells its size alone when only that is asked for, and is not sent again unchanged', async () => {
    const head = await fetch(`${site.url}/tim-kiem.csv?${query}`, { method: 'HEAD' })
    expect(Number(head.headers.get('x-total-count'))).toBeGreaterThan(20)
    const tag = { 'if-none-match': head.headers.get('etag')! }
    expect(await statusOf(`${site.url}/tim-kiem.csv?${query}`, tag)).toBe(304)
  })

  it('is refused where the search is', async () => {
    const response = await site.get('/tim-kiem.csv?tu=31/02/2022')
    expect(response.status).toBe(400)
    expect(response.headers.get('content-disposition')).toBeNull()
  })

  it('is offered on the search page', async () => {
    const { $ } = await site.page(`/tim-kiem?${query}&trang=2`)
    const links = $('.downloads a').toArray()
    expect(links.map((link) => $(link).text())).toEqual(['CSV', 'JSON', 'BibTeX', 'RIS'])
    expect($(links[0]).attr('href')).toBe(`/tim-kiem.csv?${query}`)
    expect((await site.page('/tim-kiem?tu=1990&den=1990')).$('.downloads')).toHaveLength(0)
  })
})

describe('a list that is too long for one file', () => {
  const long = Array.from({ length: 10_050 }, (_, n) => makeArticle({ id: `bai-${n}`, body: ['Tin ngắn.'] }))

  it('is cut, and says so on the page, in its name, in its headers and inside', async () => {
    const other = await startSite({ articles: long })
    const { $ } = await other.page('/tim-kiem')
    expect($('#ket-qua').text()).toContain('Tệp có 10.000 bài đầu trong 10.050 bài tìm thấy.')
    const { headers, text } = await fileOf('json', other, '')
    expect(headers.get('content-disposition')).toContain('tim-tin-10000-bai-dau-trong-10050-bai.json')
    expect([headers.get('x-total-count'), headers.get('x-listed-count')]).toEqual(['10050', '10000'])
    const list = JSON.parse(text) as ListJson
    expect(list).toMatchObject({ total: 10_050, limit: 10_000, listed: 10_000 })
    expect(list.note).toContain('10.000 bài đầu')
    expect(list.articles).toHaveLength(10_000)
    expect((await fileOf('bib', other, '')).text).toMatch(/^@comment\{Tệp có 10.000 bài đầu/)
    await other.close()
  })
})

/** An endless list of articles that records how many slices were requested, and whether the list was closed. */
class EndlessList {
  slices = 0
  isLetGo = false
  /** Number of the slice that fails with an error. */
  failAt = Infinity

  /** Serves a site whose searches return this list. */
  startSite(): Promise<TestSite> {
    const search = searchOver(invented)
    const list: SearchService['list'] = async (...asked) => ({
      ...(await search.list(...asked)),
      slices: this.endless(),
    })
    return startSite({ search: { ...search, list } })
  }

  private async *endless() {
    const slice = Array.from({ length: 100 }, (_, n) => ({
      article: makeArticle({ id: `bai-${n}`, lead: 'Lời dẫn dài. '.repeat(100) }),
      missing: [],
      copyOf: null,
    }))
    try {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        if (++this.slices === this.failAt) throw new Error('the secret is 42')
        yield slice
      }
    } finally {
      this.isLetGo = true
    }
  }
}

describe('a visitor who takes a file', () => {
  it('slowly holds up its making, and by going away ends it', async () => {
    const search = new EndlessList()
    const other = await search.startSite()
    const sent = request(`${other.url}/tim-kiem.csv`)
    const response = await new Promise<NodeJS.ReadableStream>((resolve) => sent.on('response', resolve).end())
    response.pause()
    // When nobody reads, buffers fill up and no more slices are requested.
    let before = -1
    await expect
      .poll(
        () => {
          const stands = search.slices === before
          before = search.slices
          return stands
        },
        { interval: 200, timeout: 20_000 },
      )
      .toBe(true)
    expect(search.isLetGo).toBe(false)
    sent.destroy()
    await expect.poll(() => search.isLetGo).toBe(true)
    expect((await other.get('/')).status).toBe(200)
    await other.close()
  })

  it('does not take a broken one for whole', async () => {
    const search = new EndlessList()
    search.failAt = 3
    const other = await search.startSite()
    const response = await other.get('/tim-kiem.csv')
    await expect(response.text()).rejects.toThrow()
    expect((await other.get('/')).status).toBe(200)
    await other.close()
  })
})

describe('the citation of an article', () => {
  it('names author, title, source, day, address and the day of the visit, for readers and reference managers', async () => {
    const { body } = await site.json('/api/v1/search?q=c%E1%BA%A7u+H%E1%BB%93ng+L%E1%BA%A1c')
    const [{ id, title, url }] = (body as { hits: { id: string; title: string; url: string }[] }).hits
    const address = (await site.get(`/bai/${id}`)).headers.get('location')!
    const { $ } = await site.page(address)
    const citation = $('details.citation')
    expect(citation.find('summary').text()).toBe('Trích dẫn')
    const plain = citation.find('> p').text()
    for (const part of [`“${title}”`, url, '(truy cập ngày 22/11/2026)']) expect(plain).toContain(part)
    const [bibtex, ris] = citation
      .find('pre')
      .toArray()
      .map((block) => $(block).text())
    const search = `q=${encodeURIComponent(`"${title}"`)}`
    expect((await fileOf('bib', site, search)).text).toContain(bibtex)
    expect((await fileOf('ris', site, search)).text.replaceAll('\r\n', '\n')).toContain(ris.replaceAll('\r\n', '\n'))
  })
})
