import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { readConfig } from '../../src/config.js'
import { readCancelled, readTimedOut, TimtinError } from '../../src/errors.js'
import type { SearchService } from '../../src/search/types.js'
import { defaultSettings } from '../../src/settings/schema.js'
import { articles } from './support/articles.js'
import { searchOver, type Served, startSite, useSite } from './support/server.js'

const logged: string[] = []
const site = useSite({ logger: pino({ level: 'info' }, { write: (line: string) => logged.push(line) }) })

describe('addresses that cannot be answered', () => {
  it.each([
    ['/tim-kiem?trang=-1', 400, 'trang'],
    ['/tim-kiem?tu=abc', 400, 'tu'],
    ['/tim-kiem?tu=31/02/2022', 400, 'Tháng 2 năm 2022 không có ngày 31'],
    ['/tim-kiem?tu=2/1/2022&den=1/1/2022', 400, 'đứng sau'],
    [`/tim-kiem?q=${'so+'.repeat(3500)}`, 400, 'Từ khóa dài'],
    [`/tim-kiem?q=${encodeURIComponent('số '.repeat(3500))}`, 400, 'Từ khóa dài'],
    ['/tim-kiem?q=%00', 400, 'NUL'],
    ['/tim-kiem?q=%ED%A0%80', 400, 'UTF-8'],
    ['/tim-kiem?co-quan=so-thien-van', 400, 'so-thien-van'],
    ['/tim-kiem/co-quan?tu=31/02/2022', 400, 'Tháng 2 năm 2022 không có ngày 31'],
    ['/tim-kiem/tinh?thu-tu=cu-nhat', 400, 'Không có thứ tự “cu-nhat”'],
    ['/tim-kiem/tac-gia?q=a', 404, 'Không có trang này'],
    ['/bai/%ED%A0%80', 400, 'không đọc được'],
    ['/bai/%', 400, 'không đọc được'],
    ['/ngay/2022/02/31', 400, 'Tháng 2 năm 2022 không có ngày 31'],
    ['/ngay/2022/13', 400, 'Không có tháng 13'],
    ['/ngay/0', 400, 'Năm 0'],
    ['/ngay/9999/01/01', 400, 'Năm 9999'],
    ['/ngay/hom-nay', 400, 'không phải là một ngày'],
    ['/ngay?ngay=32/1/2022', 400, 'không có ngày 32'],
    ['/ngay?ngay=31/02/2022', 400, 'Tháng 2 năm 2022 không có ngày 31'],
    ['/ngay?ngay=29+th%C3%A1ng+2+n%C4%83m+2023', 400, 'Tháng 2 năm 2023 không có ngày 29'],
    ['/ngay?ngay=1/1/9999', 400, 'Năm 9999 nằm ngoài khoảng 1900–2100'],
    ['/ngay?ngay=0', 400, 'Năm 0 nằm ngoài khoảng 1900–2100'],
    ['/ngay?ngay=mai', 400, 'không phải là một ngày'],
    ['/co-quan/so-y-te?trang=x', 400, 'trang'],
    ['/co-quan/so-thien-van', 404, 'Không có cơ quan này'],
    ['/bai/khong-co', 404, 'Không có bài này'],
    ['/bai/a%00b', 404, 'Không có bài này'],
    ['/khong-co', 404, 'Không có trang này'],
    ['/public/khong-co.css', 404, 'Không có trang này'],
    ['/public/../package.json', 404, 'Không có trang này'],
  ])('%.60s: %i', async (address, status, text) => {
    const page = await site.page(address)
    expect(page.status).toBe(status)
    expect(page.$('main').text()).toContain(text)
    expect(page.$('h1')).toHaveLength(1)
    expect(page.$('main li a').length).toBeGreaterThan(1)
    expect(page.html).not.toMatch(/at .*\.(ts|js):\d/)
  })

  it('names every bad parameter at once and leads to the rest', async () => {
    const { $ } = await site.page('/tim-kiem?q=l%C3%BAa&trang=-1&tu=abc')
    expect(
      $('.problems dt')
        .toArray()
        .map((name) => $(name).text()),
    ).toEqual(['tu', 'trang'])
    expect($('main li a').first().attr('href')).toBe('/tim-kiem?q=l%C3%BAa')
  })

  it('are answered as JSON under /api/', async () => {
    const bad = await site.json('/api/v1/search?trang=-1&tu=abc')
    expect(bad.status).toBe(400)
    expect(bad.body).toMatchObject({ code: 'bad-parameters', problems: [{ parameter: 'tu' }, { parameter: 'trang' }] })
    expect(await site.json('/api/v1/articles/khong-co')).toMatchObject({
      status: 404,
      body: { code: 'no-such-article' },
    })
    expect(await site.json('/api/v1/khong-co')).toMatchObject({ status: 404, body: { code: 'no-such-page' } })
  })
})

