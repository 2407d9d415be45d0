import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateValueOf,
  dayOf,
  daysBetween,
  daysSinceMonday,
  localDay,
  localTime,
  monthOf,
  rangeOfDateValue,
  weekday,
  yearOf,
  zone,
} from '../../src/text/dates.js'
import { findDayRanges, parseDayRange, readDayRange, usualRanges } from '../../src/text/day-ranges.js'

/** The day that a text names, or null. */
function parseDay(text: string): string | null {
  const range = parseDayRange(text, null)
  return range !== null && range.from === range.to ? range.from : null
}

const day = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2100-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('years, months and days', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-11', '2022-11-01', '2022-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2022-11-23', '2022-11-23', '2022-11-23'],
  ])('%s lasts from %s to %s', (value, from, to) => {
    expect(rangeOfDateValue(value)).toEqual({ from, to })
    expect(dateValueOf({ from, to })).toBe(value)
  })

  it.each([
    ['2022-11-01', '2022-11-29'],
    ['2022-11-02', '2022-11-30'],
    ['2022-01-01', '2023-12-31'],
  ])('%s to %s is none of them', (from, to) => expect(dateValueOf({ from, to })).toBeNull())

  it('are read off any instant in local time', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 86_399_999 }), (date, time) => {
        const iso = localTime(date.getTime() + time)
        expect(Date.parse(iso + zone)).toBe(Math.floor((date.getTime() + time) / 1000) * 1000)
        expect(localDay(iso)).toBe(dayOf(date.getTime() + time))
        expect(iso.startsWith(monthOf(iso)) && monthOf(iso).startsWith(`${yearOf(iso)}-`)).toBe(true)
      }),
    )
  })

  it('have weeks that begin on Monday', () => {
    expect(['2022-11-21', '2022-11-26', '2022-11-27'].map(daysSinceMonday)).toEqual([0, 5, 6])
  })
})

describe('typed days', () => {
  it.each([
    ['23/11/2022', '2022-11-23'],
    ['2022-11-23', '2022-11-23'],
    ['23-11-2022', '2022-11-23'],
    ['23.11.2022', '2022-11-23'],
    ['5/9/2023', '2023-09-05'],
    ['ngày 5/9/2023', '2023-09-05'],
    ['Ngày 5 tháng 9 năm 2023', '2023-09-05'],
    ['ngày 5 tháng 9 năm 2023'.normalize('NFD'), '2023-09-05'],
    ['29/2/2024', '2024-02-29'],
    ['29/2/2023', null],
    ['31/02/2022', null],
    ['31/4/2022', null],
    ['0/1/2022', null],
    ['1/13/2022', null],
    ['1/1/1899', null],
    ['1/1/2101', null],
    ['23/11-2022', null],
    ['23/11', null],
    ['abc', null],
    ['', null],
  ])('reads %j', (typed, expected) => {
    expect(parseDay(typed)).toBe(expected)
  })

  it('reads every day of 1900 to 2100 in every spelling', () => {
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [y, m, d] = iso.split('-')
        for (const typed of [
          iso,
          `${d}/${m}/${y}`,
          `${+d}/${+m}/${y}`,
          `${d}-${m}-${y}`,
          `ngày ${+d} tháng ${+m} năm ${y}`,
        ]) {
          expect(parseDay(typed)).toBe(iso)
          expect(parseDayRange(typed, null)).toEqual({ from: iso, to: iso })
        }
      }),
    )
  })

  it('gives nothing but a day that exists', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(14), fc.integer({ min: 1890, max: 2110 }), (d, m, y) => {
        const read = parseDay(`${d}/${m}/${y}`)
        const exists = new Date(Date.UTC(y, m - 1, d))
        const real = m >= 1 && m <= 12 && exists.getUTCDate() === d && exists.getUTCMonth() === m - 1
        expect(read !== null).toBe(real && y >= 1900 && y <= 2100)
      }),
    )
  })
})

