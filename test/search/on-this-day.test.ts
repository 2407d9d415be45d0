import { describe, expect, it } from 'vitest'
import { serve } from './support/archive.js'
import { makeArticle } from './support/articles.js'

const on = (id: string, publishedAt: string) =>
  makeArticle({ id, publishedAt: `${publishedAt}+07:00`, datePrecision: 'minute', dateSource: 'page' })

const { service } = serve([
  on('leap-2016', '2016-02-29T08:00:00'),
  on('leap-2020', '2020-02-29T23:59:00'),
  on('leap-2024', '2024-02-29T00:00:00'),
  on('eve-2020', '2020-02-28T10:00:00'),
  on('eve-2023', '2023-02-28T10:00:00'),
  on('march-2021', '2021-03-01T00:00:00'),
  on('eve-2023-late', '2023-02-28T18:00:00'),
  makeArticle({ id: 'undated' }),
])

async function idsOf(day: string, limits = { years: 10, articles: 10 }): Promise<string[]> {
  return (await service.onThisDay(day, limits)).flatMap(({ articles }) => articles.map(({ id }) => id))
}

describe('the same day of earlier years', () => {
  it.each([
    ['2024-02-29', ['leap-2020', 'leap-2016']],
    // In a common year, 29 February is remembered on the 28th.
    ['2025-02-28', ['leap-2024', 'eve-2023-late', 'eve-2023', 'leap-2020', 'eve-2020', 'leap-2016']],
    ['2024-02-28', ['eve-2023-late', 'eve-2023', 'eve-2020']],
    ['2025-03-01', ['march-2021']],
    ['2021-03-01', []],
    ['2016-02-29', []],
  ])('of %s', async (day, ids) => {
    expect(await idsOf(day)).toEqual(ids)
  })

  it('is listed up to its limits, with the count of each day', async () => {
    const days = await service.onThisDay('2025-02-28', { years: 2, articles: 1 })
    expect(days.map(({ day, count, articles }) => [day, count, articles.length])).toEqual([
      ['2024-02-29', 1, 1],
      ['2023-02-28', 2, 1],
    ])
  })
})
