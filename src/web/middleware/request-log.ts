import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Logs the path of each request, but not its query: what people search for is private. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now()
    const { method, path } = request
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - start)
      const level = response.statusCode >= 500 ? 'error' : 'info'
      logger[level](
        { method, path, status: response.statusCode, milliseconds, aborted: !response.writableFinished },
        'request',
      )
    })
    next()
  }
}
