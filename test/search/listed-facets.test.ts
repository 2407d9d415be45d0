import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/gazetteer/history.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { valuesOfResult } from '../../src/search/finding/facets.js'
import { lineageFacet } from '../../src/search/finding/lineage.js'
import type { LineageFacetValue, SearchParams } from '../../src/search/types.js'
import { serve } from './support/archive.js'
import { makeArticle } from './support/articles.js'

const holdsSelected = ({ selected, children }: LineageFacetValue): boolean => selected || children.some(holdsSelected)

/** A history in which some have several predecessors and some have several successors. */
const histories = fc
  .array(fc.array(fc.nat({ max: 30 }), { maxLength: 2 }), { minLength: 1, maxLength: 30 })
  .map((steps) =>
    createHistory(
      steps.map((later, at) => ({
        id: `a${at}`,
        name: `Cơ quan ${at}`,
        validFrom: null,
        validTo: null,
        successors: [...new Set(later)].filter((to) => to > at && to < steps.length).map((to) => `a${to}`),
      })),
    ),
  )
/** Some are known to the history, some are not. */
const ids = fc.nat({ max: 34 }).map((at) => `a${at}`)
const counts = fc
  .uniqueArray(fc.record({ value: ids, count: fc.integer({ min: 1, max: 6 }) }), { selector: ({ value }) => value })
  .map((list) => list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)))

describe('a facet of agencies, cut', () => {
  it('has the first trees of the whole one, and those that are selected or hold what is', () => {
    const selections = fc.uniqueArray(ids, { maxLength: 4 })
    fc.assert(
      fc.property(histories, counts, selections, fc.nat({ max: 12 }), (history, counted, selected, most) => {
        const whole = lineageFacet(counted, selected, history, String, Infinity)
        expect(whole.total).toBe(whole.values.length)
        const expected = whole.values.filter((tree, place) => place < most || holdsSelected(tree))
        expect(lineageFacet(counted, selected, history, String, most)).toEqual({
          values: expected,
          total: whole.total,
        })
      }),
    )
  })
})

describe('the facets of a search with very many values', () => {
  const many = 60
  const [former, today] = ['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe']
  // Value n has one more article than value n + 1; one article is of a former agency.
  const articles = Array.from({ length: many }, (_, n) =>
    Array.from({ length: many - n }, (_, k) =>
      makeArticle({
        id: `${n}-${k}`,
        title: k % 2 === 0 ? 'Cầu treo' : 'Cầu phao',
        agencies: [`co-quan-${n}`],
        province: `Tỉnh ${n}`,
        category: `Mục ${n}`,
      }),
    ),
  ).flat()
  const { service } = serve([...articles, makeArticle({ id: 'cu', title: 'Cầu treo', agencies: [former] })])
  const lists = ['agency', 'province', 'category'] as const

  it('are the first of each in a result, which says how many there are, and all of them apart', async () => {
    const params = { ...emptySearch, q: 'cầu treo' }
    const { facets, total } = await service.search(params)
    const whole = await service.facets({ ...params, page: 3, size: 1, sort: 'oldest' })
    expect([whole.query, whole.total]).toEqual(['cầu treo', total])
    for (const list of lists) {
      expect(facets[list].map(({ value }) => value)).toEqual(
        whole.facets[list].slice(0, valuesOfResult).map(({ value }) => value),
      )
      expect(facets[list]).toEqual(whole.facets[list].slice(0, valuesOfResult))
      expect(facets[list]).toHaveLength(valuesOfResult)
    }
    expect(facets.totals).toEqual({ agency: many + 1, province: many, category: many, source: 1 })
    expect(whole.facets.totals).toEqual(facets.totals)
    expect(lists.map((list) => whole.facets[list].length)).toEqual([many + 1, many, many])
    expect(facets.date).toEqual(whole.facets.date)
  })

  const selections: [(typeof lists)[number], Partial<SearchParams>, [value: string, selected: boolean][]][] = [
    [
      'agency',
      { agencies: ['co-quan-50', 'khong-bai-nao', former, 'co-quan-3'] },
      [
        ['co-quan-50', true],
        [today, false],
        ['khong-bai-nao', true],
      ],
    ],
    ['province', { provinces: ['Tỉnh 40', 'Tỉnh 0'] }, [['Tỉnh 40', true]]],
    [
      'category',
      { categories: ['Mục lạ', 'Mục 30', 'Mục 2'] },
      [
        ['Mục 30', true],
        ['Mục lạ', true],
      ],
    ],
  ]
  it.each(selections)('keep what is selected in its place: %s', async (list, selected, beyond) => {
    const params = { ...emptySearch, ...selected }
    const { facets } = await service.search(params)
    const { facets: whole } = await service.facets(params)
    expect(facets[list].slice(0, valuesOfResult)).toEqual(whole[list].slice(0, valuesOfResult))
    expect(facets[list].slice(valuesOfResult).map(({ value, selected: chosen }) => [value, chosen])).toEqual(beyond)
    for (const value of facets[list]) expect(whole[list]).toContainEqual(value)
    expect(facets.totals[list]).toBe(whole[list].length)
  })

  it('are counted once for the whole archive', async () => {
    const { engine, service: other } = serve(articles)
    const { facets, total } = await other.search(emptySearch)
    const asked = engine.requests.length
    const whole = await other.facets(emptySearch)
    expect(engine.requests).toHaveLength(asked)
    expect([whole.total, whole.facets.totals]).toEqual([total, facets.totals])
    expect(whole.facets.agency.slice(0, valuesOfResult)).toEqual(facets.agency)
    expect((await other.facets({ ...emptySearch, categories: ['Mục 5'] })).total).toBe(many - 5)
    expect((await other.facets({ ...emptySearch, q: 'phao' })).total).toBeLessThan(total)
  })

  it('read a query as the search does', async () => {
    const params = { ...emptySearch, q: 'caauf treo' }
    expect((await service.search(params)).reading.text).toBe('cầu treo')
    expect((await service.facets(params)).total).toBe((await service.search(params)).total)
  })
})
