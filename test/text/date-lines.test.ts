import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDate, findDateline, parseDateLine, parseMachineDate, type DateReading } from '../../src/text/date-lines.js'

const told = (reading: DateReading | null): string | null =>
  reading === null
    ? null
    : reading.ok
      ? `${reading.date.publishedAt.slice(0, 19)} ${reading.date.precision}`
      : reading.problem

describe('date lines of pages', () => {
  it.each([
    ['Thứ 4, 23/11/2022 | 00:00:00', '2022-11-23T00:00:00 day'],
    ['Thứ 5, 19.11.2020 | 17:28:31', '2020-11-19T17:28:31 minute'],
    ['Thứ 3, 11/01/2022 | 16:03:38', '2022-01-11T16:03:38 minute'],
    ['Chủ nhật, 17-11-2024 09:38', '2024-11-17T09:38:00 minute'],
    ['CN, 17/11/2024', '2024-11-17T00:00:00 day'],
    ['Thứ tư, ngày 23 tháng 11 năm 2022', '2022-11-23T00:00:00 day'],
    ['08/11/2019', '2019-11-08T00:00:00 day'],
    ['Cập nhật lúc: 06:50, 19/05/2019 (GMT+7)', '2019-05-19T06:50:00 minute'],
    ['Cập nhật ngày: 03/07/2019 05:12:08', '2019-07-03T05:12:08 minute'],
    ['Ngày đăng: 22/12/2020 08:30', '2020-12-22T08:30:00 minute'],
    ['Cập nhật: 10/02/2022, 08:00 [GMT+7]', '2022-02-10T08:00:00 minute'],
    ['16h05, 09/06/2021', '2021-06-09T16:05:00 minute'],
    ['09/06/2021 4:05 CH', '2021-06-09T16:05:00 minute'],
    ['Thứ 6, 14/10/2022 | 10:26:41 | 1.036 lượt xem', '2022-10-14T10:26:41 minute'],
    ['Thứ 4, 23/11/2022 | 00:00:00'.normalize('NFD'), '2022-11-23T00:00:00 day'],
    ['Thứ 7, 27/04/2024, 00:27[GMT+7]', null],
    ['Chủ nhật, 17/11/2024, 09:38 [ GMT + 7 ]', null],
    ['Thứ 4, 31/02/2022 | 08:00:00', 'impossible'],
    ['Thứ 4, 23/11/2022 | 25:00:00', 'impossible'],
    ['Thứ 5, 23/11/2022 | 08:00:00', 'weekday'],
    ['Ngày 23/11/2022, Sở Y tế tổ chức hội nghị triển khai công tác', null],
    ['Nghị quyết số 12/2024/NQ-HĐND', null],
    ['23/11', null],
    ['Trang chủ', null],
  ])('reads %j', (line, expected) => {
    expect(told(parseDateLine(line))).toBe(expected)
  })

  it('says why a date cannot be', () => {
    expect(parseDateLine('Thứ 4, 31/02/2022')).toMatchObject({
      reason: expect.stringContaining('"Thứ 4, 31/02/2022" is a day that does not exist'),
    })
  })

  it('finds the date among other words where a template is known to print it', () => {
    expect(told(findDate('Chính trị - Thứ 4, 18/05/2022, 18:37 - 366 lượt xem'))).toBe('2022-05-18T18:37:00 minute')
    expect(told(findDate('Theo báo, 08:15 ngày 23/11/2022 tại Thái Bình'))).toBe('2022-11-23T08:15:00 minute')
    expect(findDate('Hôm nay Thứ 7, 27/04/2024, 00:27[GMT+7]')).toBeNull()
    expect(findDate('không có ngày')).toBeNull()
  })

  it('agrees with the calendar on every weekday', () => {
    const names = ['Chủ nhật', 'Thứ 2', 'Thứ ba', 'Thứ 4', 'Thứ năm', 'Thứ 6', 'Thứ bảy']
    const day = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, fc.nat(6), (date, claimed) => {
        const iso = date.toISOString().slice(0, 10)
        const reading = parseDateLine(`${names[claimed]}, ${iso.split('-').reverse().join('/')} | 10:20:30`)
        expect(told(reading)).toBe(claimed === date.getUTCDay() ? `${iso}T10:20:30 minute` : 'weekday')
      }),
    )
  })
})

describe('dates of machines', () => {
  it.each([
    ['2022-01-11T16:03:38+07:00', '2022-01-11T16:03:38 minute'],
    ['2026-02-03T02:15:00Z', '2026-02-03T09:15:00 minute'],
    ['2021-12-31T20:00:00.123Z', '2022-01-01T03:00:00 minute'],
    ['2021-04-25T17:25:18-0500', '2021-04-26T05:25:18 minute'],
    ['2021-04-25 17:25', '2021-04-25T17:25:00 minute'],
    ['2021-04-25', '2021-04-25T00:00:00 day'],
    ['2025-08-08T00:00:00+07:00', '2025-08-08T00:00:00 day'],
    ['2025-08-07T17:00:00Z', '2025-08-08T00:00:00 day'],
    ['Tue, 11 Jan 2022 16:03:38 +0700', '2022-01-11T16:03:38 minute'],
    ['11 Jan 2022 09:03 GMT', '2022-01-11T16:03:00 minute'],
    ['2022-02-31', 'impossible'],
    ['2022-02-31T08:00:00Z', 'impossible'],
    ['31 Feb 2022', 'impossible'],
    ['11/01/2022', null],
    ['yesterday', null],
    ['', null],
  ])('reads %j', (text, expected) => {
    expect(told(parseMachineDate(text))).toBe(expected)
  })
})

describe('datelines', () => {
  it.each([
    ['Sáng ngày 16/3/2021, đoàn công tác đến thăm', '2021-03-16T00:00:00 day'],
    ['Chiều 9-6-2020, tại nhà văn hóa', '2020-06-09T00:00:00 day'],
    ['(TTXVN) - Tối 5/9/2023, lễ khai mạc', '2023-09-05T00:00:00 day'],
    ['Ngày 5 tháng 9 năm 2023, học sinh tựu trường', '2023-09-05T00:00:00 day'],
    ['Sáng thứ Tư, ngày 23/11/2022, hội nghị mở', '2022-11-23T00:00:00 day'],
    ['Sáng 31/2/2021, đoàn công tác', 'impossible'],
    ['Chiều 23/11, đoàn giám sát làm việc', null],
    ['Nhằm chuẩn bị cho kỳ họp, chiều 23/11 đoàn làm việc', null],
    ['Đoàn xuất phát từ năm ngoái. Ngày 5/9/2023 tới nơi', null],
    ['Nghị quyết 12/2024/NQ-HĐND có hiệu lực', null],
  ])('reads %j', (text, expected) => {
    expect(told(findDateline(text))).toBe(expected)
  })

  it('takes the year from outside only where it is given', () => {
    expect(told(findDateline('Chiều 23/11, đoàn giám sát làm việc', 2022))).toBe('2022-11-23T00:00:00 day')
    expect(told(findDateline('Sáng ngày 16/3/2021, đoàn đến', 1999))).toBe('2021-03-16T00:00:00 day')
  })
})
