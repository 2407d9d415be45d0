import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay, parseDayRange } from '../../src/text/dates.js'

const day = fc.date({
  min: new Date('1900-01-01T00:00:00Z'),
  max: new Date('2100-12-31T00:00:00Z'),
  noInvalidDate: true,
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
          expect(parseDayRange(typed)).toEqual({ from: iso, to: iso })
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
  ])('reads %j', (typed, from, to) => {
    expect(parseDayRange(typed)).toEqual({ from, to })
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
  ])('refuses %j', (typed) => {
    expect(parseDayRange(typed)).toBeNull()
  })

  it('gives an ordered range, or nothing, for whatever is typed', () => {
    const soup = fc.string({
      unit: fc.constantFrom(...'0123456789/-. iv'.split(''), 'tháng ', 'năm ', 'quý ', 'ngày '),
    })
    fc.assert(
      fc.property(soup, (typed) => {
        const range = parseDayRange(typed)
        if (range) expect(range.from <= range.to).toBe(true)
      }),
    )
  })
})
