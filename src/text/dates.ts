/**
 * Calendar days, and how people type them. A day is a day in Asia/Ho_Chi_Minh, which is +07:00 all year.
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

/** Gives `YYYY-MM-DD`, or null when there is no such day or its year is not in 1900–2100. */
export function toDay(year: number, month: number, day: number): Day | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** All days of the months `first` to `last` of a year, or null when they are no months of a year that can be meant. */
function monthsRange(year: number, first: number, last: number): DayRange | null {
  const from = toDay(year, first, 1)
  const to = last >= 1 && last <= 12 ? toDay(year, last, daysInMonth(year, last)) : null
  return from !== null && to !== null ? { from, to } : null
}

const romanQuarters = ['i', 'ii', 'iii', 'iv']
const yearWord = String.raw`(?:\s*năm\s+|\s*[/-]\s*|\s+)`

const ranges: readonly [RegExp, (groups: string[]) => DayRange | null][] = [
  [/^(?:năm\s+)?(\d{4})$/u, ([year]) => monthsRange(Number(year), 1, 12)],
  [
    /^(?:tháng\s+)?(\d{1,2})\s*[/-]\s*(\d{4})$/u,
    ([month, year]) => monthsRange(Number(year), Number(month), Number(month)),
  ],
  [/^(\d{4})-(\d{1,2})$/u, ([year, month]) => monthsRange(Number(year), Number(month), Number(month))],
  [
    new RegExp(String.raw`^tháng\s+(\d{1,2})${yearWord}(\d{4})$`, 'u'),
    ([month, year]) => monthsRange(Number(year), Number(month), Number(month)),
  ],
  [
    new RegExp(String.raw`^quý\s+(i{1,3}|iv|[1-4])${yearWord}(\d{4})$`, 'u'),
    ([quarter, year]) => {
      const number = romanQuarters.indexOf(quarter) + 1 || Number(quarter)
      return monthsRange(Number(year), number * 3 - 2, number * 3)
    },
  ],
]

const normalise = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()

/**
 * Reads a day as a person types it: `23/11/2022`, `23-11-2022`, `23.11.2022`, `2022-11-23`, `ngày 5 tháng 9 năm 2023`.
 * @returns null when the text is not a day, or one that does not exist or lies outside 1900–2100
 */
export function parseDay(text: string): Day | null {
  const typed = normalise(text).replace(/^ngày /u, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed)
  if (iso) return toDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const local =
    /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})$/u.exec(typed) ??
    /^(\d{1,2}) (tháng) (\d{1,2})[ ,]+năm (\d{4})$/u.exec(typed)
  return local ? toDay(Number(local[4]), Number(local[3]), Number(local[1])) : null
}

/**
 * Reads a day, month, quarter or year as a person types it: `2022`, `11/2022`, `2022-11`, `tháng 11 năm 2022`,
 * `năm 2021`, `quý I/2022`, `ngày 5/9/2023`.
 * @returns null when the text is none of them, or names days that do not exist or lie outside 1900–2100
 */
export function parseDayRange(text: string): DayRange | null {
  const day = parseDay(text)
  if (day !== null) return { from: day, to: day }
  const typed = normalise(text)
  for (const [pattern, read] of ranges) {
    const match = pattern.exec(typed)
    if (match) return read(match.slice(1))
  }
  return null
}