describe('typed ranges', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['năm 2021', '2021-01-01', '2021-12-31'],
    ['11/2022', '2022-11-01', '2022-11-30'],
    ['2022-11', '2022-11-01', '2022-11-30'],
    ['2/2024', '2024-02-01', '2024-02-29'],
    ['tháng 11/2022', '2022-11-01', '2022-11-30'],
    ['Tháng 2 năm 2023', '2023-02-01', '2023-02-28'],
    ['quý I/2022', '2022-01-01', '2022-03-31'],
    ['Quý IV năm 2022', '2022-10-01', '2022-12-31'],
    ['quý 2/2022', '2022-04-01', '2022-06-30'],
    ['quý III 2020', '2020-07-01', '2020-09-30'],
    ['quý 1 năm 2022', '2022-01-01', '2022-03-31'],
    ['quy iv nam 2022', '2022-10-01', '2022-12-31'],
    ['quí II/2022', '2022-04-01', '2022-06-30'],
    ['thang 2 nam 2024', '2024-02-01', '2024-02-29'],
    ['T11/2022', '2022-11-01', '2022-11-30'],
    ['nam 2021', '2021-01-01', '2021-12-31'],
    ['6 tháng đầu năm 2022', '2022-01-01', '2022-06-30'],
    ['6 thang cuoi nam 2022', '2022-07-01', '2022-12-31'],
    ['sáu tháng đầu năm 2022', '2022-01-01', '2022-06-30'],
    ['9 tháng đầu năm 2023', '2023-01-01', '2023-09-30'],
    ['hai tháng đầu năm 2024', '2024-01-01', '2024-02-29'],
    ['nửa cuối năm 2022', '2022-07-01', '2022-12-31'],
    ['năm 2021'.normalize('NFD'), '2021-01-01', '2021-12-31'],
  ])('reads %j', (typed, from, to) => {
    expect(parseDayRange(typed, null)).toEqual({ from, to })
  })

  it.each([
    '13/2022',
    '0/2022',
    'tháng 13/2022',
    'quý V/2022',
    'quý 0/2022',
    '1899',
    '2101',
    '9999',
    '0',
    '20',
    'năm',
    '2022-13',
    '12 tháng đầu năm 2022',
    'nằm 2021',
    'tuần trước',
    'năm ngoái',
    '6 tháng đầu năm',
  ])('refuses %j', (typed) => {
    expect(parseDayRange(typed, null)).toBeNull()
  })

  it('gives an ordered range, or nothing, for whatever is typed', () => {
    const soup = fc.string({
      unit: fc.constantFrom(...'0123456789/-. iv'.split(''), 'tháng ', 'năm ', 'quý ', 'ngày '),
    })
    fc.assert(
      fc.property(soup, (typed) => {
        const range = parseDayRange(typed, null)
        if (range) expect(range.from <= range.to).toBe(true)
      }),
    )
  })
})

