import { say } from '../language/say.js'
import { emptySearch } from '../../search/finding/empty-search.js'
import type { Facets } from '../../search/types.js'
import type { ChoiceParams } from '../params/search-params.js'
import type { Directory } from '../parts.js'
import {
  alphabetParameter,
  choicePath,
  facetParameters,
  searchPath,
  SearchUrl,
  type ListFacet,
} from '../urls/search-url.js'
import { facetNouns, facetTitles, presentBoxes, type CheckboxModel, type ListValue } from './facets.js'
import { presentFilters } from './filters.js'
import { byLabel, count, type Link } from './text.js'

/** The other sort order: a button that submits the form, so that checked boxes stay checked. */
interface OrderModel {
  label: string
  action: string
  /** The parameter that selects this order; null for the default order. */
  parameter: typeof alphabetParameter | null
}

/** The page of all values of a list facet: a form that leads to the search filtered by the checked values. */
export interface ChoiceModel {
  heading: string
  total: string
  /** The search that the values belong to. */
  back: Link
  /** Explains what the numbers count and how the values are sorted. */
  note: string
  title: string
  action: string
  /** Parameters of the search, except those of this facet. */
  hidden: [string, string][]
  parameter: string
  values: CheckboxModel[]
  /** Shown instead of the form if there is nothing to choose. */
  none: string
  order: OrderModel
}

const listsOf: Record<ListFacet, (facets: Facets) => readonly ListValue[]> = {
  agencies: ({ agency }) => agency,
  provinces: ({ province }) => province,
  categories: ({ category }) => category,
  sources: ({ source }) => source,
}

function inAlphabet<Value extends ListValue>(values: readonly Value[]): Value[] {
  return values.map((value) => ({ ...value, children: value.children && inAlphabet(value.children) })).sort(byLabel)
}

function presentNote(facet: ListFacet, url: SearchUrl, isAlphabetic: boolean, gazetteer: Directory): string {
  const { q } = url.params
  const conditions = presentFilters(url.with({ [facet]: emptySearch[facet] }), gazetteer).map(({ label }) => label)
  const within = q === '' ? say('trong kho tin') : say('trong kết quả tìm “{0}”', q)
  const filtered = conditions.length === 0 ? '' : say(', với điều kiện: {0}', conditions.join('; '))
  const order = isAlphabetic ? say('Xếp theo chữ cái.') : say('Nhiều bài nhất đứng trước.')
  return say('Số bên cạnh là số bài {0}{1}. {2}', within, filtered, order)
}

/** The page of all values of a list facet. @param facets of the search, whole */
export function presentChoice(
  facet: ListFacet,
  { search, isAlphabetic }: ChoiceParams,
  facets: Facets,
  gazetteer: Directory,
): ChoiceModel {
  const url = SearchUrl.of(search).with({})
  const values = listsOf[facet](facets)
  const parameter = facetParameters[facet]
  return {
    heading: say('Chọn {0}', say(facetNouns[facet])),
    total: `${count(values.length)} ${say(facetNouns[facet])}`,
    back: { label: search.q === '' ? say('Kết quả tìm') : say('Kết quả tìm: {0}', search.q), href: url.href },
    note: presentNote(facet, url, isAlphabetic, gazetteer),
    title: say(facetTitles[facet]),
    action: searchPath,
    hidden: url.entries.filter(([name]) => name !== parameter),
    parameter,
    values: presentBoxes(facet, isAlphabetic ? inAlphabet(values) : values, url, gazetteer),
    none: say('Không có {0} nào để chọn.', say(facetNouns[facet])),
    order: {
      label: isAlphabetic ? say('Xếp theo số bài') : say('Xếp A–Z'),
      action: choicePath(facet),
      parameter: isAlphabetic ? null : alphabetParameter,
    },
  }
}
