import { daysInMonth } from '../../text/dates.js'
import { readDayRange, type RangeReading } from '../../text/day-ranges.js'
import type { LocalDay } from '../../engine/query.js'
import type { Analyzer } from '../../text/types.js'
import { isAddress } from '../article/address.js'
import { documentOfQuery } from '../article/documents.js'
import { withoutFillers } from './wording.js'

/**
 * How a query is searched as text: `nearly` with near matches; `strictly` where it as a whole names days or a document, so
 * that an article with half of the figures is of no use; `not` where it is the address of a page.
 */
export type Searched = 'nearly' | 'strictly' | 'not'

/** Days as the whole of a text, with or without "tin" before them; null where it is none, or has more. */
export function wholeDays(text: string, today: LocalDay): { typed: string; reading: RangeReading } | null {
  const typed = readDayRange(text, today) === null ? withoutFillers(text) : text
  const reading = readDayRange(typed, today)
  return reading === null ? null : { typed, reading }
}

const longestMonth = 31

/** `30/2/2020`: the day that a reading names although its month has no such; null where it may be no day at all. */
export function impossibleDay(reading: RangeReading): string | null {
  if ('range' in reading) return null
  const { wrong, isYearless } = reading
  const { year, month, day } = wrong
  const isMonth = month >= 1 && month <= 12
  // "50/50" is a share, and "13/2021" a number of something.
  if (isYearless === true) {
    return isMonth && day > daysInMonth(year, month) && day <= longestMonth ? `${day}/${month}` : null
  }
  return (isMonth && (day < 1 || day > daysInMonth(year, month))) || (!isMonth && day > 1)
    ? `${day}/${month}/${year}`
    : null
}

/** @param text of the query, without invisible characters */
export function searchedAs(text: string, analyzer: Analyzer, today: LocalDay): Searched {
  if (isAddress(text)) return 'not'
  const days = wholeDays(text, today)
  const isDays = days !== null && ('range' in days.reading || impossibleDay(days.reading) !== null)
  return isDays || documentOfQuery(text, analyzer) !== null ? 'strictly' : 'nearly'
}
