import { lastPage } from './search-params.js'
import { ParamsError, quoted } from './problems.js'
import { QueryString } from './query-string.js'

export interface GapsParams {
  source: string | null
  page: number
}

/**
 * The source whose gaps are wanted (`nguon`), or null for all, and the page of the list (`trang`).
 * @throws ParamsError
 */
export function parseGapsParams(url: string): GapsParams {
  const query = new QueryString(url)
  const params = { source: query.one('nguon'), page: query.number('trang', 1, lastPage, 1) }
  if (query.problems.length > 0) throw new ParamsError(query.problems, url.split('?', 1)[0])
  return params
}

/** The source of that name among others. @throws ParamsError when there is none */
export function chooseSource<S extends { source: string }>(sources: readonly S[], name: string, page: string): S {
  const found = sources.find(({ source }) => source === name)
  if (found !== undefined) return found
  const message = `Kho tin không có nguồn ${quoted(name)}.`
  throw new ParamsError([{ parameter: 'nguon', message, allowed: 'Tên nguồn như trong danh sách.' }], page)
}
