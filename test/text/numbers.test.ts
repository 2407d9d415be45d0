import { describe, expect, it } from 'vitest'
import { parseCount, parseViews } from '../../src/text/numbers.js'

describe('counts of views', () => {
  it.each([
    ['366 lượt xem', 366],
    ['2,892 lượt xem', 2892],
    ['2.892 lượt xem', 2892],
    ['1.204.300 lượt đọc', 1204300],
    ['Số lượt người xem : 1.207', 1207],
    ['Lượt xem: 15', 15],
    ['Thứ 4, 18/05/2022 | 18:37:28 4,455 lượt xem'.normalize('NFD'), 4455],
    ['2.5 lượt xem', null],
    ['1,20 lượt xem', null],
    ['Số lượt người xem :', null],
    ['366 lượt khách', null],
    ['', null],
  ])('reads %j', (text, views) => {
    expect(parseViews(text)).toBe(views)
  })

  it.each([
    ['12.000', 12000],
    ['12,000', 12000],
    ['0', 0],
    ['1.2K', null],
    ['46,3', null],
    ['1.000,000', null],
    ['99999999999999999999', null],
  ])('takes %j for a whole number or not', (text, count) => {
    expect(parseCount(text)).toBe(count)
  })
})
