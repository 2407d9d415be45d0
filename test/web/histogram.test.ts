import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presentHistogram, type DateCount } from '../../src/web/presenters/histogram.js'
import { dateHref } from '../../src/web/urls/links.js'
import { useSite } from './support/server.js'

const open = { from: null, to: null }
const present = (counts: DateCount[], chosen: { from: string | null; to: string | null } = open) =>
  presentHistogram(counts, chosen, dateHref)

describe('a histogram', () => {
  const years = [
    { date: '2019-03-14', count: 1 },
    { date: '2022-11-23', count: 40 },
    { date: '2026-08-01', count: 4 },
  ]

  it.each<[string, DateCount[], string | null, string | null, string, string[]]>([
    ['years for a long span', years, null, null, 'Năm', ['/ngay/2019', '/ngay/2022', '/ngay/2026']],
    ['months for a year', years, '2022-01-01', '2022-12-31', 'Tháng', ['/ngay/2022/11']],
    ['days for a month', years, '2022-11-01', '2022-11-30', 'Ngày', ['/ngay/2022/11/23']],
    ['the month of a chosen day', years, '2022-11-23', '2022-11-23', 'Ngày', ['/ngay/2022/11/23']],
    [
      'months known without their days',
      [
        { date: '2022-01', count: 2 },
        { date: '2022-05', count: 3 },
      ],
      null,
      null,
      'Tháng',
      ['/ngay/2022/01', '/ngay/2022/05'],
    ],
    [
      'what there is of an endless span',
      years,
      '1900-01-01',
      '2100-12-31',
      'Năm',
      ['/ngay/2019', '/ngay/2022', '/ngay/2026'],
    ],
    ['what comes after a first day', years, '2022-01-01', null, 'Tháng', ['/ngay/2022/11', '/ngay/2026/08']],
  ])('shows %s', (_, counts, from, to, unit, hrefs) => {
    const histogram = present(counts, { from, to })
    expect(histogram?.unit).toBe(unit)
    expect(histogram?.bars.map(({ href }) => href)).toEqual(hrefs)
  })

  it('marks the chosen day and says which bar is highest', () => {
    const histogram = present(years, { from: '2022-11-23', to: '2022-11-23' })
    expect(histogram?.bars.map(({ current }) => current)).toEqual([true])
    expect(present(years)?.summary).toBe('Nhiều nhất: năm 2022, 40 bài.')
  })

  it.each<[string, DateCount[], string | null, string | null]>([
    ['without articles', [], null, null],
    ['of one column', [{ date: '2022-11-23', count: 5 }], null, null],
    ['of a period without articles', years, '2020-01-01', '2020-12-31'],
  ])('is none %s', (_, counts, from, to) => {
    expect(present(counts, { from, to })).toBeNull()
  })

  const days = fc.uniqueArray(
    fc.record({
      date: fc
        .date({ min: new Date('1998-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      count: fc.integer({ min: 1, max: 100_000 }),
    }),
    { selector: ({ date }) => date, minLength: 1, maxLength: 60 },
  )

  it('loses no article, and draws every bar inside the plot, in order and apart', () => {
    fc.assert(
      fc.property(days, (counts) => {
        const histogram = present(counts)
        if (histogram === null) return
        const number = (text: string) => Number.parseFloat(text)
        const sum = histogram.bars.reduce((total, bar) => total + Number(bar.count.replaceAll('.', '')), 0)
        expect(sum).toBe(counts.reduce((total, { count }) => total + count, 0))
        let end = 0
        for (const { x, width, y, height } of histogram.bars) {
          expect(number(x)).toBeGreaterThanOrEqual(end)
          expect(number(height)).toBeGreaterThan(0)
          expect(number(y) + number(height)).toBeCloseTo(100, 1)
          end = number(x) + number(width)
        }
        expect(end).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('histograms of pages', () => {
  const site = useSite()

  it.each([
    ['/tim-kiem?q=t%E1%BB%89nh', '/tim-kiem?q=t%E1%BB%89nh&tu=2022-01-01&den=2022-12-31'],
    ['/tim-kiem?tu=2022&den=2022', '/tim-kiem?tu=2022-11-01&den=2022-11-30'],
    ['/ngay/2022', '/ngay/2022/11'],
    ['/ngay/2022/11', '/ngay/2022/11/23'],
  ])('%s: every bar is a link, and its table says the same', async (path, href) => {
    const { $ } = await site.page(path)
    const bars = $('.histogram svg a').toArray()
    const rows = $('.histogram tbody tr').toArray()
    expect(bars.map((bar) => $(bar).attr('href'))).toContain(href)
    expect(rows.map((row) => $(row).find('a').attr('href'))).toEqual(bars.map((bar) => $(bar).attr('href')))
    expect(rows.map((row) => `${$(row).find('th').text()}: ${$(row).find('td').text()} bài`)).toEqual(
      bars.map((bar) => $(bar).find('title').text()),
    )
    expect($('.histogram [style]')).toHaveLength(0)
    for (const bar of bars) expect((await site.get($(bar).attr('href')!)).status).toBe(200)
  })
})
