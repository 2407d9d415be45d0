import type { CheerioAPI } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { searchPath } from '../../src/web/urls/search-url.js'
import { loadGazetteer } from '../../src/gazetteer-files.js'
import { readConfig } from '../../src/config.js'
import { provinceHref } from '../../src/web/urls/links.js'
import { useSite } from './support/server.js'

const [tttt, khcn] = ['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe']

const site = useSite()

async function pageOf(path: string): Promise<CheerioAPI> {
  const page = await site.page(path)
  expect([path, page.status]).toEqual([path, 200])
  return page.$
}

const texts = ($: CheerioAPI, selector: string) =>
  $(selector)
    .toArray()
    .map((one) => $(one).text().replace(/\s+/g, ' ').trim())

describe('the list of agencies', () => {
  it('goes by level and branch, in Vietnamese order, the former ones under those of today', async () => {
    const $ = await pageOf('/co-quan')
    expect(texts($, '.level h2')).toEqual(['Cấp tỉnh', 'Cấp huyện', 'Cấp xã'])
    expect(texts($, '#tinh ~ .agency-groups h3')[0]).toBe('Cơ quan Đảng')
    const government = $('#tinh ~ .agency-groups > section')
      .filter((_, section) => $(section).find('h3').text() === 'Chính quyền')
      .find('> .tree > li > .tree__row a')
    const names = government.toArray().map((link) => $(link).text())
    expect(names.length).toBeGreaterThan(5)
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare))
    const former = $(`a[href="/co-quan/${tttt}"]`).closest('li')
    expect(former.parents('li').find('a').first().attr('href')).toBe(`/co-quan/${khcn}`)
    expect(former.text()).toContain('trước 3/2025')
  })
})

