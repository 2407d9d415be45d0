import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { papersOf } from '../../src/search/papers/papers.js'
import { createSearchService } from '../../src/search/service.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { SearchParams } from '../../src/search/types.js'
import { Labels } from '../../src/web/presenters/labels.js'
import { archiveInMemory } from '../support/archive-in-memory.js'
import { makeArticle } from './support/articles.js'
import { smallAnalyzer, smallLexica } from './support/analyzer.js'
import { smallGazetteer } from './support/gazetteer.js'
import { listsOf, now } from './support/archive.js'

const labels = new Labels([
  { kind: 'source', code: 'sen.example', label: 'Báo Sen Hồng' },
  { kind: 'source', code: 'luu-sen', label: 'Báo Sen Hồng' },
  { kind: 'source', code: 'dai.example', label: 'Đài Cửa Sông' },
])

const wire =
  'Sáng nay đội thuyền cửa sông ra khơi chuyến đầu năm, mười hai chiếc chở đủ dầu, đá và lưới, hẹn rằm tháng sau quay về bến cũ bán cá cho chợ đầu mối.'
const made = (id: string, source: string, publishedAt: string | null, body: string, minute = true) =>
  makeArticle({
    id,
    source,
    title: `Tin ${id}`,
    body: [body],
    publishedAt,
    datePrecision: publishedAt === null ? null : minute ? 'minute' : 'day',
  })
const at = (day: string, hour: string) => `${day}T${hour}:00:00+07:00`
const own = (word: string) => `Chuyện riêng về ${word} mà chỉ một nơi kể, từ đầu làng tới cuối xóm đều hay biết cả rồi.`

const articles = [
  made('s1', 'sen.example', at('2022-03-01', '07'), own('hoa sen')),
  made('s2', 'luu-sen', at('2022-03-04', '07'), wire),
  made('d1', 'dai.example', at('2022-03-04', '09'), wire),
  made('x1', 'ngoai.example', at('2022-03-05', '09'), wire),
  made('d2', 'dai.example', null, own('cửa sông')),
]

function served(given = articles) {
  const lists = listsOf({})
  const { parts } = archiveInMemory(given, {
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    gazetteer: smallGazetteer,
    clock: () => now,
    lists: () => lists,
    sourceNames: labels,
  })
  return createSearchService(parts)
}

const service = served()
const search = (params: Partial<SearchParams>) => service.search({ ...emptySearch, size: 50, ...params })
const idsOf = async (params: Partial<SearchParams>) =>
  (await search(params)).hits.flatMap(({ id, copies }) => [id, ...copies.map((copy) => copy.id)]).sort()

describe('nguồn: in a query', () => {
  it.each([
    'nguồn:"Báo Sen Hồng"',
    'nguon:"bao sen hong"',
    'nguồn:Sen Hồng',
    'Nguồn:bao-sen-hong',
    'nguồn:sen.example',
    'nguồn:www.sen.example',
    'nguồn:luu-sen',
  ])('%s is one paper, whichever of its sources', async (q) => {
    expect(await idsOf({ q })).toEqual(['s1', 's2'])
    expect((await search({ q })).reading.notes).toEqual([])
  })

  it('takes the words of a name and leaves the others to be searched', async () => {
    expect(await idsOf({ q: 'nguồn:sen hồng đội thuyền' })).toEqual(['s2'])
    expect(await idsOf({ q: 'đội thuyền nguồn:đài cửa sông' })).toEqual(['d1'])
  })

  it('of several papers finds what is of either', async () => {
    expect(await idsOf({ q: 'nguồn:"sen hồng" nguồn:ngoai.example' })).toEqual(['s1', 's2', 'x1'])
  })

  it('is searched as a phrase where there is no such paper, and says so', async () => {
    const { reading, total } = await search({ q: 'nguồn:"hoa sen"' })
    expect(reading.notes.join()).toContain('Kho tin không có nguồn “hoa sen”')
    expect(total).toBe(1)
    expect((await search({ q: '-nguồn:"sen hồng" thuyền' })).reading.notes.join()).toContain('Chưa loại trừ được')
  })
})

