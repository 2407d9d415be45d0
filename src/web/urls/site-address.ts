import type { Request } from 'express'
import { TimtinError } from '../../errors.js'

const host = /^[A-Za-z0-9._-]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/

/** Scheme and host before every absolute address: in feeds, files, citations, the box for other sites, printed pages. */
export class SiteAddress {
  /** @param configured what an operator set, e.g. `https://tin.example`; null: what each request names */
  constructor(readonly configured: string | null) {}

  /** As configured, or as the visitor reached the site; null when the request names no host. */
  of(request: Pick<Request, 'protocol' | 'host'>): string | null {
    if (this.configured !== null) return this.configured
    // Old clients send no Host, and Express then gives undefined against its own types.
    const named = String(request.host)
    return host.test(named) && named !== 'undefined' ? `${request.protocol}://${named}` : null
  }

  /**
   * The same, for what cannot be told without it.
   * @throws TimtinError `bad-address`
   */
  require(request: Pick<Request, 'protocol' | 'host'>): string {
    const address = this.of(request)
    if (address === null) {
      throw new TimtinError('usage', 'bad-address', 'The request names no host.', 'Host', 'Send a Host header.')
    }
    return address
  }

  /** A page's address as people read it, with Vietnamese letters; for a printed page. */
  readable(request: Pick<Request, 'protocol' | 'host' | 'originalUrl'>, path = request.originalUrl): string {
    const site = this.of(request) ?? ''
    try {
      return site + decodeURI(path)
    } catch {
      // Not UTF-8: such an address leads to an error page.
      return site + path
    }
  }
}
