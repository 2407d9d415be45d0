import type { RequestHandler, Response } from 'express'

/** Seconds for which a browser need not ask again whether it may ask. */
const preflightSeconds = 86_400

/** Lets pages of other sites load what is answered; all else stays with this site. */
export function openToOtherSites(response: Response): void {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
}

/** Opens a route for reading to scripts of other sites, and answers the browsers that ask whether it is. */
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
