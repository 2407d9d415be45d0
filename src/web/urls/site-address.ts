import type { Request } from 'express'
import { TimtinError } from '../../errors.js'

const host = /^[A-Za-z0-9._-]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/

/** Scheme and host under which the visitor reached the site, e.g. `https://tin.example`; null when the request names none. */
export function siteAddress(request: Pick<Request, 'protocol' | 'host'>): string | null {
  // Old clients send no Host, and Express then gives undefined against its own types.
  const named = String(request.host)
  return host.test(named) && named !== 'undefined' ? `${request.protocol}://${named}` : null
}

/**
 * The same, for what cannot be told without it.
 * @throws TimtinError `bad-address`
 */
export function requireSiteAddress(request: Pick<Request, 'protocol' | 'host'>): string {
  const address = siteAddress(request)
  if (address === null) {
    throw new TimtinError('usage', 'bad-address', 'The request names no host.', 'Host', 'Send a Host header.')
  }
  return address
}

/** A page's address as people read it, with Vietnamese letters; for a printed page. */
export function readableAddress(
  request: Pick<Request, 'protocol' | 'host' | 'originalUrl'>,
  path = request.originalUrl,
): string {
  try {
    return (siteAddress(request) ?? '') + decodeURI(path)
  } catch {
    // Not UTF-8: such an address leads to an error page.
    return (siteAddress(request) ?? '') + path
  }
}
