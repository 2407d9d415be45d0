import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { serve } from './support/archive.js'
import { makeArticle } from './support/articles.js'

function dated(id: string, day: string, stated: Partial<Article> = {}): Article {
  return makeArticle({
    id,
    publishedAt: `${day}T07:00:00+07:00`,
    datePrecision: 'minute',
    dateSource: 'page',
    ...stated,
  })
}

const yTe = { agencies: ['so-y-te'], province: 'Thái Bình', category: 'Y tế' }
const tttt = { agencies: ['so-thong-tin-va-truyen-thong'], province: 'Nam Định', category: 'Công nghệ' }
const articles = [
  dated('a1', '2022-11-23', { title: 'Tiêm chủng ở xã Minh Quang', body: ['Trạm y tế tiêm chủng cho trẻ.'], ...yTe }),
  dated('a2', '2022-11-23', {
    title: 'Trạm y tế mới',
    body: ['Xã khánh thành trạm y tế.'],
    publishedAt: '2022-11-23T09:30:00+07:00',
    ...yTe,
  }),
  dated('a3', '2022-10-02', { title: 'Tập huấn chuyển đổi số', lead: 'Cán bộ xã học chuyển đổi số.', ...tttt }),
  dated('a4', '2021-01-05', { title: 'Chuyển đổi số ở chợ huyện', author: 'Mai Lan', ...tttt }),
  makeArticle({ id: 'a5', title: 'Trạm bơm không rõ ngày', body: ['Xã vận hành trạm bơm.'] }),
]
const ids = (hits: { id: string }[]) => hits.map(({ id }) => id)

