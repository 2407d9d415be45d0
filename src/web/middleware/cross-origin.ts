import type { RequestHandler, Response } from 'express'

/** Seconds for which a browser may cache the answer to a preflight request. */
const preflightSeconds = 86_400

/** Lets pages of all other sites load this response. */
export function openToOtherSites(response: Response): void {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
}

/** Allows scripts of other sites to read a route, and answers browsers' preflight requests. */
export const crossOrigin: RequestHandler = (request, response, next) => {
  openToOtherSites(response)
  if (request.method !== 'OPTIONS') return next()
  response.set({
    Allow: 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Max-Age': String(preflightSeconds),
  })
  response.status(204).end()
}

/** What a script may read of an answer besides its body. */
const exposed = 'Allow, RateLimit, RateLimit-Policy, Retry-After'

/**
 * Lets scripts of other sites read what only reads, and answers browsers' preflight requests for it.
 * @param origins theirs, or `*` for all
 */
export function readableByOthers(origins: readonly string[]): RequestHandler {
  const isForAll = origins.includes('*')
  return (request, response, next) => {
    if (origins.length === 0 || !['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
    const { origin = '' } = request.headers
    // A cache must not give one site's answer to another.
    if (!isForAll) response.vary('Origin')
    if (!isForAll && !origins.includes(origin)) return next()
    openToOtherSites(response)
    response.set({ 'Access-Control-Allow-Origin': isForAll ? '*' : origin, 'Access-Control-Expose-Headers': exposed })
    if (request.headers['access-control-request-method'] === undefined) return next()
    response.set({ 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': String(preflightSeconds) })
    response.status(204).end()
  }
}
