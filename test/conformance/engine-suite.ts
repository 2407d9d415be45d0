import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleLog } from '../../src/article-log.js'
import { noFilters, type Filters, type Leaf, type Query } from '../../src/engine/query.js'
import type { EngineHit, RelatedHit, SearchEngine, SearchRequest } from '../../src/engine/reading.js'
import { articles } from './articles.js'
import { article, MemoryLog } from './memory-log.js'

/** What the suite needs of an engine: an empty place of its own, building from a log, and opening what was built. */
export interface EngineUnderTest {
  build(log: ArticleLog, full?: boolean): Promise<void>
  /** Opens the newest build; the suite closes it. */
  open(): Promise<SearchEngine>
  dispose(): Promise<void>
}

const must = (...alternatives: Leaf[]) => ({ occur: 'must' as const, alternatives })
const mustNot = (...alternatives: Leaf[]) => ({ occur: 'not' as const, alternatives })
const words = (text: string): Leaf => ({ kind: 'words', text })
const phrase = (text: string, slop = 0): Leaf => ({ kind: 'phrase', text, slop })
const query = (...clauses: Query['clauses']): Query => ({ clauses })

const request = (fields: Partial<SearchRequest>): SearchRequest => ({
  query: null,
  filters: noFilters,
  sort: 'relevance',
  offset: 0,
  limit: 20,
  facets: true,
  explain: false,
  grouped: false,
  ...fields,
})

const filters = (fields: Partial<Filters>): Filters => ({ ...noFilters, ...fields })

