import { emptySearch } from '../../search/finding/empty-search.js'
import type { Directory } from '../parts.js'
import type { SearchParams } from '../../search/types.js'
import type { DayRange } from '../../text/dates.js'
import {
  alphabetParameter,
  SearchUrl,
  sortOfSlug,
  sortSlugs,
  undatedParameter,
  type ListFacet,
} from '../urls/search-url.js'
import { allowedDays, readPeriod } from './days.js'
import { ParamsError, quoted } from './problems.js'
import { QueryString } from './query-string.js'

/** A query longer than this is no search but a pasted text; so many characters hold some 220 syllables. */
export const longestQuery = 1000
const longestName = 200
export const lastPage = 100_000
const largestSize = 50

class SearchParamsParser {
  constructor(
    private readonly query: QueryString,
    private readonly gazetteer: Directory,
  ) {}

  /** The values that are right; what is wrong is reported to the query string. */
  parse(): SearchParams {
    return {
      q: this.q(),
      ...this.dates(),
      agencies: this.agencies(),
      provinces: this.provinces(),
      categories: this.categories(),
      sort: this.sort(),
      page: this.query.number('trang', 1, lastPage, emptySearch.page),
      size: this.query.number('so-bai', 1, largestSize, emptySearch.size),
    }
  }

  private q(): string {
    const text = this.query.one('q') ?? ''
    const length = [...text].length
    if (length <= longestQuery) return text
    this.query.report('q', `Câu tìm dài ${length} ký tự.`, `Nhiều nhất ${longestQuery} ký tự; hãy chọn vài từ chính.`)
    return ''
  }

  private period(parameter: string): DayRange | null {
    const text = this.query.one(parameter)
    if (text === null) return null
    const reading = readPeriod(text, null)
    if ('value' in reading) return reading.value
    this.query.report(parameter, `${quoted(text)}: ${reading.wrong}`, allowedDays)
    return null
  }

  private dates(): Pick<SearchParams, 'from' | 'to' | 'undated'> {
    const range = this.range()
    const undated = this.undated()
    if (!undated || (range.from === null && range.to === null)) return { ...range, undated }
    this.query.report(
      undatedParameter.name,
      'Bài không rõ ngày không nằm trong khoảng ngày nào.',
      'Bỏ điều kiện không rõ ngày, hoặc bỏ từ ngày (tu) và đến ngày (den).',
    )
    return { ...range, undated: false }
  }

  private undated(): boolean {
    const text = this.query.one(undatedParameter.name)
    if (text === null || text === undatedParameter.value) return text !== null
    this.query.report(
      undatedParameter.name,
      `${quoted(text)} không dùng được.`,
      `${undatedParameter.value}, để chỉ lấy bài không rõ ngày; một ngày thì ghi ở tu và den.`,
    )
    return false
  }

  private range(): Pick<SearchParams, 'from' | 'to'> {
    const from = this.period('tu')?.from ?? null
    const to = this.period('den')?.to ?? null
    if (from === null || to === null || from <= to) return { from, to }
    this.query.report('tu', 'Ngày đầu (tu) đứng sau ngày cuối (den).', 'tu không muộn hơn den.')
    return { from: null, to: null }
  }

  private agencies(): string[] {
    return this.query.all('co-quan').filter((id) => {
      if (this.gazetteer.agency(id)) return true
      this.query.report('co-quan', `Không có cơ quan ${quoted(id)}.`, 'Mã cơ quan như trong danh sách tại /co-quan.')
      return false
    })
  }

  private provinces(): string[] {
    const names = this.query.all('tinh').flatMap((name) => {
      const province = this.gazetteer.province(name)
      if (province) return [province.name]
      this.query.report('tinh', `Không có tỉnh, thành phố ${quoted(name)}.`, 'Tên tỉnh, ví dụ tinh=Thái Bình.')
      return []
    })
    return [...new Set(names)]
  }

  private categories(): string[] {
    return this.query.all('chuyen-muc').filter((name) => {
      if (name.length <= longestName) return true
      this.query.report('chuyen-muc', `${quoted(name)} quá dài.`, `Tên chuyên mục, nhiều nhất ${longestName} ký tự.`)
      return false
    })
  }

  private sort(): SearchParams['sort'] {
    const slug = this.query.one('sap-xep')
    if (slug === null) return emptySearch.sort
    const sort = sortOfSlug(slug)
    if (sort) return sort
    this.query.report('sap-xep', `Không có cách sắp xếp ${quoted(slug)}.`, Object.values(sortSlugs).join(', '))
    return emptySearch.sort
  }
}

/**
 * Reads a search from a URL.
 * @param url path and query as the request line has them
 * @throws ParamsError with all problems at once
 */
export function parseSearchParams(url: string, gazetteer: Directory): SearchParams {
  const query = new QueryString(url)
  const params = new SearchParamsParser(query, gazetteer).parse()
  if (query.problems.length > 0) throw new ParamsError(query.problems, SearchUrl.of(params).href)
  return params
}

/** What the page of all values of a list facet shows. */
export interface ChoiceParams {
  search: SearchParams
  /** Whether the values come in the order of the alphabet. */
  isAlphabetic: boolean
}

/**
 * Reads from a URL which search the values of a list facet belong to, and their order (`thu-tu`).
 * @throws ParamsError with all problems at once
 */
export function parseChoiceParams(url: string, facet: ListFacet, gazetteer: Directory): ChoiceParams {
  const query = new QueryString(url)
  const search = new SearchParamsParser(query, gazetteer).parse()
  const order = query.one(alphabetParameter.name)
  const isAlphabetic = order === alphabetParameter.value
  if (order !== null && !isAlphabetic) {
    query.report(
      alphabetParameter.name,
      `Không có thứ tự ${quoted(order)}.`,
      `${alphabetParameter.value}, hoặc bỏ trống để xếp theo số bài.`,
    )
  }
  if (query.problems.length > 0) {
    throw new ParamsError(query.problems, SearchUrl.of(search).choiceHref(facet, isAlphabetic))
  }
  return { search, isAlphabetic }
}
