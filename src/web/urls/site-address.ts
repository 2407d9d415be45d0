import type { Request } from 'express'
import { TimtinError } from '../../errors.js'

const host = /^[A-Za-z0-9._-]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/

/** Scheme and host of every absolute address: in feeds, files, citations, the box for other sites and printed pages. */
export class SiteAddress {
  /** @param configured the operator's setting, e.g. `https://tin.example`; null: taken from each request */
  constructor(readonly configured: string | null) {}

  /** The configured address, or the one by which the visitor reached the site; null when the request names no host. */
  of(request: Pick<Request, 'protocol' | 'host'>): string | null {
    if (this.configured !== null) return this.configured
    // Old clients send no Host header; Express then returns undefined, contrary to its types.
    const named = String(request.host)
    return host.test(named) && named !== 'undefined' ? `${request.protocol}://${named}` : null
  }

  /**
   * Like `of`, for responses that need an absolute address.
   * @throws TimtinError `bad-address`
   */
  require(request: Pick<Request, 'protocol' | 'host'>): string {
    const address = this.of(request)
    if (address === null) {
      throw new TimtinError('usage', 'bad-address', 'The request names no host.', 'Host', 'Send a Host header.')
    }
    return address
  }

  /** A page's address with Vietnamese letters decoded, for the printed page. */
  readable(request: Pick<Request, 'protocol' | 'host' | 'originalUrl'>, path = request.originalUrl): string {
    const site = this.of(request) ?? ''
    try {
      return site + decodeURI(path)
    } catch {
      // Not UTF-8: such an address only ever shows an error page.
      return site + path
    }
  }
}
