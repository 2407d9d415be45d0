import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noFilters } from '../../src/engine/query.js'
import type { SearchRequest, SearchResponse } from '../../src/engine/reading.js'
import { ranking } from '../../src/engine/ranking/numbers.js'
import { maximumWords } from '../../src/engine/ranking/word-bag.js'
import type { TypedClause } from '../../src/search/query/typed.js'
import type { EngineUnderTest, OpenEngine, CreateEngine } from './cases.js'
import { article, MemoryLog } from './memory-log.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { analyzer, bonded, must, mustNot, phrase, query, request, words } from './requests.js'

const market = [
  'Sáng nay, chợ phiên của xã họp lại sau ba tháng nghỉ, hơn hai trăm sạp hàng mở cửa từ lúc trời còn mờ sương.',
  'Ban quản lý chợ kẻ lại vạch, đặt thêm bồn rửa tay, nhắc tiểu thương niêm yết giá và giữ lối đi cho xe cứu hỏa.',
]

/** Each there for one way in which "sốt xuất huyết" or "ủy ban nhân dân" can stand in a text. */
const articles = [
  article({
    id: 'in-title',
    title: 'Ổ dịch sốt xuất huyết ở xã ven sông',
    publishedAt: '2022-06-01T08:00:00+07:00',
    province: 'Đồng Nai',
    category: 'Y tế',
  }),
  article({
    id: 'in-body',
    title: 'Phun hóa chất diệt muỗi',
    body: ['Trạm ghi nhận thêm bốn ca sốt xuất huyết trong tuần.'],
    publishedAt: '2022-07-01T08:00:00+07:00',
    province: 'Thái Bình',
    category: 'Y tế',
  }),
  article({
    id: 'scattered',
    title: 'Xuất khẩu gạo tăng',
    body: ['Người già bị tăng huyết áp được nghỉ, trẻ sốt nhẹ được về nhà.'],
    publishedAt: '2023-01-01T08:00:00+07:00',
    province: 'Cần Thơ',
    category: 'Kinh tế',
  }),
  article({
    id: 'across-sentences',
    title: 'Ca trực đêm',
    body: ['Cháu bé lên cơn sốt. Xuất huyết dưới da là dấu hiệu nặng.'],
    publishedAt: '2023-02-01T08:00:00+07:00',
    province: 'Thái Bình',
  }),
  article({
    id: 'across-title',
    title: 'Mùa mưa và cơn sốt',
    lead: 'Xuất huyết dưới da là dấu hiệu nặng.',
    publishedAt: '2023-03-01T08:00:00+07:00',
  }),
  article({
    id: 'other-order',
    title: 'Xuất huyết sốt cao',
    publishedAt: '2023-03-02T08:00:00+07:00',
  }),
  article({
    id: 'fewer',
    title: 'Hết sốt, cháu bé xuất viện',
    publishedAt: '2023-04-01T08:00:00+07:00',
    province: 'Đồng Nai',
  }),
  article({ id: 'short-form', title: 'UBND họp về chợ nổi' }),
  article({ id: 'full-form', title: 'Ủy ban nhân dân họp về chợ nổi' }),
  article({ id: 'torn-form', title: 'Nhân dân họp chợ nổi, ủy ban dân tộc đến xem' }),
  article({ id: 'customs', title: 'Hải quan mở thêm cửa soát vé' }),
  article({ id: 'navy', title: 'Hải quân thăm làng chài' }),
  article({ id: 'durian', title: 'Sầu riêng vào mùa', body: ['Nhà vườn nói quả xấu được bán riêng.'] }),
  article({ id: 'market-1', title: 'Chợ phiên họp lại', body: market, publishedAt: '2021-05-01T06:00:00+07:00' }),
  article({ id: 'market-2', title: 'Phiên chợ sớm', body: market, publishedAt: '2021-05-01T09:00:00+07:00' }),
  article({ id: 'market-3', title: 'Mở sạp hàng', body: market, publishedAt: '2021-05-01T11:00:00+07:00' }),
  article({ id: 'market-4', title: 'Chợ phiên họp lại', body: market, publishedAt: '2021-05-01T12:00:00+07:00' }),
]

const strictlyFever = ['in-title', 'in-body']
const nearlyFever = ['scattered', 'across-sentences', 'across-title', 'other-order', 'fewer']

