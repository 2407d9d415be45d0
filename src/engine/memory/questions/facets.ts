import { valueFields, type ValueField } from '../../query.js'
import type { FacetCount, FacetCounts, FacetGroups, SearchRequest, ValueGroup } from '../../reading.js'
import type { Archive } from '../archive.js'
import type { IndexedArticle } from '../articles.js'
import { passes, type FilterName } from '../filters.js'

/**
 * Counts the facets of the articles that a query shows, whatever filters they fail. Each facet counts those that pass all
 * filters but its own or, `within`, its own too.
 * @param groups by which agencies and provinces are counted
 */
export function facetsIn(
  selected: readonly number[],
  { filters, facets }: SearchRequest,
  groups: FacetGroups,
  archive: Archive,
): FacetCounts | null {
  if (facets === null) return null
  const { values, within, byGroup } = facets
  const counted = (own: FilterName) =>
    selected.map((number) => archive.all[number]).filter((article) => passes(article, filters, within ? null : own))
  const valuesOf = (field: ValueField): FacetCount[] => {
    const most = values[field]
    if (most === undefined) return []
    const heads = byGroup && (field === 'agencies' || field === 'provinces') ? groups[field] : []
    const counts = countValues(counted(field).map((article) => withHeads(article.values[field], heads)))
    const listed = counts.slice(0, most)
    return field === 'documents' ? listed.map((count) => ({ ...count, label: labelOf(count.value, archive) })) : listed
  }
  const byField = Object.fromEntries(valueFields.map((field) => [field, valuesOf(field)]))
  return { ...(byField as Record<ValueField, FacetCount[]>), ...countDays(counted('date')) }
}

/** An article's values, with the heads of the groups that one of them is a member of; each once. */
function withHeads(values: readonly string[], groups: readonly ValueGroup[]): Set<string> {
  const heads = groups.filter(({ members }) => members.some((member) => values.includes(member)))
  return new Set([...values, ...heads.map(({ value }) => value)])
}

/** In how many articles each value is; most frequent first, then by the value. */
function countValues(ofArticles: readonly Set<string>[]): FacetCount[] {
  const counts = new Map<string, number>()
  for (const values of ofArticles) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function countDays(articles: readonly IndexedArticle[]): Pick<FacetCounts, 'days' | 'undated'> {
  const days = countValues(articles.map(({ day }) => new Set(day === null ? [] : [day])))
  return {
    days: days.map(({ value, count }) => ({ day: value, count })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    undated: articles.filter(({ day }) => day === null).length,
  }
}

/** How the first article of the log that cites a document writes its number. */
function labelOf(key: string, { all }: Archive): string | undefined {
  return all.flatMap(({ documents }) => documents).find((document) => document.key === key)?.written
}
