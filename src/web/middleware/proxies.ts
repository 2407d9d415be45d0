import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * Warns once, in the log, when requests come through an untrusted proxy: all its visitors then share one rate limit.
 */
export function noticeProxies(logger: Logger): RequestHandler {
  let isNoticed = false
  return (request, _response, next) => {
    const isForwarded = request.headers['x-forwarded-for'] !== undefined
    // `ips` holds the addresses that trusted proxies reported.
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
