import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { wrongs } from '../support/news-site.js'
import { Newsroom } from './support/crawling.js'

const hour = 3_600_000
const day = 24 * hour

/** A newsroom that has crawled a site of ten articles, with a sitemap that states when they changed. */
async function crawled(): Promise<Newsroom> {
  const room = await Newsroom.open()
  await room.describe({ sitemaps: [`${room.site.origin}/sitemap.xml`] })
  room.site.publish(1, 10)
  expect((await room.crawl()).report.counts.added).toBe(10)
  room.site.requests.length = 0
  return room
}

describe('a site that is followed', () => {
  test('brings what is new', async () => {
    const room = await crawled()
    room.site.publish(11, 14, Date.parse('2026-11-30T08:00:00+07:00'))
    const { report } = await room.crawl()
    expect(report.counts.added).toBe(4)
    expect(room.site.asked(/^\/bai\//)).toBe(4)
  })

  test('brings more than one page of new articles', async () => {
    const room = await crawled()
    await room.describe({})
    room.site.publish(11, 80, Date.parse('2026-11-30T08:00:00+07:00'))
    expect((await room.crawl()).report.counts.added).toBe(70)
    room.site.publish(81, 150, Date.parse('2026-12-03T08:00:00+07:00'))
    expect((await room.crawl()).report.counts.added).toBe(70)
    expect(await room.count()).toBe(150)
  })

  test('brings what a sitemap says has changed, as an update', async () => {
    const room = await crawled()
    const article = room.site.articles.get(3)!
    article.paragraphs[1] = 'Sổ của thôn đã được sửa lại: việc này hoãn sang tháng sau, ai đã nhận phần thì giữ phần.'
    article.changed = new Date(Date.now() + 60_000).toISOString()
    const { report } = await room.crawl()
    // The sitemap itself is read again once a day where its index does not say when it changed.
    expect(report.counts.updated).toBeUndefined()
    room.later = day + hour
    expect((await room.crawl()).report.counts.updated).toBe(1)
    expect((await room.stored((store) => store.article('127.0.0.1-3')))?.body[0]).toContain('hoãn sang tháng sau')
  })

  test('asks for articles again ever less often, and only whether they have changed', async () => {
    const room = await crawled()
    const asked: number[] = []
    for (const later of [0.5, 1.1, 1.6, 2.3, 3, 4.7, 6, 9.5, 14]) {
      room.later = later * hour
      room.site.requests.length = 0
      const { report } = await room.crawl()
      asked.push(room.site.asked(room.site.pathOf(room.site.articles.get(1)!)))
      expect(report.counts.unchanged).toBeUndefined()
    }
    expect(asked).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0])
  })

  test('reports a known article whose page is gone twice, and keeps it', async () => {
    const room = await crawled()
    room.site.articles.delete(4)
    room.later = 2 * hour
    expect((await room.crawl()).report.gone).toEqual([])
    room.later = 4 * hour
    const { report } = await room.crawl()
    expect(report.gone).toMatchObject([{ id: '127.0.0.1-4' }])
    room.later = 40 * hour
    expect((await room.crawl()).report.gone).toEqual([])
    expect(await room.count()).toBe(10)
  })

  test('a page that moves keeps its article', async () => {
    const room = await crawled()
    const article = room.site.articles.get(5)!
    const old = room.site.pathOf(article)
    article.slug = 'ten-moi-cua-bao-thu'
    article.paragraphs[0] = 'Tòa soạn đã đổi tên bài và viết lại câu đầu, số của bài thì vẫn như trước đây.'
    room.site.misbehave(new RegExp(`^${old}$`), wrongs.redirect(room.site.pathOf(article), 301))
    room.later = 2 * hour
    const { report } = await room.crawl()
    expect(report.counts.updated).toBe(1)
    const [kept, count] = await room.stored(
      async (store) => [store.article('127.0.0.1-5'), await store.count()] as const,
    )
    expect(count).toBe(10)
    expect(kept).toMatchObject({ url: `${room.site.origin}${old}`, lead: article.paragraphs[0] })
  })

  test('a page that now leads to another article does not overwrite its own', async () => {
    const room = await crawled()
    const [one, other] = [room.site.articles.get(5)!, room.site.articles.get(6)!]
    room.site.misbehave(new RegExp(`^${room.site.pathOf(one)}$`), wrongs.redirect(room.site.pathOf(other)))
    room.later = 2 * hour
    const { report } = await room.crawl()
    expect(report.counts).toMatchObject({ gone: 1 })
    expect(await room.stored((store) => store.article('127.0.0.1-5')?.title)).toBe(one.title)
  })

  test('a correction made in the archive stays until the page changes', async () => {
    const room = await crawled()
    const article = room.site.articles.get(2)!
    await room.stored(async (store) =>
      store.put([{ ...store.article('127.0.0.1-2')!, lead: 'Câu này tòa soạn đã sửa.' }]),
    )
    // A page without validators is sent again as a whole.
    room.site.misbehave(new RegExp(`^${room.site.pathOf(article)}$`), (_, response) => {
      response.type('html').send(room.site.pageOf(article))
    })
    const leadAfter = async (hours: number): Promise<string | undefined> => {
      room.later = hours * hour
      await room.crawl()
      return room.stored((store) => store.article('127.0.0.1-2')?.lead)
    }
    expect(await leadAfter(2)).toBe('Câu này tòa soạn đã sửa.')
    article.paragraphs[0] = 'Báo đã viết lại câu đầu của bài, và trang của báo thì bao giờ cũng mới hơn.'
    expect(await leadAfter(30)).toBe(article.paragraphs[0])
  })

  test('an article that the archive has lost is fetched again, although its page has not changed', async () => {
    const room = await crawled()
    await room.stored((store) => store.remove('127.0.0.1-2'))
    room.later = 2 * hour
    expect((await room.crawl()).report.counts.added).toBe(1)
    expect(await room.count()).toBe(10)
  })

  test('pages that all state the home page as their address stay where they were fetched', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 4)
    room.site.misbehave(/^\/bai\//, (request, response) => {
      const article = room.site.articles.get(Number(/-(\d+)\.html/.exec(request.path)?.[1]))!
      const html = room.site.pageOf(article).replace(/href="http[^"]*"/, `href="${room.site.origin}/"`)
      response.type('html').send(html)
    })
    expect((await room.crawl()).report.counts.added).toBe(4)
  })

  test('a page that names another site as its own place stays where it was fetched', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 1)
    const article = room.site.articles.get(1)!
    const html = room.site.pageOf(article).replace(/href="http[^"]*"/, 'href="https://baokhac.example/bai-1.html"')
    room.site.misbehave(/^\/bai\//, wrongs.body(html))
    await room.crawl()
    const kept = await room.stored((store) => store.article('127.0.0.1-1'))
    expect(kept).toMatchObject({ url: `${room.site.origin}${room.site.pathOf(article)}`, source: '127.0.0.1' })
  })
})

