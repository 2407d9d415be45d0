import { lastPage, longestQuery } from './search-params.js'
import { ParamsError } from './problems.js'
import { QueryString } from './query-string.js'

function path(url: string): string {
  return url.split('?', 1)[0]
}

/**
 * The page number of a list (`trang`), from 1.
 * @throws ParamsError
 */
export function parsePage(url: string): number {
  const query = new QueryString(url)
  const page = query.number('trang', 1, lastPage, 1)
  if (query.problems.length > 0) throw new ParamsError(query.problems, path(url))
  return page
}

/** How many articles a list shall hold (`so-bai`).
 * @throws ParamsError
 */
export function parseSize(url: string, most: number, otherwise: number): number {
  const query = new QueryString(url)
  const size = query.number('so-bai', 1, most, otherwise)
  if (query.problems.length > 0) throw new ParamsError(query.problems, path(url))
  return size
}

/**
 * What somebody has typed so far (`q`); empty when nothing yet.
 * @throws ParamsError
 */
export function parseTyped(url: string): string {
  const query = new QueryString(url)
  const text = query.one('q') ?? ''
  if ([...text].length > longestQuery) query.report('q', 'Câu tìm quá dài.', `Nhiều nhất ${longestQuery} ký tự.`)
  if (query.problems.length > 0) throw new ParamsError(query.problems, null)
  return text
}
