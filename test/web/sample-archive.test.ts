import { describe, expect, it } from 'vitest'
import type { Facets, FacetValue, Hit, LineageFacetValue } from '../../src/search/types.js'
import { facetParameters, searchPath } from '../../src/web/urls/search-url.js'
import { useArchiveSite } from './support/server.js'

const site = useArchiveSite()

interface Answer {
  total: number
  hits: Hit[]
  facets: Facets
}

async function searchFor(query: string): Promise<Answer> {
  const { status, body } = await site.json(`/api/v1/search?${query}`)
  expect(status).toBe(200)
  return body as Answer
}

describe('the site over the sample articles', () => {
  it('finds what is typed without diacritics and marks it as written', async () => {
    const { $ } = await site.page(`${searchPath}?q=so+thong+tin+va+truyen+thong`)
    expect(
      $('.hit mark')
        .toArray()
        .map((mark) => $(mark).text()),
    ).toContain('Sở Thông tin và Truyền thông')
  })

  it('gives each value of a list facet as many results as it promises, former agencies and provinces too', async () => {
    const { facets } = await searchFor('q=chuyen+doi+so')
    const flat = (values: LineageFacetValue[]): FacetValue[] => values.flatMap((one) => [one, ...flat(one.children)])
    const values: [string, FacetValue[]][] = [
      [facetParameters.agencies, flat(facets.agency)],
      [facetParameters.provinces, flat(facets.province)],
      [facetParameters.categories, facets.category],
    ]
    expect(facets.agency.some(({ children }) => children.length > 0)).toBe(true)
    expect(facets.province.some(({ children }) => children.length > 0)).toBe(true)
    for (const [parameter, list] of values) {
      expect(list.length).toBeGreaterThan(1)
      for (const { value, count } of list.slice(0, 12)) {
        const { total } = await searchFor(`q=chuyen+doi+so&${new URLSearchParams([[parameter, value]]).toString()}`)
        expect([parameter, value, total]).toEqual([parameter, value, count])
      }
    }
  })

  it('gives each year and month as many results as it promises', async () => {
    const { facets } = await searchFor('')
    for (const year of facets.date) {
      expect((await searchFor(`tu=${year.value}&den=${year.value}`)).total).toBe(year.count)
      for (const month of year.children.slice(0, 2)) {
        expect((await searchFor(`tu=${month.value}&den=${month.value}`)).total).toBe(month.count)
      }
    }
  })

  it(
    'has a page for each article, with related ones if there are any, and for each day and agency it names',
    { timeout: 120_000 },
    async () => {
      const paths = new Set<string>()
      let withRelated = 0
      for (let page = 1; page <= 2; page++) {
        const { hits } = await searchFor(`sap-xep=cu-nhat&so-bai=50&trang=${page}`)
        for (const { id } of hits) {
          const response = await site.get(`/bai/${id}`)
          expect([id, response.status]).toEqual([id, 301])
          const { status, $ } = await site.page(response.headers.get('location')!)
          expect([id, status]).toEqual([id, 200])
          if ($('aside .summary').length > 0) withRelated++
          for (const link of $('.article__foot a[href^="/co-quan/"], .day-nav__day a').toArray())
            paths.add($(link).attr('href')!)
        }
      }
      expect(withRelated).toBeGreaterThan(40)
      expect(paths.size).toBeGreaterThan(60)
      for (const address of paths) expect([address, (await site.get(address)).status]).toEqual([address, 200])
    },
  )

  it('suggests agencies and words', async () => {
    const { body } = await site.json('/api/v1/suggest?q=so+thong')
    expect(body).toMatchObject({
      suggestions: expect.arrayContaining([
        expect.objectContaining({ kind: 'agency', href: '/co-quan/so-thong-tin-va-truyen-thong' }),
      ]),
    })
  })

  it('does not send again what a visitor has', async () => {
    const first = await site.get('/')
    const second = await site.get('/')
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
  })
})