describe('search', () => {
  it('gives hits with what a page shows of them', async () => {
    const { ask } = serve(articles)
    const result = await ask({ q: 'tiêm chủng' })
    expect(result).toMatchObject({
      query: 'tiêm chủng',
      total: 1,
      totalHits: 1,
      near: { total: 0, totalHits: 0 },
      page: 1,
      pages: 1,
      didYouMean: null,
      offers: [],
    })
    expect(result.reading).toEqual({ text: 'tiêm chủng', notes: [] })
    expect(result.hits[0]).toMatchObject({
      id: 'a1',
      titleParts: [
        { text: 'Tiêm chủng', match: true },
        { text: ' ở xã Minh Quang', match: false },
      ],
      province: 'Thái Bình',
      missing: [],
      explain: null,
    })
    expect(result.hits[0].snippets[0]).toContainEqual({ text: 'tiêm chủng', match: true })
    expect(result.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('pages through the results', async () => {
    const { ask } = serve(articles)
    const pages = await Promise.all([1, 2, 3].map((page) => ask({ q: '', size: 2, page })))
    expect(pages.map(({ hits }) => ids(hits))).toEqual([['a2', 'a1'], ['a3', 'a4'], ['a5']])
    expect(pages[0]).toMatchObject({ total: 5, pages: 3 })
  })

  it('applies the filters of the URL and of the query together', async () => {
    const { ask } = serve(articles)
    expect(ids((await ask({ q: 'trạm ngày:2022-11' })).hits)).toEqual(['a2', 'a1'])
    expect(ids((await ask({ q: 'từ:2022', to: '2022-10-31' })).hits)).toEqual(['a3'])
    expect(ids((await ask({ q: 'cơ-quan:"Sở Y tế"' })).hits)).toEqual(['a2', 'a1'])
    expect(ids((await ask({ q: 'tỉnh:"Nam Định" ngày:2021', provinces: [] })).hits)).toEqual(['a4'])
  })

  it('restricts words to title or author, and leaves excluded ones out', async () => {
    const { ask } = serve(articles)
    expect(ids((await ask({ q: 'tiêu-đề:chuyển' })).hits)).toEqual(['a4', 'a3'])
    expect(ids((await ask({ q: 'tác-giả:"mai lan"' })).hits)).toEqual(['a4'])
    expect(ids((await ask({ q: 'trạm -bơm', sort: 'oldest' })).hits)).toEqual(['a1', 'a2'])
    expect(ids((await ask({ q: '-trạm' })).hits)).toEqual(['a3', 'a4'])
  })

  it('explains scores only when asked to', async () => {
    const { service } = serve(articles)
    const params = {
      q: 'trạm',
      from: null,
      to: null,
      undated: false,
      agencies: [],
      provinces: [],
      categories: [],
      sources: [],
      sort: 'relevance' as const,
      page: 1,
      size: 1,
    }
    expect((await service.search(params, { explain: true })).hits[0].explain).toMatchObject({
      terms: expect.any(Number),
      total: expect.any(Number),
    })
    expect((await service.search(params)).hits[0].explain).toBeNull()
  })

  it('leaves out a hit that has left the store since the index was built', async () => {
    const { log, ask } = serve(articles)
    expect(ids((await ask({ q: '' })).hits)).toContain('a1')
    log.remove('a1')
    expect(ids((await ask({ q: '' })).hits)).toEqual(['a2', 'a3', 'a4', 'a5'])
  })

  it('says which words an article lacks that matches nearly', async () => {
    const { ask } = serve(articles)
    const result = await ask({ q: 'trạm không gian' })
    expect(result).toMatchObject({ total: 0, totalHits: 0, near: { total: 1, totalHits: 1 }, pages: 1 })
    expect(result.hits[0]).toMatchObject({ id: 'a5', isNear: true, missing: ['gian'], apart: [] })
  })
})

describe('agencies and provinces with their history', () => {
  const [tttt, khcn] = ['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe']
  const archive = [
    dated('old', '2021-05-04', { agencies: [tttt], province: 'Thái Bình' }),
    dated('both', '2025-04-01', { agencies: [khcn, tttt], province: 'Hưng Yên' }),
    dated('new', '2025-09-02', { agencies: [khcn, 'so-y-te'], province: 'Hưng Yên' }),
    dated('other', '2022-01-03', { agencies: ['so-y-te'], province: 'Nam Định' }),
  ]
  const { service, ask } = serve(archive)
  const found = async (params: Parameters<typeof ask>[0]) => ids((await ask(params)).hits).sort()

  it('are searched with the former ones that became them, never the other way round', async () => {
    expect(await found({ agencies: [khcn] })).toEqual(['both', 'new', 'old'])
    expect(await found({ agencies: [tttt] })).toEqual(['both', 'old'])
    expect(await found({ provinces: ['Hưng Yên'] })).toEqual(['both', 'new', 'old'])
    expect(await found({ provinces: ['Thái Bình'] })).toEqual(['old'])
    expect(await found({ q: 'cơ-quan:"Sở KH&CN" tỉnh:"Hưng Yên"' })).toEqual(['both', 'new', 'old'])
  })

  it('count each article once, and keep what was chosen apart from what it includes', async () => {
    const { facets } = await ask({ agencies: [khcn], provinces: ['Thái Bình'] })
    expect(facets.province).toMatchObject([
      { value: 'Hưng Yên', count: 3, selected: false, children: [{ value: 'Thái Bình', count: 1, selected: true }] },
    ])
    expect(facets.agency).toMatchObject([
      {
        value: khcn,
        count: 1,
        selected: true,
        children: [{ value: tttt, count: 1, selected: false }],
      },
    ])
    const { facets: all } = await ask({})
    expect(all.agency[0]).toMatchObject({ count: 3, children: [{ count: 2 }] })
  })

  it('have companions: agencies of the same articles, under their names there', async () => {
    expect(await service.companions({ agencies: [khcn], provinces: [] }, 5)).toEqual([
      { value: 'so-y-te', label: 'Sở Y tế', count: 1, selected: false },
    ])
    const inProvince = await service.companions({ agencies: [], provinces: ['Hưng Yên'] }, 2)
    expect(inProvince.map(({ value, count }) => [value, count])).toEqual([
      [khcn, 2],
      [tttt, 2],
    ])
  })
})

describe('facets', () => {
  it('are labelled, and the dates are a tree, newest first', async () => {
    const { facets } = await serve(articles).ask({ q: '' })
    const former = { value: 'so-thong-tin-va-truyen-thong', label: 'Sở Thông tin và Truyền thông', count: 2 }
    const today = { value: 'so-khoa-hoc-va-cong-nghe', label: 'Sở Khoa học và Công nghệ', count: 2 }
    expect(facets.agency).toEqual([
      {
        ...today,
        selected: false,
        validTo: null,
        children: [{ ...former, selected: false, validTo: '2025-02-28', children: [] }],
      },
      { value: 'so-y-te', label: 'Sở Y tế', count: 2, selected: false, validTo: null, children: [] },
    ])
    expect(facets.undated).toBe(1)
    const day = { value: '2022-11-23', label: 'Ngày 23/11/2022', count: 2, selected: false, children: [] }
    const [first, second] = facets.date
    expect(first).toMatchObject({ value: '2022', label: 'Năm 2022', count: 3 })
    expect(first.children[0]).toEqual({
      value: '2022-11',
      label: 'Tháng 11/2022',
      count: 2,
      selected: false,
      children: [day],
    })
    expect(first.children[1].value).toBe('2022-10')
    expect(second).toMatchObject({ value: '2021', count: 1 })
  })

  it('mark what is selected, and list it where it counts nothing', async () => {
    const { facets } = await serve(articles).ask({
      q: 'tiêm',
      from: '2020-02-01',
      to: '2020-02-29',
      agencies: ['so-y-te', 'so-khong-co'],
      provinces: ['Cà Mau'],
      categories: ['Y tế'],
    })
    const absent = { count: 0, selected: true, validTo: null, children: [] }
    expect(facets.agency).toContainEqual({ value: 'so-khong-co', label: 'so-khong-co', ...absent })
    expect(facets.province).toEqual([{ value: 'Cà Mau', label: 'Cà Mau', ...absent }])
    const year = facets.date.find(({ value }) => value === '2020')
    expect(year).toMatchObject({
      count: 0,
      selected: false,
      children: [{ value: '2020-02', count: 0, selected: true, children: [] }],
    })
  })

  it('list the days of a large archive only under the months that are selected', async () => {
    const start = Date.UTC(2020, 0, 1)
    const many = Array.from({ length: 800 }, (_, at) =>
      dated(`d${at}`, new Date(start + at * 86_400_000).toISOString().slice(0, 10)),
    )
    const { service, ask } = serve(many)
    const months = (await ask({ q: '' })).facets.date.flatMap(({ children }) => children)
    expect(months).toHaveLength(27)
    expect(months.every(({ children }) => children.length === 0)).toBe(true)
    const selected = (await ask({ from: '2021-03-01', to: '2021-03-31' })).facets.date.flatMap(
      ({ children }) => children,
    )
    expect(
      selected.filter(({ children }) => children.length > 0).map(({ value, selected: chosen }) => [value, chosen]),
    ).toEqual([['2021-03', true]])
    expect((await service.calendar()).days).toHaveLength(800)
  })
})

describe('article', () => {
  it('has the names of its agencies, related articles and its neighbours of the day', async () => {
    const { service } = serve(articles)
    const view = await service.article('a1')
    expect(view?.article.id).toBe('a1')
    expect(view?.agencies).toEqual([{ id: 'so-y-te', name: 'Sở Y tế' }])
    expect(ids(view?.related ?? [])[0]).toBe('a2')
    expect(ids(view?.related ?? [])).not.toContain('a1')
    expect(view?.previousOfDay).toBeNull()
    expect(view?.nextOfDay?.id).toBe('a2')
    expect((await service.article('a2'))?.previousOfDay?.id).toBe('a1')
  })

  it('has no neighbours without a date', async () => {
    expect(await serve(articles).service.article('a5')).toMatchObject({ previousOfDay: null, nextOfDay: null })
  })

  it('is null when there is none', async () => {
    const { service } = serve(articles)
    expect(await service.article('zz')).toBeNull()
    expect(await service.related('zz', 5)).toBeNull()
  })
})

describe('calendar and status', () => {
  it('counts days, and again when the engine serves another build', async () => {
    const { engine, log, service } = serve(articles)
    expect(await service.calendar()).toEqual({
      days: [
        { day: '2021-01-05', count: 1 },
        { day: '2022-10-02', count: 1 },
        { day: '2022-11-23', count: 2 },
      ],
      undated: 1,
    })
    const ranges = [
      { from: '2000-01-01', to: '2021-01-04' },
      { from: '2021-01-06', to: '2022-10-01' },
      { from: '2022-10-02', to: '2022-10-02' },
      { from: '2022-11-24', to: '2030-12-31' },
      { from: '1990-01-01', to: '2030-12-31' },
    ]
    expect(await service.haveNews(ranges)).toEqual([false, false, true, false, true])
    const asked = engine.requests.length
    await service.calendar()
    expect(engine.requests).toHaveLength(asked)
    log.put(dated('a6', '2022-11-24'))
    await engine.refresh()
    expect((await service.calendar()).days.at(-1)).toEqual({ day: '2022-11-24', count: 1 })
    expect(engine.requests).toHaveLength(asked + 1)
    expect(await service.status()).toEqual({ generation: 'memory-6-6-test', articles: 6 })
  })
})

describe('suggestions', () => {
  it('offers agencies that have articles, then words and titles, with what was typed marked', async () => {
    const { service } = serve(articles)
    expect(await service.suggest('so thong', 5)).toEqual([
      {
        kind: 'agency',
        text: 'Sở Thông tin và Truyền thông',
        parts: [
          { text: 'Sở Thông', match: true },
          { text: ' tin và Truyền thông', match: false },
        ],
        id: 'so-thong-tin-va-truyen-thong',
      },
    ])
    const [words, title] = await service.suggest('tram y', 5)
    expect(words).toMatchObject({
      kind: 'phrase',
      parts: [
        { text: 'trạm y', match: true },
        { text: ' tế', match: false },
      ],
    })
    expect(title).toMatchObject({
      kind: 'title',
      id: 'a2',
      parts: [
        { text: 'Trạm y', match: true },
        { text: ' tế mới', match: false },
      ],
    })
    expect(await service.suggest('ubnd', 5)).toEqual([])
  })

  it('marks decomposed and Eth letters where they stand', async () => {
    const { service } = serve([makeArticle({ id: 'e', title: 'Ðường mới về bản' })])
    const found = await service.suggest('đường mo'.normalize('NFD'), 5)
    expect(found.find(({ kind }) => kind === 'title')!.parts).toEqual([
      { text: 'Ðường mớ', match: true },
      { text: 'i về bản', match: false },
    ])
  })

  it.each(['', '  ', '?!', '\u0301', '\u200b'])('has none for %j', async (text) => {
    expect(await serve(articles).service.suggest(text, 5)).toEqual([])
  })

  it('never says the same twice nor more than asked', async () => {
    const twins = ['t1', 't2', 't3'].map((id) => makeArticle({ id, title: id === 't3' ? 'Lũ về làng' : 'Lũ về' }))
    const { service } = serve(twins)
    expect((await service.suggest('lũ', 5)).map(({ text }) => text)).toEqual(['lũ', 'Lũ về', 'Lũ về làng'])
    expect(await service.suggest('lũ', 1)).toHaveLength(1)
    expect(await service.suggest('lũ', 0)).toEqual([])
  })
})

describe('a list of all that a search finds', () => {
  const many = Array.from({ length: 230 }, (_, n) =>
    dated(`m${n}`, `2022-0${1 + (n % 9)}-05`, { title: n < 205 ? 'Cầu Hồng Lạc' : 'Cầu khác' }),
  )
  const all = async (slices: AsyncIterable<{ article: Article }[]>) => {
    const found: string[] = []
    for await (const slice of slices) found.push(...slice.map(({ article }) => article.id))
    return found
  }

  it('has them in the order of the pages, from one search, whatever the page', async () => {
    const { service, engine } = serve(many)
    const params = { ...emptySearch, q: 'cầu hồng lạc', sort: 'oldest' as const, page: 7 }
    const list = await service.list(params, 1000)
    expect([list.total, list.listed, engine.requests.length]).toEqual([205, 205, 1])
    const first = await service.search({ ...params, page: 1 })
    const found = await all(list.slices)
    expect(found).toHaveLength(205)
    expect(found.slice(0, 10)).toEqual(ids(first.hits))
  })

  it('says how many it left out', async () => {
    const list = await serve(many).service.list({ ...emptySearch, q: '', sort: 'newest', page: 1 }, 150)
    expect([list.total, list.listed]).toEqual([230, 150])
    expect(await all(list.slices)).toHaveLength(150)
  })

  it('reads a query as the page does', async () => {
    const list = await serve(many).service.list(
      { ...emptySearch, q: 'caauf hoongf lacj', sort: 'relevance', page: 1 },
      5,
    )
    expect(list.reading.text).toBe('cầu hồng lạc')
    expect(list.total).toBe(205)
  })

  it('lets the event loop come round between any two slices, of other lists too', async () => {
    const { service } = serve(many)
    const params = { ...emptySearch, q: '', sort: 'newest' as const, page: 1 }
    const lists = [await service.list(params, 1000), await service.list(params, 1000)]
    let rounds = 0
    let isDone = false
    const turn = () => {
      rounds++
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    let slices = 0
    const take = async ({ slices: own }: (typeof lists)[number]) => {
      for await (const slice of own) slices += Math.sign(slice.length)
    }
    await Promise.all(lists.map(take))
    isDone = true
    expect(slices).toBe(20)
    expect(rounds).toBeGreaterThanOrEqual(slices)
  })

  it('names the first of near-copies, and gives only that to somebody who follows', async () => {
    const text =
      'Sáng qua, đoàn thanh niên xã Hồng Lạc vớt bèo trên kênh tưới dài ba cây số, chở đi ủ phân cho ruộng màu.'
    const printed = (id: string, day: string, title = 'Vớt bèo') => dated(id, day, { title, body: [text] })
    const others = Array.from({ length: 9 }, (_, n) => dated(`o${n}`, `2022-10-0${n + 1}`, { title: `Tin ${n}` }))
    const reprints = Array.from({ length: 8 }, (_, n) => printed(`r${n}`, `2022-11-1${n}`))
    const { service } = serve([printed('first', '2022-10-05', 'Vớt bèo trên kênh tưới'), ...others, ...reprints])
    const list = await service.list({ ...emptySearch, sort: 'newest' }, 3)
    const copies: (string | null)[] = []
    for await (const slice of list.slices) copies.push(...slice.map(({ copyOf }) => copyOf))
    expect(copies).toEqual(['first', 'first', 'first'])
    expect(ids(await service.latest(emptySearch, 3))).toEqual(['o8', 'o7', 'o6'])
    expect(ids(await service.latest(emptySearch, 6))).toEqual(['o8', 'o7', 'o6', 'o5', 'first', 'o4'])
    // If the first lacks a word of the query, the next one is the first of those that are found.
    const titled = serve([printed('first', '2022-10-05', 'Kênh'), printed('second', '2022-10-06'), ...reprints])
    expect(ids(await titled.service.latest({ ...emptySearch, q: 'tiêu-đề:"vớt bèo"' }, 3))).toEqual(['second'])
  })

  it('has the newest of those that match strictly, for somebody who follows a search', async () => {
    const some = [
      dated('new', '2022-11-03', { title: 'Cầu Hồng Lạc thông xe' }),
      dated('other', '2022-11-02', { title: 'Cầu treo' }),
      dated('apart', '2022-01-01', { title: 'Hồng Lạc có cầu' }),
      dated('old', '2021-11-01', { title: 'Khởi công cầu Hồng Lạc' }),
      makeArticle({ id: 'undated', title: 'Cầu Hồng Lạc' }),
    ]
    const latest = (q: string, limit = 10) =>
      serve(some).service.latest({ ...emptySearch, q, sort: 'relevance', page: 3 }, limit)
    expect(ids(await latest('lạc cầu'))).toEqual(['new', 'apart', 'old'])
    // Side by side these are the name of a bridge, which is meant as such.
    expect(ids(await latest('cầu hồng lạc'))).toEqual(['new', 'old'])
    expect(ids(await latest('cầu hồng lạc', 1))).toEqual(['new'])
    expect(ids(await latest(''))).toEqual(['new', 'other', 'apart', 'old'])
    // The page would also show the words in another order; followers of a feed want only the phrase.
    expect(ids(await latest('"lạc có hồng"'))).toEqual([])
  })
})
