import { expect, it } from 'vitest'
import { useSite } from './support/server.js'

const site = useSite()

it('/bao lists the papers, each with a page that has as many articles', async () => {
  const { status, $ } = await site.page('/bao')
  expect(status).toBe(200)
  const rows = $('tbody tr').toArray()
  expect(rows).toHaveLength(4)
  for (const row of rows) {
    const link = $(row).find('a').first()
    const page = await site.page(link.attr('href')!)
    expect(page.status).toBe(200)
    expect(page.$('h1').text()).toBe(link.text())
    expect(page.$('.result-head__total').text()).toMatch(new RegExp(`^${$(row).find('td').first().text()} bài`, 'u'))
    expect(page.$('input[name=nguon]').attr('value')).toBe(link.attr('href')!.slice('/bao/'.length))
  }
})

it('the page of a paper leads by its calendar to its articles of a day, and by its box to a search in it', async () => {
  const { $ } = await site.page('/bao/baodongthap-example')
  const day = $('.month td a').first()
  const found = await site.page(day.attr('href')!)
  expect(found.$('.result-head__total').text()).toMatch(new RegExp(`^${day.find('.month__count').text()} bài`, 'u'))
  expect(found.$('select[name=nguon] option[selected]').attr('value')).toBe('baodongthap-example')
  const earlier = $('#lich .years a').last()
  expect((await site.page(earlier.attr('href')!.split('#')[0])).$('#lich h2').text()).toContain(earlier.text())
  const feed = await site.get($('link[type="application/rss+xml"]').attr('href')!)
  expect([feed.status, (await feed.text()).includes('<item>')]).toEqual([200, true])
})

it('other names of a paper lead to its page', async () => {
  for (const name of ['baodongthap.example', 'BaoDongThap.example', 'www.baodongthap.example']) {
    const response = await site.get(`/bao/${name}?trang=1`)
    expect([response.status, response.headers.get('location')]).toEqual([301, '/bao/baodongthap-example'])
  }
})

it.each([
  ['/bao/bao-la', 404, 'Kho tin không có báo này'],
  ['/bao/baodongthap-exampel', 404, 'baodongthap.example'],
  ['/bao/baodongthap-example?nam=hai-nghin', 400, 'không phải một năm'],
  ['/bao/baodongthap-example?trang=0', 400, 'trang'],
])('%s is refused', async (address, status, text) => {
  const page = await site.page(address)
  expect(page.status).toBe(status)
  expect(page.$('main').text()).toContain(text)
})

it('hits and articles lead to the page of their paper', async () => {
  const { $ } = await site.page('/tim-kiem?nguon=baodongthap.example')
  const links = $('.hit .meta a[href^="/bao/"]').toArray()
  expect(links.length).toBeGreaterThan(0)
  expect(new Set(links.map((link) => $(link).attr('href')))).toEqual(new Set(['/bao/baodongthap-example']))
  const box = $('input[type=checkbox][name=nguon][checked]')
  expect(box.map((_, one) => $(one).attr('value')).get()).toEqual(['baodongthap-example'])
  const article = await site.page($('.hit__title a').first().attr('href')!)
  expect(article.$('.article__head a[href="/bao/baodongthap-example"]')).toHaveLength(1)
})

it('a chosen paper is a filter that can be removed', async () => {
  const { $ } = await site.page('/tim-kiem?q=so&nguon=baodongthap-example')
  const chip = $('a[href="/tim-kiem?q=so"]').filter((_, one) => $(one).text().includes('Nguồn: '))
  expect(chip).toHaveLength(1)
})