/** The behaviour that every engine behind the port must show. */
export function engineConformance(name: string, create: () => Promise<EngineUnderTest>): void {
  describe(`${name} keeps the engine port`, () => {
    describe('over the fixed articles', () => {
      let place: EngineUnderTest
      let engine: SearchEngine

      beforeAll(async () => {
        place = await create()
        await place.build(new MemoryLog().put(...articles))
        engine = await place.open()
      })

      afterAll(async () => {
        await engine.close()
        await place.dispose()
      })

      const find = async (q: Query | null, fields: Partial<SearchRequest> = {}) =>
        engine.search(request({ query: q, ...fields }))
      const ids = async (q: Query | null, fields: Partial<SearchRequest> = {}) =>
        (await find(q, fields)).hits.map((hit) => hit.id)

      it('says what it serves', async () => {
        expect(await engine.status()).toMatchObject({ articles: articles.length, sequence: articles.length })
      })

      it('finds articles that have all words, whatever their order', async () => {
        const result = await find(query(must(words('đê sông vỡ'))))
        expect(result.hits[0].id).toBe('flood-1')
        expect(result.hits[0].missing).toEqual([])
        expect(result.totalComplete).toBeGreaterThan(0)
      })

      it('falls back to fewer words and says which are missing', async () => {
        const result = await find(query(must(words('vỡ đê zeppelin'))))
        expect(result.totalComplete).toBe(0)
        expect(result.hits[0].id).toBe('flood-1')
        expect(result.hits[0].missing).toEqual(['zeppelin'])
      })

      it('finds nothing for words that no article has', async () => {
        expect(await find(query(must(words('zzyzx qwrtp'))))).toMatchObject({ total: 0, hits: [] })
      })

      it('matches a phrase only in its order', async () => {
        expect(await ids(query(must(phrase('chuyển đổi số'))))).toEqual(
          expect.arrayContaining(['digital-1', 'digital-2']),
        )
        expect(await ids(query(must(phrase('số đổi chuyển'))))).toEqual([])
      })

      it('matches a phrase with diacritics as written, one without in any form', async () => {
        expect(await ids(query(must(phrase('cán bộ bán'))))).toEqual(['minimal-ban-sell'])
        expect((await ids(query(must(phrase('can bo ban'))))).sort()).toEqual([
          'minimal-ban-friend',
          'minimal-ban-sell',
        ])
      })

      it('lets a phrase have as many foreign words inside as its slop', async () => {
        expect(await ids(query(must(phrase('hồ chứa Đại Lải', 0))))).toEqual([])
        expect(await ids(query(must(phrase('hồ chứa Đại Lải', 2))))).toEqual(['tone-new'])
      })

      it('leaves out negated words as written, and negated phrases', async () => {
        const all = await ids(query(must(words('cán bộ'))))
        expect(all).toEqual(expect.arrayContaining(['minimal-ban-sell', 'minimal-ban-friend']))
        const without = await ids(query(must(words('cán bộ')), mustNot(words('bán'))))
        expect(without).toContain('minimal-ban-friend')
        expect(without).not.toContain('minimal-ban-sell')
        expect(await ids(query(must(words('chuyển đổi số')), mustNot(phrase('học sinh'))))).not.toContain('digital-2')
      })

      it('takes either alternative of a clause', async () => {
        const found = await ids(query(must(words('vỡ đê'), words('vắc xin'))))
        expect(found).toEqual(expect.arrayContaining(['flood-1', 'covid-1']))
        expect(found).not.toContain('digital-1')
      })

      it('restricts a leaf to the title or the author', async () => {
        expect(await ids(query(must({ ...words('lúa'), field: 'title' })))).toEqual(['rice-1'])
        expect((await ids(query(must({ ...words('Lê Bình Minh'), field: 'author' })))).sort()).toEqual([
          'flood-1',
          'flood-2',
        ])
      })

      it('ranks a match in the title above one in passing', async () => {
        expect((await ids(query(must(words('lúa')))))[0]).toBe('rice-1')
      })

      it('explains a score by named parts when asked', async () => {
        const { hits } = await find(query(must(words('lúa'))), { explain: true })
        expect(Object.values(hits[0].explain ?? {}).every(Number.isFinite)).toBe(true)
        expect(Object.keys(hits[0].explain ?? {}).length).toBeGreaterThan(1)
      })

      describe('in Vietnamese', () => {
        const cases: [string, string, string][] = [
          ['without diacritics', 'so thong tin va truyen thong', 'digital-1'],
          ['without diacritics, y for ý though the archive has "ki"', 'ky uc cong truong', 'tone-old'],
          ['decomposed', 'chuyển đổi số'.normalize('NFD'), 'digital-1'],
          ['Eth for Đ', 'Ðại hội Ðảng bộ', 'congress-1'],
          ['Đ for Eth in the text', 'Đại hội Đảng bộ', 'congress-1'],
          ['new-style tone mark for old', 'hoà bình thuỷ điện', 'tone-old'],
          ['old-style tone mark for new', 'thủy lợi hòa mạng', 'tone-new'],
          ['i for y', 'kĩ sư', 'engineer-1'],
          ['abbreviation for the full form', 'UBND huyện Kiến Xương', 'rice-1'],
          ['full form for the abbreviation', 'Ủy ban nhân dân xã Quang Bình', 'flood-2'],
          ['document number', '60/NQ-HĐND', 'digital-1'],
          ['part of a document number', 'Nghị quyết số 60', 'digital-1'],
          ['hyphen in a name', 'covid 19', 'covid-1'],
          ['percentage', '46,3%', 'digital-2'],
        ]
        it.each(cases)('%s: %s', async (_, typed, expected) => {
          const result = await find(query(must(words(typed))))
          expect(result.hits.slice(0, 2).map((hit) => hit.id)).toContain(expected)
          expect(result.totalComplete).toBeGreaterThan(0)
        })

        it('ranks the word as typed before words that only fold alike', async () => {
          const found = await ids(query(must(words('bán'))))
          expect(found[0]).toBe('minimal-ban-sell')
          expect(found).toContain('minimal-ban-friend')
        })
      })

      it('filters by days, both ends inclusive, in local time', async () => {
        expect((await ids(null, { filters: filters({ from: '2022-11-23', to: '2022-11-23' }) })).sort()).toEqual([
          'digital-1',
          'midnight-first',
          'midnight-last',
        ])
        expect(await ids(null, { filters: filters({ from: '2024-09-09' }) })).toEqual(['congress-1', 'flood-2'])
      })

      it('finds the articles without a date by themselves, and none of them in any days', async () => {
        expect(await ids(null, { filters: filters({ undated: true }) })).toEqual(['undated'])
        expect(await ids(null, { filters: filters({ undated: true, from: '2000-01-01' }) })).toEqual([])
        const { facets } = await find(null, { filters: filters({ undated: true }) })
        const all = await find(null, {})
        expect([facets?.days, facets?.undated]).toEqual([all.facets?.days, all.facets?.undated])
      })

      it('takes several values of a filter as alternatives, several filters together', async () => {
        const both = await ids(null, { filters: filters({ provinces: ['Đồng Tháp', 'Hưng Yên'] }) })
        expect(both.sort()).toEqual(['covid-1', 'engineer-1', 'tone-new'])
        expect(
          await ids(null, { filters: filters({ provinces: ['Đồng Tháp', 'Hưng Yên'], categories: ['Y tế'] }) }),
        ).toEqual(['covid-1'])
        expect(await ids(null, { filters: filters({ agencies: ['no-such-agency'] }) })).toEqual([])
      })

      it('counts each facet over all filters but its own', async () => {
        const { facets, total } = await find(null, {
          filters: filters({ provinces: ['Đồng Tháp'], categories: ['Y tế'] }),
        })
        expect(total).toBe(1)
        expect(facets?.provinces).toEqual([
          { value: 'Thái Bình', count: 1 },
          { value: 'Đồng Tháp', count: 1 },
        ])
        expect(facets?.categories.find(({ value }) => value === 'Y tế')?.count).toBe(1)
        expect(facets?.categories.reduce((sum, { count }) => sum + count, 0)).toBe(2)
        expect(facets?.agencies).toEqual([{ value: 'so-y-te', count: 1 }])
      })

      it('counts a group as one choice, each article once, and its members by themselves', async () => {
        const groups = {
          agencies: [
            { value: 'so-y-te', members: ['so-y-te', 'tinh-uy'] },
            { value: 'head-of-two', members: ['head-of-two', 'so-thong-tin-va-truyen-thong', 'hdnd-tinh'] },
            { value: 'hdnd-tinh', members: ['hdnd-tinh', 'ubnd-xa', 'no-such-agency'] },
            { value: 'head-of-none', members: ['head-of-none', 'no-such-agency'] },
          ],
          provinces: [{ value: 'Hưng Yên', members: ['Hưng Yên', 'Thái Bình'] }],
        }
        const { facets } = await find(null, { groups, filters: filters({ provinces: ['Đồng Tháp'] }) })
        const everywhere = await find(null, { groups })
        const countOf = (list: { value: string; count: number }[] | undefined, value: string) =>
          list?.find((one) => one.value === value)?.count
        const { agencies } = everywhere.facets!
        expect(countOf(agencies, 'so-y-te')).toBe(3)
        expect(countOf(agencies, 'head-of-two')).toBe(1)
        expect(countOf(agencies, 'so-thong-tin-va-truyen-thong')).toBe(1)
        expect(countOf(agencies, 'hdnd-tinh')).toBe(2)
        expect(countOf(agencies, 'tinh-uy')).toBe(1)
        expect(countOf(agencies, 'head-of-none')).toBeUndefined()
        expect(agencies.map(({ count }) => count)).toEqual(agencies.map(({ count }) => count).sort((a, b) => b - a))
        for (const { value, members } of groups.agencies) {
          const { total } = await find(null, { filters: filters({ agencies: members }), facets: false })
          expect([value, total]).toEqual([value, countOf(agencies, value) ?? 0])
        }
        const inThaiBinh = articles.filter((one) => one.province === 'Thái Bình').length
        expect(countOf(facets?.provinces, 'Hưng Yên')).toBe(inThaiBinh + 1)
        expect(countOf(facets?.provinces, 'Thái Bình')).toBe(inThaiBinh)
        expect(facets?.agencies).toEqual([{ value: 'so-y-te', count: 1 }])
      })

      it('counts what occurs together when facets are to count the articles found only', async () => {
        const wanted = { filters: filters({ agencies: ['so-thong-tin-va-truyen-thong'] }), facetsWithin: true }
        const { facets, total } = await find(null, wanted)
        expect(total).toBe(1)
        expect(facets?.agencies).toEqual([
          { value: 'hdnd-tinh', count: 1 },
          { value: 'so-thong-tin-va-truyen-thong', count: 1 },
        ])
        expect(facets?.days).toEqual([{ day: '2022-11-23', count: 1 }])
      })

      it('counts days, and articles without a date', async () => {
        const { facets } = await find(null)
        const dated = articles.filter((one) => one.publishedAt !== null).length
        expect(facets?.days.reduce((sum, { count }) => sum + count, 0)).toBe(dated)
        expect(facets?.undated).toBe(articles.length - dated)
        expect(facets?.days.find(({ day }) => day === '2022-11-23')?.count).toBe(3)
        expect(facets?.days.map(({ day }) => day)).toEqual(facets?.days.map(({ day }) => day).sort())
      })

      it('sorts by date either way, undated last', async () => {
        const dated = articles
          .filter((one) => one.publishedAt !== null)
          .sort((a, b) => a.publishedAt!.localeCompare(b.publishedAt!))
        const newest = await ids(null, { sort: 'newest', limit: 100 })
        const oldest = await ids(null, { sort: 'oldest', limit: 100 })
        expect(newest[0]).toBe(dated.at(-1)!.id)
        expect(oldest[0]).toBe(dated[0].id)
        expect(newest.at(-1)).toBe('undated')
        expect(oldest.at(-1)).toBe('undated')
        const found = await ids(query(must(words('chuyển đổi số'))), { sort: 'oldest' })
        expect(found.indexOf('digital-2')).toBeLessThan(found.indexOf('digital-1'))
      })

      it('pages through all results, each once', async () => {
        const seen: string[] = []
        for (let offset = 0; offset < articles.length; offset += 4)
          seen.push(...(await ids(null, { offset, limit: 4 })))
        expect(seen.sort()).toEqual(articles.map((one) => one.id).sort())
        expect(await ids(null, { offset: 1000 })).toEqual([])
      })

      it('relates articles about the same event, never the article itself', async () => {
        const related = await engine.related({ like: { id: 'flood-1' }, limit: 3 })
        expect(related[0].id).toBe('flood-2')
        expect(related.map(({ id }) => id)).not.toContain('flood-1')
        expect(await engine.related({ like: { id: 'no-such-id' }, limit: 3 })).toEqual([])
      })

      it('relates articles to a draft', async () => {
        const draft = {
          title: 'Khắc phục sự cố vỡ đê',
          lead: '',
          body: ['Lực lượng hộ đê dựng lều cho người dân vùng lũ.'],
        }
        expect((await engine.related({ like: { draft }, limit: 3 }))[0].id).toMatch(/^flood-/)
      })

      it('knows the near-copies of an article and of a draft, most alike first', async () => {
        const copies = await engine.copies({ id: 'agency-story' }, 5)
        expect(copies.map(({ id }) => id)).toEqual(['agency-story-again', 'agency-story-retitled'])
        expect(copies[0].share).toBe(1)
        expect(copies[1].share).toBeGreaterThan(0.6)
        expect(copies[1].share).toBeLessThan(1)
        const { title, lead, body } = articles.find(({ id }) => id === 'agency-story')!
        expect((await engine.copies({ draft: { title, lead, body } }, 1)).map(({ id }) => id)).toEqual(['agency-story'])
        expect(await engine.copies({ draft: { title: 'Lũ', lead: '', body: [] } }, 5)).toEqual([])
        expect(await engine.copies({ id: 'no-such-id' }, 5)).toEqual([])
      })

      it('makes one hit of near-copies when grouped, and still counts each article', async () => {
        const boats = query(must(words('bảy bến đò ngang')))
        const apart = await find(boats)
        const { hits, total, totalComplete, totalHits, facets } = await find(boats, { grouped: true })
        expect(hits).toHaveLength(1)
        expect([hits[0].id, ...hits[0].copies].sort()).toEqual(apart.hits.map(({ id }) => id).sort())
        expect([total, totalComplete, totalHits]).toEqual([3, 3, 1])
        expect(apart).toMatchObject({ total: 3, totalHits: 3 })
        expect(apart.hits.every(({ copies }) => copies.length === 0)).toBe(true)
        expect(facets).toEqual(apart.facets)
      })

      it('puts the first by date in front of its near-copies when sorted by date', async () => {
        const group = (hits: EngineHit[]) => hits.find(({ id }) => id.startsWith('agency-story'))
        const all = { grouped: true, limit: 100 }
        expect(group((await find(null, { ...all, sort: 'newest' })).hits)).toMatchObject({
          id: 'agency-story-retitled',
          copies: ['agency-story', 'agency-story-again'],
        })
        expect(group((await find(null, { ...all, sort: 'oldest' })).hits)).toMatchObject({
          id: 'agency-story',
          copies: ['agency-story-again', 'agency-story-retitled'],
        })
      })

      it('groups only what the search found', async () => {
        const { hits, total } = await find(null, {
          grouped: true,
          filters: filters({ from: '2018-07-05', to: '2018-07-05' }),
        })
        expect(hits).toMatchObject([{ id: 'agency-story-retitled', copies: [] }])
        expect(total).toBe(1)
      })

      it('says of each near-copy which of those found was the first, grouped or not', async () => {
        const boats = query(must(words('bảy bến đò ngang')))
        for (const sort of ['relevance', 'newest', 'oldest'] as const) {
          const { hits } = await find(boats, { sort })
          expect(Object.fromEntries(hits.map(({ id, copyOf }) => [id, copyOf]))).toEqual({
            'agency-story': null,
            'agency-story-again': 'agency-story',
            'agency-story-retitled': 'agency-story',
          })
        }
        const newest = await find(boats, { sort: 'newest', grouped: true })
        expect(newest.hits).toMatchObject([{ id: 'agency-story-retitled', copyOf: 'agency-story' }])
        const later = await find(null, { filters: filters({ from: '2018-07-05', to: '2018-07-05' }) })
        expect(later.hits).toMatchObject([{ id: 'agency-story-retitled', copyOf: null }])
      })

      it('pages through grouped results, each article once', async () => {
        const { total, totalHits } = await find(null, { grouped: true })
        expect([total, totalHits]).toEqual([articles.length, articles.length - 2])
        const seen: string[] = []
        for (let offset = 0; offset < totalHits; offset += 4) {
          const { hits } = await find(null, { grouped: true, offset, limit: 4 })
          seen.push(...hits.flatMap(({ id, copies }) => [id, ...copies]))
        }
        expect(seen.sort()).toEqual(articles.map((one) => one.id).sort())
      })

      it('relates near-copies of the subject too where they are wanted, as for a passage that is all of an article', async () => {
        const { title, lead, body } = articles.find(({ id }) => id === 'agency-story')!
        const like = { draft: { title, lead, body } }
        const isStory = ({ id }: RelatedHit) => id.startsWith('agency-story')
        expect((await engine.related({ like, limit: 20 })).filter(isStory)).toEqual([])
        const [first, ...others] = await engine.related({ like, limit: 20, withCopies: true })
        expect(isStory(first)).toBe(true)
        expect(others.filter(isStory)).toEqual([])
        const ofArticle = await engine.related({ like: { id: 'agency-story' }, limit: 20, withCopies: true })
        expect(ofArticle.map(({ id }) => id)).not.toContain('agency-story')
      })

      it('relates no near-copy of the subject, and one of each group', async () => {
        const ids = (hits: RelatedHit[]) => hits.map(({ id }) => id)
        const ofCopy = ids(await engine.related({ like: { id: 'agency-story-again' }, limit: 20 }))
        expect(ofCopy.filter((id) => id.startsWith('agency-story'))).toEqual([])
        const draft = {
          title: 'Đò ngang mùa nước nổi',
          lead: '',
          body: ['Chủ đò ký cam kết treo bảng giá, thay cọc neo.'],
        }
        const ofDraft = ids(await engine.related({ like: { draft }, limit: 20 }))
        expect(ofDraft.filter((id) => id.startsWith('agency-story'))).toHaveLength(1)
      })

      it('ranks articles higher that have the agencies and provinces which the query names', async () => {
        const flood = query(must(words('người dân vùng lũ')))
        const naming = async (...agencies: string[]) => ids(flood, { named: { agencies, provinces: [] } })
        expect((await naming('ubnd-tinh'))[0]).toBe('flood-1')
        expect((await naming('ubnd-xa'))[0]).toBe('flood-2')
        expect(await naming('khong-co')).toEqual(await ids(flood))
        const grain = query(must(words('giống')))
        const inProvince = async (name: string) => ids(grain, { named: { agencies: [], provinces: [name] } })
        expect((await inProvince('Thái Bình'))[0]).toBe('rice-1')
        expect((await inProvince('Đồng Tháp'))[0]).toBe('engineer-1')
      })

      it('lists the documents that are cited by number and code', async () => {
        expect(await engine.documents(5)).toEqual([{ number: '60/NQ-HĐND', articles: 1 }])
        expect(await engine.documents(0)).toEqual([])
      })

      it('completes unaccented words, compounds and titles', async () => {
        const texts = (await engine.suggest('chuyen d', 5)).map(({ text }) => text)
        expect(texts).toContain('chuyển đổi')
        const titles = (await engine.suggest('vo de', 5)).filter(({ kind }) => kind === 'title')
        expect(titles).toMatchObject([{ id: 'flood-1', text: 'Vỡ đê sông Trà Lý, ba trăm hộ dân sơ tán' }])
        expect(await engine.suggest('', 5)).toEqual([])
      })

      it('knows the accented forms of a word and of a pair, and similar words', async () => {
        expect((await engine.forms('ban')).map(({ text }) => text)).toEqual(
          expect.arrayContaining(['ban', 'bán', 'bạn']),
        )
        expect((await engine.forms('thong tin'))[0].text).toBe('thông tin')
        expect((await engine.similar('truyênf')).map(({ text }) => text)).toContain('truyền')
      })
    })

    describe('as the log changes', () => {
      it('shows added, changed and removed articles after a build', async () => {
        const place = await create()
        const log = new MemoryLog().put(
          article({ id: 'a', title: 'Khánh thành cầu Tịnh Xuyên', publishedAt: '2023-01-05T08:00:00+07:00' }),
          article({ id: 'b', title: 'Hội đua thuyền trên sông', publishedAt: '2023-02-05T08:00:00+07:00' }),
        )
        const found = async (text: string) => {
          const engine = await place.open()
          const result = await engine.search(request({ query: query(must(words(text))) }))
          const { articles: count } = await engine.status()
          await engine.close()
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
        const place = await create()
        try {
          await place.build(new MemoryLog())
          const engine = await place.open()
          expect(await engine.search(request({ query: query(must(words('lúa'))) }))).toMatchObject({
            total: 0,
            hits: [],
          })
          expect(await engine.search(request({}))).toMatchObject({ total: 0, hits: [] })
          expect(await engine.suggest('lu', 5)).toEqual([])
          await engine.close()
        } finally {
          await place.dispose()
        }
      })

      it('finds articles with all words though they lack a stopword that is rarer than these', async () => {
        const place = await create()
        const log = new MemoryLog().put(article({ id: 'rare', title: 'Ông vẫn quay về', body: ['Chuyện kể bên bếp.'] }))
        for (let i = 0; i < 100; i++)
          log.put(article({ id: `n${i}`, title: `Đồng làng ${i}`, body: i < 20 ? ['Lúa chín.'] : ['Ngô non.'] }))
        try {
          await place.build(log)
          const engine = await place.open()
          const result = await engine.search(request({ query: query(must(words('vẫn lúa'))), limit: 100 }))
          await engine.close()
          expect(result.totalComplete).toBe(20)
          expect(result.hits.filter((hit) => hit.missing.length === 0)).toHaveLength(20)
        } finally {
          await place.dispose()
        }
      })

      it('finds no phrase that begins in the title and ends in the lead', async () => {
        const place = await create()
        const log = new MemoryLog().put(
          article({ id: 'across', title: 'Chợ phiên vùng núi', lead: 'Thành cổ mở cửa đón khách.' }),
          article({ id: 'within', title: 'Dấu tích núi Thành', lead: 'Một ngày leo dốc.' }),
        )
        try {
          await place.build(log)
          const engine = await place.open()
          const result = await engine.search(request({ query: query(must(phrase('núi Thành'))) }))
          await engine.close()
          expect(result.hits.map((hit) => hit.id)).toEqual(['within'])
        } finally {
          await place.dispose()
        }
      })

      it('tells apart short texts, and texts of a series that are days apart', async () => {
        const place = await create()
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
        try {
          await place.build(log)
          const engine = await place.open()
          const { hits } = await engine.search(request({ grouped: true }))
          expect(await engine.copies({ id: 'empty-1' }, 5)).toEqual([])
          expect((await engine.related({ like: { id: 'empty-1' }, limit: 5 })).map(({ id }) => id)).toEqual(['empty-2'])
          await engine.close()
          expect(hits).toHaveLength(5)
        } finally {
          await place.dispose()
        }
      })

      it('makes one hit of thousands of identical articles', async () => {
        const place = await create()
        const log = new MemoryLog()
        const story = articles.find(({ id }) => id === 'agency-story')!
        for (let i = 0; i < 5000; i++) log.put(article({ ...story, id: `n${i}` }))
        for (let i = 0; i < 600; i++) log.put(article({ id: `field-${i}`, title: `Gặt lúa trên cánh đồng thứ ${i}` }))
        log.put(article({ id: 'other', title: 'Bến đò cũ thành bãi đỗ xe', body: ['Chủ đò nay bán vé gửi xe ở bến.'] }))
        try {
          await place.build(log)
          const engine = await place.open()
          const result = await engine.search(request({ query: query(must(words('bến đò'))), grouped: true }))
          expect(result).toMatchObject({ total: 5001, totalHits: 2 })
          expect(result.hits.map(({ copies }) => copies.length).sort()).toEqual([0, 4999])
          const newest = await engine.search(request({ sort: 'newest', grouped: true, offset: 1, limit: 1 }))
          expect(newest.hits).toMatchObject([{ id: 'field-0', copies: [], copyOf: null }])
          expect((await engine.related({ like: { id: 'n7' }, limit: 5 })).map(({ id }) => id)).toEqual(['other'])
          expect((await engine.related({ like: { id: 'other' }, limit: 5 })).map(({ id }) => id)).toEqual(['n0'])
          expect(await engine.copies({ id: 'n7' }, 3)).toEqual([
            { id: 'n0', share: 1 },
            { id: 'n1', share: 1 },
            { id: 'n2', share: 1 },
          ])
          await engine.close()
        } finally {
          await place.dispose()
        }
      })

      it('goes on in a large archive as in a small one', async () => {
        const place = await create()
        const log = new MemoryLog()
        const crops = ['lúa', 'ngô', 'khoai', 'lạc', 'đay', 'cói']
        for (let i = 0; i < 1500; i++) {
          const body = [`Vụ mùa ${i} ở thôn số ${i % 97}, bà con thu hoạch ${crops[i % 6]} trên cánh đồng làng.`]
          log.put(article({ id: `n${i}`, title: `Thu hoạch ${crops[i % 6]} đợt ${i}`, body, category: crops[i % 6] }))
        }
        try {
          await place.build(log)
          const engine = await place.open()
          const result = await engine.search(request({ query: query(must(words('thu hoạch cói đợt 77'))) }))
          expect(result.hits[0].id).toBe('n77')
          const all = await engine.search(request({ query: query(must(words('khoai'))), limit: 10 }))
          expect(all).toMatchObject({
            total: 250,
            totalComplete: 250,
            facets: { categories: [{ value: 'khoai', count: 250 }] },
          })
          await engine.close()
        } finally {
          await place.dispose()
        }
      })
    })
  })
}
