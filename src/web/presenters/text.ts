import { language } from '../language/language.js'
import { say } from '../language/say.js'
import type { NearCounts } from '../../search/types.js'
import { compareVietnamese } from '../../text/index.js'

const locales = { vi: 'vi-VN', en: 'en-GB' }
const numbers = { vi: new Intl.NumberFormat(locales.vi), en: new Intl.NumberFormat(locales.en) }
const secondsOf = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
const seconds = { vi: secondsOf(locales.vi), en: secondsOf(locales.en) }

/** A link as views print it. */
export interface Link {
  label: string
  href: string
}

/** `12.345`; in English `12,345`. */
export function count(number: number): string {
  return numbers[language()].format(number)
}

function counted(counts: string, total: number, hits: number): string {
  return hits === total ? counts : say('{0}, gộp bản đăng lại còn {1}', counts, count(hits))
}

/**
 * `26 bài`, or `26 bài, gộp bản đăng lại còn 24`: facets and totals count every article, while lists show near-copies
 * as one entry.
 * @param hits how many entries the list has on all its pages
 */
export function articleCount(total: number, hits: number): string {
  return counted(say('{0} bài', count(total)), total, hits)
}

/** The same of what a search finds: `2.119 kết quả`. */
export function resultCount(total: number, hits: number): string {
  return counted(say('{0} kết quả', count(total)), total, hits)
}

/** The same of what matches nearly; where only the nearest are kept: `200 kết quả gần đúng nhất`. */
export function nearCount({ total, totalHits, isCut }: NearCounts): string {
  const counts = isCut ? say('{0} kết quả gần đúng nhất', count(total)) : say('{0} kết quả', count(total))
  return counted(counts, total, totalHits)
}

/** Milliseconds as `0,012 giây`. */
export function duration(milliseconds: number): string {
  return say('{0} giây', seconds[language()].format(Math.max(1, Math.round(milliseconds)) / 1000))
}

/** Comparator for A-Z lists. */
export function byLabel(a: { label: string }, b: { label: string }): number {
  return compareVietnamese(a.label, b.label)
}
