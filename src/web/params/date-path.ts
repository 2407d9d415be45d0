import { say } from '../language/say.js'
import { dateValueOf, pad, toDay, yearOf, type Day, type DayRange } from '../../text/dates.js'
import { allowedAnniversaries, allowedDays, readDay, readPeriod } from './days.js'
import { ParamsError, quoted } from './problems.js'
import { anniversaryQuery } from './queries.js'
import { QueryString } from './query-string.js'
import { parseQuery } from './read-query.js'

/** A year, month or day as its page's address names it: `2022`, `2022-11` or `2022-11-23`. */
export interface DatePath {
  unit: 'year' | 'month' | 'day'
  value: string
}

function wrong(text: string, message: string): ParamsError {
  return new ParamsError(
    [{ parameter: 'ngay', message: `${quoted(text)}: ${message}`, allowed: say(allowedDays) }],
    '/ngay',
  )
}

/**
 * Reads the segments of `/ngay/{year}/{month}/{day}`, of which the last one or two may be missing.
 * @throws ParamsError when they are not numbers or not an existing date
 */
export function parseDatePath(segments: string[]): DatePath {
  const text = segments.join('/')
  if (!segments.every((segment) => /^\d{1,4}$/.test(segment))) throw wrong(text, say('Đây không phải là một ngày.'))
  const [year, month, day] = segments.map(Number)
  const reading = readDay(year, month ?? 1, day ?? 1)
  if ('wrong' in reading) throw wrong(text, reading.wrong)
  if (day !== undefined) return { unit: 'day', value: reading.value }
  if (month !== undefined) return { unit: 'month', value: `${year}-${pad(month)}` }
  return { unit: 'year', value: String(year) }
}

/** Where a visitor wants to jump to: a calendar page, or a range of days without one, such as a quarter. */
export type Jump = { date: string } | { range: DayRange }

/**
 * The days to jump to (`ngay`), or null when the parameter is absent.
 * @param today the day that "hôm nay" means
 * @throws ParamsError
 */
export function parseJump(url: string, today: Day): Jump | null {
  const query = new QueryString(url)
  const text = query.one('ngay')
  if (query.problems.length > 0) throw new ParamsError(query.problems, '/ngay')
  if (text === null) return null
  const reading = readPeriod(text, today)
  if ('wrong' in reading) throw wrong(text, reading.wrong)
  const date = dateValueOf(reading.value)
  return date === null ? { range: reading.value } : { date }
}

const dayAndMonth = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})$/
/** A leap year follows within eight years of any year: 1896, for example, was followed by 1904. */
const untilLeapYear = 8

/**
 * The day whose anniversaries are wanted (`ngay`): today by default. A day without a year is taken in this year or, for
 * 29/2, in the next leap year.
 * @param today the day that "hôm nay" means
 * @throws ParamsError
 */
export function parseAnniversary(url: string, today: Day): Day {
  const { ngay: text } = parseQuery(url, anniversaryQuery)
  if (text === undefined) return today
  const page = url.split('?', 1)[0]
  const fail = (message: string) =>
    new ParamsError(
      [{ parameter: 'ngay', message: `${quoted(text)}: ${message}`, allowed: say(allowedAnniversaries) }],
      page,
    )
  const short = dayAndMonth.exec(text)
  if (short !== null) {
    const [day, month] = short.slice(1).map(Number)
    const year = Number(yearOf(today))
    for (let later = 0; later <= untilLeapYear; later++) {
      const found = toDay(year + later, month, day)
      if (found !== null) return found
    }
    throw fail(
      month < 1 || month > 12 ? say('Không có tháng {0}.', month) : say('Tháng {0} không có ngày {1}.', month, day),
    )
  }
  const reading = readPeriod(text, today)
  if ('wrong' in reading) throw fail(reading.wrong)
  if (reading.value.from !== reading.value.to) throw fail(say('Đây không phải là một ngày.'))
  return reading.value.from
}
