/**
 * Publication dates as printed in Vietnamese pages, their metadata and their datelines, with the day before the month.
 * All times are in Asia/Ho_Chi_Minh, which is +07:00 all year.
 */
import { localDay, localTime, pad, toDay, weekday as weekdayOf, zone as localZone } from './dates.js'

export interface LocalDate {
  /** ISO 8601 with +07:00. */
  publishedAt: string
  /** `day`: the time in `publishedAt` is 00:00 and carries no meaning. */
  precision: 'minute' | 'day'
}

/**
 * What is read where a date is expected: a date, or something that cannot be one. `impossible`: there is no such day or
 * time; `weekday`: the weekday beside it is that of another day.
 */
export type DateReading =
  { ok: true; date: LocalDate } | { ok: false; problem: 'impossible' | 'weekday'; reason: string }

interface Parts {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
}

function toReading(parts: Parts, written: string): DateReading {
  const { hour = 0, minute = 0, second = 0 } = parts
  const day = toDay(parts.year, parts.month, parts.day)
  if (day === null) return { ok: false, problem: 'impossible', reason: `"${written}" is a day that does not exist` }
  if (hour > 23 || minute > 59 || second > 59) {
    return { ok: false, problem: 'impossible', reason: `"${written}" has a time that does not exist` }
  }
  const precision = hour + minute + second === 0 ? 'day' : 'minute'
  return { ok: true, date: { publishedAt: `${day}T${pad(hour)}:${pad(minute)}:${pad(second)}${localZone}`, precision } }
}

const weekdays: readonly RegExp[] = [
  /^(?:chủ nhật|cn)$/u,
  /^thứ (?:hai|2)$/u,
  /^thứ (?:ba|3)$/u,
  /^thứ (?:tư|bốn|4)$/u,
  /^thứ (?:năm|5)$/u,
  /^thứ (?:sáu|6)$/u,
  /^thứ (?:bảy|bẩy|7)$/u,
]

/** 0 for Sunday to 6 for Saturday, or null. */
function weekdayNumber(name: string): number | null {
  const index = weekdays.findIndex((pattern) => pattern.test(name.toLowerCase().replace(/[\s-]+/gu, ' ')))
  return index < 0 ? null : index
}

const weekday = String.raw`(?<weekday>chủ\s+nhật|cn|thứ[\s-]+(?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7]))`
const dmy = String.raw`(?<day>\d{1,2})\s?(?<sep>[/.-])\s?(?<month>\d{1,2})\s?\k<sep>\s?(?<year>\d{4})(?!\d)`
const inWords = String.raw`(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})[\s,]+năm\s+(?<year>\d{4})(?!\d)`
const time = String.raw`(?<hour>\d{1,2})\s?(?:[:h]|giờ)\s?(?<minute>\d{2})(?:\s?phút)?(?::(?<second>\d{2}))?(?!\d)(?:\s?(?<half>[ap]m|sa|ch)\b)?`
const published = String.raw`(?:cập nhật(?:\s+lần cuối)?|ngày đăng|đăng(?:\s+(?:lúc|ngày|tải))?|xuất bản|ngày)`
const between = String.raw`[\s,|\-–—:()]*`
const lineLead = String.raw`^[\s(]*(?:${published}[\s:]*)*(?:lúc[\s:]*)?`

const dateLines = [dmy, inWords].flatMap((date) => [
  // "Thứ 4, 23/11/2022 | 00:00:00", "23/11/2022", "Ngày đăng: 23-11-2022 08:15"
  new RegExp(
    String.raw`${lineLead}(?:${weekday}${between}(?:ngày\s+)?)?(?<!\d)${date}(?:${between}(?:lúc\s*)?${time})?(?<tail>.*)$`,
    'isu',
  ),
  // "08:15 23/11/2022", "08:15 | Thứ 4, 23/11/2022"
  new RegExp(String.raw`${lineLead}${time}${between}(?:${weekday}${between})?(?:ngày\s+)?${date}(?<tail>.*)$`, 'isu'),
])

/** What may follow the date on its line: a zone, a view count, a closing bracket, but not running text. */
const lineTail =
  /^[\s|,)–—-]*(?:[[(]?(?:gmt|utc)\s*\+\s*0?7[\])]?)?[\s|,–—-]*(?:[\d.,]+\s*lượt (?:xem|đọc)|(?:lượt (?:xem|đọc)|đã xem)\s*:?\s*[\d.,]*)?[\s|)]*$/iu
/** "[GMT+7]" in square brackets marks a visitor's clock, unless the line says that it is the article's date. */
const visitClock = /\[\s*gmt\s*\+\s*0?7\s*\]/iu
const saysPublished = /(?:cập nhật|đăng|xuất bản)/iu

/** Whether the line is the clock that a page shows its visitor ("Thứ 7, 27/04/2024, 00:27[GMT+7]"). */
export function isVisitClock(line: string): boolean {
  const normal = line.normalize('NFC')
  return visitClock.test(normal) && !saysPublished.test(normal)
}

function hourOf(groups: Record<string, string | undefined>): number | undefined {
  if (groups.hour === undefined) return undefined
  const hour = Number(groups.hour)
  const half = groups.half?.toLowerCase()
  if (half === 'pm' || half === 'ch') return hour < 12 ? hour + 12 : hour
  if (half === 'am' || half === 'sa') return hour === 12 ? 0 : hour
  return hour
}

function partsOf(groups: Record<string, string | undefined>): Parts {
  return {
    year: Number(groups.year),
    month: Number(groups.month),
    day: Number(groups.day),
    hour: hourOf(groups),
    minute: groups.minute === undefined ? undefined : Number(groups.minute),
    second: groups.second === undefined ? undefined : Number(groups.second),
  }
}

