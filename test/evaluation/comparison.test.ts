import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { openSqlite } from '../../scripts/bench/contestants/sqlite.js'
import { compare, halfFigures, rangeFigures, wholeFigures } from '../../src/evaluation/comparison.js'
import { eventTasks, judgedQueryTasks } from '../../src/evaluation/events.js'
import { parseJudgements } from '../../src/evaluation/judgements.js'
import { knownItemTasks } from '../../src/evaluation/known-items.js'
import { createPeer, peerTerms } from '../../src/evaluation/peer.js'
import type { Reprints, Ranker } from '../../src/evaluation/tasks.js'
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
const apart: Reprints = async (id) => [id]
const reprintsAsOne: Reprints = async (id) => (id.startsWith('a') ? ['a', 'a2'] : [id])
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
  const corpus = [
    article('scattered', 'huyết mạch giao thông xuất hiện sốt giá'),
    article('together', 'nhiều nơi có sốt xuất huyết ở trẻ em'),
    article('bare', 'sot xuat huyet'),
    article('other', 'bầu cử'),
    article('another', 'mùa vải'),
  ]

  it('ranks by syllables and adjacent pairs, as written and without diacritics', async () => {
    const peer = createPeer(corpus, ['Sốt xuất huyết', 'sot xuat huyet', '… "', 'covid'])
    expect(await peer('Sốt xuất huyết', 10)).toEqual(['together', 'bare', 'scattered'])
    expect(await peer('sot xuat huyet', 10)).toEqual(['bare', 'together', 'scattered'])
    expect(await peer('sot xuat huyet', 1)).toEqual(['bare'])
    expect(await peer('… "', 10)).toEqual([])
    expect(await peer('covid', 10)).toEqual([])
    await expect(peer('mùa', 10)).rejects.toThrow('not prepared')
  })

  it('ranks as SQLite FTS5 does', async () => {
    const text = fc
      .array(fc.constantFrom('sốt', 'sot', 'xuất', 'huyết', 'Ủy', 'ban', 'bán', 'đảo', 'dao', '5'), {
        minLength: 1,
        maxLength: 12,
      })
      .map((words) => words.join(' '))
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'peer-')), 'peer.db')
    const sqlite = await openSqlite(file)
    const ask = async (texts: string[], query: string) => {
      sqlite.exec(`create virtual table articles using fts5(
        terms, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '=_'"
      )`)
      const insert = sqlite.prepare('insert into articles (rowid, terms) values (?, ?)')
      texts.forEach((one, at) => insert.all(at, peerTerms(one).join(' ')))
      const any = [...new Set(peerTerms(query))].map((term) => `"${term}"`).join(' OR ')
      const rows = sqlite
        .prepare('select rowid, rank from articles where articles match ? order by rank, rowid')
        .all(any)
      sqlite.exec('drop table articles')
      return rows.map(({ rowid, rank }) => ({ id: String(rowid), score: -Number(rank) }))
    }
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), text, async (texts, query) => {
        const sqlites = await ask(texts, query)
        const ours = await createPeer(
          texts.map((one, at) => article(String(at), one)),
          [query],
        )(query, texts.length)
        const scoreOf = new Map(sqlites.map(({ id, score }) => [id, score]))
        expect([...ours].sort()).toEqual([...scoreOf.keys()].sort())
        // Articles with equal scores may change places.
        ours.forEach((id, at) => expect(scoreOf.get(id)).toBeCloseTo(sqlites[at].score, 9))
      }),
      { numRuns: 30 },
    )
    sqlite.close()
  })
})
