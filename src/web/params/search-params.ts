import { say } from '../language/say.js'
import type { z } from 'zod'
import { emptySearch } from '../../search/finding/empty-search.js'
import type { SearchParams } from '../../search/types.js'
import type { NamedPlaces } from '../parts.js'
import { alphabetParameter, SearchUrl, sortOfSlug, undatedParameter, type ListFacet } from '../urls/search-url.js'
import { ParamsError, quoted } from './problems.js'
import { searchQuery } from './queries.js'
import { QueryString } from './query-string.js'
import { readQuery } from './read-query.js'

type Values = z.output<typeof searchQuery>

/** The days from `tu` to `den`; reports a problem when they are in the wrong order. */
function rangeOf({ tu, den }: Values, query: QueryString): Pick<SearchParams, 'from' | 'to'> {
  const from = tu?.from ?? null
  const to = den?.to ?? null
  if (from === null || to === null || from <= to) return { from, to }
  query.report('tu', say('Ngày đầu (tu) đứng sau ngày cuối (den).'), say('tu không muộn hơn den.'))
  return { from: null, to: null }
}

function datesOf(values: Values, query: QueryString): Pick<SearchParams, 'from' | 'to' | 'undated'> {
  const range = rangeOf(values, query)
  const undated = values.ngay !== undefined
  if (!undated || (range.from === null && range.to === null)) return { ...range, undated }
  query.report(
    undatedParameter.name,
    say('Bài không rõ ngày không nằm trong khoảng ngày nào.'),
    say('Bỏ điều kiện không rõ ngày, hoặc bỏ từ ngày (tu) và đến ngày (den).'),
  )
  return { ...range, undated: false }
}

function agenciesOf(ids: readonly string[], gazetteer: NamedPlaces, query: QueryString): string[] {
  return ids.filter((id) => {
    if (gazetteer.agency(id)) return true
    query.report(
      'co-quan',
      say('Không có cơ quan {0}.', quoted(id)),
      say('Mã cơ quan như trong danh sách tại /co-quan.'),
    )
    return false
  })
}

function provincesOf(names: readonly string[], gazetteer: NamedPlaces, query: QueryString): string[] {
  const found = names.flatMap((name) => {
    const province = gazetteer.province(name)
    if (province) return [province.name]
    query.report('tinh', say('Không có tỉnh, thành phố {0}.', quoted(name)), say('Tên tỉnh, ví dụ tinh=Thái Bình.'))
    return []
  })
  return [...new Set(found)]
}

/** The search described by the valid part of a query string; problems are reported to the query string. */
function searchOf(query: QueryString, gazetteer: NamedPlaces): SearchParams {
  const values = readQuery(query, searchQuery)
  const sort = values['sap-xep']
  const search = {
    q: values.q,
    ...datesOf(values, query),
    agencies: agenciesOf(values['co-quan'], gazetteer, query),
    provinces: provincesOf(values.tinh, gazetteer, query),
    categories: values['chuyen-muc'],
    sources: values.nguon,
    sort: sort === undefined ? emptySearch.sort : sortOfSlug(sort)!,
    page: values.trang,
    size: values['so-bai'],
  }
  query.sortProblems(Object.keys(searchQuery.shape))
  return search
}

/**
 * Parses a search from a URL.
 * @param url path and query as the request line has them
 * @throws ParamsError with all problems at once
 */
export function parseSearchParams(url: string, gazetteer: NamedPlaces): SearchParams {
  const query = new QueryString(url)
  const params = searchOf(query, gazetteer)
  if (query.problems.length > 0) throw new ParamsError(query.problems, SearchUrl.of(params).href)
  return params
}

/** What the page of all values of a list facet shows. */
export interface ChoiceParams {
  search: SearchParams
  /** Whether the values are in alphabetical order. */
  isAlphabetic: boolean
}

/**
 * Parses the search whose list facet is shown, and the order of its values (`thu-tu`), from a URL.
 * @throws ParamsError with all problems at once
 */
export function parseChoiceParams(url: string, facet: ListFacet, gazetteer: NamedPlaces): ChoiceParams {
  const query = new QueryString(url)
  const search = searchOf(query, gazetteer)
  const order = query.one(alphabetParameter.name)
  const isAlphabetic = order === alphabetParameter.value
  if (order !== null && !isAlphabetic) {
    query.report(
      alphabetParameter.name,
      say('Không có thứ tự {0}.', quoted(order)),
      say('{0}, hoặc bỏ trống để xếp theo số bài.', alphabetParameter.value),
    )
  }
  if (query.problems.length > 0) {
    throw new ParamsError(query.problems, SearchUrl.of(search).choiceHref(facet, isAlphabetic))
  }
  return { search, isAlphabetic }
}
