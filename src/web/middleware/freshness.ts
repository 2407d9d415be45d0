import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { WebParts } from '../parts.js'
import type { SiteAddress } from '../urls/site-address.js'
import type { AnswerCache } from './answer-cache.js'
import { dayOf } from '../../text/dates.js'
import { presentReadiness } from '../presenters/readiness.js'

/**
 * Lets browsers, proxies and the server itself reuse a response until the archive changes. A response depends on its
 * address, scheme and host included (absolute addresses begin with them), the generation served, the day and what is said
 * about the archive (which pages show), and the running program.
 */
export class Freshness {
  private readonly started: number
  /** What responses depend on besides their address, and since when it has been so, in seconds since 1970. */
  private state = ''
  private since = 0

  constructor(
    private readonly parts: Pick<WebParts, 'search' | 'clock' | 'readiness'>,
    private readonly address: SiteAddress,
    private readonly cache: AnswerCache,
  ) {
    this.started = parts.clock()
  }

  /**
   * Sets the validators of a response. If the visitor already has it, sends 304; if the server has, sends it; and then
   * returns true.
   */
  async answered(request: Request, response: Response): Promise<boolean> {
    const { generation } = await this.parts.search.status()
    // Without a generation there is nothing to compare.
    if (generation === null) return false
    const now = this.parts.clock()
    const said = presentReadiness(this.parts.readiness())
    this.note([this.started, dayOf(now), generation, said].join('\n'), Math.floor(now / 1000))
    const asked = `${this.address.of(request) ?? ''}\n${request.originalUrl}`
    const tag = createHash('sha256').update(`${this.state}\n${asked}`).digest('base64url').slice(0, 22)
    response.set({
      ETag: `W/"${tag}"`,
      'Last-Modified': new Date(this.since * 1000).toUTCString(),
      // What is behind a password is not for caches that several people share.
      'Cache-Control': response.locals.isPrivate === true ? 'private, no-cache' : 'public, no-cache',
    })
    if (!request.fresh) return this.cache.answered(tag, request, response)
    response.status(304).end()
    return true
  }

  private note(state: string, seconds: number): void {
    if (state === this.state) return
    this.state = state
    // Two states within one second still need different times, since a visitor may send only If-Modified-Since.
    this.since = Math.max(seconds, this.since + 1)
  }
}
