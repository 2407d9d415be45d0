import type { Request } from 'express'
import { TimtinError } from '../../errors.js'

const host = /^[A-Za-z0-9._-]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/

/** What an address is made of. */
type Asked = Pick<Request, 'protocol' | 'headers'>

/** Scheme and host of every absolute address: in feeds, files, citations, the box for other sites and printed pages. */
export class SiteAddress {
  /** @param configured the operator's setting, e.g. `https://tin.example`; null: taken from each request */
  constructor(readonly configured: string | null) {}

  /** The configured address, or the one by which the visitor reached the site; null when the request names no host. */
  of(request: Asked): string | null {
    if (this.configured !== null) return this.configured
    // Not X-Forwarded-Host: most proxies pass on what a visitor wrote into it, and it would stand in pages that a shared
    // cache gives to others.
    const { host: named } = request.headers
    // X-Forwarded-Proto may hold anything.
    const scheme = request.protocol === 'https' ? 'https' : 'http'
    return named !== undefined && host.test(named) ? `${scheme}://${named}` : null
  }

  /**
   * Like `of`, for responses that need an absolute address.
   * @throws TimtinError `bad-address`
   */
  require(request: Asked): string {
    const address = this.of(request)
    if (address === null) {
      throw new TimtinError('usage', 'bad-address', 'The request names no host.', 'Host', 'Send a Host header.')
    }
    return address
  }

  /** A page's address with Vietnamese letters decoded, for the printed page. */
  readable(request: Asked & Pick<Request, 'originalUrl'>, path = request.originalUrl): string {
    const site = this.of(request) ?? ''
    try {
      return site + decodeURI(path)
    } catch {
      // Not UTF-8: such an address only ever shows an error page.
      return site + path
    }
  }
}
