const numbers = new Intl.NumberFormat('vi-VN')
const seconds = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })
const collator = new Intl.Collator('vi')

/** A link as views print it. */
export interface Link {
  label: string
  href: string
}

/** `12.345` */
export function count(number: number): string {
  return numbers.format(number)
}

/**
 * `26 bài`, or `26 bài, gộp bản đăng lại còn 24`: facets and totals count articles, lists show near-copies as one.
 * @param hits how many entries the list has on all its pages
 */
export function articleCount(total: number, hits: number): string {
  return hits === total ? `${count(total)} bài` : `${count(total)} bài, gộp bản đăng lại còn ${count(hits)}`
}

/** Milliseconds as `0,012 giây`. */
export function duration(milliseconds: number): string {
  return `${seconds.format(Math.max(1, Math.round(milliseconds)) / 1000)} giây`
}

/** Order of Vietnamese dictionaries: a ă â … d đ …, tones after letters. */
export function byLabel(a: { label: string }, b: { label: string }): number {
  return collator.compare(a.label, b.label)
}
