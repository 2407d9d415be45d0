import type { NearCounts } from '../../search/types.js'
import { compareVietnamese } from '../../text/index.js'

const numbers = new Intl.NumberFormat('vi-VN')
const seconds = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })

/** A link as views print it. */
export interface Link {
  label: string
  href: string
}

/** `12.345` */
export function count(number: number): string {
  return numbers.format(number)
}

function counted(total: number, hits: number, noun: string): string {
  return `${count(total)} ${noun}${hits === total ? '' : `, gộp bản đăng lại còn ${count(hits)}`}`
}

/**
 * `26 bài`, or `26 bài, gộp bản đăng lại còn 24`: facets and totals count every article, while lists show near-copies
 * as one entry.
 * @param hits how many entries the list has on all its pages
 */
export function articleCount(total: number, hits: number): string {
  return counted(total, hits, 'bài')
}

/** The same of what a search finds: `2.119 kết quả`. */
export function resultCount(total: number, hits: number): string {
  return counted(total, hits, 'kết quả')
}

/** The same of what matches nearly; where only the nearest are kept: `200 kết quả gần đúng nhất`. */
export function nearCount({ total, totalHits, isCut }: NearCounts): string {
  return counted(total, totalHits, isCut ? 'kết quả gần đúng nhất' : 'kết quả')
}

/** Milliseconds as `0,012 giây`. */
export function duration(milliseconds: number): string {
  return `${seconds.format(Math.max(1, Math.round(milliseconds)) / 1000)} giây`
}

/** Comparator for A-Z lists. */
export function byLabel(a: { label: string }, b: { label: string }): number {
  return compareVietnamese(a.label, b.label)
}