/** Checks the weekday written beside a date. */
function checkWeekday(reading: DateReading, name: string | undefined, written: string): DateReading {
  if (!reading.ok || name === undefined) return reading
  const expected = weekdayNumber(name)
  const actual = weekdayOf(localDay(reading.date.publishedAt))
  if (expected === null || expected === actual) return reading
  return { ok: false, problem: 'weekday', reason: `"${written}" names another weekday than that day's` }
}

/**
 * Reads a line that holds a date and little else: `Thứ 4, 23/11/2022 | 00:00:00`, `Cập nhật: 08:15 23-11-2022`.
 * 00:00:00 means the day only.
 * @returns null when the line is not a date line, or is a visitor's clock
 */
export function parseDateLine(line: string): DateReading | null {
  const normal = line.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (normal.length > 120 || isVisitClock(normal)) return null
  for (const pattern of dateLines) {
    const groups = pattern.exec(normal)?.groups
    if (!groups || !lineTail.test(groups.tail ?? '')) continue
    return checkWeekday(toReading(partsOf(groups), normal), groups.weekday, normal)
  }
  return null
}

const anyDate = [dmy, inWords].map(
  (date) =>
    new RegExp(String.raw`(?:(?<![\d:])${time}${between})?(?:${weekday}${between})?(?:ngày\s+)?(?<!\d)${date}`, 'iu'),
)
const timeAfter = new RegExp(String.raw`^${between}(?:lúc\s*)?${time}`, 'iu')

/**
 * Finds a date in a text that is known to hold the article's date, whatever else surrounds it:
 * `Chính trị - Thứ 4, 23/11/2022, 08:15 - 366 lượt xem`.
 * @returns null when it holds none, or is a visitor's clock
 */
export function findDate(text: string): DateReading | null {
  const line = parseDateLine(text)
  if (line) return line
  const normal = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (normal.length > 300 || isVisitClock(normal)) return null
  for (const pattern of anyDate) {
    const match = pattern.exec(normal)
    if (!match?.groups) continue
    const after = timeAfter.exec(normal.slice(match.index + match[0].length))?.groups
    const groups = match.groups.hour === undefined ? { ...match.groups, ...after } : match.groups
    return checkWeekday(toReading(partsOf(groups), match[0]), match.groups.weekday, match[0])
  }
  return null
}

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/iu
const rfc822 =
  /^(?:\p{L}{3},?\s+)?(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(z|gmt|ut|utc|[+-]\d{4})?)?$/iu
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** How far a zone is ahead of UTC, in milliseconds. */
function zoneMs(zone: string): number {
  const signed = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone)
  if (!signed) return 0
  return (signed[1] === '-' ? -1 : 1) * (Number(signed[2]) * 60 + Number(signed[3])) * 60_000
}

/** Converts a local reading from its zone to +07:00. */
function shift(reading: DateReading, zone: string | undefined): DateReading {
  if (!reading.ok || zone === undefined) return reading
  const { publishedAt } = reading.date
  const local = localTime(Date.parse(publishedAt.replace(localZone, 'Z')) - zoneMs(zone))
  const [year, month, day, hour, minute, second] = local.split(/[-T:]/).map(Number)
  return toReading({ year, month, day, hour, minute, second }, publishedAt)
}

/**
 * Reads a machine-readable date, ISO 8601 or RFC 822, and converts it to +07:00; without a zone it is taken as local. A
 * bare day, or 00:00:00 in +07:00, means the day only.
 * @returns null when the text is neither
 */
export function parseMachineDate(text: string): DateReading | null {
  const trimmed = text.trim()
  const iso = isoDate.exec(trimmed)
  const mail = iso ? null : rfc822.exec(trimmed)
  const fields = iso ?? mail
  if (!fields) return null
  const [, first, second, third, hour, minute, seconds, zone] = fields
  const reading = toReading(
    {
      year: Number(iso ? first : third),
      month: iso ? Number(second) : months.indexOf(second.toLowerCase()) + 1,
      day: Number(iso ? third : first),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(seconds ?? 0),
    },
    trimmed,
  )
  return hour === undefined ? reading : shift(reading, zone)
}

const partOfDay = String.raw`(?:(?:rạng\s+)?sáng|trưa|chiều|tối|đêm|khuya)(?:\s+(?:nay|qua))?`
const dateline = new RegExp(
  String.raw`^(?:[^.!?]{0,40}?(?:\s[-–—]\s|[,:(]\s?))?(?:vào\s+|trong\s+)?(?:${weekday}[\s,]+)?(?:${partOfDay}[\s,(]*(?:ngày\s+)?|ngày\s+)(?:${dmy}|${inWords.replaceAll('?<', '?<w')}|(?<shortDay>\d{1,2})[/.-](?<shortMonth>\d{1,2})(?![\d/.-]*\d))`,
  'iu',
)

/**
 * Finds the day that the opening of an article names: `Sáng ngày 16/3/2021, …`, `(TTXVN) - Chiều 23/11, …`. Only the
 * opening counts: dates further inside a text belong to the events it reports.
 * @param referenceYear the year of a day written without one; when missing, such a day is not read
 * @returns null when the text does not open with a day
 */
export function findDateline(text: string, referenceYear?: number): DateReading | null {
  const match = dateline.exec(text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  if (!match?.groups) return null
  const { day, month, year, wday, wmonth, wyear, shortDay, shortMonth } = match.groups
  const chosenYear = year ?? wyear ?? referenceYear
  if (chosenYear === undefined) return null
  const parts = {
    year: Number(chosenYear),
    month: Number(month ?? wmonth ?? shortMonth),
    day: Number(day ?? wday ?? shortDay),
  }
  return checkWeekday(toReading(parts, match[0]), match.groups.weekday, match[0])
}