describe('the bounds of a run', () => {
  test('--since leaves out what is older, also where only the article says so', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 60)
    const { report } = await room.crawl({ since: '2026-11-28' })
    const recent = [...room.site.articles.values()].filter(
      ({ published }) => Date.parse(published) >= Date.parse('2026-11-28T00:00:00+07:00'),
    )
    expect(report.counts.added).toBe(recent.length)
    expect(await room.count()).toBe(recent.length)
    expect((await room.crawl()).report.counts.added).toBe(60 - recent.length)
  })

  test('--max ends it, and the next run goes on', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 30)
    expect((await room.crawl({ max: 7 })).report.counts.added).toBe(7)
    expect(room.site.asked(/^\/bai\//)).toBe(7)
    expect((await room.crawl()).report.counts.added).toBe(23)
    expect(room.site.asked(/^\/bai\//)).toBe(30)
  })

  test('a dry run names what would be fetched, and changes nothing', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 30)
    const { planned, report } = await room.crawl({ dryRun: true })
    expect([planned.length, report.planned]).toEqual([30, 30])
    expect(room.site.asked(/^\/bai\//)).toBe(0)
    expect((await room.crawl()).report.counts.added).toBe(30)
    expect((await room.crawl({ dryRun: true })).planned).toEqual([])
  })

  test('pages of days are read from the first day asked for', async () => {
    const room = await Newsroom.open()
    await room.describe({ sections: [], dayPages: `${room.site.origin}/ngay/{yyyy}-{MM}-{dd}` })
    room.site.publish(1, 3)
    room.later = Date.parse('2026-11-30T12:00:00+07:00') - Date.now()
    const links = [...room.site.articles.values()].map((one) => `<a href="${room.site.pathOf(one)}">x</a>`).join('')
    room.site.misbehave(/^\/ngay\//, wrongs.body(links))
    expect((await room.crawl({ since: '2026-11-26' })).report.counts.added).toBe(3)
    const days = room.site.requests.map(({ path }) => path).filter((path) => path.startsWith('/ngay/'))
    expect(days).toHaveLength(5)
    expect(days).toContain('/ngay/2026-11-26')
    await room.crawl({ since: '2026-11-26' })
    // The days that were over when they were read are not read again.
    expect(room.site.asked(/^\/ngay\//)).toBe(6)
  })

  test('ends soon when it is to end, and the next run goes on', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 200)
    const ending = new AbortController()
    const running = room.crawl({ signal: ending.signal, limits: { delay: 10 } })
    while (room.site.asked(/^\/bai\//) < 20) await sleep(5)
    ending.abort()
    expect((await running).report.interrupted).toBe(true)
    await room.crawl()
    expect(await room.count()).toBe(200)
    const twice = [...room.site.articles.values()].filter((one) => room.site.asked(room.site.pathOf(one)) > 1)
    // At most the one that was being fetched.
    expect(twice.length).toBeLessThanOrEqual(1)
  })
})
