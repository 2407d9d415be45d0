import { z } from 'zod'
import { recordSchema } from '../../ingest/records.js'
import { atomType } from '../formats/atom.js'
import { jsonFeedType } from '../formats/json-feed.js'
import { listWriters } from '../formats/lists.js'
import { rssType } from '../formats/rss.js'
import { noQuery, searchQuery, withdrawalQuery } from '../params/queries.js'
import { batchAnswerSchema, pushAnswerSchema, withdrawnAnswerSchema } from '../push/answers.js'
import { allowedInField } from '../push/wording.js'
import { exportFormats, feedFormats, searchPath } from '../urls/search-url.js'
import { articleId, type About } from './about.js'
import { descriptionAnswerSchema, descriptionPath } from './answers/description.js'
import { listAnswerSchema } from './answers/list.js'
import type { ApiRoute } from './route.js'
import { apiRoutes } from './table.js'

/** Where the API is. */
export const apiMount = '/api/v1'

/** A path of OpenAPI in Express's notation. */
export const inExpress = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** What a successful request is answered with. */
interface Success {
  description: string
  /** Media type and schema. */
  content: Record<string, z.ZodType>
}

/** One thing that a program can ask of the site, as the description has it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Whole path, in OpenAPI's notation. */
  path: string
  about: About
  query: z.ZodObject
  /** Whether other parameters than those of the schema are refused; pages ignore them. */
  isStrict: boolean
  /** Media type, schema and example of the body; null if it takes none. */
  body: { type: string; schema: z.ZodType; example: unknown } | null
  /** By status. */
  successes: Record<number, Success>
  /** Statuses of failures that can be met. */
  failures: readonly number[]
  /** Whether it needs a key. */
  needsKey: boolean
}

const json = 'application/json'
const text = z.string()

/** What every request can meet: too many of them, a fault of ours, an archive that cannot answer now. */
const always = [429, 500, 503]

const draftExample = { title: 'Xã Minh Tân khánh thành cầu mới', body: ['Cầu dài 40 m, rộng 6 m.'] }

function ofRoute({ method, path, about, query, body, answer }: ApiRoute): Operation {
  const name = `${about.id[0].toUpperCase()}${about.id.slice(1)}Answer`
  const failures = [400, ...(about.path === undefined ? [] : [404]), ...always]
  // An article may have been withdrawn, and a draft may be too long, or be the address of no article.
  if (about.path?.id === articleId) failures.push(410)
  if (body !== null) failures.push(404, 410, 413)
  return {
    method,
    path: `${apiMount}${path}`,
    about,
    query,
    isStrict: true,
    body: body === null ? null : { type: json, schema: body, example: draftExample },
    successes: { 200: { description: 'Câu trả lời.', content: { [json]: answer.meta({ id: name }) } } },
    failures,
    needsKey: false,
  }
}

const bare = (type: string): string => type.split(';', 1)[0]

/** A feed or file has all of a search, and so no pages; a feed has an order of its own too. */
const ofList = searchQuery.omit({ trang: true, 'so-bai': true })
const ofFeed = ofList.omit({ 'sap-xep': true })

function feedOrFile(format: string, type: string, schema: z.ZodType, query: z.ZodObject, summary: string): Operation {
  return {
    method: 'get',
    path: `${searchPath}.${format}`,
    about: { id: `search.${format}`, tag: 'files', summary, example: { q: 'lúa' } },
    query,
    isStrict: false,
    body: null,
    successes: { 200: { description: 'Nguồn tin hoặc tệp.', content: { [bare(type)]: schema } } },
    failures: [400, ...always],
    needsKey: false,
  }
}

/** An answer of its own standard: https://www.jsonfeed.org/version/1.1/. */
const jsonFeed = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1').describe('Phiên bản của JSON Feed.'),
  title: z.string().describe('Tên nguồn tin.'),
  items: z.array(z.looseObject({ id: z.string().describe('Mã của mục.') })).describe('Các bài, mới nhất trước.'),
})

const feedTypes = {
  atom: { type: atomType, schema: text },
  rss: { type: rssType, schema: text },
  'feed.json': { type: jsonFeedType, schema: jsonFeed },
}

