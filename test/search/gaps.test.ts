import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { createSearchService } from '../../src/search/service.js'
import { addDays, weekday } from '../../src/text/dates.js'
import { MemoryLog } from '../conformance/memory-log.js'
import { archiveInMemory } from '../support/archive-in-memory.js'
import { smallAnalyzer, smallLexica } from './support/analyzer.js'
import { makeArticle } from './support/articles.js'
import { smallGazetteer } from './support/gazetteer.js'

const stands = {
  gazetteer: smallGazetteer,
  analyzer: smallAnalyzer,
  abbreviations: smallLexica.abbreviations,
  clock: () => 0,
}

function over(log: MemoryLog) {
  return createSearchService({
    ...archiveInMemory([], stands).parts,
    log,
  })
}

const on = (source: string, day: string | null, id = `${source}-${day}`): Article =>
  makeArticle({
    id,
    source,
    publishedAt: day === null ? null : `${day}T23:59:00+07:00`,
    datePrecision: day === null ? null : 'minute',
    dateSource: day === null ? null : 'page',
  })

/** The gaps of the only source, as `from–to`. */
async function gapsOf(days: readonly string[]): Promise<string[]> {
  const [{ gaps }] = await over(new MemoryLog().put(...days.map((day) => on('a', day)))).gaps()
  return gaps.map(({ from, to, days: length, restDays }) => `${from}–${to}: ${length} (${restDays})`)
}

/** The days of five weeks from Monday, 3 January 2022, except the weekdays in `without`. */
function weeks(...without: number[]): string[] {
  return Array.from({ length: 35 }, (_, day) => addDays('2022-01-03', day)).filter(
    (day) => !without.includes(weekday(day)),
  )
}

describe('gaps of a source', () => {
  it('are the days between its first and its last without an article, longest first', async () => {
    expect(await gapsOf(['2022-01-01', '2022-01-02', '2022-01-05', '2022-02-01', '2022-02-03'])).toEqual([
      '2022-01-06–2022-01-31: 26 (0)',
      '2022-01-03–2022-01-04: 2 (0)',
      '2022-02-02–2022-02-02: 1 (0)',
    ])
    expect(await gapsOf(['2022-01-01'])).toEqual([])
    expect(await gapsOf(['2024-02-28', '2024-03-01'])).toEqual(['2024-02-29–2024-02-29: 1 (0)'])
  })

  it('are none where it never publishes on weekends, and say how many days of rest a longer one has', async () => {
    expect(await gapsOf(weeks(6, 0))).toEqual([])
    expect(await gapsOf(weeks(0))).toEqual([])
    // Friday the 14th to Wednesday the 19th of January.
    const without = weeks(6, 0).filter((day) => day < '2022-01-14' || day > '2022-01-19')
    expect(await gapsOf(without)).toEqual(['2022-01-14–2022-01-19: 6 (2)'])
  })

  it('are counted on weekends where it has published on one, or too seldom to tell', async () => {
    // One article on a Saturday: only its Sundays are still days of rest.
    expect(await gapsOf([...weeks(6, 0), '2022-01-08'])).toEqual([
      '2022-01-15–2022-01-16: 2 (1)',
      '2022-01-22–2022-01-23: 2 (1)',
      '2022-01-29–2022-01-30: 2 (1)',
    ])
    expect(await gapsOf(['2022-01-07', '2022-01-10'])).toEqual(['2022-01-08–2022-01-09: 2 (0)'])
  })

  it('of any days: with the days themselves they fill the time from first to last, each day once', async () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(days, async (offsets) => {
        const published = offsets.map((offset) => addDays('2021-11-30', offset))
        const [source] = await over(new MemoryLog().put(...published.map((day) => on('a', day)))).gaps()
        const inGaps = source.gaps.flatMap((gap) =>
          Array.from({ length: gap.days }, (_, day) => addDays(gap.from, day)),
        )
        const rests = (day: string) => source.restsOn.includes(weekday(day))
        const missing = Array.from({ length: 121 }, (_, day) => addDays('2021-11-30', day)).filter(
          (day) => day > source.first! && day < source.last! && !published.includes(day),
        )
        expect(inGaps.filter((day) => !rests(day)).sort()).toEqual(missing.filter((day) => !rests(day)))
        expect(source.missing).toBe(missing.filter((day) => !rests(day)).length)
        for (const gap of source.gaps) {
          expect(gap.to).toBe(addDays(gap.from, gap.days - 1))
          const days = Array.from({ length: gap.days }, (_, day) => addDays(gap.from, day))
          expect(gap.restDays).toBe(days.filter(rests).length)
        }
      }),
    )
  })
})

describe('counting sources', () => {
  const names = async (service: ReturnType<typeof over>) =>
    (await service.gaps()).map(({ source, articles, undated, first, last }) => [source, articles, undated, first, last])

  it('goes by articles, and counts those without a date apart', async () => {
    const log = new MemoryLog().put(on('b', '2022-01-01'), on('a', '2022-01-05'), on('a', null), on('c', null))
    expect(await names(over(log))).toEqual([
      ['a', 2, 1, '2022-01-05', '2022-01-05'],
      ['b', 1, 0, '2022-01-01', '2022-01-01'],
      ['c', 1, 1, null, null],
    ])
  })

  it('follows what is added, changed and removed, over many slices', async () => {
    const many = Array.from({ length: 999 }, (_, at) => on('a', addDays('2020-01-01', at)))
    const log = new MemoryLog().put(...many)
    const service = over(log)
    expect(await names(service)).toEqual([['a', 999, 0, '2020-01-01', '2022-09-25']])
    log.put(on('b', '2022-01-01'))
    expect(await names(service)).toContainEqual(['b', 1, 0, '2022-01-01', '2022-01-01'])
    log.put(on('b', '2022-01-03', 'b-2022-01-01')).remove('a-2022-09-25')
    expect(await names(service)).toEqual([
      ['a', 998, 0, '2020-01-01', '2022-09-24'],
      ['b', 1, 0, '2022-01-03', '2022-01-03'],
    ])
  })

  it('is done once for all that ask at the same time', async () => {
    const log = new MemoryLog().put(on('a', '2022-01-01'))
    let read = 0
    const entriesAfter = log.entriesAfter.bind(log)
    log.entriesAfter = (...page) => {
      read++
      return entriesAfter(...page)
    }
    const service = over(log)
    await Promise.all([service.gaps(), service.gaps(), service.gaps()])
    await service.gaps()
    expect(read).toBe(1)
  })
})
