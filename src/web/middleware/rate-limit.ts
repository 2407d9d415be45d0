import { rateLimit } from 'express-rate-limit'
import type { RequestHandler } from 'express'
import { TimtinError } from '../../errors.js'

/**
 * Rejects requests beyond a limit from one address.
 * @param requestsPerMinute by default 600, ten pages a second for a whole minute: more than any person reads, yet enough
 *   for an office behind one address
 */
export function limitRequests(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: (_request, _response, next) => {
      next(new TimtinError('usage', 'too-many-requests', 'Too many requests.', '', 'Wait a minute.'))
    },
  })
}
