import { raw, Router, type Request, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import type { Pushed } from '../../ingest/intake.js'
import { isLongerThan } from '../middleware/body-length.js'
import { notFound } from '../params/not-found.js'
import { ParamsError } from '../params/problems.js'
import { withdrawalQuery } from '../params/queries.js'
import { QueryString } from '../params/query-string.js'
import { presentError } from '../presenters/error.js'
import { presentFailure } from '../presenters/failure.js'
import { articleIdHref } from '../urls/links.js'
import { batchAnswerSchema, pushAnswerSchema, withdrawnAnswerSchema } from './answers.js'
import { authorise, keyOf, requireScope } from './authorise.js'
import { failureOf, foreignSource, longestPush, pushTooLong, unreadablePush } from './failures.js'
import type { PushParts } from './types.js'

/** Where the routes are. */
export const pushPath = '/api/v1/articles'

/** Reads the body as a Buffer, in place of whose errors ours are passed on. */
function pushBody(): RequestHandler {
  const read = raw({ type: () => true, limit: longestPush })
  return (request, response, next) => {
    if (isLongerThan(longestPush, request)) return next(pushTooLong())
    read(request, response, (error?: unknown) => {
      if (error === undefined) return next()
      const isTooLarge = error instanceof Error && 'status' in error && error.status === 413
      next(isTooLarge ? pushTooLong() : unreadablePush())
    })
  }
}

const bodyOf = (body: unknown): Uint8Array => (Buffer.isBuffer(body) ? body : new Uint8Array())

/** The reason of a withdrawal, which visitors read. @throws ParamsError */
function reasonOf(url: string): string {
  const reason = withdrawalQuery.shape['ly-do']
  const read = reason.safeParse(new QueryString(url).one('ly-do'))
  if (read.success) return read.data
  const allowed = `Lý do gỡ bài, từ 1 đến ${reason.maxLength} ký tự; người đọc sẽ thấy.`
  throw new ParamsError([{ parameter: 'ly-do', message: 'Thiếu lý do, hoặc lý do quá dài.', allowed }], null)
}

function batchAnswer(pushed: readonly Pushed[]): z.infer<typeof batchAnswerSchema> {
  const count = (outcome: Pushed['outcome']) => pushed.filter((record) => record.outcome === outcome).length
  const failures = pushed.flatMap((record) => {
    const failure = failureOf(record)
    if (failure === null) return []
    return [{ line: record.line, id: record.id, ...presentFailure(presentError(failure)) }]
  })
  const [added, updated, unchanged] = [count('added'), count('updated'), count('unchanged')]
  return { added, updated, unchanged, refused: failures.length, failures }
}

/** 200: all were accepted; 422: none was; 207: some were. */
function batchStatus({ refused }: { refused: number }, records: number): number {
  if (refused === 0) return 200
  return refused === records ? 422 : 207
}

/**
 * The routes by which programs change the archive, to be mounted at `/api/v1/articles`. They change nothing without a
 * key, and exist only while there is one.
 */
export function pushRouter({ keys, intake, logger }: PushParts): Router {
  const router = Router()
  const authorised = authorise(keys)
  const log = (key: string, action: string, details: object) => logger.info({ key, ...details }, action)

  router.put('/:id', authorised, requireScope('put'), pushBody(), async (request: Request, response: Response) => {
    const { id } = request.params as { id: string }
    const { name, source } = keyOf(request)
    const pushed = await intake.push({ body: bodyOf(request.body), id, source })
    const record = pushed![0]
    log(name, 'push', { id, outcome: record.outcome })
    const failure = failureOf(record)
    if (failure !== null) throw failure
    const answer = { id, outcome: record.outcome, href: articleIdHref(id) }
    response.status(record.outcome === 'added' ? 201 : 200).json(pushAnswerSchema.parse(answer))
  })

  router.post('/', authorised, requireScope('put'), pushBody(), async (request: Request, response: Response) => {
    const { name, source } = keyOf(request)
    const pushed = await intake.push({ body: bodyOf(request.body), id: null, source })
    if (pushed === null) throw pushTooLong()
    if (pushed.length === 0) throw unreadablePush()
    const answer = batchAnswer(pushed)
    const { added, updated, unchanged, refused } = answer
    log(name, 'push batch', { added, updated, unchanged, refused })
    response.status(batchStatus(answer, pushed.length)).json(answer)
  })

  router.delete('/:id', authorised, requireScope('withdraw'), async (request: Request, response: Response) => {
    const { id } = request.params as { id: string }
    const { name, source } = keyOf(request)
    const outcome = await intake.withdraw(id, reasonOf(request.originalUrl), source)
    log(name, 'withdraw', { id, outcome })
    if (outcome === 'missing') throw notFound('article', id)
    if (outcome === 'foreign') throw foreignSource(id)
    response.json(withdrawnAnswerSchema.parse({ id, outcome }))
  })
  return router
}
