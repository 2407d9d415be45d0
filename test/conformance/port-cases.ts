import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { noFilters } from '../../src/engine/query.js'
import type { SearchRequest, SearchResponse } from '../../src/engine/reading.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { keysOf } from '../../src/text/index.js'
import { articles } from './articles.js'
import type { EngineUnderTest, OpenEngine, CreateEngine } from './cases.js'
import { article, MemoryLog } from './memory-log.js'
import { analyzer, must, query, request, words } from './requests.js'

/** Two more articles that cite the same document, in different spellings. */
const citing = [
  article({
    id: 'schools',
    title: 'Xây thêm ba trường mầm non',
    body: ['Theo Nghị quyết số 60/NQ-HĐND và Quyết định số 15/2021/QĐ-UBND.'],
    source: 'dai.example',
    publishedAt: '2021-07-01T08:00:00+07:00',
  }),
  article({
    id: 'canals',
    title: 'Nạo vét kênh tưới',
    body: ['Căn cứ Nghị quyết số 60 / NQ - HĐND, nhắc lại Nghị quyết 60/NQ-HĐND.'],
    source: 'dai.example',
    publishedAt: '2021-07-01T08:00:00+07:00',
  }),
]

/** How many words articles have in their titles, leads, bodies and authors. */
const wordsIn = (all: readonly Article[]) =>
  all
    .flatMap(({ kicker, title, lead, body, author }) => [kicker, title, lead, ...body, author ?? ''])
    .reduce((sum, text) => sum + analyzer.analyze(text).tokens.length, 0)

