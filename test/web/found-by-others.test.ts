import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRobots } from '../../src/crawl/fetching/robots.js'
import { noSettings } from '../../src/settings/read-settings.js'
import { presentBrand } from '../../src/web/presenters/brand.js'
import { asScript, presentHead, type NewsModel } from '../../src/web/presenters/head.js'
import { makeArticle } from '../search/support/articles.js'
import { now, startSite, useSite, type TestSite } from './support/server.js'

const siteUrl = 'https://tin.example'
const bridge = makeArticle({
  id: 'cau',
  kicker: 'Giao thông',
  title: 'Khánh thành cầu </script><b>Sông Hà</b>',
  lead: 'Cầu dài 300 mét & rộng 12 mét.',
  author: 'Lê Thị Mơ',
  source: 'bao.example',
  url: 'https://bao.example/cau.html',
  province: 'Thái Bình',
  category: 'Xã hội',
  keywords: ['cầu', 'giao thông'],
  publishedAt: '2026-11-21T08:30:00+07:00',
  modifiedAt: '2026-11-22T09:00:00+07:00',
  datePrecision: 'minute',
  dateSource: 'page',
})
const other = makeArticle({
  id: 'khac',
  title: 'Tin không ngày',
  publishedAt: null,
  datePrecision: null,
  dateSource: null,
})
const site = useSite({ siteUrl, articles: [bridge, other] })
const invented = useSite({ siteUrl })

type Thing = Record<string, unknown>

async function thingsOn(path: string, of: TestSite = site): Promise<Record<string, Thing>> {
  const { $ } = await of.page(path)
  const text = $('script[type="application/ld+json"]').text()
  if (text === '') return {}
  const { '@graph': graph } = JSON.parse(text) as { '@graph': Thing[] }
  return Object.fromEntries(graph.map((thing) => [thing['@type'] as string, thing]))
}

async function metasOn(path: string): Promise<(key: string) => string[]> {
  const { $ } = await site.page(path)
  return (key) =>
    $(`meta[name="${key}"], meta[property="${key}"]`)
      .toArray()
      .map((meta) => $(meta).attr('content') ?? '')
}

const xmlOf = async (path: string, of: TestSite = site) => {
  const response = await of.get(path)
  return { response, $: load(await response.text(), { xml: true }) }
}

const href = '/bai/cau/khanh-thanh-cau-script-b-song-ha-b'

describe('an article says what it is', () => {
  it('to search engines', async () => {
    const { NewsArticle, BreadcrumbList } = await thingsOn(href)
    expect(NewsArticle).toMatchObject({
      mainEntityOfPage: siteUrl + href,
      headline: `${bridge.kicker}: ${bridge.title}`,
      description: bridge.lead,
      datePublished: bridge.publishedAt,
      dateModified: bridge.modifiedAt,
      author: { '@type': 'Person', name: bridge.author },
      publisher: { '@type': 'Organization', name: 'bao.example' },
      isBasedOn: bridge.url,
      articleSection: 'Xã hội',
      keywords: bridge.keywords,
    })
    const items = BreadcrumbList.itemListElement as { position: number; name: string; item: string }[]
    expect(items.map(({ position }) => position)).toEqual([1, 2, 3, 4])
    expect(items.map(({ item }) => item)).toEqual(['/', '/tinh', '/tinh/thai-binh', href].map((path) => siteUrl + path))
  })

  it('to previews', async () => {
    const meta = await metasOn(href)
    expect(meta('og:type')).toEqual(['article'])
    expect(meta('og:title')).toEqual([bridge.title])
    expect(meta('og:description')).toEqual([bridge.lead])
    expect(meta('og:url')).toEqual([siteUrl + href])
    expect(meta('og:image')).toEqual([`${siteUrl}/icon-512.png`])
    expect(meta('article:published_time')).toEqual([bridge.publishedAt])
    expect(meta('article:tag')).toEqual(bridge.keywords)
    expect(meta('twitter:card')).toEqual(['summary'])
  })

  it('to reference managers', async () => {
    const meta = await metasOn(href)
    expect(meta('citation_title')).toEqual([`${bridge.kicker}: ${bridge.title}`])
    expect(meta('citation_author')).toEqual([bridge.author])
    expect(meta('citation_publication_date')).toEqual(['2026/11/21'])
    expect(meta('citation_journal_title')).toEqual(['bao.example'])
    expect(meta('citation_public_url')).toEqual([siteUrl + href])
    expect(meta('citation_language')).toEqual(['vi'])
    // By this Zotero knows a newspaper from a journal.
    expect(meta('DC.type')).toEqual(['newspaperArticle'])
  })

  it('and nothing that is not known', async () => {
    const meta = await metasOn('/bai/khac/tin-khong-ngay')
    for (const key of ['citation_publication_date', 'article:published_time', 'citation_author'])
      expect(meta(key)).toEqual([])
    expect((await thingsOn('/bai/khac/tin-khong-ngay')).NewsArticle).not.toHaveProperty('datePublished')
  })

  it('with its picture, if it has one', () => {
    const news: NewsModel = {
      title: 'Cầu mới',
      lead: '',
      href,
      published: null,
      modified: null,
      author: null,
      source: 'bao.example',
      original: null,
      category: null,
      keywords: [],
      image: { href: '/anh/1-960.webp', width: 960, height: 640, alt: 'Cầu lúc chiều' },
    }
    const page = { title: news.title, canonical: href, indexed: true, news }
    const { metas, structured } = presentHead(page, siteUrl, presentBrand(noSettings, Buffer.from('')))
    const content = (key: string) => metas.find((meta) => meta.key === key)?.content
    expect([content('og:image'), content('og:image:width'), content('twitter:card')]).toEqual([
      `${siteUrl}/anh/1-960.webp`,
      '960',
      'summary_large_image',
    ])
    const {
      '@graph': [article],
    } = JSON.parse(structured!) as { '@graph': Thing[] }
    expect(article.image).toMatchObject({ url: `${siteUrl}/anh/1-960.webp`, width: 960, height: 640 })
  })
})

