import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import type { FailureJson } from '../api/answers/failure.js'
import type { Pages } from '../server/pages.js'
import { presentError } from '../presenters/error.js'

/** Addresses that programs read. */
const forPrograms = /^\/(api\/|healthz|readyz)/

/** Answers every failure: programs get JSON, visitors a page. Details of internal errors go to the log only. */
export function answerErrors(pages: Pages, logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const model = presentError(error)
    // Cancelled because the visitor disconnected: there is nobody to answer, and nothing went wrong.
    if (response.destroyed && model.code === 'read-cancelled') return
    // While an index is being built, /readyz says so; every visitor who asks is not a new fault.
    const isKnown = model.code === 'index-building'
    if (model.status >= 500 && !isKnown)
      logger.error({ err: error, method: request.method, path: request.path }, model.code)
    if (response.headersSent) return next(error)
    for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) response.removeHeader(name)
    response.set('Cache-Control', 'no-store')
    if (model.retryAfter !== null) response.set('Retry-After', String(model.retryAfter))
    if (forPrograms.test(request.originalUrl)) {
      const { status, code, message, problems } = model
      const failure: FailureJson = { code, message, problems: [...problems] }
      response.status(status).json(failure)
      return
    }
    try {
      pages.send(response, { view: 'error', title: model.heading, indexed: false, model }, model.status)
    } catch (fault) {
      // The error page itself failed; Express's default handler would show the visitor a stack trace.
      logger.error({ err: fault }, 'error page failed')
      response.status(model.status).type('text').send(model.heading)
    }
  }
}