describe('ranges named from today', () => {
  // Thursday 24 November 2022 begins at 17:00 UTC of the 23rd.
  const lastMinute = Date.parse('2022-11-23T23:59:59.999+07:00')
  const firstMinute = Date.parse('2022-11-24T00:00:00+07:00')
  it.each<[string, string, string, string, string]>([
    ['hôm nay', '2022-11-23', '2022-11-23', '2022-11-24', '2022-11-24'],
    ['hom nay', '2022-11-23', '2022-11-23', '2022-11-24', '2022-11-24'],
    ['Hôm qua', '2022-11-22', '2022-11-22', '2022-11-23', '2022-11-23'],
    ['tuần này', '2022-11-21', '2022-11-27', '2022-11-21', '2022-11-27'],
    ['tuan truoc', '2022-11-14', '2022-11-20', '2022-11-14', '2022-11-20'],
  ])('%s at the end of a day and at the start of the next', (text, from, to, nextFrom, nextTo) => {
    expect(parseDayRange(text, dayOf(lastMinute))).toEqual({ from, to })
    expect(parseDayRange(text, dayOf(firstMinute))).toEqual({ from: nextFrom, to: nextTo })
  })

  it.each<[today: string, text: string, from: string, to: string]>([
    ['2022-11-23', '1/4/21', '2021-04-01', '2021-04-01'],
    ['2022-11-23', '1/4/98', '1998-04-01', '1998-04-01'],
    ['2022-11-23', 'hôm kia', '2022-11-21', '2022-11-21'],
    ['2022-11-23', 'tuần qua', '2022-11-14', '2022-11-20'],
    ['2022-11-23', 'tháng vừa qua', '2022-10-01', '2022-10-31'],
    ['2022-11-23', 'năm trước', '2021-01-01', '2021-12-31'],
    ['2022-11-23', 'sáng nay', '2022-11-23', '2022-11-23'],
    ['2022-11-23', 'dem qua', '2022-11-22', '2022-11-22'],
    ['2022-11-23', '7 ngày qua', '2022-11-17', '2022-11-23'],
    ['2022-11-23', 'hai tuần qua', '2022-11-10', '2022-11-23'],
    ['2022-11-23', 'ngày 5-9', '2022-09-05', '2022-09-05'],
    ['2022-11-23', '5/9', '2022-09-05', '2022-09-05'],
    ['2022-11-23', 'ngày 5 tháng 12', '2021-12-05', '2021-12-05'],
    ['2022-11-23', '29/2', '2020-02-29', '2020-02-29'],
    ['2022-11-23', 'tháng 4', '2022-04-01', '2022-04-30'],
    ['2022-11-23', 'tháng tư', '2022-04-01', '2022-04-30'],
    ['2022-11-23', 'tháng mười hai', '2021-12-01', '2021-12-31'],
    ['2022-11-23', 'tháng năm năm ngoái', '2021-05-01', '2021-05-31'],
    ['2022-11-23', 'quý IV', '2022-10-01', '2022-12-31'],
    ['2022-11-23', 'từ 1/4/2021 đến 15/4/2021', '2021-04-01', '2021-04-15'],
    ['2022-11-23', 'tu 28/12 den 3/1/2022', '2021-12-28', '2022-01-03'],
    ['2022-11-23', 'tháng 3 - tháng 5/2021', '2021-03-01', '2021-05-31'],
    // Sunday is the last day of its week, Monday the first of the next.
    ['2022-11-27', 'tuần này', '2022-11-21', '2022-11-27'],
    ['2022-11-28', 'tuần này', '2022-11-28', '2022-12-04'],
    ['2022-11-28', 'tuần trước', '2022-11-21', '2022-11-27'],
    ['2023-01-01', 'tuần này', '2022-12-26', '2023-01-01'],
    ['2023-01-01', 'hôm qua', '2022-12-31', '2022-12-31'],
    ['2023-01-01', 'tháng này', '2023-01-01', '2023-01-31'],
    ['2023-01-01', 'tháng trước', '2022-12-01', '2022-12-31'],
    ['2022-12-31', 'tháng trước', '2022-11-01', '2022-11-30'],
    ['2024-03-31', 'thang truoc', '2024-02-01', '2024-02-29'],
    ['2023-01-01', 'quý trước', '2022-10-01', '2022-12-31'],
    ['2022-12-31', 'quý này', '2022-10-01', '2022-12-31'],
    ['2023-01-01', 'năm ngoái', '2022-01-01', '2022-12-31'],
    ['2022-12-31', 'nam ngoai', '2021-01-01', '2021-12-31'],
    ['2022-12-31', 'năm nay', '2022-01-01', '2022-12-31'],
    ['2022-06-30', 'tháng 11 năm ngoái', '2021-11-01', '2021-11-30'],
    ['2022-06-30', 'quý I năm nay', '2022-01-01', '2022-03-31'],
    ['2022-06-30', '6 tháng đầu năm', '2022-01-01', '2022-06-30'],
    ['2022-06-30', '6 tháng cuối năm ngoái', '2021-07-01', '2021-12-31'],
    ['2024-02-29', 'hôm nay', '2024-02-29', '2024-02-29'],
    ['2024-03-01', 'hôm qua', '2024-02-29', '2024-02-29'],
  ])('on %s, %s', (today, text, from, to) => {
    expect(parseDayRange(text, today)).toEqual({ from, to })
  })

  it('on any day: a week is seven days from a Monday, and what was before ends where this begins', () => {
    fc.assert(
      fc.property(day, (date) => {
        const today = date.toISOString().slice(0, 10)
        fc.pre(today > '1901-01-07' && today < '2100-12-25')
        for (const unit of ['tuần', 'tháng', 'quý', 'năm']) {
          const current = parseDayRange(`${unit} ${unit === 'năm' ? 'nay' : 'này'}`, today)!
          const before = parseDayRange(`${unit} ${unit === 'năm' ? 'ngoái' : 'trước'}`, today)!
          expect(current.from <= today && today <= current.to).toBe(true)
          expect(addDays(before.to, 1)).toBe(current.from)
          if (unit !== 'tuần') continue
          expect([weekday(current.from), weekday(before.from)]).toEqual([1, 1])
          expect([daysBetween(current.from, current.to), daysBetween(before.from, before.to)]).toEqual([6, 6])
        }
        const usual = usualRanges(today).map(({ range }) => range)
        expect(usual.map(({ from, to }) => [daysBetween(from, to), to])).toEqual(
          [1, 6, 29, 364].map((days) => [days, today]),
        )
      }),
    )
  })
})

