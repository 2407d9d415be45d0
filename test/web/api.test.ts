import { describe, expect, it } from 'vitest'
import { startSite, useSite } from './support/server.js'

const site = useSite()

describe('/api/v1/search', () => {
  it('answers what the page shows', async () => {
    const { status, body } = await site.json('/api/v1/search?q=chuyen+doi+so&co-quan=so-thong-tin-va-truyen-thong')
    expect(status).toBe(200)
    expect(body).toMatchObject({ query: 'chuyen doi so', total: 4, tookMs: expect.any(Number), page: 1, pages: 1 })
    const { hits, facets } = body as { hits: Record<string, unknown>[]; facets: Record<string, unknown> }
    // Two of the four are near-copies and make one hit.
    expect(hits).toHaveLength(3)
    expect(Object.keys(hits[0]).slice(0, 12)).toEqual([
      'id',
      'title',
      'kicker',
      'lead',
      'url',
      'source',
      'publishedAt',
      'agencies',
      'province',
      'category',
      'score',
      'snippets',
    ])
    expect(hits[0]).toMatchObject({
      id: 'baoquangninh-1000',
      url: 'https://baoquangninh.example/tin-tuc/baoquangninh-1000.html',
      href: '/bai/baoquangninh-1000/tap-huan-chuyen-doi-so-cho-can-bo-cap-xa-o-tien-yen',
      publishedAt: '2021-03-14T18:37:00+07:00',
    })
    expect(Object.keys(facets).sort()).toEqual([
      'agency',
      'category',
      'date',
      'province',
      'source',
      'totals',
      'undated',
    ])
    expect(facets.totals).toEqual({ agency: 2, province: 4, category: 1, source: 4 })
  })

  it('takes a size', async () => {
    expect((await site.json('/api/v1/search?so-bai=3')).body).toMatchObject({ size: 3, total: 40, hits: { length: 3 } })
  })
})

describe('the other twins', () => {
  it('answer an article with its links, and its related ones', async () => {
    const { body } = await site.json('/api/v1/articles/baothaibinh-1000')
    expect(body).toMatchObject({
      id: 'baothaibinh-1000',
      body: { length: 3 },
      agencies: [{ id: 'so-thong-tin-va-truyen-thong', href: '/co-quan/so-thong-tin-va-truyen-thong' }, {}],
      previousOfDay: null,
      nextOfDay: { id: 'baodongthap-1000' },
    })
    const related = await site.json('/api/v1/articles/baothaibinh-1000/related?so-bai=2')
    expect(related.body).toMatchObject({
      id: 'baothaibinh-1000',
      related: [{ href: expect.stringMatching(/^\/bai\//) }, {}],
    })
    expect((await site.json('/api/v1/articles/khong-co/related')).status).toBe(404)
    expect((await site.json('/api/v1/articles/baothaibinh-1000/related?so-bai=99')).status).toBe(400)
  })

  it('answer facets without hits', async () => {
    const { body } = await site.json('/api/v1/facets?q=l%C3%BAa')
    expect(Object.keys(body as object)).toEqual(['query', 'total', 'facets'])
  })

  it('answer suggestions with the address each leads to', async () => {
    const { body } = await site.json('/api/v1/suggest?q=chuy')
    expect(body).toMatchObject({
      query: 'chuy',
      suggestions: [{ kind: 'phrase', text: 'chuyển đổi', href: '/tim-kiem?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i' }],
    })
    const { body: agencies } = await site.json('/api/v1/suggest?q=so+y')
    const [first] = (agencies as { suggestions: unknown[] }).suggestions
    expect(first).toMatchObject({ kind: 'agency', href: '/co-quan/so-y-te' })
    expect((await site.json('/api/v1/suggest?q=')).body).toEqual({ query: '', suggestions: [] })
  })
})

describe('an empty archive', () => {
  it('has pages too', async () => {
    const other = await startSite({ articles: [] })
    const statuses = await Promise.all(
      ['/', '/tim-kiem', '/co-quan', '/ngay/2022', '/ngay/2022/11/23', '/ngay'].map(
        async (path) => (await other.get(path)).status,
      ),
    )
    await other.close()
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
  })
})
