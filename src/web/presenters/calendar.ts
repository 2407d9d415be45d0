import { say } from '../language/say.js'
import type { LocalDay } from '../../engine/query.js'
import type { DayCount } from '../../search/types.js'
import { daysInMonth, daysSinceMonday, pad, yearOf } from '../../text/dates.js'
import { dateHref } from '../urls/links.js'
import { periodName } from './dates.js'
import { count, type Link } from './text.js'

/** A day of a calendar; without `href` it has no articles. */
export interface DayCell {
  number: number
  href: string | null
  count: string
  current: boolean
}

/** A month as weeks from Monday to Sunday; cells before its first and after its last day are null. */
export interface MonthModel {
  id: string
  title: string
  /** Completes a day's number to a full date: `tháng 11 năm 2022`. */
  suffix: string
  href: string | null
  count: string
  weeks: (DayCell | null)[][]
}

/** The archive's days: how many articles each has, and which days with articles come before and after. */
export class Calendar {
  private readonly counts: ReadonlyMap<LocalDay, number>

  /**
   * @param days days that have articles, in order
   * @param hrefOf address of a year, month or day
   */
  constructor(
    readonly days: readonly DayCount[],
    private readonly hrefOf: (date: string) => string = dateHref,
  ) {
    this.counts = new Map(days.map(({ day, count: articles }) => [day, articles]))
  }

  get first(): LocalDay | null {
    return this.days.at(0)?.day ?? null
  }

  get last(): LocalDay | null {
    return this.days.at(-1)?.day ?? null
  }

  /** Number of articles of a year, month or day, given as a date prefix: `2022`, `2022-11`, `2022-11-23`. */
  articles(prefix: string): number {
    return this.days.reduce((sum, { day, count: articles }) => (day.startsWith(prefix) ? sum + articles : sum), 0)
  }

  /** Years that have articles, latest first, with their counts. */
  years(): { year: string; articles: number }[] {
    const years = new Map<string, number>()
    for (const { day, count: articles } of this.days) {
      const year = yearOf(day)
      years.set(year, (years.get(year) ?? 0) + articles)
    }
    return [...years].map(([year, articles]) => ({ year, articles })).reverse()
  }

  /** The last period of the same length before `date` that has articles; null if there is none. */
  before(date: string): string | null {
    return this.days.findLast(({ day }) => day.slice(0, date.length) < date)?.day.slice(0, date.length) ?? null
  }

  /** The first period of the same length after `date` that has articles; null if there is none. */
  after(date: string): string | null {
    return this.days.find(({ day }) => day.slice(0, date.length) > date)?.day.slice(0, date.length) ?? null
  }

  /**
   * @param month `2022-11`
   * @param current the day whose page shows this month, if any
   */
  month(month: string, current: LocalDay | null = null): MonthModel {
    const [year, number] = month.split('-').map(Number)
    const blanks = daysSinceMonday(`${month}-01`)
    const cells: (DayCell | null)[] = Array.from({ length: blanks }, () => null)
    for (let day = 1; day <= daysInMonth(year, number); day++) cells.push(this.cell(`${month}-${pad(day)}`, current))
    while (cells.length % 7 !== 0) cells.push(null)
    const articles = this.articles(month)
    return {
      id: `thang-${month}`,
      title: say('Tháng {0}/{1}', number, year),
      suffix: say('tháng {0} năm {1}', number, year),
      href: articles > 0 ? this.hrefOf(month) : null,
      count: count(articles),
      weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
    }
  }

  /** The twelve months of a year. */
  year(year: string): MonthModel[] {
    return Array.from({ length: 12 }, (_, index) => this.month(`${year}-${pad(index + 1)}`))
  }

  private cell(day: LocalDay, current: LocalDay | null): DayCell {
    const articles = this.counts.get(day) ?? 0
    return {
      number: Number(day.slice(8)),
      href: articles > 0 ? this.hrefOf(day) : null,
      count: count(articles),
      current: day === current,
    }
  }
}

/** The nearest periods that have articles. */
export interface Neighbours {
  previous: Link | null
  next: Link | null
}

/** Links to the nearest earlier and later periods of the same length that have articles. */
export function presentNeighbours(calendar: Calendar, date: string): Neighbours {
  const link = (other: string | null): Link | null =>
    other === null ? null : { label: periodName(other), href: dateHref(other) }
  return { previous: link(calendar.before(date)), next: link(calendar.after(date)) }
}
