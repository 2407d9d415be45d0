import type { CheerioAPI } from 'cheerio'
import { describe, expect, it, vi } from 'vitest'
import { useSite } from './support/server.js'

/** Limits the facet values of a result, so that the invented articles have more. */
const result = vi.hoisted(() => ({ values: 9 }))
vi.mock('../../src/search/finding/facets.js', async (original) => ({
  ...(await original<typeof import('../../src/search/finding/facets.js')>()),
  get valuesOfResult() {
    return result.values
  },
}))

const site = useSite()

const tinh = encodeURIComponent('tỉnh')

async function pageOf(path: string): Promise<CheerioAPI> {
  const { status, $ } = await site.page(path)
  expect([path, status]).toEqual([path, 200])
  return $
}

const valuesOf = ($: CheerioAPI, name: string) =>
  $(`input[type="checkbox"][name="${name}"]`)
    .toArray()
    .map((box) => $(box).attr('value')!)
const labelsOf = ($: CheerioAPI, under: string) =>
  $(under)
    .toArray()
    .map((label) => $(label).contents().first().text().trim())

/** What a browser would send, as `URLSearchParams`: hidden inputs and checked boxes, in order. */
const sent = ($: CheerioAPI) =>
  new URLSearchParams(
    $('#chon input[type="hidden"], #chon input[checked]')
      .toArray()
      .map((input): [string, string] => [$(input).attr('name')!, $(input).attr('value')!]),
  )

describe('a page of results', () => {
  it('has the first values of a facet and a link to all of them, in the fold', async () => {
    const $ = await pageOf(`/tim-kiem?q=${tinh}&tinh=H%C6%B0ng+Y%C3%AAn&trang=2`)
    const facet = $('.facet').has('input[name="co-quan"]')
    expect(facet.children('ul').children('li')).toHaveLength(8)
    expect(facet.find('details > ul > li')).toHaveLength(1)
    const link = facet.find('details a')
    const total = /^Xem tất cả (\d+) cơ quan$/.exec(link.text())![1]
    expect(link.attr('href')).toBe(`/tim-kiem/co-quan?q=t%E1%BB%89nh&tinh=H%C6%B0ng+Y%C3%AAn`)
    const all = await pageOf(link.attr('href')!)
    expect(all('.choice__values > li')).toHaveLength(Number(total))
    expect(all('.result-head__total').text()).toBe(`${total} cơ quan`)
  })

  it('has no such link where it lists them all', async () => {
    const $ = await pageOf(`/tim-kiem?q=${tinh}`)
    expect(valuesOf($, 'tinh').length).toBeGreaterThan(1)
    expect($('.facet').has('input[name="tinh"]').find('a')).toHaveLength(0)
  })

  it('lists a chosen value beyond the first, unfolded', async () => {
    const whole = await pageOf(`/tim-kiem/co-quan?q=${tinh}`)
    const last = valuesOf(whole, 'co-quan').at(-1)!
    expect(valuesOf(await pageOf(`/tim-kiem?q=${tinh}`), 'co-quan')).not.toContain(last)
    const $ = await pageOf(`/tim-kiem?q=${tinh}&co-quan=${last}`)
    expect($('.facet details[open]').find(`input[value="${last}"][checked]`)).toHaveLength(1)
  })
})

