import { language } from '../language/language.js'
import { monthName, say, type Label } from '../language/say.js'
import type { LocalDay } from '../../engine/query.js'
import type { DateFacetValue, DayCount } from '../../search/types.js'
import { daysBetween, daysInMonth, monthOf, pad, rangeOfDateValue, yearOf } from '../../text/dates.js'
import { inSentence, periodName, shortDate } from './dates.js'
import { count } from './text.js'

/** Number of articles of a year, month or day: `2022`, `2022-11` or `2022-11-23`. */
export interface DateCount {
  date: string
  count: number
}

/** A non-empty bar. Positions and sizes are percentages of the plot, ready for SVG attributes. */
export interface HistogramBar {
  label: string
  count: string
  href: string
  current: boolean
  x: string
  width: string
  y: string
  height: string
  /** The full height of the column, so that low bars can be clicked too. */
  column: { x: string; width: string }
}

/** A label under the plot. */
export interface HistogramTick {
  label: string
  /** Its centre. */
  x: string
}

/** A histogram for `views/partials/histogram.ejs`: drawn, and as a table. */
export interface HistogramModel {
  /** `Số bài theo tháng` */
  title: string
  /** What the chart shows, in words. */
  summary: string
  /** Heading of the table's first column: `Năm`, `Tháng` or `Ngày`. */
  unit: string
  bars: HistogramBar[]
  ticks: HistogramTick[]
}

type Unit = 'year' | 'month' | 'day'

const lengths: Record<Unit, number> = { year: 4, month: 7, day: 10 }
const names: Record<Unit, Label> = { year: 'Năm', month: 'Tháng', day: 'Ngày' }
/** Up to two months are shown by days, and up to four years by months: more bars would be too narrow for a phone. */
const mostDays = 62
const mostMonths = 48
/** Labels that fit under a phone's width. */
const mostTicks = 8
/** Share of a column that its bar fills. */
const fill = 0.8
/** Lowest bar, as a share of the plot: one article must be visible beside ten thousand. */
const lowest = 0.02

/** Counts of a facet by day, or by month for months that list no days. */
export function countsOfFacet(values: readonly DateFacetValue[]): DateCount[] {
  return values.flatMap(({ value, count: articles, children }) =>
    children.length > 0 ? countsOfFacet(children) : [{ date: value, count: articles }],
  )
}

/** Counts of the archive by day. */
export function countsOfDays(days: readonly DayCount[]): DateCount[] {
  return days.map(({ day, count: articles }) => ({ date: day, count: articles }))
}

interface Period {
  from: LocalDay
  to: LocalDay
}

function monthsOf({ from, to }: Period): number {
  const [[y1, m1], [y2, m2]] = [from, to].map((day) => day.split('-').map(Number))
  return (y2 - y1) * 12 + m2 - m1 + 1
}

function daysOf({ from, to }: Period): number {
  return daysBetween(from, to) + 1
}

function unitFor(period: Period): Unit {
  if (daysOf(period) <= mostDays) return 'day'
  return monthsOf(period) <= mostMonths ? 'month' : 'year'
}

/** The year, month or day that follows. */
function following(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  if (month === undefined) return pad(year + 1, 4)
  if (day !== undefined && day < daysInMonth(year, month)) return `${date.slice(0, 8)}${pad(day + 1)}`
  const next = month === 12 ? `${pad(year + 1, 4)}-01` : `${date.slice(0, 5)}${pad(month + 1)}`
  return day === undefined ? next : `${next}-01`
}

/**
 * The period shown: the chosen days, the month of a single chosen day, or all days from the first to the last article.
 */
