import type { Request } from 'express'
import type { z } from 'zod'
import { parseDraftJson } from '../params/desk-form.js'
import { deskRequestSchema, type DeskQuestion } from '../params/desk-request.js'
import { noQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import type { Site } from '../server/site.js'

/** One route of the API: what it takes, what it answers, and how. */
export interface ApiRoute {
  method: 'get' | 'post'
  /** Below `/api/v1`, as OpenAPI writes it: `/articles/{id}`. */
  path: string
  query: z.ZodObject
  /** Null where it takes none. */
  body: z.ZodType | null
  answer: z.ZodType
  /** Whether a browser may keep an answer until the archive changes. */
  isKept: boolean
  /** Whether scripts of other sites may read it. */
  isOpen: boolean
  /**
   * Reads a request.
   * @returns what answers it; its signal aborts when nobody waits for the answer any more
   * @throws ParamsError, NotFoundError and those of `parseDraftJson`
   */
  read(request: Request, site: Site): (signal: AbortSignal) => Promise<unknown>
}

/** The parameters of an address: their schema, and what is read from an address by it. */
export interface QueryReader<Query> {
  schema: z.ZodObject
  /** @throws ParamsError */
  read(url: string, site: Site): Query
}

/** Parameters that mean what their schema makes of them. */
export function bySchema<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape>,
): QueryReader<z.output<z.ZodObject<Shape>>> {
  return { schema, read: (url) => parseQuery(url, schema) }
}

/** The names in braces of a path. */
type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string> & PathParams<Rest>
  : Record<never, string>

/** What a route answers from. */
interface Asked<Path extends string, Query> {
  path: PathParams<Path>
  query: Query
  signal: AbortSignal
}

/** A route that is read with GET. */
export function get<Path extends string, Query, Answer extends z.ZodType>(
  path: Path,
  query: QueryReader<Query>,
  answer: Answer,
  respond: (asked: Asked<Path, Query>, site: Site) => Promise<z.output<Answer>>,
  options: Partial<Pick<ApiRoute, 'isKept' | 'isOpen'>> = {},
): ApiRoute {
  return {
    method: 'get',
    path,
    query: query.schema,
    body: null,
    answer,
    isKept: true,
    isOpen: false,
    ...options,
    read(request, site) {
      const asked = { path: request.params as PathParams<Path>, query: query.read(request.originalUrl, site) }
      return (signal) => respond({ ...asked, signal }, site)
    },
  }
}

/** A route that is sent a draft. */
export function postDraft<Answer extends z.ZodType>(
  path: string,
  answer: Answer,
  respond: (question: DeskQuestion, signal: AbortSignal, site: Site) => Promise<z.output<Answer>>,
): ApiRoute {
  return {
    method: 'post',
    path,
    query: noQuery,
    body: deskRequestSchema,
    answer,
    isKept: false,
    isOpen: false,
    read(request, site) {
      const question = parseDraftJson(request.body)
      return (signal) => respond(question, signal, site)
    },
  }
}
