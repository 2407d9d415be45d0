import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import type { FailureJson } from '../api/answers/failure.js'
import type { Pages } from '../server/pages.js'
import { presentError } from '../presenters/error.js'

/** Addresses that programs read. */
const forPrograms = /^\/(api\/|healthz|readyz)/

/** States of the archive, which /readyz tells and the log has once: a visitor who meets them is not a new fault. */
const saidElsewhere = ['index-building', 'store-damaged', 'store-missing', 'store-gone']

/** Answers every failure: programs get JSON, visitors a page. Details of internal errors go to the log only. */
export function answerErrors(pages: Pages, logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const model = presentError(error)
    // Cancelled because the visitor disconnected: there is nobody to answer, and nothing went wrong.
    if (response.destroyed && model.code === 'read-cancelled') return
    if (model.status >= 500 && !saidElsewhere.includes(model.code))
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