describe('the filter and the facet of papers', () => {
  it('have one value for the sources of one name, as many as choosing it finds', async () => {
    const { facets } = await search({})
    expect(facets.source).toEqual([
      { value: 'bao-sen-hong', label: 'Báo Sen Hồng', count: 2, selected: false },
      { value: 'dai-cua-song', label: 'Đài Cửa Sông', count: 2, selected: false },
      { value: 'ngoai-example', label: 'ngoai.example', count: 1, selected: false },
    ])
    for (const { value, count } of facets.source) {
      const found = await search({ sources: [value] })
      expect(found.total).toBe(count)
      expect(found.facets.source.filter(({ selected }) => selected).map((one) => one.value)).toEqual([value])
      // Its own filter does not count.
      expect(found.facets.source.map((one) => one.count)).toEqual([2, 2, 1])
    }
  })

  it('find nothing in a paper that the archive lacks, which stays listed', async () => {
    const { total, facets } = await search({ sources: ['bao-la'] })
    expect(total).toBe(0)
    expect(facets.source.at(-1)).toMatchObject({ value: 'bao-la', count: 0, selected: true })
  })
})

describe('papers', () => {
  it('are listed with their days', async () => {
    expect(await service.papers()).toEqual([
      {
        slug: 'bao-sen-hong',
        name: 'Báo Sen Hồng',
        articles: 2,
        province: null,
        first: '2022-03-01',
        last: '2022-03-04',
      },
      {
        slug: 'dai-cua-song',
        name: 'Đài Cửa Sông',
        articles: 2,
        province: null,
        first: '2022-03-04',
        last: '2022-03-04',
      },
      {
        slug: 'ngoai-example',
        name: 'ngoai.example',
        articles: 1,
        province: null,
        first: '2022-03-05',
        last: '2022-03-05',
      },
    ])
  })

  it('have days, gaps and what is undated', async () => {
    expect(await service.paper('sen hong')).toMatchObject({
      days: [
        { day: '2022-03-01', count: 1 },
        { day: '2022-03-04', count: 1 },
      ],
      gaps: [{ from: '2022-03-02', to: '2022-03-03', days: 2 }],
      undated: 0,
    })
    expect(await service.paper('dai.example')).toMatchObject({ undated: 1, gaps: [] })
    expect(await service.paper('bao-la')).toBeNull()
  })

  it('reprint what another had before anybody else', async () => {
    const sharedOf = async (name: string) => {
      const { of, by, unclear } = (await service.paper(name))!.reprints
      return [of, by, unclear].map((list) => list.map(({ paper, articles: texts }) => [paper.slug, texts]))
    }
    expect(await sharedOf('bao-sen-hong')).toEqual([
      [],
      [
        ['dai-cua-song', 1],
        ['ngoai-example', 1],
      ],
      [],
    ])
    expect(await sharedOf('dai-cua-song')).toEqual([[['bao-sen-hong', 1]], [], []])
  })

  it('are not said to have been first where nobody can know', async () => {
    const sameDay = [
      made('a', 'sen.example', at('2022-03-04', '00'), wire, false),
      made('b', 'dai.example', at('2022-03-04', '09'), wire),
    ]
    for (const given of [sameDay, sameDay.map((one) => ({ ...one, publishedAt: null, datePrecision: null }))]) {
      const { reprints } = (await served(given).paper('sen.example'))!
      expect(reprints).toMatchObject({ of: [], by: [], unclear: [{ paper: { slug: 'dai-cua-song' }, articles: 1 }] })
    }
  })
})

describe('papersOf', () => {
  const code = fc.oneof(
    fc.constantFrom('sen.example', 'luu-sen', 'dai.example', 'Báo Lạ', ''),
    fc.stringMatching(/^[a-z]{1,4}(\.[a-z]{2})?$/),
  )
  it('puts every source with a name in exactly one paper, which its slug, name and codes find', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code), (codes) => {
        const papers = papersOf({ sources: codes.map((value) => ({ value, count: 1 })) }, labels)
        const grouped = papers.all.flatMap((paper) => paper.codes)
        expect(grouped.toSorted()).toEqual(codes.filter((one) => labels.source(one) !== '').toSorted())
        for (const paper of papers.all) {
          expect(papers.named(paper.slug)).toBe(paper)
          expect(papers.named(paper.name)).toBe(paper)
          for (const one of paper.codes) expect(papers.named(one)).toBe(paper)
        }
      }),
    )
  })
})
