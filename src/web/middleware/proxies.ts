import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Says once in the log that requests come through a proxy that is not believed: all its visitors share one limit. */
export function noticeProxies(logger: Logger): RequestHandler {
  let isNoticed = false
  return (request, _response, next) => {
    const isForwarded = request.headers['x-forwarded-for'] !== undefined
    // Express keeps the addresses that a believed proxy names in `ips`.
    if (!isNoticed && isForwarded && request.ips.length === 0) {
      isNoticed = true
      logger.warn(
        'a request with X-Forwarded-For came from an address that TRUST_PROXY does not name; if it is your proxy, name it: ' +
          'until then all its visitors share one limit of requests',
      )
    }
    next()
  }
}
