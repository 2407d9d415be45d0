import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPeer } from '../../scripts/evaluation/peer.js'
import { compare, halfFigures, rangeFigures, wholeFigures } from '../../src/evaluation/comparison.js'
import { eventTasks, judgedQueryTasks } from '../../src/evaluation/events.js'
import { parseJudgements } from '../../src/evaluation/judgements.js'
import { knownItemTasks } from '../../src/evaluation/known-items.js'
import type { Naming, Ranker } from '../../src/evaluation/tasks.js'
import { withoutDiacritics } from '../../src/evaluation/variants.js'

const article = (id: string, title: string, ...body: string[]) => ({
  id,
  title,
  opening: body[0] ?? '',
  texts: [title, ...body],
})
const articles = [
  article('a', 'Lũ về miền Trung', 'Nước sông lên nhanh.'),
  article('a2', 'Miền Trung đón lũ', 'Nước sông lên nhanh.'),
  article('b', 'Lũ rút chậm', 'Ủy ban nhân dân xã phát gạo.'),
  article('c', 'Bầu cử ở huyện đảo', 'Cử tri đi thuyền.'),
]
const judgements = parseJudgements(
  ['a', 'a2', 'b'].map((id) => JSON.stringify({ cluster: 'flood', topic: 'lũ lụt', id })).join('\n'),
)
const apart: Naming = async (id) => id
const reprintsAsOne: Naming = async (id) => (id === 'a2' ? 'a' : id)
const always =
  (...ids: string[]): Ranker =>
  async () =>
    ids
const silent = () => {}

describe('a comparison with a peer', () => {
  it('asks both the same and scores both alike', async () => {
    const asked: string[] = []
    const ours: Ranker = async (query) => {
      asked.push(query)
      return ['c', 'a', 'b', 'a2']
    }
    const compared = await compare(judgedQueryTasks(judgements), ours, always('b', 'a', 'a2'), apart, silent)
    expect(asked).toEqual(['lũ lụt', 'lu lut'])
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2
    expect(wholeFigures(compared)).toEqual(
      ['judged queries', 'judged queries without diacritics'].map((name) => ({
        name,
        measure: 'nDCG@10',
        value: expect.closeTo((ideal - 1 + 1 / Math.log2(5)) / ideal, 12),
        peer: 1,
        cases: 1,
      })),
    )
    expect(halfFigures(compared).map(({ cases }) => cases)).toEqual([0, 1, 0, 1])
  })

  it('works without a peer', async () => {
    const [figure] = wholeFigures(await compare(judgedQueryTasks(judgements), always('a'), null, apart, silent))
    expect(figure).not.toHaveProperty('peer')
  })

  it('asks by headline and opening for the others of an event, any reprint of which will do', async () => {
    const compared = await compare(
      eventTasks(judgements, articles),
      always('a2', 'a', 'c', 'b'),
      null,
      reprintsAsOne,
      silent,
    )
    const headlines = compared.find(({ name }) => name === 'headline to others of its event')
    // Its own reprint does not count for `a`; for `b`, both reprints are one article.
    expect(headlines?.ours.map(({ query, found, wanted }) => ({ query, found, wanted }))).toEqual([
      { query: 'Lũ về miền Trung', found: ['c', 'b'], wanted: ['b'] },
      { query: 'Miền Trung đón lũ', found: ['c', 'b'], wanted: ['b'] },
      { query: 'Lũ rút chậm', found: ['a', 'c'], wanted: ['a'] },
    ])
    expect(compared.find(({ name }) => name.startsWith('first paragraph'))?.ours[0].query).toBe('Nước sông lên nhanh.')
  })

  it('splits by whole events, five ways, and gives the range', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => ({ cluster: `e${at}`, topic: `việc ${at}`, id: `n${at}` }))
    const many = parseJudgements(lines.map((line) => JSON.stringify(line)).join('\n'))
    const ours: Ranker = async (query) => (/[02468]$/.test(query) ? [`n${query.slice(5)}`] : [])
    const [mean, least, most] = rangeFigures(await compare(judgedQueryTasks(many), ours, null, apart, silent))
    expect(mean.value).toBeCloseTo(0.5, 1)
    expect(least.value).toBeLessThan(0.45)
    expect(most.value).toBeGreaterThan(0.55)
  })
})

