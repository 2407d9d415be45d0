import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { TimtinError } from '../../errors.js'
import type { Key, Keys, Scope } from '../../keys/types.js'

/** Requests by one key: ten a second for a whole minute. Batches bring whole archives in with far fewer. */
const requestsPerMinute = 600
/** Wrong keys from one address: more than a person mistypes, far fewer than anybody could guess with. */
const wrongKeysPerMinute = 20
const minuteMs = 60_000

const keyOfRequest = new WeakMap<Request, Key>()

/** The key of an authorised request. */
export function keyOf(request: Request): Key {
  const key = keyOfRequest.get(request)
  if (key === undefined) throw new Error('The request was not authorised.')
  return key
}

/** The secret in an Authorization header (RFC 6750); null when there is none. */
function secretOf(header: string | undefined): string | null {
  return /^Bearer +([A-Za-z0-9._~+/-]{1,200}=*)$/i.exec(header ?? '')?.[1] ?? null
}

function refuseKey(response: Response, what: string): TimtinError {
  response.set('WWW-Authenticate', 'Bearer')
  return new TimtinError('usage', 'key-refused', what, 'Authorization', 'Send "Authorization: Bearer SECRET".')
}

/** Lets requests pass whose key may be used; answers 401 for a wrong one, and 404 without one while none can be used. */
export function authorise(keys: Keys): RequestHandler[] {
  const check: RequestHandler = async (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    const { authorization } = request.headers
    if (authorization === undefined && !(await keys.isAnyUsable())) {
      throw new TimtinError('not-found', 'push-off', 'Nothing can be pushed: there is no key.', '', 'Make a key.')
    }
    const secret = secretOf(authorization)
    if (secret === null) throw refuseKey(response, 'The request has no key.')
    const key = await keys.bySecret(secret)
    if (key === null) throw refuseKey(response, 'The key is unknown or revoked.')
    keyOfRequest.set(request, key)
    next()
  }
  const tooMany: RequestHandler = (_request, _response, next) => {
    next(new TimtinError('usage', 'too-many-requests', 'Too many requests.', '', 'Wait a minute.'))
  }
  const limits = {
    windowMs: minuteMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: tooMany,
  } as const
  return [
    rateLimit({
      ...limits,
      limit: wrongKeysPerMinute,
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, { statusCode }) => statusCode !== 401,
    }),
    check,
    rateLimit({ ...limits, limit: requestsPerMinute, keyGenerator: (request) => keyOf(request).name }),
  ]
}

/** Lets requests pass whose key has a scope. */
export function requireScope(scope: Scope): RequestHandler {
  return (request, _response, next) => {
    if (keyOf(request).scopes.includes(scope)) return next()
    const what = `This key may not ${scope} articles.`
    next(new TimtinError('usage', 'key-lacks-scope', what, 'Authorization', 'Make a key with that scope.'))
  }
}
