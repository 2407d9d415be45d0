import type { Request } from 'express'
import type { z } from 'zod'
import { parseDraftJson } from '../params/desk-form.js'
import { deskRequestSchema, type DeskQuestion } from '../params/desk-request.js'
import { noQuery } from '../params/queries.js'
import { parseQuery } from '../params/read-query.js'
import { withoutUnknown } from '../params/unknown.js'
import type { Site } from '../server/site.js'
import type { About } from './about.js'

/** A route of the API: its parameters, its answer, and how the answer is made. */
export interface ApiRoute {
  method: 'get' | 'post'
  /** Path below `/api/v1`, in OpenAPI's notation: `/articles/{id}`. */
  path: string
  about: About
  query: z.ZodObject
  /** Schema of the request body; null if the route takes none. */
  body: z.ZodType | null
  answer: z.ZodType
  /** Whether browsers may cache an answer until the archive changes. */
  isKept: boolean
  /** Whether scripts of other sites may read it. */
  isOpen: boolean
  /**
   * Parses a request.
   * @returns a function that computes the answer; its signal aborts when nobody is waiting for it any more
   * @throws ParamsError, NotFoundError and the errors of `parseDraftJson`
   */
  read(request: Request, site: Site): (signal: AbortSignal) => Promise<unknown>
}

/** Query parameters: their schema, and the function that parses them from an address. */
export interface QueryReader<Query> {
  schema: z.ZodObject
  /** @throws ParamsError */
  read(url: string, site: Site): Query
}

/** Parameters that need nothing but their schema to be parsed. */
export function bySchema<Shape extends z.core.$ZodShape>(
  schema: z.ZodObject<Shape>,
): QueryReader<z.output<z.ZodObject<Shape>>> {
  return { schema, read: (url) => parseQuery(url, schema) }
}

/** The names in braces in a path. */
type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Record<Name, string> & PathParams<Rest>
  : Record<never, string>

/** What a route's handler receives. */
interface Asked<Path extends string, Query> {
  path: PathParams<Path>
  query: Query
  signal: AbortSignal
}

/** Defines a GET route. */
export function get<Path extends string, Query, Answer extends z.ZodType>(
  path: Path,
  about: About,
  query: QueryReader<Query>,
  answer: Answer,
  respond: (asked: Asked<Path, Query>, site: Site) => Promise<z.output<Answer>>,
  options: Partial<Pick<ApiRoute, 'isKept' | 'isOpen'>> = {},
): ApiRoute {
  return {
    method: 'get',
    path,
    about,
    query: query.schema,
    body: null,
    answer,
    isKept: true,
    isOpen: false,
    ...options,
    read(request, site) {
      const parsed = withoutUnknown(request.originalUrl, query.schema, () => query.read(request.originalUrl, site))
      const asked = { path: request.params as PathParams<Path>, query: parsed }
      return (signal) => respond({ ...asked, signal }, site)
    },
  }
}

/** Defines a POST route that receives a draft. */
export function postDraft<Answer extends z.ZodType>(
  path: string,
  about: About,
  answer: Answer,
  respond: (question: DeskQuestion, signal: AbortSignal, site: Site) => Promise<z.output<Answer>>,
): ApiRoute {
  return {
    method: 'post',
    path,
    about,
    query: noQuery,
    body: deskRequestSchema,
    answer,
    isKept: false,
    isOpen: false,
    read(request, site) {
      const question = withoutUnknown(request.originalUrl, noQuery, () => parseDraftJson(request.body))
      return (signal) => respond(question, signal, site)
    },
  }
}
