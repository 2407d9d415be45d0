import { language } from '../language/language.js'
import { say, type Label } from '../language/say.js'
import type { DateFacetValue, FacetValue, LineageFacetValue, SearchResult } from '../../search/types.js'
import { rangeOfDateValue } from '../../text/dates.js'
import type { Directory } from '../parts.js'
import { facetParameters, type ListFacet, type SearchUrl } from '../urls/search-url.js'
import { periodName } from './dates.js'
import { agencyLineage, provinceLineage, type Lineage } from './lineage.js'
import { untilInWords } from './periods.js'
import { count, type Link } from './text.js'

/** A value of a list facet, as a checkbox. */
export interface CheckboxModel {
  id: string
  value: string
  label: string
  count: string
  checked: boolean
  /** For a former agency or province: `trước 3/2025`. */
  until: string | null
  /** Whether a checked value above it includes it. */
  included: boolean
  /** The former ones that it includes. */
  children: CheckboxModel[]
}

/**
 * A list facet: its first values, and more that can be unfolded. `all` links to the page of all values if some are
 * missing.
 */
export interface CheckboxFacetModel {
  parameter: string
  title: string
  values: CheckboxModel[]
  more: CheckboxModel[]
  moreChecked: boolean
  all: Link | null
}

/** A year, month or day of the date facet; `href` sets it as the filter, or removes the filter if it is set. */
export interface DateNode {
  label: string
  count: string
  href: string
  current: boolean
  children: DateNode[]
}

/** Values of a list facet shown without unfolding. */
const firstValues = 8

export const facetTitles: Record<ListFacet, Label> = {
  agencies: 'Cơ quan',
  provinces: 'Tỉnh, thành phố',
  categories: 'Chuyên mục',
  sources: 'Báo, đài, cổng thông tin',
}

/** The noun for the values of each facet, used after a number. */
export const facetNouns: Record<ListFacet, Label> = {
  agencies: 'cơ quan',
  provinces: 'tỉnh, thành phố',
  categories: 'chuyên mục',
  sources: 'báo, đài, cổng thông tin',
}

export type ListValue = FacetValue & Partial<Pick<LineageFacetValue, 'validTo' | 'children'>>

/** Checkboxes for values, each followed by those that it includes. @param id id of the group, unique in the page */
function boxesOf(
  id: string,
  values: readonly ListValue[],
  chosen: readonly string[],
  lineage: Lineage | null,
  included: boolean,
): CheckboxModel[] {
  return values.map(({ value, label, count: articles, validTo = null, children = [] }, index) => {
    const checked = chosen.includes(value)
    return {
      id: `${id}-${index}`,
      value,
      label,
      count: count(articles),
      checked,
      until: validTo === null || lineage === null ? null : untilInWords(validTo, lineage.precision(value)),
      included,
      children: boxesOf(`${id}-${index}`, children, chosen, lineage, included || checked),
    }
  })
}

const holdsChecked = (box: CheckboxModel): boolean => box.checked || box.children.some(holdsChecked)

const lineageOf: Record<ListFacet, (gazetteer: Directory) => Lineage | null> = {
  agencies: agencyLineage,
  provinces: provinceLineage,
  categories: () => null,
  sources: () => null,
}

/** Values of a list facet as checkboxes, with those chosen in the search checked. */
export function presentBoxes(
  facet: ListFacet,
  values: readonly ListValue[],
  { params }: SearchUrl,
  gazetteer: Directory,
): CheckboxModel[] {
  const named =
    facet === 'categories'
      ? values.map((value) => ({ ...value, label: gazetteer.labels.category(value.value) }))
      : values
  const chosen = facet === 'sources' ? params.sources.map((name) => gazetteer.labels.slugOfPaper(name)) : params[facet]
  return boxesOf(facetParameters[facet], named, chosen, lineageOf[facet](gazetteer), false)
}

function presentList(
  facet: ListFacet,
  values: readonly ListValue[],
  total: number,
  url: SearchUrl,
  gazetteer: Directory,
): CheckboxFacetModel {
  const boxes = presentBoxes(facet, values, url, gazetteer)
  const more = boxes.slice(firstValues)
  const all = { label: say('Xem tất cả {0} {1}', count(total), say(facetNouns[facet])), href: url.choiceHref(facet) }
  return {
    parameter: facetParameters[facet],
    title: say(facetTitles[facet]),
    values: boxes.slice(0, firstValues),
    more,
    moreChecked: more.some(holdsChecked),
    all: total > values.length ? all : null,
  }
}

/** The list facets of a result, except those with nothing to choose. */
export function presentListFacets(
  { facets }: SearchResult,
  url: SearchUrl,
  gazetteer: Directory,
): CheckboxFacetModel[] {
  const { agency, province, category, source, totals } = facets
  return [
    presentList('agencies', agency, totals.agency, url, gazetteer),
    presentList('provinces', province, totals.province, url, gazetteer),
    presentList('categories', category, totals.category, url, gazetteer),
    presentList('sources', source, totals.source, url, gazetteer),
  ].filter((facet) => facet.values.length > 0)
}

/**
 * The date facet as links, latest first. A year or month is unfolded if the chosen days are within it, or if it is the
 * only one.
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
        label: language() === 'vi' ? value.label : periodName(value.value),
        count: count(value.count),
        href: current ? url.withDays(null, null).href : url.withDays(period.from, period.to).href,
        current,
        children: within || values.length === 1 ? presentDateFacet(value.children, url) : [],
      }
    })
}
