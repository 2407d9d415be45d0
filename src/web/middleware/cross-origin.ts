import type { RequestHandler, Response } from 'express'

/** Seconds for which a browser may cache the answer to a preflight request. */
const preflightSeconds = 86_400

/** Lets pages of other sites load this response; all other responses are for this site only. */
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
