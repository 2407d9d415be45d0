import { describe, expect, it } from 'vitest'
import { articles } from './support/articles.js'
import { type Served, startSite, useSite } from './support/server.js'

/** Sites over the same articles, with clocks set to different days. */
async function on(day: string, use: (site: Served) => Promise<void>): Promise<void> {
  const site = await startSite({ clock: () => Date.parse(day) })
  try {
    await use(site)
  } finally {
    await site.close()
  }
}

describe('"Ngày này năm xưa"', () => {
  const site = useSite()

  it('shows the same day of earlier years, latest first, each with its articles', async () => {
    const { status, $ } = await site.page('/ngay-nay-nam-xua?ngay=23/11/2026')
    expect(status).toBe(200)
    expect($('h1').text()).toBe('Ngày này năm xưa: 23 tháng 11')
    const days = $('.earlier-day h2 a')
      .toArray()
      .map((link) => $(link).attr('href'))
    expect(days).toEqual(['/ngay/2024/11/23', '/ngay/2023/11/23', '/ngay/2022/11/23'])
    expect($('.earlier-day .summary').length).toBe(6)
    expect(
      $('.neighbours a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/ngay-nay-nam-xua?ngay=19-11', '/ngay-nay-nam-xua?ngay=25-11'])
  })

  it.each([
    ['23/11', '2026-11-23'],
    ['23.11.2023', '2023-11-23'],
    ['hôm qua', '2026-11-21'],
    ['29/2', '2028-02-29'],
  ])('takes %s', async (text, day) => {
    const { body } = await site.json(`/api/v1/on-this-day?ngay=${encodeURIComponent(text)}`)
    expect(body).toMatchObject({ day })
  })

  it('never shows the year itself or a later one', async () => {
    const { body } = await site.json('/api/v1/on-this-day?ngay=2023-11-23')
    expect((body as { days: { day: string }[] }).days.map(({ day }) => day)).toEqual(['2022-11-23'])
  })

  it('says so when there is nothing', async () => {
    const { $ } = await site.page('/ngay-nay-nam-xua?ngay=1/1')
    expect($('.no-result').text()).toContain('không có bài nào')
  })

  it.each([
    ['31/2', 'Tháng 2 không có ngày 31'],
    ['1/13', 'Không có tháng 13'],
    ['29/2/2023', 'Tháng 2 năm 2023 không có ngày 29'],
    ['11/2022', 'không phải là một ngày'],
    ['1/1/9999', 'Năm 9999'],
  ])('refuses %s', async (text, message) => {
    const { status, $ } = await site.page(`/ngay-nay-nam-xua?ngay=${encodeURIComponent(text)}`)
    expect(status).toBe(400)
    expect($('main').text()).toContain(message)
    expect(await site.json(`/api/v1/on-this-day?ngay=${encodeURIComponent(text)}`)).toMatchObject({ status: 400 })
  })

  it('stands on the page of a day', async () => {
    const { $ } = await site.page('/ngay/2023/11/23')
    expect($('.on-this-day h2').text()).toBe('Ngày này năm xưa: 23/11')
    expect($('.on-this-day li').text()).toContain('1 năm trước, 4 bài')
    const without = await site.page('/ngay/2022/11/23')
    expect(without.$('.on-this-day')).toHaveLength(0)
  })

  it('stands on the home page, from midnight in Asia/Ho_Chi_Minh on', async () => {
    await on('2026-11-22T23:59:59+07:00', async (before) => {
      expect((await before.page('/')).$('.on-this-day')).toHaveLength(0)
    })
    await on('2026-11-23T00:00:00+07:00', async (after) => {
      const { $ } = await after.page('/')
      expect($('.on-this-day h2').text()).toBe('Ngày này năm xưa: 23/11')
      expect($('.on-this-day li')).toHaveLength(3)
    })
    expect(articles.some(({ publishedAt }) => publishedAt?.slice(5, 10) === '11-22')).toBe(false)
  })
})
