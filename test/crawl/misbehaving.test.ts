import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { wrongs, type Misbehaviour } from '../support/news-site.js'
import { Newsroom, type CrawlResult } from './support/crawling.js'

/** Address of a page that looks like an article of the test site. */
const wrongPath = '/bai/trang-sai-cua-bao-thu-9000.html'

function outcomeOf({ records }: CrawlResult, path: string): string | undefined {
  return records.findLast(({ address }) => new URL(address).pathname === path)?.outcome
}

/** A newsroom whose site has good articles and links to a bad page. */
async function withWrong(): Promise<Newsroom> {
  const room = await Newsroom.open()
  room.site.publish(1, 12)
  room.site.linked.push(wrongPath)
  return room
}

describe('a page that misbehaves has an outcome of its own, and the rest goes on', () => {
  const cases: [string, string, Misbehaviour][] = [
    ['gone, 404', 'gone', wrongs.status(404)],
    ['gone, 410', 'gone', wrongs.status(410)],
    ['a server error', 'server-error', wrongs.status(500)],
    ['an error of access', 'server-error', wrongs.status(403)],
    ['no answer', 'timed-out', wrongs.silence()],
    ['an answer that stops in the middle', 'timed-out', wrongs.stall()],
    ['200 MB', 'too-large', wrongs.endless(200)],
    ['a gzip bomb', 'too-large', wrongs.bomb(2000)],
    ['broken gzip', 'broken', wrongs.body(gzipSync('<h1>Bài</h1>').subarray(0, 12), { 'Content-Encoding': 'gzip' })],
    ['not gzip at all', 'broken', wrongs.body('<h1>Bài</h1>', { 'Content-Encoding': 'gzip' })],
    ['an encoding that nobody asked for', 'broken', wrongs.body('x', { 'Content-Encoding': 'zstd' })],
    ['a redirect to itself', 'too-many-redirects', wrongs.redirect(wrongPath)],
    ['a redirect to another host', 'outside', wrongs.redirect('http://localhost:1/')],
    ['a redirect to an internal address', 'outside', wrongs.redirect('http://10.0.0.1/')],
    ['a redirect to the machine itself', 'outside', wrongs.redirect('http://[::1]/')],
    ['a redirect to another port', 'outside', wrongs.redirect('http://127.0.0.1:22/')],
    ['a redirect to a file', 'outside', wrongs.redirect('file:///etc/passwd')],
    ['a redirect to no address', 'broken', wrongs.redirect('http://[')],
    ['a picture', 'not-text', wrongs.body(Buffer.alloc(100), { 'Content-Type': 'image/png' })],
    ['an empty page', 'not-an-article', wrongs.body('')],
    ['a page without an article', 'not-an-article', wrongs.body('<h1>Liên hệ</h1><p>Gọi cho chúng tôi.</p>')],
    ['a charset that nobody knows', 'not-an-article', wrongs.body('<meta charset="la-lung"><h1>Bài</h1>')],
    ['a connection that breaks', 'unreachable', (request) => void request.socket.destroy()],
  ]

  test.each(cases)('%s: %s', async (_, expected, how) => {
    const room = await withWrong()
    room.site.misbehave(/trang-sai/, how)
    const result = await room.crawl()
    expect(outcomeOf(result, wrongPath)).toBe(expected)
    expect(result.report.counts.added).toBe(12)
    expect(result.records.filter(({ reason }) => reason?.includes('report this'))).toEqual([])
  })

  test('redirects in a circle of several pages end', async () => {
    const room = await withWrong()
    room.site.misbehave(/trang-sai/, wrongs.redirect('/vong/1'))
    room.site.misbehave(/vong\/1/, wrongs.redirect('/vong/2'))
    room.site.misbehave(/vong\/2/, wrongs.redirect('/vong/1'))
    expect(outcomeOf(await room.crawl(), wrongPath)).toBe('too-many-redirects')
    expect(room.site.asked(/vong/)).toBe(2)
  })

  test('many redirects in a row end after five', async () => {
    const room = await withWrong()
    room.site.misbehave(/trang-sai/, wrongs.redirect('/chang/0'))
    room.site.misbehave(/chang\//, (request, response) =>
      response.redirect(`/chang/${Number(request.path.split('/').at(-1)) + 1}`),
    )
    expect(outcomeOf(await room.crawl(), wrongPath)).toBe('too-many-redirects')
    expect(room.site.asked(/chang/)).toBe(5)
  })
})