describe('known items', () => {
  const shortNames = [
    { short: 'UBND', name: 'ủy ban nhân dân' },
    { short: 'HTX', name: 'hợp tác xã' },
  ]
  const tasks = knownItemTasks(articles, articles, shortNames)
  const casesOf = (name: string) => tasks.find((task) => task.name === name)?.cases ?? []

  it('are asked for by words of their titles', () => {
    const cases = casesOf('a few words')
    expect(cases.length).toBeGreaterThan(0)
    for (const { id, query } of cases) {
      const title =
        articles
          .find((one) => one.id === id)
          ?.title.toLowerCase()
          .split(' ') ?? []
      const words = query.split(' ')
      expect(words.length).toBeGreaterThanOrEqual(2)
      expect(words.length).toBeLessThanOrEqual(4)
      expect(title).toEqual(expect.arrayContaining(words))
    }
    expect(casesOf('a few words without diacritics').map(({ query }) => query)).toEqual(
      cases.map(({ query }) => withoutDiacritics(query)),
    )
  })

  it('have one mistake, with diacritics or without', () => {
    for (const way of ['', ' without diacritics']) {
      const right = casesOf(`a few words${way}`)
      const wrong = casesOf(`a few words${way}, one mistyped`)
      wrong.forEach(({ query }, at) => {
        const words = right[at].query.split(' ')
        expect(query.split(' ').filter((word, place) => word !== words[place])).toHaveLength(1)
      })
    }
  })

  it('have an abbreviation for a name that only their text has', () => {
    const cases = casesOf('a few words and an abbreviation')
    expect(cases.map(({ id }) => id)).toEqual(['b'])
    expect(cases[0].query.split(' ')).toContain('UBND')
  })

  it('are not asked for by words that more than ten articles have', () => {
    const many = Array.from({ length: 12 }, (_, at) => article(`m${at}`, 'Lũ về miền Trung'))
    expect(knownItemTasks(many, many, shortNames).every(({ cases }) => cases.length === 0)).toBe(true)
  })
})

describe('the peer', () => {
  it('ranks by syllables and adjacent pairs, as written and without diacritics', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'peer-')), 'answers.json')
    const corpus = [
      article('scattered', 'huyết mạch giao thông xuất hiện sốt giá'),
      article('together', 'nhiều nơi có sốt xuất huyết ở trẻ em'),
      article('bare', 'sot xuat huyet'),
      article('other', 'bầu cử'),
      article('another', 'mùa vải'),
    ]
    const peer = openPeer(corpus, file, silent)
    expect((await peer.search('Sốt xuất huyết', 10))[0]).toBe('together')
    expect((await peer.search('sot xuat huyet', 10)).slice(0, 2).sort()).toEqual(['bare', 'together'])
    expect(await peer.search('sốt', 1)).toHaveLength(1)
    expect(await peer.search('… "', 10)).toEqual([])
    peer.close()
    expect(existsSync(file)).toBe(true)

    // The same articles: the answer is known, nothing is indexed. Other articles: it is not.
    const messages: string[] = []
    const again = openPeer(corpus, file, (line) => messages.push(line))
    expect((await again.search('Sốt xuất huyết', 10))[0]).toBe('together')
    expect(messages).toEqual([])
    again.close()
    const changed = openPeer(corpus.slice(2), file, (line) => messages.push(line))
    expect(await changed.search('Sốt xuất huyết', 10)).toEqual(['bare'])
    expect(messages).toHaveLength(1)
    changed.close()
  })
})
