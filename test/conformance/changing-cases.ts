import { describe, expect, it } from 'vitest'
import { articles } from './articles.js'
import { noGroups, type OpenEngine, type CreateEngine } from './cases.js'
import { article, MemoryLog } from './memory-log.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { analyzer, must, phrase, query, request, words } from './requests.js'

/** Cases with logs of their own, and with a log that changes. */
export function changingCases(create: CreateEngine): void {
  /** Runs a test on an engine built from a log. */
  async function over(log: MemoryLog, test: (open: OpenEngine) => Promise<void>): Promise<void> {
    const place = await create()
    try {
      await place.build(log)
      const open = await place.open(noGroups)
      await test(open)
      await open.engine.close()
    } finally {
      await place.dispose()
    }
  }
  const find = async ({ engine }: OpenEngine, ...asked: Parameters<typeof request>) =>
    (await engine.search([request(...asked)]))[0]

  describe('as the log changes', () => {
    it('shows added, changed and removed articles after a build', async () => {
      const place = await create()
      const log = new MemoryLog().put(
        article({ id: 'a', title: 'Khánh thành cầu Tịnh Xuyên', publishedAt: '2023-01-05T08:00:00+07:00' }),
        article({ id: 'b', title: 'Hội đua thuyền trên sông', publishedAt: '2023-02-05T08:00:00+07:00' }),
      )
      const found = async (text: string) => {
        const open = await place.open()
        const result = await find(open, query(must(words(text))))
        const { articles: count } = await open.engine.status()
        await open.engine.close()
        return { ids: result.hits.map((hit) => hit.id), facetDays: result.facets?.days.map(({ day }) => day), count }
      }
      try {
        await place.build(log)
        expect(await found('cầu Tịnh Xuyên')).toEqual({ ids: ['a'], facetDays: ['2023-01-05'], count: 2 })
        log.put(article({ id: 'a', title: 'Sửa chữa phà Cồn Nhất', publishedAt: '2023-03-05T08:00:00+07:00' }))
        log.put(article({ id: 'c', title: 'Thông xe cầu Tịnh Xuyên', publishedAt: '2023-04-05T08:00:00+07:00' }))
        await place.build(log)
        expect(await found('cầu Tịnh Xuyên')).toEqual({ ids: ['c'], facetDays: ['2023-04-05'], count: 3 })
        expect((await found('phà Cồn Nhất')).ids).toEqual(['a'])
        log.remove('c')
        await place.build(log)
        expect(await found('Tịnh Xuyên')).toEqual({ ids: [], facetDays: [], count: 2 })
        await place.build(log, true)
        expect((await found('phà Cồn Nhất')).ids).toEqual(['a'])
        expect((await found('đua thuyền')).count).toBe(2)
      } finally {
        await place.dispose()
      }
    })

    it('serves an empty archive', async () => {
      await over(new MemoryLog(), async (open) => {
        expect(await find(open, query(must(words('lúa'))))).toMatchObject({
          total: 0,
          hits: [],
        })
        expect(await find(open, null, {})).toMatchObject({ total: 0, hits: [] })
        expect(await open.vocabulary.complete(queryTokens('lu', analyzer), false, 5)).toEqual([])
      })
    })

    it('finds articles with all words though they lack a stopword that is rarer than these', async () => {
      const log = new MemoryLog().put(article({ id: 'rare', title: 'Ông vẫn quay về', body: ['Chuyện kể bên bếp.'] }))
      for (let i = 0; i < 100; i++)
        log.put(article({ id: `n${i}`, title: `Đồng làng ${i}`, body: i < 20 ? ['Lúa chín.'] : ['Ngô non.'] }))
      await over(log, async (open) => {
        const result = await find(open, query(must(words('vẫn lúa'))), { limit: 100 })
        expect(result.total).toBe(20)
        expect(result.hits.map((hit) => [hit.missing, hit.isNear])).toEqual(Array(20).fill([[], false]))
      })
    })

    it('finds no phrase that begins in the title and ends in the lead', async () => {
      const log = new MemoryLog().put(
        article({ id: 'across', title: 'Chợ phiên vùng núi', lead: 'Thành cổ mở cửa đón khách.' }),
        article({ id: 'within', title: 'Dấu tích núi Thành', lead: 'Một ngày leo dốc.' }),
      )
      await over(log, async (open) => {
        const result = await find(open, query(must(phrase('núi Thành'))))
        expect(result.hits.map((hit) => hit.id)).toEqual(['within'])
      })
    })

    it('tells apart short texts, and texts of a series that are days apart', async () => {
      const sky = 'nhiều mây, có lúc có mưa rào nhẹ ở ven biển, gió đông nam cấp hai đến cấp ba, nhiệt độ thấp nhất'
      const weather = (day: number, degrees: string) =>
        article({
          id: `weather-${day}`,
          title: `Thời tiết ngày ${day} tháng ba`,
          body: [`Trạm khí tượng cho biết hôm nay trời ${sky} ${degrees}, cao nhất vào buổi trưa.`],
          publishedAt: `2021-03-0${day}T05:00:00+07:00`,
        })
      const log = new MemoryLog().put(
        weather(1, 'mười bảy độ'),
        weather(3, 'hai mươi độ'),
        weather(5, 'mười chín độ'),
        article({ id: 'empty-1', title: 'Giá xăng cùng tăng' }),
        article({ id: 'empty-2', title: 'Giá xăng cùng tăng' }),
      )
      await over(log, async (open) => {
        const { hits } = await find(open, null, { grouped: true })
        expect(await open.engine.copies({ id: 'empty-1' }, 5)).toEqual([])
        expect((await open.engine.related([{ like: { id: 'empty-1' }, limit: 5 }]))[0].map(({ id }) => id)).toEqual([
          'empty-2',
        ])
        expect(hits).toHaveLength(5)
      })
    })

    it('makes one hit of thousands of identical articles', async () => {
      const log = new MemoryLog()
      const story = articles.find(({ id }) => id === 'agency-story')!
      for (let i = 0; i < 5000; i++) log.put(article({ ...story, id: `n${i}` }))
      for (let i = 0; i < 600; i++) log.put(article({ id: `field-${i}`, title: `Gặt lúa trên cánh đồng thứ ${i}` }))
      log.put(article({ id: 'other', title: 'Bến đò cũ thành bãi đỗ xe', body: ['Chủ đò nay bán vé gửi xe ở bến.'] }))
      await over(log, async (open) => {
        const result = await find(open, query(must(words('bến đò'))), { grouped: true })
        expect(result).toMatchObject({ total: 5001, totalHits: 2 })
        expect(result.hits.map(({ copies }) => copies.count).sort((a, b) => a - b)).toEqual([0, 4999])
        const newest = await find(open, null, { sort: 'newest', grouped: true, offset: 1, limit: 1 })
        expect(newest.hits).toMatchObject([{ id: 'field-0', copies: { count: 0, first: [] }, copyOf: null }])
        expect((await open.engine.related([{ like: { id: 'n7' }, limit: 5 }]))[0].map(({ id }) => id)).toEqual([
          'other',
        ])
        expect((await open.engine.related([{ like: { id: 'other' }, limit: 5 }]))[0].map(({ id }) => id)).toEqual([
          'n0',
        ])
        expect(await open.engine.copies({ id: 'n7' }, 3)).toEqual([
          { id: 'n0', share: 1 },
          { id: 'n1', share: 1 },
          { id: 'n2', share: 1 },
        ])
      })
    })

    it('goes on in a large archive as in a small one', async () => {
      const log = new MemoryLog()
      const crops = ['lúa', 'ngô', 'khoai', 'lạc', 'đay', 'cói']
      for (let i = 0; i < 1500; i++) {
        const body = [`Vụ mùa ${i} ở thôn số ${i % 97}, bà con thu hoạch ${crops[i % 6]} trên cánh đồng làng.`]
        log.put(article({ id: `n${i}`, title: `Thu hoạch ${crops[i % 6]} đợt ${i}`, body, category: crops[i % 6] }))
      }
      await over(log, async (open) => {
        const result = await find(open, query(must(words('thu hoạch cói đợt 77'))), { near: true })
        expect(result.hits[0].id).toBe('n77')
        const all = await find(open, query(must(words('khoai'))), { limit: 10 })
        expect(all).toMatchObject({
          total: 250,
          facets: { categories: [{ value: 'khoai', count: 250 }] },
        })
      })
    })
  })
}
