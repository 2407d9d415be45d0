import { say } from '../language/say.js'
import { daysInMonth, toDay, type Day, type DayRange } from '../../text/dates.js'
import { readDayRange } from '../../text/day-ranges.js'

export const allowedDays =
  'Ngày có thật, viết ngày/tháng/năm (23/11/2022), tháng/năm (11/2022), năm (2022) hoặc năm-tháng-ngày (2022-11-23); từ năm 1900 đến năm 2100.'

export const allowedAnniversaries = 'Ngày có thật, viết ngày/tháng (23/11) hoặc ngày/tháng/năm (23/11/2022).'

/** A parsed value, or what is wrong with the text, in Vietnamese. */
export type Reading<T> = { value: T } | { wrong: string }

/** The day with this year, month and day. */
export function readDay(year: number, month: number, day: number): Reading<Day> {
  const value = toDay(year, month, day)
  if (value !== null) return { value }
  if (month < 1 || month > 12) return { wrong: say('Không có tháng {0}.', month) }
  if (day < 1 || day > daysInMonth(year, month))
    return { wrong: say('Tháng {0} năm {1} không có ngày {2}.', month, year, day) }
  return { wrong: say('Năm {0} nằm ngoài khoảng 1900–2100.', year) }
}

/**
 * Parses a day, month, quarter, part of a year or year into its first and last day.
 * @param today the day that "hôm nay" means; null where relative days are not allowed
 */
export function readPeriod(text: string, today: Day | null): Reading<DayRange> {
  const reading = readDayRange(text, today)
  if (reading === null) return { wrong: say('Đây không phải là một ngày.') }
  if ('range' in reading) return { value: reading.range }
  const { year, month, day } = reading.wrong
  const found = readDay(year, month, day)
  return 'wrong' in found ? found : { wrong: say('Đây không phải là một ngày.') }
}