describe('faults', () => {
  afterEach(() => {
    site.engine.failure = null
  })

  it('of our own are logged and not shown', async () => {
    site.engine.failure = new Error('the secret is 42')
    const page = await site.page('/tim-kiem?q=a')
    expect(page.status).toBe(500)
    expect(page.$('h1').text()).toBe('Máy chủ gặp lỗi')
    expect(page.html).not.toContain('secret')
    expect(logged.join('')).toContain('the secret is 42')
    expect(await site.json('/api/v1/search')).toMatchObject({ status: 500, body: { code: 'internal' } })
  })

  it('of the index answer 503, but not on /healthz', async () => {
    site.engine.failure = new TimtinError('index', 'index-missing', 'There is no index.', '', 'Run timtin build-index.')
    expect((await site.page('/')).status).toBe(503)
    expect(await site.json('/api/v1/search')).toMatchObject({ status: 503, body: { code: 'index-missing' } })
    expect((await site.json('/healthz')).status).toBe(200)
    expect((await site.get('/metrics')).status).toBe(200)
  })

  it.each([
    [new TimtinError('environment', 'overloaded', 'Too much.', 'archive', 'Wait.'), 'Máy chủ đang quá tải', '5'],
    [readTimedOut(), 'Kho tin chưa trả lời kịp', '60'],
  ])('of an archive that cannot keep up say when to try again: %s', async (failure, heading, seconds) => {
    site.engine.failure = failure
    const page = await site.get('/tim-kiem?q=a')
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, seconds])
    expect(await page.text()).toContain(`<h1>${heading}</h1>`)
    const twin = await site.get('/api/v1/search')
    expect([twin.status, twin.headers.get('retry-after')]).toEqual([503, seconds])
    expect(await twin.json()).toMatchObject({ code: failure.code })
  })

  it('that only ask to look elsewhere name no time', async () => {
    expect((await site.get('/khong-co')).headers.get('retry-after')).toBeNull()
  })

  it('are kept by no cache', async () => {
    const response = await site.get('/khong-co')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('etag')).toBeNull()
  })
})

describe('a visitor who goes away', () => {
  /** The use cases, with a search that ends only when it is cancelled. */
  function endlessSearch() {
    const signals: AbortSignal[] = []
    const search: SearchService['search'] = (_, { signal } = {}) => {
      signals.push(signal!)
      return new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => reject(readCancelled()))
      })
    }
    return { signals, search: { ...searchOver(articles), search } }
  }

  it.each(['/tim-kiem?q=a', '/api/v1/search?q=a'])(
    'takes the search of %s along, and leaves no error in the log',
    async (path) => {
      const lines: string[] = []
      const { signals, search } = endlessSearch()
      const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
      const other = await startSite({ search, logger })
      const visitor = new AbortController()
      const asked = expect(fetch(other.url + path, { signal: visitor.signal })).rejects.toThrow()
      await expect.poll(() => signals.length).toBe(1)
      expect(signals[0].aborted).toBe(false)
      visitor.abort()
      await asked
      await expect.poll(() => signals[0].aborted).toBe(true)
      await expect.poll(() => lines.length).toBe(1)
      await other.close()
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ msg: 'request', aborted: true }])
    },
  )
})

describe('the log', () => {
  it('holds the path of a request and never what was searched for', async () => {
    logged.length = 0
    await site.page('/tim-kiem?q=chuyen+rieng')
    const line = await expect
      .poll(() => logged.at(-1))
      .toContain('request')
      .then(() => JSON.parse(logged.at(-1)!))
    expect(line).toMatchObject({ method: 'GET', path: '/tim-kiem', status: 200 })
    expect(logged.join('')).not.toContain('rieng')
  })
})

