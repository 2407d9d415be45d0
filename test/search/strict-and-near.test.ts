import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { serve } from './support/archive.js'
import { makeArticle } from './support/articles.js'

function dated(id: string, day: string, title: string, stated: Partial<Article> = {}): Article {
  return makeArticle({
    id,
    title,
    publishedAt: `${day}T07:00:00+07:00`,
    datePrecision: 'minute',
    dateSource: 'page',
    ...stated,
  })
}

const repeated = (count: number, id: string, title: string) =>
  Array.from({ length: count }, (_, at) => makeArticle({ id: `${id}-${at}`, title: `${title} ${at}` }))

/** Articles about other things: what belongs together shows in an archive where words are not everywhere. */
const others = repeated(60, 'village', 'Làng gốm mở hội')

/** Three articles have "sốt xuất huyết"; the newer ones have its syllables apart, or some of them. */
const articles = [
  dated('title', '2022-03-01', 'Ổ dịch sốt xuất huyết ở xã ven sông', { province: 'Nam Định', category: 'Y tế' }),
  dated('body', '2022-04-01', 'Phun thuốc diệt muỗi', {
    body: ['Trạm ghi nhận bốn ca sốt xuất huyết.'],
    province: 'Thái Bình',
    category: 'Y tế',
  }),
  makeArticle({ id: 'undated', title: 'Sốt xuất huyết và cách phòng' }),
  dated('apart', '2022-11-01', 'Xuất khẩu gạo', {
    body: ['Người bị tăng huyết áp được nghỉ, trẻ sốt nhẹ về nhà.'],
    province: 'Hưng Yên',
    category: 'Kinh tế',
  }),
  dated('sentences', '2022-11-02', 'Ca trực đêm', { body: ['Cháu bé lên cơn sốt. Xuất huyết dưới da là nặng.'] }),
  dated('fewer', '2022-11-03', 'Hết sốt, cháu bé xuất viện', { province: 'Nam Định' }),
]
const strict = ['body', 'title', 'undated']
const ids = (hits: readonly { id: string }[]) => hits.map(({ id }) => id)
const { ask, service } = serve([...articles, ...others])

describe.each(['sốt xuất huyết', 'sot xuat huyet'])('a search for %s', (q) => {
  it('has what has it first, then what is near, with what it lacks', async () => {
    const { hits, total, totalHits, near, pages } = await ask({ q })
    expect({ total, totalHits, near, pages }).toEqual({
      total: 3,
      totalHits: 3,
      near: { total: 3, totalHits: 3, isCut: false },
      pages: 1,
    })
    expect(ids(hits.slice(0, 3)).sort()).toEqual(strict)
    expect(hits.map(({ isNear }) => isNear)).toEqual([false, false, false, true, true, true])
    const lacking = Object.fromEntries(hits.slice(3).map(({ id, missing, apart }) => [id, [missing, apart]]))
    expect(lacking).toEqual({ apart: [[], [q]], sentences: [[], [q]], fewer: [[q.split(' ')[2]], []] })
  })

  it('marks it as a whole, and no lone syllable of it', async () => {
    const { hits } = await ask({ q })
    const marked = (id: string) => {
      const { titleParts, snippets } = hits.find((hit) => hit.id === id)!
      return [titleParts, ...snippets].flat().flatMap(({ text, match }) => (match ? [text.toLowerCase()] : []))
    }
    expect(new Set(strict.flatMap(marked))).toEqual(new Set(['sốt xuất huyết']))
    expect([marked('apart'), marked('sentences'), marked('fewer')]).toEqual([[], ['sốt', 'xuất huyết'], []])
  })

  it('has the newest that have it when sorted by date, and no other', async () => {
    for (const [sort, order] of [
      ['newest', ['body', 'title', 'undated']],
      ['oldest', ['title', 'body', 'undated']],
    ] as const) {
      const { hits, total, near, pages } = await ask({ q, sort, size: 2 })
      expect([ids(hits), total, near.total, pages]).toEqual([order.slice(0, 2), 3, 0, 2])
      expect(ids((await ask({ q, sort, size: 2, page: 2 })).hits)).toEqual(order.slice(2))
    }
  })

  it('counts the articles that have it, in every facet', async () => {
    for (const { total, facets } of [await ask({ q }), await service.facets({ ...emptySearch, q })]) {
      expect(total).toBe(3)
      expect(facets.province.flatMap(({ children, ...one }) => [one, ...children]).map(({ value }) => value)).toEqual(
        expect.arrayContaining(['Nam Định', 'Thái Bình']),
      )
      expect(facets.category.map(({ value, count }) => [value, count])).toEqual([['Y tế', 2]])
      expect(facets.date.map(({ value, count }) => [value, count])).toEqual([['2022', 2]])
      expect(facets.date[0].children.map(({ value }) => value)).toEqual(['2022-04', '2022-03'])
      expect(facets.undated).toBe(1)
    }
  })

  it('takes along and follows only what has it', async () => {
    const list = await service.list({ ...emptySearch, q }, 100)
    const listed: string[] = []
    for await (const slice of list.slices) listed.push(...slice.map(({ article }) => article.id))
    expect([list.total, list.listed]).toEqual([3, 3])
    expect(listed.sort()).toEqual(strict)
    expect(ids(await service.latest({ ...emptySearch, q }, 10))).toEqual(['body', 'title'])
  })

  it('pages through both in one order', async () => {
    const whole = ids((await ask({ q })).hits)
    const pages = await Promise.all([1, 2, 3].map((page) => ask({ q, size: 2, page })))
    expect(pages.flatMap(({ hits }) => ids(hits))).toEqual(whole)
    expect(pages.map(({ pages: count }) => count)).toEqual([3, 3, 3])
    expect(pages.map(({ hits }) => hits.map(({ isNear }) => isNear))).toEqual([
      [false, false],
      [false, true],
      [true, true],
    ])
    expect((await ask({ q, size: 2, page: 4 })).hits).toEqual([])
  })

  it('is near only where the filters leave nothing that has it', async () => {
    const inProvince = await ask({ q, provinces: ['Nam Định'] })
    expect(inProvince.hits.map(({ id, isNear }) => [id, isNear])).toEqual([
      ['title', false],
      ['fewer', true],
    ])
    const november = { from: '2022-11-01', to: '2022-11-30' }
    const later = await ask({ q, ...november })
    expect(later).toMatchObject({ total: 0, totalHits: 0, near: { total: 3 }, pages: 1 })
    expect(later.hits.every(({ isNear }) => isNear)).toBe(true)
    expect(later.facets.date.map(({ value, count }) => [value, count])).toContainEqual(['2022', 2])
    expect(ids((await ask({ q, sort: 'newest', ...november })).hits)).toEqual([])
  })
})