describe('a host that asks for a wait', () => {
  test.each([429, 503])('of a second with %i is asked again after it', async (status) => {
    const room = await withWrong()
    let times = 0
    let firstAt = 0
    const page = room.site.pageOf({
      ...room.site.articles.get(1)!,
      id: 9000,
      slug: 'trang-sai-cua-bao-thu',
      title: 'Bài 9000',
    })
    room.site.misbehave(/trang-sai/, (request, response) => {
      times++
      if (times > 1) return wrongs.body(page)(request, response)
      firstAt = performance.now()
      return wrongs.status(status, { 'Retry-After': '1' })(request, response)
    })
    const { report } = await room.crawl()
    expect(report.counts).toMatchObject({ added: 13, 'asked-to-wait': 1 })
    const after = room.site.requests.filter(({ at }) => at > firstAt + 1)
    expect(Math.min(...after.map(({ at }) => at)) - firstAt).toBeGreaterThan(900)
  })

  test('of an hour is left alone, and asked again when the hour is over', async () => {
    const room = await withWrong()
    let isBusy = true
    const busy = wrongs.status(503, { 'Retry-After': '3600' })
    room.site.misbehave(/trang-sai/, (request, response) => (isBusy ? busy : wrongs.status(404))(request, response))
    const { report } = await room.crawl()
    expect(report.resting).toMatchObject([{ host: '127.0.0.1' }])
    expect(room.site.asked(/^\/bai\//)).toBe(1)
    await room.crawl()
    expect(room.site.asked(/^\/bai\//)).toBe(1)
    isBusy = false
    room.later = 3_700_000
    expect((await room.crawl()).report.counts.added).toBe(12)
  })

  test('a host that never answers is left alone after some tries', async () => {
    const room = await withWrong()
    room.site.misbehave(/^\/bai\//, (request) => void request.socket.destroy())
    const { report } = await room.crawl({ limits: { failuresInARow: 3 } })
    expect(room.site.asked(/^\/bai\//)).toBe(3)
    expect(report.resting).toHaveLength(1)
  })
})

describe('robots.txt', () => {
  test('forbids', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 5)
    room.site.linked.push('/cam/bai-cam-cua-bao-thu-77.html')
    const result = await room.crawl()
    expect(outcomeOf(result, '/cam/bai-cam-cua-bao-thu-77.html')).toBe('forbidden')
    expect(room.site.asked(/^\/cam/)).toBe(0)
    expect(result.report.counts.added).toBe(5)
  })

  test('forbids where a redirect leads', async () => {
    const room = await withWrong()
    room.site.misbehave(/trang-sai/, wrongs.redirect('/cam/x'))
    expect(outcomeOf(await room.crawl(), wrongPath)).toBe('forbidden')
    expect(room.site.asked(/^\/cam/)).toBe(0)
  })

  test.each([
    ['that hangs', wrongs.silence()],
    ['with a server error', wrongs.status(500)],
    ['that redirects elsewhere', wrongs.redirect('http://10.0.0.1/robots.txt')],
    ['that redirects in a circle', wrongs.redirect('/robots.txt')],
    ['that never ends', wrongs.endless(50)],
  ])('%s: nothing is fetched for now, and everything later', async (_, how) => {
    const room = await Newsroom.open()
    room.site.publish(1, 5)
    let isWrong = true
    room.site.misbehave(/^\/robots/, (request, response) =>
      isWrong ? how(request, response) : void response.type('text').send(''),
    )
    const { report } = await room.crawl()
    expect(report.resting).toMatchObject([{ host: '127.0.0.1', reason: expect.stringContaining('robots.txt') }])
    expect(room.site.requests.filter(({ path }) => path !== '/robots.txt')).toEqual([])
    isWrong = false
    room.later = 3_600_000
    expect((await room.crawl()).report.counts.added).toBe(5)
  })

  test('that is not there allows everything, and is asked for once', async () => {
    const room = await Newsroom.open()
    room.site.robots = null
    room.site.publish(1, 5)
    expect((await room.crawl()).report.counts.added).toBe(5)
    await room.crawl()
    expect(room.site.asked('/robots.txt')).toBe(1)
  })

  test('names sitemaps, which are read, nested and compressed', async () => {
    const room = await Newsroom.open({ sections: [] })
    await room.describe({ sections: [`${room.site.origin}/chi-mot-trang`] })
    room.site.publish(1, 60)
    room.site.robots = `User-agent: *\nAllow: /\nSitemap: ${room.site.origin}/sitemap.xml\n`
    expect((await room.crawl()).report.counts).toMatchObject({ added: 60, read: 2, gone: 1 })
  })

  test('asks for a delay, which is kept', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 3)
    room.site.robots = 'User-agent: *\nCrawl-delay: 0.2\n'
    await room.crawl()
    const times = room.site.requests.slice(1).map(({ at }) => at)
    // All together, since the network may deliver one late; the delay counts from when a request is sent.
    expect(times.length).toBeGreaterThan(4)
    expect(times[times.length - 1] - times[0]).toBeGreaterThan((times.length - 2) * 200)
  })
})

describe('what announces articles', () => {
  const entity =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

  test('a feed and a sitemap that declare entities are not read', async () => {
    const room = await Newsroom.open()
    await room.describe({ feeds: [`${room.site.origin}/bom.rss`], sitemaps: [`${room.site.origin}/bom.xml`] })
    room.site.publish(1, 5)
    const item = (text: string): string => `<item><link>${text}</link></item>`
    room.site.misbehave(
      /bom\.rss/,
      wrongs.body(
        `<?xml version="1.0"?>${entity}<rss version="2.0"><channel><title>&c;</title>${item('&c;')}</channel></rss>`,
      ),
    )
    room.site.misbehave(
      /bom\.xml/,
      wrongs.body(`<?xml version="1.0"?>${entity}<urlset><url><loc>&c;</loc></url></urlset>`),
    )
    const result = await room.crawl()
    expect(outcomeOf(result, '/bom.rss')).toBe('broken')
    expect(outcomeOf(result, '/bom.xml')).toBe('broken')
    expect(result.report.counts.added).toBe(5)
  })

  test('of a sitemap that breaks off, what came before counts', async () => {
    const room = await Newsroom.open()
    await room.describe({ sections: [`${room.site.origin}/khong-co`], sitemaps: [`${room.site.origin}/dut.xml`] })
    room.site.publish(1, 5)
    const path = room.site.pathOf(room.site.articles.get(2)!)
    room.site.misbehave(
      /dut\.xml/,
      wrongs.body(`<urlset><url><loc>${room.site.origin}${path}</loc></url><url><loc>http://127`),
    )
    const result = await room.crawl()
    expect(outcomeOf(result, '/dut.xml')).toBe('broken')
    expect(result.report.counts.added).toBe(1)
  })

  test('what lies outside the source is reported and never asked', async () => {
    const room = await Newsroom.open()
    await room.describe({ sitemaps: [`${room.site.origin}/ngoai.xml`] })
    const outside = [
      'http://10.0.0.1/a-b-c-d-1234.html',
      'http://127.0.0.1:22/a-b-c-d-1234.html',
      'https://baokhac.example/a-b-c-d',
    ]
    room.site.misbehave(
      /ngoai/,
      wrongs.body(`<urlset>${outside.map((address) => `<url><loc>${address}</loc></url>`).join('')}</urlset>`),
    )
    const { records } = await room.crawl()
    expect(records.filter(({ outcome }) => outcome === 'outside').map(({ address }) => address)).toEqual(outside)
  })

  test('an endless calendar ends, whether or not it links to anything', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 5)
    room.site.linked.push('/lich?page=2')
    room.site.misbehave(/^\/lich/, (request, response) => {
      const page = Number(new URL(request.originalUrl, 'http://x').searchParams.get('page'))
      response
        .type('html')
        .send(`<h1>Lịch</h1><a href="/lich?page=${page + 1}">Tháng sau</a><a href="/lich?page=${page + 7}">Năm sau</a>`)
    })
    expect((await room.crawl()).report.counts.added).toBe(5)
    expect(room.site.asked(/^\/lich/)).toBeLessThan(10)
  })

  test('an endless calendar of pages that are no articles ends as well', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 5)
    room.site.linked.push('/lich?page=2')
    room.site.misbehave(/^\/lich/, (request, response) => {
      const page = Number(new URL(request.originalUrl, 'http://x').searchParams.get('page'))
      response
        .type('html')
        .send(`<a href="/lich?page=${page + 1}">Tháng sau</a><a href="/bai/ngay-rong-cua-thang-${page}.html">Ngày</a>`)
    })
    room.site.misbehave(/ngay-rong/, wrongs.body('<h1>Không có gì</h1>'))
    const { report } = await room.crawl({ limits: { fruitlessAddresses: 10 } })
    expect(report.counts.added).toBe(5)
    expect(room.site.requests.length).toBeLessThan(200)
  })
})