describe('text that looks like HTML', () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
  const article: Article = {
    ...articles[0],
    id: 'xau',
    url: 'javascript:alert(1)',
    source: evil,
    kicker: evil,
    title: evil,
    lead: evil,
    body: [evil],
    captions: [evil],
    author: evil,
    category: evil,
    keywords: [evil],
    media: [{ kind: 'video', url: 'javascript:alert(2)', caption: evil }],
    relatedTitles: [evil],
  }

  it.each([
    '/',
    '/tim-kiem',
    `/tim-kiem?q=${encodeURIComponent(evil)}`,
    `/tim-kiem/chuyen-muc?q=${encodeURIComponent(evil)}`,
    `/tim-kiem/tinh?thu-tu=${encodeURIComponent(evil)}`,
    '/bai/xau/script-alert-1-script-img-src-x-onerror-alert-1',
    '/ngay/2019/03/14',
    `/tim-kiem?tu=${encodeURIComponent(evil)}`,
  ])('stays text on %.60s', async (address) => {
    const other = await startSite({ articles: [article] })
    const { html, $ } = await other.page(address)
    await other.close()
    expect(html).toContain('&lt;script&gt;')
    const scripts = $('script')
      .toArray()
      .map((script) => $(script).attr('src') ?? $(script).text())
    expect(scripts.length).toBeGreaterThan(0)
    // What is not a file is data, which no text in it can end.
    const data = scripts.filter((source) => !source.startsWith('/public/'))
    for (const source of data) expect(JSON.parse(source)).toMatchObject({ '@context': 'https://schema.org' })
    expect(data.join()).not.toContain('<')
    expect($('img[onerror]')).toHaveLength(0)
    expect($('a[href^="javascript"]')).toHaveLength(0)
  })

  it('is printed escaped by every view', () => {
    const folder = path.join(readConfig({}).projectRoot, 'views')
    const views = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs'))
    const raw = views.flatMap((name) =>
      [...readFileSync(path.join(folder, name), 'utf8').matchAll(/<%-(.*?)%>/g)].map(
        (match) => `${name}: ${match[1].trim()}`,
      ),
    )
    expect(raw.filter((tag) => !tag.includes(': include('))).toEqual([
      // The catalogue's own words for scripts, as JSON.
      'layout.ejs: v.words',
      'layout.ejs: v.body',
      'partials/head-about.ejs: v.head.structured',
    ])
  })
})

describe('too many requests', () => {
  /** Sends as many requests as one visitor may send in a minute. */
  async function exhaust(site: Served, headers: Record<string, string>): Promise<void> {
    for (let sent = 0; sent < defaultSettings.requestsPerMinute; sent += 5) {
      const batch = Array.from({ length: 5 }, async () => (await site.get('/khong-co', headers)).status)
      expect(new Set(await Promise.all(batch))).toEqual(new Set([404]))
    }
  }

  it('are refused with a page that helps, but not files and health', { timeout: 120_000 }, async () => {
    const other = await startSite()
    await exhaust(other, {})
    const page = await other.page('/')
    const api = await other.json('/api/v1/search')
    const health = await other.get('/healthz')
    const another = await other.get('/', { 'x-forwarded-for': '203.0.113.2' })
    await other.close()
    expect(page.status).toBe(429)
    expect(page.$('h1').text()).toBe('Bạn đang mở trang quá nhanh')
    expect(api).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    expect(health.status).toBe(200)
    // Visitors who could claim any address would evade the limit, so only trusted proxies are believed.
    expect(another.status).toBe(429)
  })

  it('are counted per visitor behind a proxy that is trusted', { timeout: 120_000 }, async () => {
    const other = await startSite({ trustedProxies: ['loopback'] })
    await exhaust(other, { 'x-forwarded-for': '203.0.113.1' })
    const same = await other.get('/', { 'x-forwarded-for': '203.0.113.1' })
    const another = await other.get('/', { 'x-forwarded-for': '203.0.113.2' })
    await other.close()
    expect([same.status, another.status]).toEqual([429, 200])
  })
})
