import { describe, expect, it } from 'vitest'
import { runExperiments, type Subject } from '../../src/evaluation/experiments.js'
import { halfOf, parseJudgements } from '../../src/evaluation/judgements.js'
import { sample, seededRandom } from '../../src/evaluation/random.js'
import { withoutDiacritics } from '../../src/evaluation/variants.js'

const clusters = [
  { cluster: 'c1', topic: 'lũ lụt', id: 'a', title: 'Lũ' },
  { cluster: 'c2', topic: 'bầu cử', id: 'c' },
  { cluster: 'c1', topic: 'lũ lụt', id: 'b' },
]
const ndjson = clusters.map((record) => JSON.stringify(record)).join('\n')

describe('judgements', () => {
  it('are read from clusters, a topic being a query for its cluster', () => {
    const { queries, clusters: events } = parseJudgements(ndjson)
    expect(queries).toEqual([
      {
        id: 'c1',
        query: 'lũ lụt',
        grades: new Map([
          ['a', 1],
          ['b', 1],
        ]),
      },
      { id: 'c2', query: 'bầu cử', grades: new Map([['c', 1]]) },
    ])
    expect(events.map(({ name, ids }) => [name, ids])).toEqual([
      ['c1', ['a', 'b']],
      ['c2', ['c']],
    ])
  })

  it('are read from a judged set', () => {
    const clusters = [{ name: 'c', ids: ['a', 'b'] }]
    const text = JSON.stringify({ queries: [{ id: 'q1', query: 'lũ', relevant: { a: 3, b: 1 } }], clusters }, null, 2)
    expect(parseJudgements(text)).toEqual({
      queries: [
        {
          id: 'q1',
          query: 'lũ',
          grades: new Map([
            ['a', 3],
            ['b', 1],
          ]),
        },
      ],
      clusters,
    })
  })

  const query = (change: object) =>
    JSON.stringify({ queries: [{ id: 'q', query: 'lũ', relevant: { a: 1 }, ...change }] })
  it.each([
    ['nothing', '', /not JSON/],
    ['a list', '[]', /neither/],
    ['no queries', '{}', /"queries" is not a list/],
    ['a grade that is none', query({ relevant: { a: 4 } }), /grades a neither/],
    ['nothing relevant', query({ relevant: {} }), /has no relevant/],
    ['a query without text', query({ query: 1 }), /queries\[0\] is not/],
    ['clusters that are none', JSON.stringify({ queries: [], clusters: [{ name: 'c' }] }), /clusters\[0\] is not/],
    ['a broken line', `${ndjson}\n{"cluster":`, /line 4 is not JSON/],
    ['a line of another kind', `${ndjson}\n{"id":"x"}`, /line 4 is not/],
  ])('are refused with the place: %s', (_, text, reason) => {
    expect(() => parseJudgements(text)).toThrow(reason)
  })

  it('refuse two queries of one id', () => {
    const twice = { id: 'q', query: 'lũ', relevant: { a: 1 } }
    expect(() => parseJudgements(JSON.stringify({ queries: [twice, twice] }))).toThrow(/repeats the id/)
  })

  it('fall in two halves that never change', () => {
    const names = Array.from({ length: 400 }, (_, at) => `cluster-${at}`)
    const dev = names.filter((name) => halfOf(name) === 'dev')
    expect(dev.length).toBeGreaterThan(150)
    expect(dev.length).toBeLessThan(250)
    expect(['cluster-0', 'cluster-1', 'cluster-2', 'cluster-3'].map(halfOf)).toMatchInlineSnapshot(`
      [
        "dev",
        "held-out",
        "dev",
        "held-out",
      ]
    `)
  })
})

describe('sample', () => {
  it('is the same for the same seed, each item at most once', () => {
    const items = Array.from({ length: 50 }, (_, at) => at)
    const drawn = sample(items, 20, seededRandom(7))
    expect(drawn).toEqual(sample(items, 20, seededRandom(7)))
    expect(new Set(drawn).size).toBe(20)
    expect(drawn).not.toEqual(sample(items, 20, seededRandom(8)))
    expect(sample(items, 80, seededRandom(7)).sort((a, b) => a - b)).toEqual(items)
  })
})

describe('experiments', () => {
  const articles = [
    { id: 'a', title: 'Lũ về miền Trung đêm qua rất nhanh' },
    { id: 'b', title: 'Lũ rút chậm ở các xã ven sông' },
    { id: 'c', title: 'Bầu cử ở huyện đảo' },
    { id: 'd', title: 'Bầu cử ở huyện đảo' },
  ]
  /**
   * A search that knows exact titles, their first words and one cluster's topic, so that some of its answers are right.
   */
  const subject: Subject = {
    search: async (query) =>
      query === 'lũ lụt'
        ? ['c', 'a', 'b']
        : articles.filter(({ title }) => title.startsWith(query)).map(({ id }) => id),
    related: async (id) => (id === 'a' ? ['b'] : ['c', 'a']),
    copies: async () => [],
    suggest: async (typed) =>
      articles.flatMap(({ title }) => {
        const at = withoutDiacritics(title).toLowerCase().indexOf(typed)
        return at < 0 ? [] : [title.slice(at)]
      }),
  }

  it('count only suggestions with the diacritics that the title has', async () => {
    const echo: Subject = { ...subject, suggest: async (typed) => [typed, `${typed} nữa`] }
    const figures = await runExperiments(parseJudgements(ndjson), articles, echo, () => {})
    const suggested = figures.find(({ name }) => name === 'suggestions without diacritics')
    expect(suggested?.value).toBe(0)
    expect(suggested?.cases).toBeGreaterThan(0)
  })

  it('give the means of what the subject finds', async () => {
    const parts: string[] = []
    const figures = await runExperiments(parseJudgements(ndjson), articles, subject, (part) => parts.push(part))
    const value = (name: string) => figures.find((figure) => figure.name === name)
    // Either article with the same title counts.
    expect(value('title')).toMatchObject({ value: 1, cases: 4 })
    expect(value('first six syllables')?.value).toBe(1)
    expect(value('title without diacritics')?.value).toBe(0)
    expect(value('related articles')).toMatchObject({ value: (1 + 1 / Math.log2(3)) / 2, cases: 2 })
    expect(value('suggestions without diacritics')).toMatchObject({ measure: 'found@8', value: 1 })
    expect(parts).toEqual(['titles', 'suggestions', 'related articles'])
  })

  it('judge no reprint of the article itself, and take any reprint of another', async () => {
    const clusters = ['a', 'a2', 'b'].map((id) => JSON.stringify({ cluster: 'flood', topic: 'lũ lụt', id })).join('\n')
    const reprints: Record<string, string[]> = { a: ['a2'], a2: ['a'], b: ['b2'], b2: ['b'] }
    const withReprints: Subject = {
      ...subject,
      related: async (id) => (id === 'b' ? ['c', 'a2'] : ['b2']),
      copies: async (id) => reprints[id] ?? [],
    }
    const figures = await runExperiments(parseJudgements(clusters), articles, withReprints, () => {})
    const related = figures.find(({ name }) => name === 'related articles')
    // a and a2 find b through its reprint; b finds them in second place.
    expect(related).toMatchObject({ value: expect.closeTo((1 + 1 + 1 / Math.log2(3)) / 3, 12), cases: 3 })
  })
})
