import type { Article } from '../../article.js'
import type { LocalDay } from '../../engine/query.js'
import { dateValueOf, localDay, weekday } from '../../text/dates.js'

const weekdays = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

/** A date for a `<time>` element. */
export interface DateText {
  machine: string
  text: string
}

function numbers(date: string): number[] {
  return date.split('-').map(Number)
}

/** `23/11/2022`, `11/2022` or `2022`, without leading zeros. */
export function shortDate(date: string): string {
  return numbers(date).reverse().join('/')
}

/** `Thứ Tư, ngày 23 tháng 11 năm 2022` */
export function dayInWords(day: LocalDay): string {
  const [year, month, date] = numbers(day)
  return `${weekdays[weekday(day)]}, ngày ${date} tháng ${month} năm ${year}`
}

/**
 * `Năm 2022`, `Tháng 11/2022`, `Ngày 23/11/2022` or `Từ 1/11/2022 đến 5/11/2022`; either end may be open, but not both.
 */
export function periodInWords(from: LocalDay | null, to: LocalDay | null): string {
  if (from === null) return to === null ? 'Mọi ngày' : `Đến ${shortDate(to)}`
  if (to === null) return `Từ ${shortDate(from)}`
  const whole = dateValueOf({ from, to })
  if (whole === null) return `Từ ${shortDate(from)} đến ${shortDate(to)}`
  return `${{ 4: 'Năm', 7: 'Tháng', 10: 'Ngày' }[whole.length]} ${shortDate(whole)}`
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
  return { machine: publishedAt, text: `${dayInWords(day)}, lúc ${publishedAt.slice(11, 16)}` }
}