it('a quoted search goes on over the end of a sentence, and has nothing near', async () => {
  const { hits, near } = await ask({ q: '"sốt xuất huyết"' })
  expect([ids(hits).sort(), near.total]).toEqual([['body', 'sentences', 'title', 'undated'], 0])
})

it('raw Telex is decoded to words that belong together', async () => {
  const { hits, reading, total, near } = await ask({ q: 'soots xuaats huyeets' })
  expect([reading.text, total, near.total]).toEqual(['sốt xuất huyết', 3, 3])
  expect(ids(hits.slice(0, 3)).sort()).toEqual(strict)
})

it('an unknown word leaves what has the rest near', async () => {
  const { hits, total } = await ask({ q: 'sốt xuất huyết zzyzx' })
  expect(total).toBe(0)
  expect(ids(hits.slice(0, 3)).sort()).toEqual(strict)
  expect(hits[0]).toMatchObject({ isNear: true, missing: ['zzyzx'], apart: [] })
})

it('an abbreviation, its full form and a name with either find the same', async () => {
  const bodies = serve([
    makeArticle({ id: 'short', title: 'UBND tỉnh họp' }),
    makeArticle({ id: 'full', title: 'Ủy ban nhân dân tỉnh họp' }),
    makeArticle({ id: 'apart', title: 'Nhân dân cả tỉnh họp, ủy ban dân tộc đến dự' }),
    ...others,
  ])
  for (const q of ['UBND tỉnh', 'Ủy ban nhân dân tỉnh', 'ubnd tinh', 'uy ban nhan dan tinh', 'Ủy ban nhân dân']) {
    const { hits, total } = await bodies.ask({ q })
    expect([q, total]).toEqual([q, 2])
    expect(ids(hits.filter(({ isNear }) => !isNear)).sort()).toEqual(['full', 'short'])
  }
})

describe('did you mean', () => {
  it('does not doubt words that belong together, however rare they are', async () => {
    const common = repeated(120, 'body', 'Sở Thông tin và Truyền thông')
    const rest = repeated(200, 'ferry', 'Bến đò bên sông nước lớn')
    const name = repeated(3, 'name', 'Ông Thông Tinh kể chuyện làng')
    // The same words, but the archive has them apart: then the other spelling is meant.
    const apart = makeArticle({ id: 'name', title: 'Ông Tinh kể chuyện' })
    expect((await serve([...common, ...rest, ...name]).ask({ q: 'thông tinh' })).didYouMean).toBeNull()
    expect((await serve([...common, ...rest, apart]).ask({ q: 'thông tinh' })).didYouMean).toBe('thông tin')
  })

  it('still mends an unknown word beside them', async () => {
    const { ask: askBodies } = serve([...repeated(5, 'shrimp', 'Nuôi tôm càng xanh'), ...others])
    expect((await askBodies({ q: 'tôm càng xanhh' })).didYouMean).toBe('tôm càng xanh')
  })
})
