import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Place, SearchParams, SearchResult } from '../../search/types.js'
import { ParamsError } from './problems.js'
import { QueryString } from './query-string.js'

/** How a cursor is asked for. It takes the place of the number of a page. */
export const cursorParameter = 'con-tro'

/** More than a cursor with the longest id of an article takes. */
const longestCursor = 400

export const cursorQuery = {
  [cursorParameter]: z
    .string()
    .max(longestCursor)
    .optional()
    .describe(
      'nextCursor của câu trả lời trước, thay cho trang: danh sách không lặp, không sót bài khi kho có thêm tin.',
    ),
}

/** What a cursor holds: how many hits were seen, which search they are of, and the last of them. */
const shape = /^(\d{1,9})[.]([\w-]{8})[.](.+)$/

/** A search but for page and size, in a few letters: a cursor of another one would lead nowhere. */
function marked({ page: _, size: __, ...search }: SearchParams): string {
  return createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 8)
}

/** The cursor of the page that follows a result; null after the last hit. */
export function cursorAfter(
  { before, hits, totalHits, near }: Pick<SearchResult, 'before' | 'hits' | 'totalHits' | 'near'>,
  search: SearchParams,
): string | null {
  const seen = before + hits.length
  const last = hits.at(-1)
  if (last === undefined || seen >= totalHits + near.totalHits) return null
  return Buffer.from(`${seen}.${marked(search)}.${last.id}`).toString('base64url')
}

/**
 * The place that an address asks for by a cursor; undefined when it has none.
 * @throws ParamsError when it is none of this search, or when a page is asked for too
 */
export function placeIn(url: string, search: SearchParams): Place | undefined {
  const query = new QueryString(url)
  const cursor = query.one(cursorParameter)
  if (cursor === null) return undefined
  const [, seen, mark, id] = shape.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  const allowed = 'nextCursor của câu trả lời trước, với cùng lệnh tìm; hoặc trang.'
  const fail = (message: string) => new ParamsError([{ parameter: cursorParameter, message, allowed }], null)
  if (query.names.includes('trang')) throw fail('Đã có con trỏ thì không dùng trang.')
  if (mark !== marked(search)) throw fail('Con trỏ không thuộc lệnh tìm này.')
  return { seen: Number(seen), id }
}
