import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Answers here with a status of failure that are no failure: whoever polls this address wants to be told so. */
const told = '/readyz'

/** Logs the path of each request, but not its query: what people search for is private. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now()
    const { method, path } = request
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - start)
      const level = response.statusCode >= 500 && path !== told ? 'error' : 'info'
      logger[level](
        { method, path, status: response.statusCode, milliseconds, aborted: !response.writableFinished },
        'request',
      )
    })
    next()
  }
}