describe('structured data', () => {
  it('of the home page says how the site is searched', async () => {
    const { WebSite } = await thingsOn('/')
    expect(WebSite).toMatchObject({
      name: 'Tìm Tin',
      url: `${siteUrl}/`,
      potentialAction: { target: { urlTemplate: `${siteUrl}/tim-kiem?q={search_term_string}` } },
    })
  })

  it.each(['/co-quan', '/tinh/thai-binh', '/ngay/2026/11/21', '/van-ban'])(
    'of %s says where it stands',
    async (path) => {
      const { BreadcrumbList } = await thingsOn(path)
      const items = BreadcrumbList.itemListElement as { item: string }[]
      expect(items[0].item).toBe(`${siteUrl}/`)
      expect(items.at(-1)?.item).toBe(siteUrl + path)
    },
  )

  it('is not on pages that search engines may not index', async () => {
    expect(await thingsOn('/tim-kiem?q=c%E1%BA%A7u')).toEqual({})
    expect(await thingsOn('/khong-co')).toEqual({})
  })

  it('cannot end its element, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '/', 'script', '>', '!--', ']]>', '\u2028', '&', '"', '\\', 'ộ') }),
        (text) => {
          const written = asScript({ text })
          expect(written).not.toMatch(/[<>&\u2028\u2029]/)
          expect(JSON.parse(written)).toEqual({ text })
        },
      ),
    )
  })
})

describe('every page', () => {
  it.each([
    '/',
    '/tim-kiem?q=so',
    '/tim-kiem/co-quan?q=so',
    '/ngay/2022',
    '/ngay/2022/11',
    '/ngay/khong-ro',
    '/co-quan',
    '/tinh',
    '/tinh/thai-binh',
    '/van-ban',
    '/cach-xep-hang',
    '/doc-sau',
    '/bien-tap',
    '/bien-tap/khoang-trong',
    '/ngay-nay-nam-xua?ngay=23-11',
  ])('%s has one canonical address, which it is', async (path) => {
    const { status, $ } = await invented.page(path)
    expect(status).toBe(200)
    const canonical = $('link[rel="canonical"]')
      .toArray()
      .map((link) => $(link).attr('href')!)
    expect(canonical).toHaveLength(1)
    expect(canonical[0]).toMatch(/^https:\/\/tin\.example\//)
    const again = await invented.page(canonical[0].slice(siteUrl.length))
    expect(again.$('link[rel="canonical"]').attr('href')).toBe(canonical[0])
    if ($('meta[property="og:url"]').length > 0) expect($('meta[property="og:url"]').attr('content')).toBe(canonical[0])
  })

  it('of results tells crawlers not to follow what narrows and sorts', async () => {
    const { $ } = await invented.page('/tim-kiem?q=so&chuyen-muc=Ch%C3%ADnh+tr%E1%BB%8B')
    const links = $('.sorts a, .date-facet a, .quick-ranges a, .active-filters a').toArray()
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) expect($(link).attr('rel')).toBe('nofollow')
  })
})

describe('robots.txt', () => {
  it('keeps crawlers out of searches and the desk, but not out of feeds and articles', async () => {
    const response = await site.get('/robots.txt')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    const robots = readRobots(`${siteUrl}/robots.txt`, await response.text())
    const may = (path: string) => robots.allows(siteUrl + path)
    for (const path of [
      '/',
      href,
      '/ngay/2022',
      '/tim-kiem.atom?q=a',
      '/tim-kiem.rss',
      '/tim-kiem.feed.json?tinh=b',
      '/sitemap.xml',
      '/icon-512.png',
    ]) {
      expect([path, may(path)]).toEqual([path, true])
    }
    for (const path of [
      '/tim-kiem',
      '/tim-kiem?q=a',
      '/tim-kiem/co-quan',
      '/tim-kiem.csv',
      '/bien-tap',
      '/bien-tap/khoang-trong',
      '/api/v1/search',
    ]) {
      expect([path, may(path)]).toEqual([path, false])
    }
    expect(robots.sitemaps).toEqual([`${siteUrl}/sitemap.xml`, `${siteUrl}/sitemap-news.xml`])
  })
})

