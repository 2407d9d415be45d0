import type { Request, RequestHandler } from 'express'
import { TimtinError } from '../../errors.js'

/** Longest body of a request that needs none, in bytes: more than any client sends by habit. */
const longestUnwanted = 64 * 1024

/**
 * Whether a request states that its body is longer than so many bytes. Express's own check waits for the whole body
 * before it says so.
 */
export function isLongerThan(bytes: number, request: Request): boolean {
  return Number(request.headers['content-length'] ?? 0) > bytes
}

/** Refuses requests with a long body where none is wanted, before any of it is read. */
export const refuseLongBody: RequestHandler = (request, _response, next) => {
  if (!isLongerThan(longestUnwanted, request)) return next()
  throw new TimtinError('input', 'body-too-long', 'The address takes no body.', request.path, 'Send none.')
}
