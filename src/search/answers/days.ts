import type { FacetCounts } from '../../engine/reading.js'
import { addDays, daysBetween, type DayRange } from '../../text/dates.js'
import { readDayRange, type RangeReading } from '../../text/day-ranges.js'
import type { LocalDay } from '../../engine/query.js'
import type { DaysAnswer } from '../types.js'
import type { AnswerSource } from './source.js'
import { wholeDays } from './whole.js'

type Days = FacetCounts['days']

const countIn = (days: Days, { from, to }: DayRange) =>
  days.reduce((sum, { day, count }) => (day >= from && day <= to ? sum + count : sum), 0)

/** The nearest day that has articles; of two, the earlier. */
function nearestTo(days: Days, { from, to }: DayRange): LocalDay | null {
  const before = days.findLast(({ day }) => day < from)?.day ?? null
  const after = days.find(({ day }) => day > to)?.day ?? null
  if (before === null || after === null) return before ?? after
  return daysBetween(before, from) <= daysBetween(to, after) ? before : after
}

/** The same days of the latest year in which they have articles; as read where no year has. */
function latestWithArticles(
  reading: Extract<RangeReading, { range: DayRange }>,
  text: string,
  days: Days,
): Extract<RangeReading, { range: DayRange }> {
  const first = days.at(0)?.day
  let latest = reading
  while (first !== undefined && latest.range.to >= first && countIn(days, latest.range) === 0) {
    // Read as of the day before these days began: the same days of an earlier year.
    const earlier = readDayRange(text, addDays(latest.range.from, -1))
    if (earlier === null || !('range' in earlier)) break
    latest = earlier
  }
  return countIn(days, latest.range) > 0 ? latest : reading
}

/** Days, weeks, months, quarters, years and spans, as the whole query: "5/9/2016", "tin hôm qua", "tháng 4". */
export const daysAnswer: AnswerSource = ({ text, today }) => {
  const days = wholeDays(text, today)
  if (days === null || !('range' in days.reading)) return null
  const { typed, reading } = days
  return {
    requests: [],
    answer({ archive: { days } }): DaysAnswer {
      const isYearless = reading.isYearless === true
      const { range, label } = isYearless ? latestWithArticles(reading, typed, days) : reading
      const articles = countIn(days, range)
      const nearest = articles === 0 ? nearestTo(days, range) : null
      return { kind: 'days', label, ...range, articles, isYearless, nearest }
    },
  }
}
