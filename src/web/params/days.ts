import { daysInMonth, parseDayRange, toDay, type Day, type DayRange } from '../../text/dates.js'

export const allowedDays =
  'Ngày có thật, viết ngày/tháng/năm (23/11/2022), tháng/năm (11/2022), năm (2022) hoặc năm-tháng-ngày (2022-11-23); từ năm 1900 đến năm 2100.'

const dayMonthYear = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const yearMonthDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** A value, or what is wrong with the text that should have given it, in Vietnamese. */
export type Reading<T> = { value: T } | { wrong: string }

/** The day that year, month and day name together. */
export function readDay(year: number, month: number, day: number): Reading<Day> {
  const value = toDay(year, month, day)
  if (value !== null) return { value }
  if (month < 1 || month > 12) return { wrong: `Không có tháng ${month}.` }
  if (day < 1 || day > daysInMonth(year, month)) return { wrong: `Tháng ${month} năm ${year} không có ngày ${day}.` }
  return { wrong: `Năm ${year} nằm ngoài khoảng 1900–2100.` }
}

/** The day, month or year that a text names, as its first and last day. */
export function readPeriod(text: string): Reading<DayRange> {
  const value = parseDayRange(text)
  if (value !== null) return { value }
  const written = dayMonthYear.exec(text)
  const numbers = written ? written.slice(1).reverse() : yearMonthDay.exec(text)?.slice(1)
  const reading = numbers ? readDay(Number(numbers[0]), Number(numbers[1]), Number(numbers[2])) : null
  return reading !== null && 'wrong' in reading ? reading : { wrong: 'Đây không phải là một ngày.' }
}
