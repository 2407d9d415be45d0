import type { DateFacetValue, FacetValue, SearchResult } from '../../search/types.js'
import type { Directory } from '../parts.js'
import { facetParameters, type ListFacet, type SearchUrl } from '../urls/search-url.js'
import { rangeOfDateValue } from '../../search/facets.js'
import { count } from './text.js'

/** A value of a list facet, as a checkbox. */
export interface CheckboxModel {
  id: string
  value: string
  label: string
  count: string
  checked: boolean
}

/** A list facet: its first values, and the others, folded away. */
export interface CheckboxFacetModel {
  parameter: string
  title: string
  values: CheckboxModel[]
  more: CheckboxModel[]
  moreChecked: boolean
}

/** A year, month or day of the date facet; `href` chooses it, or gives it up when it is the one chosen. */
export interface DateNode {
  label: string
  count: string
  href: string
  current: boolean
  children: DateNode[]
}

/** Values shown before the fold of a list facet. */
const firstValues = 8

const titles: Record<ListFacet, string> = {
  agencies: 'Cơ quan',
  provinces: 'Tỉnh, thành phố',
  categories: 'Chuyên mục',
}

function presentList(
  facet: ListFacet,
  values: FacetValue[],
  chosen: string[],
  label: (value: string) => string,
): CheckboxFacetModel {
  const absent = chosen.filter((value) => !values.some((other) => other.value === value))
  const all = [...values, ...absent.map((value) => ({ value, label: label(value), count: 0, selected: true }))]
  const boxes = all.map((value, index) => ({
    id: `${facetParameters[facet]}-${index}`,
    value: value.value,
    label: value.label,
    count: count(value.count),
    checked: chosen.includes(value.value),
  }))
  const more = boxes.slice(firstValues)
  return {
    parameter: facetParameters[facet],
    title: titles[facet],
    values: boxes.slice(0, firstValues),
    more,
    moreChecked: more.some((box) => box.checked),
  }
}

/** The list facets of a result, without those that have nothing to choose. */
export function presentListFacets(result: SearchResult, url: SearchUrl, gazetteer: Directory): CheckboxFacetModel[] {
  const { facets } = result
  const { agencies, provinces, categories } = url.params
  return [
    presentList('agencies', facets.agency, agencies, (id) => gazetteer.agency(id)?.shortName ?? id),
    presentList('provinces', facets.province, provinces, (name) => name),
    presentList('categories', facets.category, categories, (name) => name),
  ].filter((facet) => facet.values.length > 0)
}

/**
 * The date facet as links, latest first. A year or month is unfolded when the chosen days lie within it or when it is
 * alone.
 */
export function presentDateFacet(values: DateFacetValue[], url: SearchUrl): DateNode[] {
  const { from, to } = url.params
  return values
    .toSorted((a, b) => (a.value < b.value ? 1 : -1))
    .map((value) => {
      const period = rangeOfDateValue(value.value)
      const current = from === period.from && to === period.to
      const within = from !== null && to !== null && from >= period.from && to <= period.to
      return {
        label: value.label,
        count: count(value.count),
        href: current ? url.withDays(null, null).href : url.withDays(period.from, period.to).href,
        current,
        children: within || values.length === 1 ? presentDateFacet(value.children, url) : [],
      }
    })
}
