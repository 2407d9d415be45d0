import { say } from '../language/say.js'
import type { LocalDay } from '../../engine/query.js'
import { daysInMonth, monthOf, toDay } from '../../text/dates.js'
import { shortDate } from './dates.js'

/** How exactly dates are known: for agencies that each province set up on its own, only to the month. */
export type Precision = 'day' | 'month'

/** First and last day of existence; null if unknown, or if it still exists. */
export interface Life {
  validFrom: LocalDay | null
  validTo: LocalDay | null
}

function written(day: LocalDay, precision: Precision): string {
  return shortDate(precision === 'day' ? day : monthOf(day))
}

function dayAfter(day: LocalDay): LocalDay {
  const [year, month, date] = day.split('-').map(Number)
  return toDay(year, month, date + 1) ?? toDay(year, month + 1, 1) ?? `${year + 1}-01-01`
}

/** The day after its last, `1/7/2025`, or the month of that day, `7/2025`. */
export function endOf(lastDay: LocalDay, precision: Precision): string {
  return written(dayAfter(lastDay), precision)
}

/** `trước 1/7/2025`, or `trước 3/2025`: the day after its last, or the first month without any of its days. */
export function untilInWords(lastDay: LocalDay, precision: Precision): string {
  const [year, month] = lastDay.split('-').map(Number)
  const monthEnd = toDay(year, month, daysInMonth(year, month)) ?? lastDay
  return say('trước {0}', endOf(precision === 'day' ? lastDay : monthEnd, precision))
}

/** `4/2008 – 2/2025`, `từ 3/2025`, `đến 2/2025`; null if neither end is known. */
export function lifeInWords({ validFrom, validTo }: Life, precision: Precision): string | null {
  if (validFrom === null) return validTo === null ? null : say('đến {0}', written(validTo, precision))
  const from = written(validFrom, precision)
  return validTo === null ? say('từ {0}', from) : `${from} – ${written(validTo, precision)}`
}
