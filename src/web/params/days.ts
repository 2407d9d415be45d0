import type { LocalDay } from '../../engine/engine.js'

export const firstYear = 1900
export const lastYear = 2100
export const allowedDays = `Ngày có thật, viết ngày/tháng/năm (23/11/2022) hoặc năm-tháng-ngày (2022-11-23), từ năm ${firstYear} đến năm ${lastYear}.`

const dayMonthYear = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const yearMonthDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** A calendar day, or what is wrong with it, in Vietnamese. */
export type DayReading = { day: LocalDay } | { wrong: string }

/** Number of days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `2022-11-03` from numbers; they must name a day that exists. */
export function localDay(year: number, month: number, day: number): LocalDay {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** Two digits. */
export function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** Checks that year, month and day exist together. */
export function checkDay(year: number, month: number, day: number): DayReading {
  if (year < firstYear || year > lastYear) return { wrong: `Năm ${year} nằm ngoài khoảng ${firstYear}–${lastYear}.` }
  if (month < 1 || month > 12) return { wrong: `Không có tháng ${month}.` }
  if (day < 1 || day > daysInMonth(year, month)) return { wrong: `Tháng ${month} năm ${year} không có ngày ${day}.` }
  return { day: localDay(year, month, day) }
}

/** Reads a day as people write it (23/11/2022) or as forms send it (2022-11-23). */
export function readDay(text: string): DayReading {
  const written = dayMonthYear.exec(text)
  if (written) return checkDay(Number(written[3]), Number(written[2]), Number(written[1]))
  const iso = yearMonthDay.exec(text)
  if (iso) return checkDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  return { wrong: 'Đây không phải là một ngày.' }
}
