import type { Clock } from '../../config.js'
import { parseDayRange, type DayRange } from '../../text/dates.js'
import { foldWithOffsets } from '../fold.js'
import type { Place } from './place.js'

/** A day, month, quarter or year that a query names. */
export interface DateMention extends DayRange {
  place: Place
  /** What the filter is called: `Tháng 11/2022`. */
  label: string
}

const dayMs = 86_400_000
const offsetMs = 7 * 3_600_000
const quarters = ['i', 'ii', 'iii', 'iv']

/** Reading of a pattern's groups: what parseDayRange reads, and the label. */
type Read = (groups: string[]) => { date: string; label: string }

const day: Read = ([d, m, y]) => ({ date: `${d}/${m}/${y}`, label: `Ngày ${Number(d)}/${Number(m)}/${y}` })
const month: Read = ([m, y]) => ({ date: `${m}/${y}`, label: `Tháng ${Number(m)}/${y}` })
const quarter: Read = ([q, y]) => {
  const number = quarters.indexOf(q) + 1 || Number(q)
  return { date: `quý ${number}/${y}`, label: `Quý ${quarters[number - 1]?.toUpperCase()}/${y}` }
}
const year: Read = ([y]) => ({ date: y, label: `Năm ${y}` })

/** Dates as typed, in folded text, longest first. A slash on either side belongs to a document's number. */
const patterns: readonly [RegExp, Read][] = [
  [/(?<![\d/])(?:ngay )?(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])/g, day],
  [/(?<![\d/])(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})(?![\d/])/g, day],
  [/(?<![\d/])thang (\d{1,2})(?: nam | ?[/.] ?| )(\d{4})(?![\d/])/g, month],
  [/(?<![\d/.])(\d{1,2})\/(\d{4})(?![\d/])/g, month],
  [/(?<![\d/])quy (i{1,3}|iv|[1-4])(?: nam | ?\/ ?| )(\d{4})(?![\d/])/g, quarter],
  [/(?<![\d/.,-])(?:nam )?((?:19|20)\d{2})(?![\d/.,%-])(?! (?:dong|usd|ha|km|nguoi|ho|ty|trieu|tan|m2)\b)/g, year],
]

/** Days since 1970 of the local day on which `now` falls. */
function localDay(now: number): number {
  return Math.floor((now + offsetMs) / dayMs)
}

function isoDay(days: number): string {
  return new Date(days * dayMs).toISOString().slice(0, 10)
}

function monthRange(today: string, back: number): DayRange {
  const [y, m] = today.split('-').map(Number)
  const first = new Date(Date.UTC(y, m - 1 - back, 1))
  const last = new Date(Date.UTC(y, m - back, 0))
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) }
}

/** Ranges that are named from today; weeks begin on Monday. */
function relativeRanges(now: number): [folded: string, label: string, range: DayRange][] {
  const today = localDay(now)
  const monday = today - ((today + 3) % 7)
  const days = (from: number, to: number): DayRange => ({ from: isoDay(from), to: isoDay(to) })
  const iso = isoDay(today)
  const thisYear = Number(iso.slice(0, 4))
  const years = (y: number): DayRange => ({ from: `${y}-01-01`, to: `${y}-12-31` })
  return [
    ['hom nay', 'Hôm nay', days(today, today)],
    ['hom qua', 'Hôm qua', days(today - 1, today - 1)],
    ['tuan nay', 'Tuần này', days(monday, monday + 6)],
    ['tuan truoc', 'Tuần trước', days(monday - 7, monday - 1)],
    ['thang nay', 'Tháng này', monthRange(iso, 0)],
    ['thang truoc', 'Tháng trước', monthRange(iso, 1)],
    ['nam nay', 'Năm nay', years(thisYear)],
    ['nam ngoai', 'Năm ngoái', years(thisYear - 1)],
  ]
}

/** Dates and ranges in a query's words, with or without diacritics, in the order of their patterns; none inside another. */
export function dateMentions(text: string, clock: Clock): DateMention[] {
  const { folded, offsets } = foldWithOffsets(text)
  const found: DateMention[] = []
  const add = (start: number, end: number, label: string, range: DayRange | null) => {
    const place = { start: offsets[start], end: offsets[end] }
    const overlaps = found.some((other) => place.start < other.place.end && place.end > other.place.start)
    if (range !== null && !overlaps) found.push({ ...range, place, label })
  }
  for (const [pattern, read] of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const { date, label } = read(match.slice(1))
      add(match.index, match.index + match[0].length, label, parseDayRange(date))
    }
  }
  for (const [phrase, label, range] of relativeRanges(clock())) {
    const start = ` ${folded} `.indexOf(` ${phrase} `)
    if (start >= 0) add(start, start + phrase.length, label, range)
  }
  return found
}