/** What matches strictly and what nearly: words that belong together, counts, orders, filters, pages. */
export function nearCases(create: CreateEngine): void {
  describe('strict and near matches', () => {
    let place: EngineUnderTest
    let open: OpenEngine

    beforeAll(async () => {
      place = await create()
      await place.build(new MemoryLog().put(...articles))
      open = await place.open()
    })

    afterAll(async () => {
      await open.engine.close()
      await place.dispose()
    })

    const ask = async (asked: SearchRequest): Promise<SearchResponse> => (await open.engine.search([asked]))[0]
    const asFever = (fields: Partial<SearchRequest> = {}, typed = 'sốt xuất huyết', ...more: TypedClause[]) =>
      bonded(request(query(must(words(typed)), ...more), { near: true, ...fields }), typed)
    const fever = (...asked: Parameters<typeof asFever>) => ask(asFever(...asked))
    const idsOf = ({ hits }: SearchResponse) => hits.map(({ id }) => id)
    const idsIn = ({ hits }: SearchResponse, isNear: boolean) =>
      hits.filter((hit) => hit.isNear === isNear).map(({ id }) => id)

    it('has words that belong together only side by side, in order, in one sentence and one field', async () => {
      const found = await fever({ near: false })
      expect(idsOf(found).sort()).toEqual(strictlyFever.toSorted())
      expect(found.total).toBe(2)
      const anywhere = await ask(request(query(must(words('sốt xuất huyết')))))
      expect(idsOf(anywhere).sort()).toEqual(
        [...strictlyFever, ...nearlyFever].filter((id) => id !== 'fewer').toSorted(),
      )
    })

    it('reads words that belong together in any form when typed without diacritics, as written otherwise', async () => {
      expect(idsOf(await fever({ near: false }, 'sot xuat huyet')).sort()).toEqual(strictlyFever.toSorted())
      const apart = await ask(bonded(request(query(must(words('mùa mua')))), 'mùa mua'))
      expect(idsOf(apart)).toEqual(['across-title'])
      expect(idsOf(await ask(bonded(request(query(must(words('mua mùa')))), 'mua mùa')))).toEqual([])
    })

    it('holds only the words together that belong together, and wants the others anywhere', async () => {
      const asked = (typed: string) => request(query(must(words(typed))))
      expect(idsOf(await ask(bonded(asked('tuần sốt xuất huyết'), 'sốt xuất huyết')))).toEqual(['in-body'])
      expect(idsOf(await ask(bonded(asked('dịch sốt xuất huyết ven sông'), 'sốt xuất huyết', 'ven sông')))).toEqual([
        'in-title',
      ])
      expect(idsOf(await ask(bonded(asked('ổ sông sốt xuất huyết'), 'ổ sông', 'sốt xuất huyết')))).toEqual([])
    })

    it('takes a unit that stands for the words instead of them', async () => {
      const asked = request(query(must(words('ủy ban nhân dân họp'))), { near: true })
      const found = await ask(bonded(asked, 'ủy ban nhân dân'))
      expect(idsIn(found, false).sort()).toEqual(['full-form', 'short-form'])
      expect(found.hits.find(({ id }) => id === 'torn-form')).toMatchObject({
        isNear: true,
        missing: [],
        apart: ['ủy ban nhân dân'],
      })
      const short = await ask(request(query(must(words('UBND họp')))))
      expect(idsOf(short).sort()).toEqual(['full-form', 'short-form'])
    })

    it('takes a synonym instead of words, of one word too, and puts what was typed first', async () => {
      const asked = (typed: string, first: number, last: number, way: string) => {
        const plain = request(query(must(words(typed))), { near: true })
        const [clause] = plain.query!.clauses
        const spelling = { kind: 'synonym' as const, first, last, words: queryTokens(way, analyzer) }
        const alternatives = clause.alternatives.map((leaf) => ({ ...leaf, spellings: [spelling] }))
        return { ...plain, query: { clauses: [{ ...clause, alternatives }] } }
      }
      const one = await ask(asked('muỗi', 0, 0, 'xuất viện'))
      expect(idsIn(one, false)).toEqual(['in-body', 'fewer'])
      expect(one.hits.map(({ missing }) => missing)).toEqual([[], []])
      const several = await ask(asked('ổ dịch', 0, 1, 'gạo'))
      expect(idsIn(several, false)).toEqual(['in-title', 'scattered'])
      const bondedOne = bonded(asked('trẻ sốt xuất huyết', 1, 3, 'huyết áp'), 'sốt xuất huyết')
      expect(idsIn(await ask(bondedOne), false)).toEqual(['scattered'])
    })

    it('scores a name in full as its abbreviation, and the other way round', async () => {
      const parts = async (typed: string) => {
        const { hits } = await ask(request(query(must(words(typed))), { explain: true }))
        return Object.fromEntries(hits.map(({ id, explain }) => [id, explain]))
      }
      for (const typed of ['UBND họp', 'ủy ban nhân dân họp']) {
        const found = await parts(typed)
        for (const part of ['coverage', 'exact', 'title', 'lead'])
          expect(found['short-form']?.[part]).toBeCloseTo(found['full-form']![part], 9)
      }
    })

    it('finds nearly, below what has the word, what a word that no article has may be a mistake for', async () => {
      const mistaken = await ask(request(query(must(words('hóa chất muỗix'))), { near: true }))
      expect(mistaken).toMatchObject({ total: 0 })
      expect(idsOf(mistaken)).toEqual(['in-body'])
      expect(mistaken.hits[0].missing).toEqual(['muỗix'])
      const alone = await ask(request(query(must(words('muoix'))), { near: true }))
      expect(alone).toMatchObject({ total: 0, near: { total: 1 } })
      expect(idsOf(await ask(request(query(must(words('muoix'))))))).toEqual([])
      const digits = await ask(request(query(must(words('muỗi2'))), { near: true }))
      expect(idsOf(digits)).toEqual([])
    })

    it('takes words without diacritics beside others as written, where articles have them together so', async () => {
      const together = (typed: string) => ask(bonded(request(query(must(words(typed))), { near: true }), typed))
      const customs = await together('hải quan')
      expect(idsIn(customs, false)).toEqual(['customs'])
      expect(customs.hits.filter(({ id }) => id === 'navy').every(({ isNear }) => isNear)).toBe(true)
      expect(idsIn(await together('hai quan'), false).sort()).toEqual(['customs', 'navy'])
      expect(idsIn(await together('sầu rieng'), false)).toEqual(['durian'])
      const either = bonded(request(query(must(words('hải quan'), words('zeppelin')))), 'hải quan')
      expect(idsOf(await ask(either))).toEqual(['customs'])
    })

    it('finds nearly alone what has a word in other forms than the one that was typed and no article has', async () => {
      const found = await ask(request(query(must(words('xầu riêng'))), { near: true }))
      expect(found).toMatchObject({ total: 0, near: { total: 1 } })
      expect(found.hits[0]).toMatchObject({ id: 'durian', isNear: true, missing: ['xầu'] })
      const facets = await ask(request(query(must(words('xầu riêng'))), { sort: 'newest' }))
      expect(facets).toMatchObject({ total: 0, hits: [] })
      expect((await ask(request(query(must(words('xau riêng')))))).total).toBe(1)
    })

    it('holds words together in alternatives too, which no article satisfies nearly', async () => {
      const either = bonded(
        request(query(must(words('sốt xuất huyết'), words('gạo'))), { near: true }),
        'sốt xuất huyết',
      )
      const found = await ask(either)
      expect(found).toMatchObject({ total: 3, near: { total: 0 } })
      expect(idsOf(found).sort()).toEqual(['in-body', 'in-title', 'scattered'])
      const bodies = request(query(must(words('ủy ban nhân dân'), words('zeppelin'))))
      expect(idsOf(await ask(bonded(bodies, 'ủy ban nhân dân'))).sort()).toEqual(['full-form', 'short-form'])
    })

    it('puts strict matches first and says what near ones lack or have apart', async () => {
      const { hits } = await fever()
      expect(hits.map(({ isNear }) => isNear)).toEqual([
        ...strictlyFever.map(() => false),
        ...nearlyFever.map(() => true),
      ])
      const lacking = Object.fromEntries(hits.map(({ id, missing, apart }) => [id, { missing, apart }]))
      const together = { missing: [], apart: [] }
      const apart = { missing: [], apart: ['sốt xuất huyết'] }
      expect(lacking).toEqual({
        'in-title': together,
        'in-body': together,
        scattered: apart,
        'across-sentences': apart,
        'across-title': apart,
        'other-order': apart,
        fewer: { missing: ['huyết'], apart: [] },
      })
    })

    it('says nothing is apart of words that are too many to be told from missing ones', async () => {
      const many = Array.from({ length: maximumWords }, (_, n) => `lạ${n}`).join(' ')
      const asked = request(query(must(words(`gạo tăng ${many} cầu thang`))), { near: true })
      const { hits } = await ask(bonded(asked, 'gạo tăng', 'cầu thang'))
      expect(hits.map(({ id, apart }) => [id, apart])).toEqual([['scattered', []]])
      const first = await ask(bonded(asked, 'tăng lạ0', 'cầu thang'))
      expect(first.hits.map(({ apart }) => apart)).toEqual([[]])
    })

    it('counts near matches apart from what is found', async () => {
      expect(await fever()).toMatchObject({ total: 2, totalHits: 2, near: { total: 5, totalHits: 5 } })
      expect(await fever({ limit: 0 })).toMatchObject({ total: 2, near: { total: 5 }, hits: [] })
    })

    it('finds nothing nearly where that is not wanted, nor by date, nor without a query', async () => {
      const none = { total: 0, totalHits: 0 }
      for (const fields of [{ near: false }, { sort: 'newest' }, { sort: 'oldest' }] as const) {
        const found = await fever(fields)
        expect(found).toMatchObject({ total: 2, near: none, next: null })
        expect(idsOf(found).sort()).toEqual(strictlyFever.toSorted())
      }
      expect(idsOf(await fever({ sort: 'newest' }))).toEqual(['in-body', 'in-title'])
      const everything = await ask(request(null, { near: true, limit: 100 }))
      expect(everything).toMatchObject({ total: articles.length, near: none })
      expect(everything.hits.every(({ isNear }) => !isNear)).toBe(true)
    })

    it('counts no near match in a facet', async () => {
      const { facets } = await fever()
      expect(facets).toEqual((await fever({ near: false })).facets)
      expect(facets?.provinces).toEqual([
        { value: 'Thái Bình', count: 1 },
        { value: 'Đồng Nai', count: 1 },
      ])
      expect(facets?.days.map(({ day }) => day)).toEqual(['2022-06-01', '2022-07-01'])
      expect(facets?.undated).toBe(0)
      const nowhere = await fever({}, 'sốt xuất huyết zeppelin')
      expect(nowhere.near.total).toBeGreaterThan(0)
      expect(nowhere.facets).toMatchObject({ days: [], undated: 0, provinces: [], categories: [] })
    })

    it('lets filters choose among strict matches, and seeks near ones among what passes', async () => {
      const within = async (province: string) => {
        const found = await fever({ filters: { ...noFilters, provinces: [province] } })
        return [idsIn(found, false), idsIn(found, true), found.total, found.near.total]
      }
      expect(await within('Đồng Nai')).toEqual([['in-title'], ['fewer'], 1, 1])
      expect(await within('Thái Bình')).toEqual([['in-body'], ['across-sentences'], 1, 1])
      expect(await within('Cần Thơ')).toEqual([[], ['scattered'], 0, 1])
      expect(await within('Cà Mau')).toEqual([[], [], 0, 0])
    })

    it('keeps near matches to what phrases and exclusions leave', async () => {
      const found = await fever({}, 'sốt xuất huyết', mustNot(words('gạo')), mustNot(phrase('cháu bé')))
      expect(idsIn(found, false).sort()).toEqual(strictlyFever.toSorted())
      expect(idsIn(found, true).sort()).toEqual(['across-title', 'other-order'])
      const cases = await fever({}, 'sốt xuất huyết', must(phrase('dưới da')))
      expect([idsIn(cases, false), idsIn(cases, true).sort()]).toEqual([[], ['across-sentences', 'across-title']])
      const onlyPhrase = await ask(request(query(must(phrase('dưới da'))), { near: true }))
      expect(onlyPhrase).toMatchObject({ total: 2, near: { total: 0 } })
    })

    it('pages over strict matches and near ones as over one list', async () => {
      const whole = idsOf(await fever())
      for (const limit of [1, 2, 3, 5]) {
        const seen: string[] = []
        for (let offset = 0; offset < 9; offset += limit) seen.push(...idsOf(await fever({ offset, limit })))
        expect(seen).toEqual(whole)
        const byCursor: string[] = []
        let page = await fever({ limit })
        while (page.next !== null && byCursor.length <= whole.length) {
          byCursor.push(...idsOf(page))
          page = await fever({ limit, cursor: page.next })
        }
        expect([...byCursor, ...idsOf(page)]).toEqual(whole)
      }
    })

    it('groups near-copies among strict matches and among near ones by themselves', async () => {
      const asked = (fields: Partial<SearchRequest> = {}) =>
        ask(bonded(request(query(must(words('họp lại mờ sương chợ phiên'))), { near: true, ...fields }), 'chợ phiên'))
      const apart = (fields: Partial<SearchRequest> = {}) =>
        ask(bonded(request(query(must(words('phiên họp chợ'))), { near: true, ...fields }), 'phiên họp'))
      const all = await asked({ grouped: true })
      expect(all).toMatchObject({ total: 4, totalHits: 1, near: { total: 0, totalHits: 0 } })
      // "phiên họp" stands side by side in the titles of two copies; all four have the three words.
      const { hits, ...counts } = await apart({ grouped: true })
      expect(counts).toMatchObject({ total: 2, totalHits: 1, near: { total: 5, totalHits: 4 } })
      const [strict, ...near] = hits
      expect([strict.isNear, ...[strict.id, ...strict.copies.first].sort()]).toEqual([false, 'market-1', 'market-4'])
      expect(near.map(({ isNear }) => isNear)).toEqual([true, true, true, true])
      expect(near.find(({ copies }) => copies.count > 0)).toMatchObject({ copies: { count: 1 } })
      expect(near.flatMap(({ id, copies }) => [id, ...copies.first]).sort()).toEqual([
        'full-form',
        'market-2',
        'market-3',
        'short-form',
        'torn-form',
      ])
      const pages = [0, 1, 2, 3, 4].map((offset) => apart({ grouped: true, offset, limit: 1 }))
      expect((await Promise.all(pages)).flatMap(idsOf)).toEqual(hits.map(({ id }) => id))
      const ungrouped = await apart()
      expect(ungrouped).toMatchObject({ total: 2, totalHits: 2, near: { total: 5, totalHits: 5 } })
      expect(Object.fromEntries(ungrouped.hits.map(({ id, copyOf }) => [id, copyOf]))).toMatchObject({
        'market-1': null,
        'market-4': 'market-1',
        'market-2': null,
        'market-3': 'market-2',
      })
    })

    it('seeks nothing nearly where enough match strictly', async () => {
      const many = async (strict: number) => {
        const log = new MemoryLog().put(article({ id: 'near', title: 'Tàu đến ga, cá về bến' }))
        for (let i = 0; i < strict; i++) log.put(article({ id: `n${i}`, title: `Bến tàu ${i}` }))
        const own = await create()
        try {
          await own.build(log)
          const { engine } = await own.open()
          const [found] = await engine.search([
            bonded(request(query(must(words('bến tàu'))), { near: true, limit: 100 }), 'bến tàu'),
          ])
          await engine.close()
          return [found.total, idsIn(found, true)]
        } finally {
          await own.dispose()
        }
      }
      const { enoughStrict } = ranking
      expect(await many(enoughStrict)).toEqual([enoughStrict, []])
      expect(await many(enoughStrict - 1)).toEqual([enoughStrict - 1, ['near']])
    })

    it('keeps the best of very many near matches', async () => {
      const log = new MemoryLog().put(article({ id: 'strict', title: 'Bến tàu' }))
      for (let i = 0; i < ranking.nearMost; i++)
        log.put(article({ id: `far${i}`, title: `Cá về bến, tàu số ${i} ra khơi` }))
      log.put(article({ id: 'close', title: 'Tàu về bến' }))
      const own = await create()
      try {
        await own.build(log)
        const { engine } = await own.open()
        const asked = bonded(request(query(must(words('bến tàu'))), { near: true, limit: 500 }), 'bến tàu')
        const [found] = await engine.search([asked])
        await engine.close()
        expect(found).toMatchObject({ total: 1, near: { total: ranking.nearMost } })
        expect(found.hits).toHaveLength(1 + ranking.nearMost)
        expect(idsOf(found).slice(0, 2)).toEqual(['strict', 'close'])
      } finally {
        await own.dispose()
      }
    })

    it('follows an article whose words no longer belong together', async () => {
      const own = await create()
      const log = new MemoryLog().put(
        article({ id: 'a', title: 'Cầu thang gỗ lim' }),
        article({ id: 'b', title: 'Cầu thang sắt' }),
      )
      const found = async () => {
        const { engine } = await own.open()
        const [answer] = await engine.search([
          bonded(request(query(must(words('cầu thang'))), { near: true }), 'cầu thang'),
        ])
        await engine.close()
        return [idsIn(answer, false).sort(), idsIn(answer, true).sort()]
      }
      try {
        await own.build(log)
        expect(await found()).toEqual([['a', 'b'], []])
        await own.build(log.put(article({ id: 'a', title: 'Thang dây bên cầu' })))
        expect(await found()).toEqual([['b'], ['a']])
        await own.build(log.remove('b'))
        expect(await found()).toEqual([[], ['a']])
      } finally {
        await own.dispose()
      }
    })
  })
}
