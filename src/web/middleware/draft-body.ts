import { raw, type RequestHandler } from 'express'
import { TimtinError } from '../../errors.js'
import { isLongerThan } from './body-length.js'

/** Longest draft, in bytes of UTF-8: some 250 newspaper articles. */
export const longestDraft = 1024 * 1024
/** A percent-encoded form takes up to three bytes for each byte of the draft, and has other fields too. */
const longestBody = 3 * longestDraft + 64 * 1024

/** The error for a draft over the limit. */
export function draftTooLong(): TimtinError {
  return new TimtinError('input', 'draft-too-long', 'The draft is longer than 1 MB.', 'draft', 'Send one article.')
}

/** The error for a body that is neither a form nor JSON. */
export function unreadableDraft(): TimtinError {
  return new TimtinError('input', 'unreadable-draft', 'The draft cannot be read.', 'draft', 'Send it as UTF-8.')
}

/** True for the error of a body over the limit. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 413
}

/**
 * Reads a draft's body into memory as a Buffer. Express's errors may quote the body, so they are replaced by
 * `draft-too-long` or `unreadable-draft`.
 */
export function draftBody(): RequestHandler {
  const read = raw({ type: () => true, limit: longestBody })
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    if (isLongerThan(longestBody, request)) return next(draftTooLong())
    read(request, response, (error?: unknown) => {
      if (error === undefined) next()
      else next(isTooLarge(error) ? draftTooLong() : unreadableDraft())
    })
  }
}
