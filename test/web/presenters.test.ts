import { describe, expect, it } from 'vitest'
import { Calendar, presentNeighbours } from '../../src/web/presenters/calendar.js'
import { briefDate, fullDate, periodInWords } from '../../src/web/presenters/dates.js'
import { lifeInWords, untilInWords } from '../../src/web/presenters/periods.js'
import { presentPagination } from '../../src/web/presenters/pagination.js'
import { dayOf } from '../../src/text/dates.js'
import { safeHref } from '../../src/web/urls/links.js'
import { slug } from '../../src/web/urls/slug.js'

describe('dates in Vietnamese', () => {
  const minute = { publishedAt: '2021-06-09T18:37:56+07:00', datePrecision: 'minute' as const }
  const day = { publishedAt: '2022-11-23T00:00:00+07:00', datePrecision: 'day' as const }

  it('names the weekday, day and time', () => {
    expect(fullDate(minute)).toEqual({
      machine: minute.publishedAt,
      text: 'Thứ Tư, ngày 9 tháng 6 năm 2021, lúc 18:37',
    })
    expect(briefDate(minute)).toEqual({ machine: minute.publishedAt, text: '9/6/2021, 18:37' })
  })

  it('names no time when only the day is known', () => {
    expect(fullDate(day)).toEqual({ machine: '2022-11-23', text: 'Thứ Tư, ngày 23 tháng 11 năm 2022' })
    expect(briefDate(day)).toEqual({ machine: '2022-11-23', text: '23/11/2022' })
  })

  it('keeps a missing date missing', () => {
    expect(fullDate({ publishedAt: null, datePrecision: null })).toBeNull()
  })

  it('takes the day in Asia/Ho_Chi_Minh', () => {
    expect(dayOf(Date.UTC(2022, 10, 22, 16, 59))).toBe('2022-11-22')
    expect(dayOf(Date.UTC(2022, 10, 22, 17, 0))).toBe('2022-11-23')
  })

  it.each([
    ['2022-01-01', '2022-12-31', 'Năm 2022'],
    ['2024-02-01', '2024-02-29', 'Tháng 2/2024'],
    ['2022-11-05', '2022-11-05', 'Ngày 5/11/2022'],
    ['2022-11-01', '2022-11-29', 'Từ 1/11/2022 đến 29/11/2022'],
    ['2022-11-01', null, 'Từ 1/11/2022'],
    [null, '2022-11-01', 'Đến 1/11/2022'],
  ])('%s to %s is %s', (from, to, words) => {
    expect(periodInWords(from, to)).toBe(words)
  })
})

describe('the life of an agency or province', () => {
  it.each([
    ['2008-04-01', '2025-02-28', '4/2008 – 2/2025', '1/4/2008 – 28/2/2025'],
    [null, '2025-02-28', 'đến 2/2025', 'đến 28/2/2025'],
    ['2025-03-01', null, 'từ 3/2025', 'từ 1/3/2025'],
    [null, null, null, null],
  ])('from %s to %s is %s, or to the day %s', (validFrom, validTo, months, days) => {
    expect(lifeInWords({ validFrom, validTo }, 'month')).toBe(months)
    expect(lifeInWords({ validFrom, validTo }, 'day')).toBe(days)
  })

  it.each([
    ['2025-02-28', 'trước 3/2025', 'trước 1/3/2025'],
    ['2025-03-14', 'trước 4/2025', 'trước 15/3/2025'],
    ['2024-12-31', 'trước 1/2025', 'trước 1/1/2025'],
    ['2024-02-29', 'trước 3/2024', 'trước 1/3/2024'],
  ])('that ended on %s was %s, or to the day %s', (lastDay, month, day) => {
    expect(untilInWords(lastDay, 'month')).toBe(month)
    expect(untilInWords(lastDay, 'day')).toBe(day)
  })
})

describe('calendar', () => {
  const calendar = new Calendar([
    { day: '2021-12-31', count: 1 },
    { day: '2022-11-01', count: 2 },
    { day: '2022-11-30', count: 1234 },
  ])

  it('lays a month out in weeks from Monday, with its empty days inert', () => {
    const { title, suffix, count, href, weeks } = calendar.month('2022-11', '2022-11-30')
    expect([title, suffix, count, href]).toEqual(['Tháng 11/2022', 'tháng 11 năm 2022', '1.236', '/ngay/2022/11'])
    expect(weeks.map((week) => week.map((cell) => cell?.number ?? 0))).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
      [14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25, 26, 27],
      [28, 29, 30, 0, 0, 0, 0],
    ])
    expect(weeks[0][1]).toEqual({
      number: 1,
      href: '/ngay/2022/11/01',
      count: '2',
      current: false,
    })
    expect(weeks[0][2]).toMatchObject({ number: 2, href: null, count: '0' })
    expect(weeks[4][2]).toMatchObject({ count: '1.234', current: true })
  })

  it('has 29 days in February of a leap year only', () => {
    const days = (month: string) =>
      calendar
        .month(month)
        .weeks.flat()
        .filter((cell) => cell !== null).length
    expect([days('2024-02'), days('2022-02'), days('1900-02'), days('2000-02')]).toEqual([29, 28, 28, 29])
  })

  it.each([
    ['2022-11-15', 'Ngày 1/11/2022', 'Ngày 30/11/2022'],
    ['2022-11-30', 'Ngày 1/11/2022', undefined],
    ['2022-01', 'Tháng 12/2021', 'Tháng 11/2022'],
    ['2022', 'Năm 2021', undefined],
    ['2010', undefined, 'Năm 2021'],
  ])('the neighbours of %s that have news are %s and %s', (date, previous, next) => {
    const neighbours = presentNeighbours(calendar, date)
    expect([neighbours.previous?.label, neighbours.next?.label]).toEqual([previous, next])
  })
})

describe('pagination', () => {
  const shown = (page: number, pages: number) =>
    presentPagination(page, pages, (number) => `?${number}`)
      ?.items.map((item) => item?.page ?? '…')
      .join(' ')

  it.each([
    [1, 1, undefined],
    [1, 3, '1 2 3'],
    [1, 9, '1 2 … 9'],
    [5, 9, '1 … 4 5 6 … 9'],
    [9, 9, '1 … 8 9'],
  ])('page %i of %i shows %s', (page, pages, expected) => {
    expect(shown(page, pages)).toBe(expected)
  })

  it('leads back from beyond the last page', () => {
    expect(presentPagination(40, 3, (number) => `?${number}`)).toMatchObject({ previous: '?3', next: null })
  })
})

describe('addresses', () => {
  it.each([
    ['HĐND tỉnh Đắk Lắk: “Ðại hội” lần thứ XVII', 'hdnd-tinh-dak-lak-dai-hoi-lan-thu-xvii'],
    ['Chuyển đổi số', 'chuyen-doi-so'],
    ['…', 'bai'],
    [
      'Nghị quyết số 60/NQ-HĐND về một số chính sách hỗ trợ phát triển nông nghiệp nông thôn giai đoạn',
      'nghi-quyet-so-60-nq-hdnd-ve-mot-so-chinh-sach-ho-tro-phat-trien-nong-nghiep-nong',
    ],
  ])('the slug of %s is %s', (title, expected) => {
    expect(slug(title)).toBe(expected)
  })

  it.each([
    ['https://bao.example/a', 'https://bao.example/a'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['audio.mp3', null],
    [null, null],
  ])('%s may be followed as %s', (address, expected) => {
    expect(safeHref(address)).toBe(expected)
  })
})
