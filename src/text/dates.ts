/**
 * Calendar days. A day is a day in Asia/Ho_Chi_Minh, which is +07:00 all year.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

export interface DayRange {
  /** First day, inclusive. */
  from: Day
  /** Last day, inclusive. */
  to: Day
}

/** Years that dates of articles and queries can have; others are taken for numbers. */
const firstYear = 1900
const lastYear = 2100

export const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Returns `YYYY-MM-DD`, or null when there is no such day or its year is not in 1900–2100. */
export function toDay(year: number, month: number, day: number): Day | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** Milliseconds and minutes in a day. */
export const dayMs = 86_400_000
export const minutesPerDay = 1440

const minuteMs = 60_000
const offsetMs = 7 * 3_600_000

/** The zone that ends an ISO 8601 instant in local time. */
export const zone = '+07:00'

/** Stands for the minute of an article without a date: sorts before all others, and fits into a 32-bit integer. */
export const noMinute = -0x80000000

/** Minutes since 1970-01-01T00:00 local time, of an instant in ISO 8601. */
export function localMinute(publishedAt: string): number {
  return Math.floor((Date.parse(publishedAt) + offsetMs) / minuteMs)
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs)
}

/** The day of a day number. */
export function dayOfNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** Local date and time of an instant, `2022-11-23T08:30:00`. @param milliseconds since 1970-01-01T00:00Z */
export function localTime(milliseconds: number): string {
  return new Date(milliseconds + offsetMs).toISOString().slice(0, 19)
}

/** An instant in ISO 8601 with +07:00. @param milliseconds since 1970-01-01T00:00Z */
export function isoTime(milliseconds: number): string {
  return `${localTime(milliseconds)}${zone}`
}

/** The day of an instant. @param milliseconds since 1970-01-01T00:00Z */
export function dayOf(milliseconds: number): Day {
  return localDay(localTime(milliseconds))
}

/** The instant at which a day begins, in milliseconds since 1970-01-01T00:00Z. */
export function dayStart(day: Day): number {
  return Date.parse(`${day}T00:00:00${zone}`)
}

/** The day of a local date and time in ISO 8601, such as an article's `publishedAt`. */
export function localDay(publishedAt: string): Day {
  return publishedAt.slice(0, 10)
}

/** The month of a day or of a local date and time: `2022-11`. */
export function monthOf(date: string): string {
  return date.slice(0, 7)
}

/** The year of a month, a day or a local date and time: `2022`. */
export function yearOf(date: string): string {
  return date.slice(0, 4)
}

/** First and last day of a year, month or day (`2022`, `2022-11`, `2022-11-23`). */
export function rangeOfDateValue(value: string): DayRange {
  const [year, month] = value.split('-').map(Number)
  if (value.length === 4) return { from: `${value}-01-01`, to: `${value}-12-31` }
  if (value.length > 7) return { from: value, to: value }
  return { from: `${value}-01`, to: `${value}-${daysInMonth(year, month)}` }
}

/** The year, month or day that a range covers exactly; null when it is not exactly one. */
export function dateValueOf({ from, to }: DayRange): string | null {
  const values = [yearOf(from), monthOf(from), from]
  return (
    values.find((value) => {
      const range = rangeOfDateValue(value)
      return range.from === from && range.to === to
    }) ?? null
  )
}

/** The day `days` days later; earlier when `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** How many days later `to` is than `from`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(day).getUTCDay()
}

/** How many days have passed since the Monday of a day's week: weeks begin on Monday. */
export function daysSinceMonday(day: Day): number {
  return (weekday(day) + 6) % 7
}