const feedsAndFiles: Operation[] = [
  ...feedFormats.map((format) =>
    feedOrFile(
      format,
      feedTypes[format].type,
      feedTypes[format].schema,
      ofFeed,
      `Bài mới của một lệnh tìm (${format.toUpperCase()})`,
    ),
  ),
  ...exportFormats.map((format) =>
    feedOrFile(
      format,
      listWriters[format].type,
      format === 'json' ? listAnswerSchema : text,
      ofList,
      `Mọi bài của một lệnh tìm, nhiều nhất 10.000 (${format.toUpperCase()})`,
    ),
  ),
]

const record = {
  title: 'Xã Minh Tân khánh thành cầu mới',
  body: ['Cầu dài 40 m, rộng 6 m.'],
  publishedAt: '2024-04-30T07:15:00+07:00',
}

/** A record, each field with what it must be. */
const describedRecord = z.strictObject(
  Object.fromEntries(
    Object.entries(recordSchema.shape).map(([name, schema]) => [name, schema.describe(allowedInField(name))]),
  ),
)

const push = {
  isStrict: false,
  query: noQuery,
  needsKey: true,
} as const

/** The operations of `src/web/push`, which need a key. */
export const pushOperations: readonly Operation[] = [
  {
    ...push,
    method: 'put',
    path: `${apiMount}/articles/{id}`,
    about: {
      id: 'putArticle',
      tag: 'push',
      summary: 'Đưa một bài vào kho, hoặc sửa bài ấy',
      path: { id: articleId },
    },
    body: { type: json, schema: describedRecord, example: record },
    successes: {
      200: { description: 'Bài đã có: được cập nhật, hoặc không có gì mới.', content: { [json]: pushAnswerSchema } },
      201: { description: 'Bài mới.', content: { [json]: pushAnswerSchema } },
    },
    failures: [400, 401, 403, 404, 409, 410, 413, 422, ...always],
  },
  {
    ...push,
    method: 'post',
    path: `${apiMount}/articles`,
    about: {
      id: 'putArticles',
      tag: 'push',
      summary: 'Đưa một gói bài vào kho',
      more: 'NDJSON: mỗi dòng một bản ghi, nhiều nhất 1.000 bản ghi và 16 MB.',
    },
    body: { type: 'application/x-ndjson', schema: text, example: JSON.stringify({ id: 'bai-123', ...record }) },
    successes: {
      200: { description: 'Mọi bản ghi được nhận.', content: { [json]: batchAnswerSchema } },
      207: { description: 'Một phần được nhận.', content: { [json]: batchAnswerSchema } },
      422: { description: 'Không bản ghi nào được nhận.', content: { [json]: batchAnswerSchema } },
    },
    failures: [400, 401, 403, 404, 413, ...always],
  },
  {
    ...push,
    method: 'delete',
    path: `${apiMount}/articles/{id}`,
    about: {
      id: 'withdrawArticle',
      tag: 'push',
      summary: 'Gỡ một bài',
      path: { id: articleId },
      example: { 'ly-do': 'Theo yêu cầu của nhân vật' },
    },
    query: withdrawalQuery,
    body: null,
    successes: { 200: { description: 'Bài đã được gỡ.', content: { [json]: withdrawnAnswerSchema } } },
    failures: [400, 401, 403, 404, ...always],
  },
]

const description: Operation = {
  method: 'get',
  path: descriptionPath,
  about: { id: 'description', tag: 'description', summary: 'Bản mô tả này, theo OpenAPI 3.1' },
  query: noQuery,
  isStrict: true,
  body: null,
  successes: { 200: { description: 'Bản mô tả.', content: { [json]: descriptionAnswerSchema } } },
  failures: [400, ...always],
  needsKey: false,
}

/** What anybody may ask: it changes nothing. */
export const readOperations: readonly Operation[] = [...apiRoutes.map(ofRoute), description, ...feedsAndFiles]

/** Methods in capitals by the path that takes them, in Express's notation. */
export function methodsByPath(operations: readonly Operation[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of operations) {
    const route = inExpress(path)
    methods.set(route, [...(methods.get(route) ?? []), method.toUpperCase()])
  }
  return methods
}