test('pages whose charset is wrongly stated are read as what they are', async () => {
  const room = await withWrong()
  const page = room.site.pageOf({
    ...room.site.articles.get(1)!,
    id: 9000,
    slug: 'trang-sai-cua-bao-thu',
    title: 'Chợ Gòi họp sớm',
  })
  room.site.misbehave(
    /trang-sai/,
    wrongs.body(page.replace('charset="utf-8"', 'charset="iso-8859-1"'), {
      'Content-Type': 'text/html; charset=windows-1258',
    }),
  )
  await room.crawl()
  expect(await room.stored((store) => store.article('127.0.0.1-9000')?.title)).toBe('Chợ Gòi họp sớm')
})

test('pages in the charset that only the server states are read in it', async () => {
  const room = await withWrong()
  const page = room.site.pageOf({
    ...room.site.articles.get(1)!,
    id: 9000,
    slug: 'trang-sai-cua-bao-thu',
    title: 'Câu lạc bộ Café',
  })
  const latin = Buffer.from(page.replace('<meta charset="utf-8">', '').replace(/[^\u0000-\u00ff]/gu, 'e'), 'latin1')
  room.site.misbehave(/trang-sai/, wrongs.body(latin, { 'Content-Type': 'text/html; charset=ISO-8859-1' }))
  await room.crawl()
  expect(await room.stored((store) => store.article('127.0.0.1-9000')?.title)).toBe('Câu lec be Café')
})
