import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Logger } from 'pino'
import { WrongMethodError } from '../params/wrong-method.js'
import type { Pages } from '../server/pages.js'
import { presentError, type ErrorModel } from '../presenters/error.js'
import { presentFailure } from '../presenters/failure.js'

/** Addresses that programs read. */
const forPrograms = /^\/(api\/|healthz|readyz)/

/** States of the archive, which /readyz tells and the log has once: a visitor who meets them is not a new fault. */
const saidElsewhere = ['index-building', 'store-damaged', 'store-missing', 'store-gone']

/**
 * Prepares the answer to a failure. Details of internal errors go to the log only.
 * @returns what to answer; null when nothing can be answered any more
 */
function prepared(error: unknown, request: Request, response: Response, logger: Logger): ErrorModel | null {
  const model = presentError(error)
  // Cancelled because the visitor disconnected: there is nobody to answer, and nothing went wrong.
  if (response.destroyed && model.code === 'read-cancelled') return null
  if (model.status >= 500 && !saidElsewhere.includes(model.code))
    logger.error({ err: error, method: request.method, path: request.path }, model.code)
  if (response.headersSent) return null
  for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) response.removeHeader(name)
  response.set('Cache-Control', 'no-store')
  // Else Node would read the rest of a body that is too long, to find the next request behind it.
  if (model.status === 413) response.set('Connection', 'close')
  if (error instanceof WrongMethodError) response.set('Allow', error.allowed.join(', '))
  if (model.retryAfter !== null) response.set('Retry-After', String(model.retryAfter))
  return model
}

function answerJson(response: Response, model: ErrorModel): void {
  response.status(model.status).type('application/problem+json').json(presentFailure(model))
}

/** Answers every failure as problem details, for an address that only programs use. */
export function answerFailures(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const model = prepared(error, request, response, logger)
    if (model !== null) answerJson(response, model)
    else if (response.headersSent) next(error)
  }
}

/** Answers every failure: programs get problem details, visitors a page. */
export function answerErrors(pages: Pages, logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const model = prepared(error, request, response, logger)
    if (model === null) return response.headersSent ? next(error) : undefined
    if (forPrograms.test(request.originalUrl)) return answerJson(response, model)
    try {
      pages.send(response, { view: 'error', title: model.heading, indexed: false, model }, model.status)
    } catch (fault) {
      // The error page itself failed; Express's default handler would show the visitor a stack trace.
      logger.error({ err: fault }, 'error page failed')
      response.status(model.status).type('text').send(model.heading)
    }
  }
}