/** What a caller on another machine relies on: batches, giving up, limits, cursors, names of builds, the vocabulary. */
export function portCases(create: CreateEngine): void {
  describe('to callers', () => {
    let place: EngineUnderTest
    let open: OpenEngine

    beforeAll(async () => {
      place = await create()
      await place.build(new MemoryLog().put(...articles, ...citing))
      open = await place.open()
    })

    afterAll(async () => {
      await open.engine.close()
      await place.dispose()
    })

    const find = async (fields: Partial<SearchRequest>, typed = ''): Promise<SearchResponse> => {
      const [response] = await open.engine.search([request(typed === '' ? null : query(must(words(typed))), fields)])
      return response
    }
    const idsOf = ({ hits }: SearchResponse) => hits.map(({ id }) => id)

    it('answers several requests in one call, in their order', async () => {
      const asked = ['vỡ đê', 'vắc xin', 'lúa'].map((text) => request(query(must(words(text)))))
      const together = await open.engine.search(asked)
      const apart: SearchResponse[] = []
      for (const one of asked) apart.push(...(await open.engine.search([one])))
      expect(together).toEqual(apart)
      expect(together.map((response) => idsOf(response)[0])).toEqual(['flood-1', 'covid-1', 'rice-1'])
      expect(await open.engine.search([])).toEqual([])
      const related = await open.engine.related([
        { like: { id: 'flood-1' }, limit: 1 },
        { like: { id: 'no-such-id' }, limit: 1 },
        { like: { id: 'flood-2' }, limit: 1 },
      ])
      expect(related.map((hits) => hits.map(({ id }) => id))).toEqual([['flood-2'], [], ['flood-1']])
    })

    it('finds the runs through alternatives that articles have, as written', async () => {
      const written = (text: string, cost: number) => text.split(' ').map((word) => ({ word: keysOf(word), cost }))
      const places = [written('chuyển chuyễn', 0), [...written('đổi đỗi', 0), ...written('doi', 3)]]
      const { lattices } = await open.vocabulary.ask({
        lattices: [
          { places, mostCost: 2 },
          { places: [], mostCost: 0 },
        ],
      })
      const runs = lattices[0].map(({ first, choices }) =>
        choices.map((choice, i) => places[first + i][choice].word.exact).join(' '),
      )
      expect(runs).toContain('chuyển đổi')
      expect(runs.filter((run) => run.includes('ễ') || run.includes('đỗi'))).toEqual([])
      expect(lattices[1]).toEqual([])
    })

    it('names what stands in capitals in titles', async () => {
      const names = await open.vocabulary.names()
      expect(names.every(({ text, titles }) => titles > 0 && text.split(' ').length > 1)).toBe(true)
      expect(new Set(names.map(({ before, text }) => `${before} | ${text}`)).size).toBe(names.length)
    })

    it('gives up when it is told to, or too late', async () => {
      const { engine, vocabulary } = open
      const aborted = AbortSignal.abort()
      const ways = [
        [{ signal: aborted }, 'read-cancelled'],
        [{ deadline: performance.now() - 1 }, 'read-timed-out'],
      ] as const
      for (const [options, code] of ways) {
        const asked = [
          engine.search([request(null)], options),
          engine.related([{ like: { id: 'flood-1' }, limit: 1 }], options),
          engine.copies({ id: 'agency-story' }, 1, options),
          engine.neighbours('flood-1', options),
          engine.status(options),
          vocabulary.ask({ forms: ['ban'] }, options),
          vocabulary.names(options),
          vocabulary.complete(queryTokens('vo de', analyzer), false, 1, options),
        ]
        for (const answer of asked) await expect(answer).rejects.toMatchObject({ kind: 'read', code })
      }
      const inTime = { signal: new AbortController().signal, deadline: performance.now() + 600_000 }
      expect(await engine.search([request(null)], inTime)).toHaveLength(1)
    })

    it('names the build in every answer', async () => {
      const { generation } = await open.engine.status()
      expect(generation).not.toBeNull()
      expect(await find({})).toMatchObject({ generation, isPartial: false })
    })

    it('counts the facets that are asked for alone, each up to its limit', async () => {
      const all = (await find({})).facets!
      const { facets } = await find({
        facets: { values: { categories: 2, agencies: 0 }, within: false, byGroup: true },
      })
      expect(facets?.categories).toEqual(all.categories.slice(0, 2))
      expect(facets).toMatchObject({ agencies: [], provinces: [], sources: [], documents: [] })
      expect(facets?.days).toEqual(all.days)
      expect((await find({ facets: null })).facets).toBeNull()
    })

    it('filters and counts sources', async () => {
      const found = await find({ filters: { ...noFilters, sources: ['dai.example'] }, sort: 'oldest' })
      expect(idsOf(found).sort()).toEqual(['canals', 'schools'])
      expect(found.facets?.sources).toEqual([
        { value: 'bao.example', count: articles.length },
        { value: 'dai.example', count: 2 },
      ])
      expect(idsOf(await find({ filters: { ...noFilters, sources: ['no.example'] } }))).toEqual([])
    })

    it('filters and counts documents, however they are written', async () => {
      const found = await find({ filters: { ...noFilters, documents: ['60-nq-hdnd'] } })
      expect(idsOf(found).sort()).toEqual(['canals', 'digital-1', 'schools'])
      expect(found.facets?.documents).toEqual([
        { value: '60-nq-hdnd', count: 3, label: '60/NQ-HĐND' },
        { value: '15-2021-qd-ubnd', count: 1, label: '15/2021/QĐ-UBND' },
      ])
      const within = await find({
        filters: { ...noFilters, documents: ['15-2021-qd-ubnd'] },
        facets: { values: { documents: 5 }, within: true, byGroup: true },
      })
      expect(within.facets?.documents.map(({ value, count }) => [value, count])).toEqual([
        ['15-2021-qd-ubnd', 1],
        ['60-nq-hdnd', 1],
      ])
    })

    it('names as many copies of a hit as are asked for, and counts all', async () => {
      const boats = async (copiesNamed: number) =>
        (await find({ grouped: true, copiesNamed, sort: 'oldest' }, 'bảy bến đò ngang')).hits[0].copies
      expect(await boats(0)).toEqual({ count: 2, first: [] })
      expect(await boats(1)).toEqual({ count: 2, first: ['agency-story-again'] })
      expect(await boats(9)).toEqual({ count: 2, first: ['agency-story-again', 'agency-story-retitled'] })
    })

    it('goes on by cursors as by offsets, to the end', async () => {
      for (const [typed, fields] of [
        ['', { sort: 'newest' }],
        ['', { sort: 'oldest', grouped: true }],
        ['sông', {}],
        ['của bến đò', { grouped: true }],
      ] as const) {
        const whole = idsOf(await find({ ...fields, limit: 100 }, typed))
        const byCursor: string[] = []
        let page = await find({ ...fields, limit: 3 }, typed)
        byCursor.push(...idsOf(page))
        for (let pages = 1; page.next !== null; pages++) {
          expect(pages).toBeLessThan(20)
          const { next } = page
          page = await find({ ...fields, limit: 3, cursor: next }, typed)
          expect(idsOf(page)).toEqual(idsOf(await find({ ...fields, limit: 3, offset: byCursor.length }, typed)))
          byCursor.push(...idsOf(page))
        }
        expect(byCursor).toEqual(whole)
      }
      expect((await find({}, 'zzyzx')).next).toBeNull()
      expect((await find({ limit: 100 })).next).toBeNull()
    })

    it('knows the neighbours of an article in its day, by time', async () => {
      const { engine } = open
      expect(await engine.neighbours('digital-1')).toEqual({ previous: 'midnight-first', next: 'midnight-last' })
      expect(await engine.neighbours('midnight-last')).toEqual({ previous: 'digital-1', next: null })
      // Of articles of the same minute, the one stored last comes first, as when sorting by oldest.
      expect(await engine.neighbours('canals')).toEqual({ previous: null, next: 'schools' })
      expect(await engine.neighbours('congress-1')).toEqual({ previous: null, next: null })
      expect(await engine.neighbours('undated')).toEqual({ previous: null, next: null })
      expect(await engine.neighbours('no-such-id')).toEqual({ previous: null, next: null })
    })

    it('knows the accented forms of words and pairs, and similar words, in one call', async () => {
      const { forms, pairs, similar } = await open.vocabulary.ask({
        forms: ['ban', 'zzyzx', 'de'],
        pairs: [
          ['thong', 'tin'],
          ['tin', 'thong'],
        ],
        similar: ['truyenf', 'ba'],
      })
      expect(forms[0].map(({ text }) => text)).toEqual(expect.arrayContaining(['ban', 'bán', 'bạn', 'bàn']))
      expect(forms[1]).toEqual([])
      expect(forms[2].map(({ text }) => text)).toContain('đê')
      expect(pairs).toEqual([[{ text: 'thông tin', articles: 1 }], []])
      expect(similar[0].map(({ text }) => text)).toContain('truyền')
      expect(similar[1].map(({ text }) => text)).toContain('ban')
      expect(similar[1].map(({ text }) => text)).not.toContain('ba')
      const counts = forms[0].map(({ articles: count }) => count)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      const size = { articles: articles.length + citing.length, words: wordsIn([...articles, ...citing]) }
      expect(await open.vocabulary.ask({})).toEqual({
        forms: [],
        pairs: [],
        similar: [],
        runs: [],
        units: [],
        lattices: [],
        ...size,
      })
    })

    it('completes unaccented words, compounds and titles', async () => {
      const complete = (typed: string) => open.vocabulary.complete(queryTokens(typed, analyzer), false, 5)
      expect((await complete('chuyen d')).map(({ text }) => text)).toContain('chuyển đổi')
      const titles = (await complete('vo de')).filter(({ kind }) => kind === 'title')
      expect(titles).toMatchObject([{ id: 'flood-1', text: 'Vỡ đê sông Trà Lý, ba trăm hộ dân sơ tán' }])
      expect(await complete('')).toEqual([])
    })
  })
}
