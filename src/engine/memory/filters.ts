import { valueFields, type Filters, type ValueField } from '../query.js'
import type { IndexedArticle } from './articles.js'

/** A filter of its own each: a facet counts what all but its own let pass. */
export type FilterName = 'date' | ValueField

/** Whether an article passes all filters but one. @param but null for none */
export function passes(article: IndexedArticle, filters: Filters, but: FilterName | null = null): boolean {
  return (
    (but === 'date' || passesDate(article, filters)) &&
    valueFields.every((field) => but === field || passesValues(article.values[field], filters[field]))
  )
}

/** Both ends are inclusive; an article without a date is in no days, and one with a date is not without. */
function passesDate({ day }: IndexedArticle, { from, to, undated }: Filters): boolean {
  if (undated && day !== null) return false
  if (from === null && to === null) return true
  return day !== null && (from === null || day >= from) && (to === null || day <= to)
}

/** Several values are alternatives; none restricts nothing. */
function passesValues(own: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length === 0 || own.some((value) => wanted.includes(value))
}

/** Whether there is any filter at all. */
export function hasFilters(filters: Filters): boolean {
  const { from, to, undated } = filters
  return from !== null || to !== null || undated || valueFields.some((field) => filters[field].length > 0)
}
