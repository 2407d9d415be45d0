import { load } from 'cheerio'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { startSite, statusOf, type TestSite, useSite } from './support/server.js'

const article = '/bai/baothaibinh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-quynh-phu'
const siteUrl = 'https://tin.example'

const plain = useSite()
const configured = useSite({ siteUrl })

/** The scheme and host of every absolute address of this site in an answer. */
async function hostsIn(site: TestSite, path: string): Promise<Set<string>> {
  const text = await (await site.get(path)).text()
  return new Set(text.match(/https?:\/\/(127\.0\.0\.1:\d+|tin\.example)/g))
}

const withAddresses = [
  '/tim-kiem.atom',
  '/tim-kiem.rss',
  '/tim-kiem.csv',
  '/tim-kiem.json',
  article,
  '/bien-tap?dia-chi=baothaibinh-1000',
  '/ngay/2022',
]

describe('absolute addresses', () => {
  it.each(withAddresses)('in %s have the host of the request, or the one that is set', async (path) => {
    expect(await hostsIn(plain, path)).toEqual(new Set([plain.url]))
    expect(await hostsIn(configured, path)).toEqual(new Set([siteUrl]))
  })

  it('that are set make a page say which of its addresses is the one', async () => {
    const canonical = async (site: TestSite) =>
      (await site.page(`${article}?x=1`)).$('link[rel="canonical"]').attr('href')
    expect(await canonical(plain)).toBe(article)
    expect(await canonical(configured)).toBe(siteUrl + article)
  })

  it('that are set need no host of the request', async () => {
    expect(await statusOf(`${plain.url}/tim-kiem.atom`, { host: 'a"b' })).toBe(400)
    expect(await statusOf(`${configured.url}/tim-kiem.atom`, { host: 'a"b' })).toBe(200)
  })
})

describe('behind a proxy', () => {
  const forwarded = {
    'x-forwarded-for': '203.0.113.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'tin.example',
  }

  /** The address of a feed, which begins with scheme and host. */
  async function pageHref(site: TestSite): Promise<string> {
    const feed = await site.get('/tim-kiem.atom', forwarded)
    return load(await feed.text(), { xml: true })('feed > link[rel="self"]').attr('href')!
  }

  it('that is believed, the scheme is that which it names; of others nothing is believed, and the log says so once', async () => {
    const logged: { level: number; msg: string }[] = []
    const logger = pino({}, { write: (line: string) => logged.push(JSON.parse(line) as (typeof logged)[number]) })
    const warnings = () => logged.filter(({ level }) => level === 40)

    const believing = await startSite({ logger, trustedProxies: ['loopback'] })
    expect(await pageHref(believing)).toBe(`${believing.url.replace('http:', 'https:')}/tim-kiem.atom`)
    await believing.close()
    expect(warnings()).toEqual([])

    const other = await startSite({ logger, trustedProxies: ['10.0.0.2'] })
    expect(await pageHref(other)).toBe(`${other.url}/tim-kiem.atom`)
    expect(await pageHref(other)).toBe(`${other.url}/tim-kiem.atom`)
    await other.close()
    expect(warnings().map(({ msg }) => msg)).toEqual([expect.stringContaining('TRUST_PROXY')])
  })
})

describe('a host that a visitor claims', () => {
  it('stands in no page that a shared cache could give to others', async () => {
    const believing = await startSite({ trustedProxies: ['loopback'] })
    for (const path of [
      ...withAddresses,
      '/',
      '/sitemap.xml',
      '/robots.txt',
      '/opensearch.xml',
      '/tim-kiem.feed.json',
    ]) {
      const text = await (
        await believing.get(path, {
          'x-forwarded-host': 'gian.example',
          'x-forwarded-proto': 'gian',
        })
      ).text()
      expect(text).not.toMatch(/gian(\.example|:\/\/)/)
    }
    await believing.close()
  })

  it('is another answer, with another tag', async () => {
    const path = `${plain.url}/tim-kiem.atom`
    const tag = (await plain.get('/tim-kiem.atom')).headers.get('etag')!
    expect(await statusOf(path, { 'if-none-match': tag })).toBe(304)
    expect(await statusOf(path, { 'if-none-match': tag, host: 'khac.example' })).toBe(200)
  })
})
