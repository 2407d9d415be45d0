import { describe, expect, it } from 'vitest'
import { useSite } from './support/server.js'

const site = useSite()

describe('/bien-tap/khoang-trong', () => {
  it('shows the longest gaps of each source, and all of one', async () => {
    const { status, $ } = await site.page('/bien-tap/khoang-trong')
    expect(status).toBe(200)
    const sections = $('.source-gaps').toArray()
    expect(sections).toHaveLength(4)
    expect($(sections[0]).find('p').first().text()).toContain('10 bài; từ 14/3/2019 đến 1/8/2024')
    const rows = $(sections[0]).find('tbody tr').toArray()
    const lengths = rows.map((row) => Number($(row).find('.table__number').text().replace('.', '')))
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a))
    const one = await site.page($(sections[0]).find('a.more').attr('href')!)
    expect(one.$('h1').text()).toBe('Khoảng trống: baodongthap.example')
    expect(one.$('tbody tr').length).toBeGreaterThan(rows.length)
    for (const link of one.$('tbody a').toArray().slice(0, 4)) {
      expect((await site.get(one.$(link).attr('href')!)).status).toBe(200)
    }
  })

  it('is linked from the desk, and leads back', async () => {
    expect((await site.page('/bien-tap')).$('main a[href="/bien-tap/khoang-trong"]')).toHaveLength(1)
    expect((await site.page('/bien-tap/khoang-trong')).$('.trail a').attr('href')).toBe('/bien-tap')
  })

  it('says of articles without a date how many there are', async () => {
    const { $ } = await site.page('/bien-tap/khoang-trong?nguon=baoquangninh.example')
    expect($('.source-gaps p').first().text()).toContain('1 bài không rõ ngày')
  })

  it('has a JSON twin', async () => {
    const all = await site.json('/api/v1/gaps')
    expect(all.body).toMatchObject({ sources: [{ source: 'baodongthap.example', articles: 10 }, {}, {}, {}] })
    const { body } = await site.json('/api/v1/gaps?nguon=baothaibinh.example')
    const { sources } = body as { sources: { gapCount: number; gaps: unknown[] }[] }
    expect(sources).toHaveLength(1)
    expect(sources[0].gaps).toHaveLength(sources[0].gapCount)
  })

  it.each([
    ['?nguon=bao-khong-co', 'Kho tin không có nguồn “bao-khong-co”'],
    ['?trang=0', 'trang'],
  ])('refuses %s', async (query, message) => {
    const page = await site.page(`/bien-tap/khoang-trong${query}`)
    expect(page.status).toBe(400)
    expect(page.$('main').text()).toContain(message)
    expect((await site.json(`/api/v1/gaps${query}`)).status).toBe(400)
  })
})