describe('the page of all values of a facet', () => {
  const search =
    'q=t%E1%BB%89nh&tu=2019-01-01&den=2026-12-31&co-quan=so-y-te&co-quan=so-thong-tin-va-truyen-thong&tinh=H%C6%B0ng+Y%C3%AAn&chuyen-muc=Y+t%E1%BA%BF&sap-xep=moi-nhat&so-bai=20'

  it.each([
    ['co-quan', 'Chọn cơ quan', 'agency'],
    ['tinh', 'Chọn tỉnh, thành phố', 'province'],
    ['chuyen-muc', 'Chọn chuyên mục', 'category'],
  ])(
    '%s has every value with its count, most articles first, the former ones under today’s',
    async (name, h1, list) => {
      const { body } = await site.json('/api/v1/facets?q=so')
      type Tree = { value: string; count: number; children?: Tree[] }
      const flat = (trees: Tree[]): [string, string][] =>
        trees.flatMap(({ value, count, children = [] }) => [[value, String(count)], ...flat(children)])
      const trees = (body as { facets: Record<string, Tree[]> }).facets[list]
      expect(trees.length).toBeGreaterThan(3)
      const $ = await pageOf(`/tim-kiem/${name}?q=so`)
      expect($('h1').text()).toBe(h1)
      const shown = $('.choice input[type="checkbox"]').toArray()
      expect(shown.map((box) => [$(box).attr('value'), $(`label[for="${$(box).attr('id')}"] .count`).text()])).toEqual(
        flat(trees),
      )
      for (const { value, children = [] } of trees) {
        expect(
          $('.choice__values > li').has(`> .checkbox input[value="${value}"]`).find('.facet__former input'),
        ).toHaveLength(flat(children).length)
      }
      expect($('meta[name="robots"]').attr('content')).toBe('noindex')
      expect($('fieldset legend').text()).not.toBe('')
    },
  )

  it.each(['co-quan', 'tinh', 'chuyen-muc'])('%s sends the whole search along, and what is checked', async (name) => {
    const $ = await pageOf(`/tim-kiem/${name}?${search}&trang=3&thu-tu=a-z`)
    expect([$('#chon').attr('action'), $('#chon').attr('method')]).toEqual(['/tim-kiem', 'get'])
    const sorted = (params: URLSearchParams) => [...params].map((pair) => pair.join('=')).sort()
    expect(sorted(sent($))).toEqual(sorted(new URLSearchParams(search)))
    expect($('.trail a').attr('href')).toBe(`/tim-kiem?${search}`)
    expect(valuesOf($, name).length).toBe(new Set(valuesOf($, name)).size)
  })

  it('has values in the order of the alphabet when asked to, by a button of the form', async () => {
    const byCount = await pageOf('/tim-kiem/tinh?q=so&tinh=H%C6%B0ng+Y%C3%AAn')
    const button = byCount('.choice button[formaction]')
    const { formaction, name, value } = button.attr()!
    expect([formaction, name, value]).toEqual(['/tim-kiem/tinh', 'thu-tu', 'a-z'])
    // Enter activates the first button of a form.
    expect(byCount('.choice button').first().attr('formaction')).toBeUndefined()
    const query = sent(byCount)
    query.append(name, value)
    const $ = await pageOf(`${formaction}?${query.toString()}`)
    expect(labelsOf($, '.choice__values > li > .checkbox label > span:first-child')).toEqual([
      'Đồng Tháp',
      'Hưng Yên',
      'Lâm Đồng',
      'Quảng Ninh',
    ])
    expect($('input[value="Hưng Yên"][checked]')).toHaveLength(1)
    const back = $('.choice button[formaction]')
    expect([back.attr('formaction'), back.attr('name')]).toEqual(['/tim-kiem/tinh', undefined])
    const agencies = labelsOf(
      await pageOf('/tim-kiem/co-quan?thu-tu=a-z'),
      '.choice__values > li > .checkbox label > span:first-child',
    )
    expect(agencies.length).toBeGreaterThan(10)
    expect(agencies).toEqual(agencies.toSorted(new Intl.Collator('vi').compare))
  })

  it('says which search its numbers are of', async () => {
    const $ = await pageOf(`/tim-kiem/co-quan?${search}`)
    expect($('main > .note').text()).toContain(
      'trong kết quả tìm “tỉnh”, với điều kiện: Từ 1/1/2019 đến 31/12/2026; Tỉnh: Hưng Yên (gồm cả Thái Bình); Chuyên mục: Y tế.',
    )
    expect((await pageOf('/tim-kiem/co-quan'))('main > .note').text()).toContain('trong kho tin.')
  })

  it('says so when there is nothing to choose', async () => {
    const $ = await pageOf('/tim-kiem/co-quan?q=ngo%E1%BA%B1n+ngo%C3%A8o')
    expect($('form.choice')).toHaveLength(0)
    expect($('main').text()).toContain('Không có cơ quan nào')
    expect($('.trail a').attr('href')).toBe('/tim-kiem?q=ngo%E1%BA%B1n+ngo%C3%A8o')
  })

  it('leads on from a bad address to itself with what was right', async () => {
    const { status, $ } = await site.page('/tim-kiem/tinh?q=so&tu=31/02/2022&thu-tu=a-z&co-quan=so-thien-van')
    expect(status).toBe(400)
    const names = $('.problems dt').toArray()
    expect(names.map((name) => $(name).text())).toEqual(['tu', 'co-quan'])
    expect($('main li a').first().attr('href')).toBe('/tim-kiem/tinh?q=so&thu-tu=a-z')
    expect((await site.page('/tim-kiem/tinh?thu-tu=lon')).$('.problems dd').text()).toContain('a-z')
  })
})

describe('however few values a result has', () => {
  const withValues = async <T>(values: number, use: () => Promise<T>): Promise<T> => {
    const before = result.values
    result.values = values
    try {
      return await use()
    } finally {
      result.values = before
    }
  }

  it.each([
    '/',
    '/co-quan',
    '/tinh',
    '/co-quan/so-thong-tin-va-truyen-thong',
    '/co-quan/so-khoa-hoc-va-cong-nghe',
    '/tinh/thai-binh',
    '/tinh/hung-yen',
    '/tim-kiem/co-quan?q=so',
    '/api/v1/facets?q=so&co-quan=so-y-te',
    '/api/v1/agencies',
    '/api/v1/provinces',
    '/api/v1/agencies/so-thong-tin-va-truyen-thong',
    '/api/v1/provinces/hung-yen',
  ])('%s is the same', async (path) => {
    const few = await withValues(1, () => site.get(path))
    const several = await withValues(9, () => site.get(path))
    expect(await few.text()).toBe(await several.text())
    expect(few.status).toBe(200)
  })

  it('a search says how many there are', async () => {
    const { body } = await withValues(1, () => site.json('/api/v1/search?q=so'))
    const { facets } = body as { facets: { agency: unknown[]; totals: unknown } }
    expect(facets.agency).toHaveLength(1)
    expect(facets.totals).toMatchObject({ agency: 15, province: 4 })
    const whole = (await site.json('/api/v1/facets?q=so')).body as typeof body & { facets: typeof facets }
    expect(whole.facets.agency).toHaveLength(15)
    expect(whole.facets.totals).toEqual(facets.totals)
  })
})