describe("an agency's page", () => {
  it('tells of a former one what it is, what it became, and shows only its own articles', async () => {
    const $ = await pageOf(`/co-quan/${tttt}`)
    expect($('.facts').text()).toContain('Chính quyền cấp tỉnh')
    expect($('.facts').text()).toContain('đến 2/2025')
    expect($('.notice').text()).toContain('mang tên này đến khoảng 2/2025, nay là Sở Khoa học và Công nghệ')
    expect(
      $(`.notice a, .timeline a`)
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual([`/co-quan/${khcn}`, `/co-quan/${khcn}`])
    // Two of the four are near-copies and make one hit.
    expect($('.hit')).toHaveLength(3)
    expect(texts($, '.timeline__step')).toEqual([
      'Sở Thông tin và Truyền thông đến 2/2025 4 bài',
      'Nay là Sở Khoa học và Công nghệ 4 bài',
    ])
  })

  it("of today's includes the former ones, says so and leads to them", async () => {
    const $ = await pageOf(`/co-quan/${khcn}`)
    expect($('.notice').text()).toContain('gồm cả tin của cơ quan trước đây: Sở Thông tin và Truyền thông.')
    expect($('.hit')).toHaveLength(3)
    expect(texts($, '.timeline__relation')).toEqual(['Trước đây'])
    expect($('[aria-current="true"] strong').text()).toBe('Sở Khoa học và Công nghệ')
  })

  it('of one that ended without a successor says so, with no more precision than is known', async () => {
    const $ = await pageOf('/co-quan/ubnd-huyen')
    expect($('.notice').text()).toBe('Ủy ban nhân dân huyện không còn từ khoảng 7/2025.')
    expect($('aside').text()).toContain('từng tỉnh có thể sớm hay muộn hơn')
  })

  it('links its years and the agencies that its articles name too', async () => {
    const $ = await pageOf('/co-quan/ubnd-tinh')
    const years = $('.years a')
    expect(years.length).toBeGreaterThan(1)
    const { total } = (await site.json(`/api/v1/search?${years.first().attr('href')!.split('?')[1]}`)).body as {
      total: number
    }
    expect(years.first().next('.count').text()).toBe(String(total))
    const companions = $('section[aria-labelledby="cung-xuat-hien"] a')
      .toArray()
      .map((link) => $(link).attr('href'))
    expect(companions).toContain('/co-quan/hdnd-tinh')
    expect(companions).not.toContain('/co-quan/ubnd-tinh')
    expect($('link[rel="alternate"]').length).toBeGreaterThan(0)
  })

  it.each([
    ['/co-quan/so-ye-te', '/co-quan/so-y-te'],
    ['/co-quan/so-thong-tin', `/co-quan/${tttt}`],
    ['/tinh/thai-bin', '/tinh/thai-binh'],
  ])('that is not there, %s, offers what may have been meant', async (address, meant) => {
    const { status, $ } = await site.page(address)
    expect(status).toBe(404)
    expect($('main li a').first().attr('href')).toBe(meant)
  })
})

describe("a province's page", () => {
  it("of a former one leads to today's, which includes it", async () => {
    const former = await pageOf('/tinh/thai-binh')
    expect(former('h1').text()).toBe('Tỉnh Thái Bình')
    expect(former('.notice').text()).toContain('mang tên này đến hết 30/6/2025, nay là Hưng Yên')
    expect(former('.result-head__total').text()).toBe('10 bài')
    const today = await pageOf('/tinh/hung-yen')
    expect(today('.notice').text()).toContain('gồm cả tin của tỉnh, thành phố trước đây: Thái Bình')
    expect(today('.facts').text()).toContain('từ 1/7/2025')
    expect(today('.result-head__total').text()).toBe('10 bài')
    expect(today('section[aria-labelledby="co-quan-trong-tin"] a').length).toBeGreaterThan(5)
    expect(today('a.more').first().attr('href')).toBe(`${searchPath}?tinh=H%C6%B0ng+Y%C3%AAn`)
  })

  it('has one address, whichever way its name is written', async () => {
    for (const written of ['Thái Bình', 'thai binh', 'THAI-BINH']) {
      const response = await site.get(`/tinh/${encodeURIComponent(written)}?trang=2`)
      expect([written, response.status, response.headers.get('location')]).toEqual([
        written,
        301,
        '/tinh/thai-binh?trang=2',
      ])
    }
  })

  it('has an address that leads back to it, for every province of the gazetteer', () => {
    const gazetteer = loadGazetteer(readConfig({}).projectRoot)
    const lost = gazetteer
      .provinces()
      .filter(({ name }) => gazetteer.province(provinceHref(name).slice('/tinh/'.length))?.name !== name)
    expect(lost).toEqual([])
  })

  it('stands in a list with the former ones under those of today', async () => {
    const $ = await pageOf('/tinh')
    expect(texts($, 'main > .agency-groups > .tree > li > .tree__row a')).toEqual([
      'Đồng Tháp',
      'Hưng Yên',
      'Lâm Đồng',
      'Quảng Ninh',
    ])
    expect(texts($, '.tree .tree a')).toEqual(['Thái Bình', 'Đắk Nông'])
  })
})

describe('facets of agencies and provinces', () => {
  it('nest the former ones, mark those that a choice includes, and stay one form', async () => {
    const $ = await pageOf(`${searchPath}?co-quan=${khcn}&tinh=H%C6%B0ng+Y%C3%AAn`)
    const former = $(`input[value="${tttt}"]`)
    expect(former.parents('li').eq(1).find('input').first().attr('value')).toBe(khcn)
    expect(former.attr('checked')).toBeUndefined()
    expect(former.next('label').text()).toContain('trước 3/2025')
    expect(former.next('label').text()).toContain('(đã gồm)')
    const list = former.closest('ul')
    expect($(`#${list.attr('aria-labelledby')}`).text()).toBe('Sở Khoa học và Công nghệ gồm cả')
    expect($('input[value="Thái Bình"]').next('label').text()).toContain('trước 1/7/2025')
    expect(texts($, '.active-filters li')).toEqual([
      'Bỏ điều kiện Cơ quan: Sở KH&CN và cơ quan trước đây',
      'Bỏ điều kiện Tỉnh: Hưng Yên (gồm cả Thái Bình)',
    ])
    const ids = $('input, label')
      .toArray()
      .flatMap((one) => $(one).attr('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("of a former one offer the search with today's", async () => {
    const $ = await pageOf(`${searchPath}?q=h%E1%BB%8Dc&co-quan=${tttt}`)
    expect($('.notice .tag').attr('href')).toBe(`${searchPath}?q=h%E1%BB%8Dc&co-quan=${khcn}`)
  })
})

describe('the JSON twins', () => {
  it('answer an agency with its history, companions and articles', async () => {
    const { status, body } = await site.json(`/api/v1/agencies/${khcn}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: khcn,
      level: 'tinh',
      href: `/co-quan/${khcn}`,
      total: 4,
      predecessors: [{ id: tttt, validTo: '2025-02-28', count: 4, href: `/co-quan/${tttt}` }],
      successors: [],
      companions: [{ id: 'ubnd-xa', count: 4 }],
      hits: { length: 3 },
    })
    expect(await site.json('/api/v1/agencies/so-ye-te')).toMatchObject({
      status: 404,
      body: { code: 'no-such-agency' },
    })
    expect((await site.json(`/api/v1/agencies/${khcn}?trang=x`)).status).toBe(400)
  })

  it('answer a province, and both lists as trees', async () => {
    expect((await site.json('/api/v1/provinces/thai-binh')).body).toMatchObject({
      id: 'Thái Bình',
      validTo: '2025-06-30',
      total: 10,
      successors: [{ id: 'Hưng Yên', count: 10 }],
    })
    const { body } = await site.json('/api/v1/provinces')
    expect(body).toMatchObject({
      provinces: expect.arrayContaining([
        expect.objectContaining({ id: 'Hưng Yên', count: 10, children: [expect.objectContaining({ count: 10 })] }),
      ]),
    })
    expect((await site.json('/api/v1/agencies')).body).toMatchObject({
      agencies: expect.arrayContaining([expect.objectContaining({ id: khcn, count: 4 })]),
    })
    expect(await site.json('/api/v1/provinces/xyz')).toMatchObject({ status: 404, body: { code: 'no-such-province' } })
  })
})