describe('days that cannot be', () => {
  it.each<[string, [number, number, number]]>([
    ['31/02/2022', [2022, 2, 31]],
    ['ngày 31 tháng 2 năm 2022', [2022, 2, 31]],
    ['tháng 13/2022', [2022, 13, 1]],
    ['năm 9999', [9999, 1, 1]],
    ['0', [0, 1, 1]],
    ['31/2/22', [2022, 2, 31]],
  ])('%s is read as what it says', (text, [year, month, date]) => {
    expect(readDayRange(text, null)).toEqual({ wrong: { year, month, day: date } })
  })
})

describe('days inside a text', () => {
  const find = (text: string) => {
    const offsets = Array.from({ length: text.length + 1 }, (_, index) => index)
    const folded = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
    return findDayRanges(text, folded, offsets, '2022-11-23').map(({ start, end, label }) => [
      text.slice(start, end),
      label,
    ])
  }

  it.each<[string, [string, string][]]>([
    ['kết quả 6 tháng đầu năm 2022 của tỉnh', [['6 tháng đầu năm 2022', '6 tháng đầu năm 2022']]],
    ['lũ tháng 11 năm ngoái', [['tháng 11 năm ngoái', 'Tháng 11/2021']]],
    [
      'thu ngân sách quý I/2022, quý II/2022',
      [
        ['quý I/2022', 'Quý I/2022'],
        ['quý II/2022', 'Quý II/2022'],
      ],
    ],
    ['họp tuần trước', [['tuần trước', 'Tuần trước (14–20/11/2022)']]],
    ['hop hom qua', [['hom qua', 'Hôm qua (22/11/2022)']]],
    ['đại hội (2021)', [['2021', 'Năm 2021']]],
    // Words that equal those of dates only when folded.
    ['đất nằm ngoài quy hoạch', []],
    ['thắng này không dễ', []],
    ['nghị quyết 11/2022/NQ-HĐND', []],
    ['giá 2.021 đồng', []],
    ['hỗ trợ 2021 người', []],
    ['sân vận động 20212', []],
    ['ngày 31/11/2022', []],
    ['nghỉ lễ 30/4', []],
    ['trong 5 năm qua', []],
    ['thu 10 tháng năm 2021', [['năm 2021', 'Năm 2021']]],
  ])('%s', (text, found) => {
    expect(find(text)).toEqual(found)
  })
})
