import { MemoryStore, rateLimit } from 'express-rate-limit'
import type { RequestHandler } from 'express'
import { currentAsker } from '../../asker.js'
import { TimtinError } from '../../errors.js'
import { visitorOf } from '../admission/visitor.js'

/** Milliseconds of the archive's time that one request of the limit stands for: as much as a usual page takes. */
const requestMs = 10

/**
 * Rejects requests beyond a limit from one address. A request that takes more of the archive's time than usual counts as
 * several, so that nobody can ask the dearest questions as often as he may read pages.
 * @param perMinute how many are taken of one address in a minute
 */
export function limitRequests(perMinute: number): RequestHandler {
  const store = new MemoryStore()
  const limit = rateLimit({
    store,
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    keyGenerator: visitorOf,
    handler: (_request, _response, next) => {
      next(new TimtinError('usage', 'too-many-requests', 'Too many requests.', '', 'Wait a minute.'))
    },
  })
  return (request, response, next) => {
    const asker = currentAsker()
    const key = visitorOf(request)
    response.once('close', () => {
      const more = Math.floor((asker?.spent ?? 0) / requestMs)
      for (let charged = 0; charged < Math.min(more, perMinute); charged++) void store.increment(key)
    })
    return limit(request, response, next)
  }
}