function shownPeriod(counts: readonly DateCount[], from: LocalDay | null, to: LocalDay | null): Period | null {
  if (from !== null && from === to) return rangeOfDateValue(monthOf(from))
  if (from !== null && to !== null && unitFor({ from, to }) !== 'year') return { from, to }
  const inside = counts
    .filter(({ count: articles }) => articles > 0)
    .map(({ date }) => rangeOfDateValue(date))
    .filter((range) => range.to >= (from ?? range.to) && range.from <= (to ?? range.from))
  if (inside.length === 0) return null
  const first = inside.reduce((least, range) => (range.from < least ? range.from : least), inside[0].from)
  const last = inside.reduce((most, range) => (range.to > most ? range.to : most), inside[0].to)
  return { from: from !== null && from > first ? from : first, to: to !== null && to < last ? to : last }
}

const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`

/** The label under a column, or null where it would not fit. */
function tickLabel(date: string, index: number, columns: number): string | null {
  // When months of several years are shown, each January is labelled with its year.
  if (date.length === 7 && columns > 12) return date.endsWith('-01') ? yearOf(date) : null
  if (date.length === 7)
    return language() === 'vi' ? `T${Number(date.slice(5))}` : monthName(Number(date.slice(5))).slice(0, 3)
  if (index % Math.ceil(columns / mostTicks) > 0) return null
  return date.length === 4 ? date : shortDate(date.slice(5))
}

function ticksOf(dates: readonly string[]): HistogramTick[] {
  return dates.flatMap((date, index) => {
    const label = tickLabel(date, index, dates.length)
    return label === null ? [] : [{ label, x: percent((index + 0.5) / dates.length) }]
  })
}

/** Number of articles in each column, including empty ones, in order. */
function columnsOf(counts: readonly DateCount[], period: Period, unit: Unit): [date: string, articles: number][] {
  const length = lengths[unit]
  const sums = new Map<string, number>()
  for (let date = period.from.slice(0, length); date <= period.to.slice(0, length); date = following(date)) {
    sums.set(date, 0)
  }
  for (const { date, count: articles } of counts) {
    const range = rangeOfDateValue(date)
    if (range.to < period.from || range.from > period.to) continue
    const key = date.slice(0, length)
    sums.set(key, (sums.get(key) ?? 0) + articles)
  }
  return [...sums]
}

/** Position and size of a bar in a plot with this many columns, of which the highest has `most` articles. */
function geometry(index: number, columns: number, articles: number, most: number) {
  const height = Math.max(lowest, articles / most)
  return {
    x: percent((index + (1 - fill) / 2) / columns),
    width: percent(fill / columns),
    y: percent(1 - height),
    height: percent(height),
    column: { x: percent(index / columns), width: percent(1 / columns) },
  }
}

/**
 * A histogram of articles over time, by years, months or days, depending on the length of the period.
 * @param counts articles per day, or per month where days are unknown; see `countsOfFacet` and `countsOfDays`
 * @param chosen the date filter; for a single day, its month is shown with that day marked
 * @param hrefOf address of a bar's year, month or day
 * @returns null if there would be fewer than two columns, or no bar
 */
export function presentHistogram(
  counts: readonly DateCount[],
  chosen: { from: LocalDay | null; to: LocalDay | null },
  hrefOf: (date: string) => string,
): HistogramModel | null {
  const period = shownPeriod(counts, chosen.from, chosen.to)
  if (period === null) return null
  const unit = unitFor(period)
  const columns = columnsOf(counts, period, unit)
  const [peak, most] = columns.reduce((best, column) => (column[1] > best[1] ? column : best))
  if (columns.length < 2 || most === 0) return null
  const labelOf = (date: string) => periodName(date)
  const bars = columns.flatMap(([date, articles], index): HistogramBar[] => {
    if (articles === 0) return []
    const current = date === chosen.from && date === chosen.to
    const place = geometry(index, columns.length, articles, most)
    return [{ label: labelOf(date), count: count(articles), href: hrefOf(date), current, ...place }]
  })
  return {
    title: say('Số bài theo {0}', say(names[unit]).toLowerCase()),
    summary: say('Nhiều nhất: {0}, {1} bài.', inSentence(labelOf(peak)), count(most)),
    unit: say(names[unit]),
    bars,
    ticks: ticksOf(columns.map(([date]) => date)),
  }
}
