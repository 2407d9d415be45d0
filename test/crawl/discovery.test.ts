import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeOf } from '../../src/crawl/discovery/announcement.js'
import { readFeed } from '../../src/crawl/discovery/feeds.js'
import { readLinks } from '../../src/crawl/discovery/links.js'
import { readSitemap } from '../../src/crawl/discovery/sitemaps.js'

const address = 'https://bao.example/muc/'

async function* pieces(text: string, size = 65_536): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

describe('links', () => {
  test('are absolute, without fragment and tracking parameters, each once, and only those to be followed', () => {
    const html = `<base href="/goc/"><A HREF='bai-1.html?a=1&amp;utm_source=x#phan'>1</A> <a href="bai-1.html?a=1">1</a>
      <a href="javascript:void(0)">x</a> <a rel="nofollow" href="/qc">x</a> <a href="mailto:a@b.c">x</a> <a href=" /hai ">2</a>
      <script>"<a href='/khong'>"</script><!-- <a href="/khong">x</a> --> <a href="https://u:p@bao.example/">x</a>
      <link rel="alternate" type="application/rss+xml" href="/rss/home.rss"><link rel="stylesheet" href="/a.css">`
    expect(readLinks(html, address)).toEqual({
      links: ['https://bao.example/goc/bai-1.html?a=1', 'https://bao.example/hai'],
      feeds: ['https://bao.example/rss/home.rss'],
    })
  })

  test.each([
    ['a million open elements', '<div>'.repeat(1_000_000)],
    ['a million closed elements that were never open', '</b>'.repeat(1_000_000)],
    ['an element with 300,000 attributes', `<b ${'x=1 '.repeat(300_000)}>`],
    ['a comment that never ends before it is closed', `<!-- ${'-'.repeat(1_000_000)} -->`],
  ])('are found behind %s', (_, before) => {
    expect(readLinks(`${before}<a href="/sau">x</a>`, address).links).toEqual(['https://bao.example/sau'])
  })

  test('of any text are web addresses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const link of readLinks(`<a href="${text}">x</a>${text}<a href=/x>`, address).links) {
          expect(link).toMatch(/^https?:\/\//)
        }
      }),
    )
  })
})

describe('sitemaps', () => {
  const url = (at: string, rest = ''): string => `<url><loc>${at}</loc>${rest}</url>`

  test('list pages with the time of their change, and further sitemaps, wherever they are nested', async () => {
    const text = `<?xml version="1.0"?><urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      ${url('https://bao.example/a?x=1&amp;y=2', '<lastmod>2026-11-30</lastmod>')}
      ${url('<![CDATA[https://bao.example/b]]>', '<news:news><news:publication_date>2026-11-29T08:00:00+07:00</news:publication_date></news:news>')}
      <sitemap><loc> https://bao.example/con.xml.gz </loc></sitemap>${url('https://bao.example/con-2.xml')}</urlset>`
    for (const size of [1, 7, 65_536]) {
      expect(await readSitemap(pieces(text, size), address, 100)).toEqual({
        pages: [
          { address: 'https://bao.example/a?x=1&y=2', stated: '2026-11-30' },
          { address: 'https://bao.example/b', stated: '2026-11-29T08:00:00+07:00' },
        ],
        sitemaps: [
          { address: 'https://bao.example/con.xml.gz', stated: null },
          { address: 'https://bao.example/con-2.xml', stated: null },
        ],
        problem: null,
      })
    }
  })

  test.each([
    ['too many addresses', `<urlset>${url('https://bao.example/a').repeat(1_000_000)}`, 10, 'more than 10'],
    [
      'elements without end',
      `<urlset>${url('https://bao.example/a').repeat(10)}${'<a>'.repeat(1_000_000)}`,
      100,
      'nests',
    ],
    ['no XML', `<urlset>${url('https://bao.example/a').repeat(10)} & <br>`, 100, 'not well-formed'],
  ])('with %s are read as far as they go', async (_, text, most, problem) => {
    const sitemap = await readSitemap(pieces(text), address, most)
    expect(sitemap.pages).toHaveLength(10)
    expect(sitemap.problem).toContain(problem)
  })
})

describe('feeds', () => {
  test.each([
    [
      'RSS',
      '<rss version="2.0"><channel><title>T</title><item><link>/a?x=1&amp;y=2</link><pubDate>Mon, 30 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>',
    ],
    [
      'RSS by its guid',
      '<rss version="2.0"><channel><title>T</title><item><guid>https://bao.example/a?x=1&amp;y=2</guid><pubDate>Mon, 30 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>',
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>t</id><updated>2026-11-30T08:00:00+07:00</updated><entry><id>1</id><title>A</title><link rel="self" href="/b"/><link href="/a?x=1&amp;y=2"/><updated>2026-11-30T01:00:00Z</updated></entry></feed>',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel><item rdf:about="a"><title>A</title><link>https://bao.example/a?x=1&amp;y=2</link><dc:date>2026-11-30T08:00:00+07:00</dc:date></item></rdf:RDF>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://bao.example/a?x=1&y=2","date_published":"2026-11-30T08:00:00+07:00"}]}',
    ],
  ])('%s: entries with address and time', (_, text) => {
    const [entry, ...others] = readFeed(text, address)
    expect(others).toEqual([])
    expect(entry.address).toBe('https://bao.example/a?x=1&y=2')
    expect(timeOf(entry.stated)).toBe(Date.parse('2026-11-30T08:00:00+07:00'))
  })

  test.each([['<html><body>Trang chủ</body></html>'], [''], ['{'], [`<rss>${'<a>'.repeat(100_000)}</rss>`]])(
    '%.20s… is none',
    (text) => {
      expect(() => readFeed(text, address)).toThrow()
    },
  )
})

test.each([
  ['2026-11-30T08:00:00+07:00', '2026-11-30T01:00:00Z'],
  ['2026-11-30T01:00:00Z', '2026-11-30T01:00:00Z'],
  ['Mon, 30 Nov 2026 01:00:00 GMT', '2026-11-30T01:00:00Z'],
  ['2026-11-30T08:00:00', '2026-11-30T01:00:00Z'],
  ['2026-11-30', '2026-11-30T16:59:59.999Z'],
])('a time stated as %s is %s', (stated, instant) => {
  expect(timeOf(stated)).toBe(Date.parse(instant))
})

test.each(['hôm qua', '', '2026-13-40', null])('%s is no time', (stated) => {
  expect(timeOf(stated)).toBeNull()
})
