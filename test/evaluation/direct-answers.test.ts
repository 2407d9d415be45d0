import { beforeAll, describe, expect, it } from 'vitest'
import { articlesOf } from '../../scripts/evaluation/archive.js'
import { evaluateDirectAnswers } from '../../scripts/evaluation/direct-answers.js'
import {
  drawDirectQueries,
  judgeDirectAnswers,
  type DescribedArticle,
  type DirectQuery,
} from '../../src/evaluation/direct-answers.js'
import type { Figure } from '../../src/evaluation/experiments.js'
import { drawUnits } from '../../src/evaluation/units.js'
import { useSampleArchive } from '../support/sample-archive.js'

const seed = 1

const articles: DescribedArticle[] = Array.from({ length: 4 }, (_, n) => ({
  id: `a${n}`,
  url: n === 0 ? null : `https://baothu.example/tin/${n}.html`,
  title: `Bài số ${n} về con đường liên xã mới mở`,
  day: n === 3 ? null : `2021-02-0${n + 1}`,
  agencies: ['so-y-te'],
  province: 'Nam Định',
  texts: ['Theo 12/2020/NQ-HĐND, huyện Quỳnh Côi làm đường.'],
}))
const agencies = [
  { id: 'so-y-te', name: 'Sở Y tế' },
  { id: 'khong-ai-nhac', name: 'Sở Thử' },
]
const provinces = [{ id: 'Nam Định', name: 'Nam Định' }]
const communes = [{ kind: 'commune' as const, text: 'xã Đông La', articles: new Set(['a1']) }]
const draw = () => drawDirectQueries(articles, agencies, provinces, communes, seed)
const ofGroup = (group: string) => draw().filter((query) => query.group === group)

describe('queries that ask to be led somewhere', () => {
  it('are the same for the same archive and seed', () => {
    expect(draw()).toEqual(draw())
  })

  it('are drawn from what articles have, each with its answer', () => {
    expect(
      ofGroup('dates')
        .map(({ answers }) => answers[0])
        .sort(),
    ).toEqual([
      'days 2021-02-01 2021-02-01',
      'days 2021-02-01 2021-02-28',
      'days 2021-02-02 2021-02-02',
      'days 2021-02-03 2021-02-03',
    ])
    expect(ofGroup('documents')).toEqual([
      { group: 'documents', text: '12/2020/NQ-HĐND', answers: ['document 12-2020-nq-hdnd'] },
      { group: 'documents', text: '12/1990/NQ-HĐND', answers: ['no document 12-1990-nq-hdnd'] },
    ])
    expect(ofGroup('agencies').map(({ answers }) => answers)).toEqual([['agency so-y-te']])
    expect(ofGroup('agencies of provinces').map(({ text }) => text)).toEqual(['Sở Y tế Nam Định'])
    expect(ofGroup('communes').map(({ answers }) => answers)).toEqual([['commune xã đông la']])
    expect(ofGroup('districts').map(({ text }) => text)).toEqual(['huyện Quỳnh Côi'])
    expect(ofGroup('addresses').filter(({ answers }) => answers[0] === 'no article')).toHaveLength(3)
    expect(ofGroup('titles')).toHaveLength(4)
  })

  it('are right if the first answer is one of theirs, wherever its tone marks are placed', async () => {
    const queries: DirectQuery[] = [
      { group: 'x', text: 'a', answers: ['district huyện hạ hòa'] },
      { group: 'x', text: 'b', answers: ['article 1', 'article 2'] },
      { group: 'y', text: 'c', answers: ['no article'] },
      { group: 'y', text: 'd', answers: ['days 2021-02-01 2021-02-01'] },
    ]
    const given: Record<string, string | null> = { a: 'district huyện hạ hoà', b: 'article 2', c: null, d: 'article 1' }
    const missed: string[] = []
    const figures = await judgeDirectAnswers(queries, { firstAnswer: async (q) => given[q] }, ({ text }) =>
      missed.push(text),
    )
    expect(figures.map(({ name, value, cases }) => [name, value, cases])).toEqual([
      ['direct answers: x', 1, 2],
      ['direct answers: y', 0, 2],
      ['direct answers: all', 0.5, 4],
    ])
    expect(missed).toEqual(['c', 'd'])
  })
})

describe('of the sample', () => {
  const sample = useSampleArchive()
  let figures: Figure[]
  beforeAll(async () => {
    const units = drawUnits(await articlesOf(sample.config), [], seed)
    figures = await evaluateDirectAnswers(sample.config, sample.archive, units, seed, () => {})
  })

  it('nearly all first answers are right', () => {
    const all = figures.find(({ name }) => name === 'direct answers: all')
    expect(all?.cases).toBeGreaterThanOrEqual(150)
    expect(all?.value).toBeGreaterThanOrEqual(0.97)
  })
})