describe('sitemaps', () => {
  const locations = ($: ReturnType<typeof load>) =>
    $('loc')
      .toArray()
      .map((loc) => $(loc).text())

  it('lead to every article and page that there is', async () => {
    const { $: index } = await xmlOf('/sitemap.xml', invented)
    expect(index('sitemapindex').attr('xmlns')).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
    const maps = locations(index)
    expect(maps).toEqual(['pages', 'articles-1'].map((name) => `${siteUrl}/sitemap-${name}.xml`))
    const addresses: string[] = []
    for (const map of maps) addresses.push(...locations((await xmlOf(map.slice(siteUrl.length), invented)).$))
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses.filter((address) => address.includes('/bai/'))).toHaveLength(40)
    for (const address of addresses) {
      expect([address, (await invented.get(address.slice(siteUrl.length))).status]).toEqual([address, 200])
    }
  })

  it('say when an article really changed, and lose one that is withdrawn', async () => {
    const changing = await startSite({ siteUrl, articles: [bridge, other] })
    const read = async () => {
      const { $ } = await xmlOf('/sitemap-articles-1.xml', changing)
      return $('url')
        .toArray()
        .map((url) => [$(url).find('loc').text(), $(url).find('lastmod').text()])
    }
    expect(await read()).toEqual([
      [siteUrl + href, bridge.modifiedAt],
      [`${siteUrl}/bai/khac/tin-khong-ngay`, ''],
    ])
    changing.log.remove('cau')
    await changing.engine.refresh()
    expect((await read()).map(([address]) => address)).toEqual([`${siteUrl}/bai/khac/tin-khong-ngay`])
    await changing.close()
  })

  it('are read through to the end of a long log, each article once', async () => {
    const articles = Array.from({ length: 250 }, (_, n) => makeArticle({ id: `a${n}`, title: `Bài ${n}` }))
    const long = await startSite({ siteUrl, articles })
    const { $ } = await xmlOf('/sitemap-articles-1.xml', long)
    await long.close()
    expect(new Set(locations($)).size).toBe(250)
  })

  it('that are not there are not found', async () => {
    for (const piece of ['0', '2', '-1', '1e9', 'x'])
      expect((await site.get(`/sitemap-articles-${piece}.xml`)).status).toBe(404)
  })

  it('of news have the articles of two days', async () => {
    const at = (hours: number) =>
      new Date(now - hours * 3_600_000 + 7 * 3_600_000).toISOString().slice(0, 19) + '+07:00'
    const dated = (id: string, hours: number) =>
      makeArticle({ id, title: `Tin ${id}`, publishedAt: at(hours), datePrecision: 'minute', dateSource: 'page' })
    const fresh = await startSite({
      siteUrl,
      articles: [dated('moi', 1), dated('hom-kia', 47), dated('cu', 49), other],
    })
    const { $ } = await xmlOf('/sitemap-news.xml', fresh)
    await fresh.close()
    const titles = $('news\\:title')
      .toArray()
      .map((title) => $(title).text())
    expect(titles).toEqual(['Tin moi', 'Tin hom-kia'])
    expect($('news\\:publication_date').first().text()).toBe(at(1))
    expect($('news\\:name').first().text()).toBe('Tìm Tin')
  })
})

describe('OpenSearch', () => {
  it('says how browsers search the site and complete what is typed', async () => {
    const { $: page } = await invented.page('/')
    const { response, $ } = await xmlOf(page('link[rel="search"]').attr('href')!, invented)
    expect(response.headers.get('content-type')).toMatch(/^application\/opensearchdescription\+xml/)
    const template = (type: string) =>
      $(`Url[type="${type}"]`).attr('template')!.replace(siteUrl, '').replace('{searchTerms}', 'chuyen+doi')
    expect((await invented.get(template('text/html'))).status).toBe(200)
    const suggestions = await invented.get(template('application/x-suggestions+json'))
    expect(suggestions.headers.get('content-type')).toMatch(/^application\/x-suggestions\+json/)
    const [typed, completions] = (await suggestions.json()) as [string, string[]]
    expect(typed).toBe('chuyen doi')
    expect(completions).toContain('chuyển đổi')
  })
})

describe('JSON Feed', () => {
  it('has the same as the other feeds, with the real change', async () => {
    const response = await site.get('/tim-kiem.feed.json')
    expect(response.headers.get('content-type')).toMatch(/^application\/feed\+json/)
    const feed = (await response.json()) as Thing & { items: Thing[] }
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${siteUrl}/tim-kiem.feed.json`,
    })
    expect(feed.items).toHaveLength(1)
    expect(feed.items[0]).toMatchObject({
      url: siteUrl + href,
      external_url: bridge.url,
    })
    const instants = ['date_published', 'date_modified'].map((key) => Date.parse(feed.items[0][key] as string))
    expect(instants).toEqual([bridge.publishedAt, bridge.modifiedAt].map((iso) => Date.parse(iso!)))
    const { $ } = await xmlOf('/tim-kiem.atom')
    expect($('entry > id').text()).toBe(feed.items[0].id)
    expect($('entry > updated').text()).toBe(bridge.modifiedAt)
  })
})
