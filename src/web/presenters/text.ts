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

/** Milliseconds as `0,012 giây`. */
export function duration(milliseconds: number): string {
  return `${seconds.format(Math.max(1, Math.round(milliseconds)) / 1000)} giây`
}

/** Order of Vietnamese dictionaries: a ă â … d đ …, tones after letters. */
export function byLabel(a: { label: string }, b: { label: string }): number {
  return collator.compare(a.label, b.label)
}
