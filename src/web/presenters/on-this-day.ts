import { say } from '../language/say.js'
import type { Directory } from '../parts.js'
import type { DayCount, EarlierDay } from '../../search/types.js'
import { daysInMonth, yearOf, type Day } from '../../text/dates.js'
import type { OnThisDayJson } from '../api/answers/calendar.js'
import { dateHref, onThisDayHref } from '../urls/links.js'
import { shortDate, typedDate } from './dates.js'
import { presentSummaryJson } from './json.js'
import { presentSummary, type SummaryModel } from './summary.js'
import { count, type Link } from './text.js'

/** How much is listed in the block on other pages, and on the page itself. */
export const besideOthers = { years: 5, articles: 1 }
export const onItsPage = { years: 50, articles: 6 }

/** The same day and month of an earlier year. */
export interface EarlierDayModel extends Link {
  /** `4 năm trước` */
  ago: string
  count: string
  /** How many articles of the day are not listed; null if none. */
  more: string | null
  articles: SummaryModel[]
}

/** The block "Ngày này năm xưa" on other pages. */
export interface OnThisDayModel {
  /** `22/11` */
  date: string
  href: string
  days: EarlierDayModel[]
}

/** @returns null if no earlier year has articles on that day */
export function presentOnThisDay(
  day: Day,
  earlier: readonly EarlierDay[],
  directory: Pick<Directory, 'labels'>,
): OnThisDayModel | null {
  if (earlier.length === 0) return null
  const year = Number(yearOf(day))
  return {
    date: shortDate(day.slice(5)),
    href: onThisDayHref(day),
    days: earlier.map(({ day: other, count: articles, articles: listed }) => ({
      label: shortDate(other),
      href: dateHref(other),
      ago: say('{0} năm trước', year - Number(yearOf(other))),
      count: say('{0} bài', count(articles)),
      more: articles > listed.length ? say('Xem cả {0} bài của ngày {1}', count(articles), shortDate(other)) : null,
      articles: listed.map((article) => presentSummary(article, directory)),
    })),
  }
}

/** What the page "Ngày này năm xưa" shows. */
export interface OnThisDayPageModel {
  heading: string
  intro: string
  days: EarlierDayModel[]
  previous: Link | null
  next: Link | null
  jump: string
}

/** The nearest calendar dates before and after on which earlier years have articles. */
function neighbours(day: Day, days: readonly DayCount[]): { previous: Link | null; next: Link | null } {
  const earlier = days.filter((other) => yearOf(other.day) < yearOf(day))
  const dates = [...new Set(earlier.map((other) => other.day.slice(5)))].sort()
  // Without a year, so that each date has one address, however many steps a visitor takes.
  const link = (date: string | undefined): Link | null =>
    date === undefined ? null : { label: say('Ngày {0}', shortDate(date)), href: onThisDayHref(typedDate(date)) }
  return {
    previous: link(dates.findLast((date) => date < day.slice(5))),
    next: link(dates.find((date) => date > day.slice(5))),
  }
}

/** @param days the days that have articles, in order */
export function presentOnThisDayPage(
  day: Day,
  earlier: readonly EarlierDay[],
  days: readonly DayCount[],
  directory: Pick<Directory, 'labels'>,
): OnThisDayPageModel {
  const [year, month, date] = day.split('-').map(Number)
  const isCommonFebruary = month === 2 && date === 28 && daysInMonth(year, 2) === 28
  return {
    heading: say('Ngày này năm xưa: {0} tháng {1}', date, month),
    intro: say(
      'Bài đăng ngày {0}/{1}{2} của các năm trước {3}.',
      date,
      month,
      isCommonFebruary ? say(' và 29/2') : '',
      year,
    ),
    days: presentOnThisDay(day, earlier, directory)?.days ?? [],
    ...neighbours(day, days),
    jump: typedDate(day),
  }
}

/** The answer of `/api/v1/on-this-day`. */
export function presentOnThisDayJson(day: Day, earlier: readonly EarlierDay[]): OnThisDayJson {
  return {
    day,
    days: earlier.map((other) => ({
      day: other.day,
      count: other.count,
      href: dateHref(other.day),
      articles: other.articles.map(presentSummaryJson),
    })),
  }
}
