import { language } from '../language/language.js'
import { monthName, say, type Label, type Message } from '../language/say.js'
import type { Article } from '../../article.js'
import type { LocalDay } from '../../engine/query.js'
import { dateValueOf, localDay, weekday } from '../../text/dates.js'

const weekdays: Label[] = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

/** A date for a `<time>` element. */
export interface DateText {
  machine: string
  text: string
}

function numbers(date: string): number[] {
  return date.split('-').map(Number)
}

/** `23/11/2022`, `11/2022` or `2022`, without leading zeros: as visitors type it and addresses have it. */
export function typedDate(date: string): string {
  return numbers(date).reverse().join('/')
}

/** `23 Nov 2022`, `November 2022`, `2022`, or `23 Nov` for `11-23`. */
function englishDate(date: string): string {
  if (date.length === 4) return date
  if (date.length === 5) return englishDate(`2000-${date}`).slice(0, -5)
  const [year, month, day] = numbers(date)
  return day === undefined ? `${monthName(month)} ${year}` : `${day} ${monthName(month).slice(0, 3)} ${year}`
}

/** `23/11/2022`, `11/2022` or `2022`, without leading zeros; in English `23 Nov 2022`, `November 2022`. */
export function shortDate(date: string): string {
  return language() === 'vi' ? typedDate(date) : englishDate(date)
}

const periodNames: Record<number, Message> = { 4: 'Năm {0}', 7: 'Tháng {0}', 10: 'Ngày {0}' }

/** `Năm 2022`, `Tháng 11/2022`, `Ngày 23/11/2022`; in English the date alone. */
export function periodName(date: string): string {
  return say(periodNames[date.length] as 'Năm {0}', shortDate(date))
}

/** A text that a capital letter begins, as it stands inside a sentence; English names of months keep theirs. */
export function inSentence(text: string): string {
  return language() === 'vi' ? text.toLowerCase() : text
}

/** `Thứ Tư, ngày 23 tháng 11 năm 2022` */
export function dayInWords(day: LocalDay): string {
  const [year, month, date] = numbers(day)
  return say('{0}, ngày {1} tháng {2} năm {3}', say(weekdays[weekday(day)]), date, month, year)
}

/**
 * `Năm 2022`, `Tháng 11/2022`, `Ngày 23/11/2022` or `Từ 1/11/2022 đến 5/11/2022`; either end may be open, but not both.
 */
export function periodInWords(from: LocalDay | null, to: LocalDay | null): string {
  if (from === null) return to === null ? say('Mọi ngày') : say('Đến {0}', shortDate(to))
  if (to === null) return say('Từ {0}', shortDate(from))
  const whole = dateValueOf({ from, to })
  if (whole === null) return say('Từ {0} đến {1}', shortDate(from), shortDate(to))
  return periodName(whole)
}

type Dated = Pick<Article, 'publishedAt' | 'datePrecision'>

/** `23/11/2022` or `9/6/2021, 18:37`; null if the date is unknown. */
export function briefDate({ publishedAt, datePrecision }: Dated): DateText | null {
  if (publishedAt === null) return null
  const day = localDay(publishedAt)
  if (datePrecision !== 'minute') return { machine: day, text: shortDate(day) }
  return { machine: publishedAt, text: `${shortDate(day)}, ${publishedAt.slice(11, 16)}` }
}

/** `Thứ Tư, ngày 9 tháng 6 năm 2021, lúc 18:37`; null if the date is unknown. */
export function fullDate({ publishedAt, datePrecision }: Dated): DateText | null {
  if (publishedAt === null) return null
  const day = localDay(publishedAt)
  if (datePrecision !== 'minute') return { machine: day, text: dayInWords(day) }
  return { machine: publishedAt, text: say('{0}, lúc {1}', dayInWords(day), publishedAt.slice(11, 16)) }
}
