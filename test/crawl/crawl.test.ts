import { describe, expect, test } from 'vitest'
import { Newsroom } from './support/crawling.js'

describe('a crawl', () => {
  test('fills an empty archive from the home page, its further pages and the feed that it announces', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 90)
    const { report, records } = await room.crawl()
    expect(records.filter(({ outcome }) => !['added', 'read'].includes(outcome))).toEqual([])
    expect(report.counts).toMatchObject({ added: 90 })
    expect(await room.count()).toBe(90)
    const article = await room.stored((store) => store.article('127.0.0.1-7'))
    const { title, paragraphs, published } = room.site.articles.get(7)!
    expect(article).toMatchObject({
      title,
      url: `${room.site.origin}/bai/bai-7-cua-bao-thu-7.html`,
      province: 'Hà Nam',
    })
    expect([article?.lead, ...(article?.body ?? [])]).toEqual(paragraphs)
    expect(Date.parse(article?.publishedAt ?? '')).toBe(Date.parse(published))
    expect(room.site.asked(/utm_source/)).toBe(0)
  })

  test('again fetches no article, and asks for the rest only whether it has changed', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 50)
    await room.crawl()
    room.site.requests.length = 0
    const { report } = await room.crawl()
    expect(report.counts).toEqual({ 'not-modified': 2 })
    expect(room.site.requests.map(({ path, conditional }) => [path, conditional])).toEqual(
      expect.arrayContaining([
        ['/', true],
        ['/rss/home.rss', true],
      ]),
    )
    expect(room.site.asked(/^\/bai\//)).toBe(0)
  })
})
