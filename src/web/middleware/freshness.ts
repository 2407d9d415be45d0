import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { WebParts } from '../parts.js'
import { dayOf } from '../../text/dates.js'

/**
 * Lets browsers and proxies keep what they have until the archive changes: an answer depends on its address, the served
 * generation, the day (pages show it) and the running program.
 */
export class Freshness {
  private readonly started: number
  /** What answers depend on besides their address, and since when, in seconds since 1970. */
  private state = ''
  private since = 0

  constructor(private readonly parts: Pick<WebParts, 'search' | 'clock'>) {
    this.started = parts.clock()
  }

  /** Marks the response; when the visitor already has it, answers 304 and gives true. */
  async answered(request: Request, response: Response): Promise<boolean> {
    const { generation } = await this.parts.search.status()
    // An engine that cannot tell what it serves gives nothing to compare by.
    if (generation === null) return false
    const now = this.parts.clock()
    this.note([this.started, dayOf(now), generation].join('\n'), Math.floor(now / 1000))
    const tag = createHash('sha256').update(`${this.state}\n${request.originalUrl}`).digest('base64url').slice(0, 22)
    response.set({
      ETag: `W/"${tag}"`,
      'Last-Modified': new Date(this.since * 1000).toUTCString(),
      'Cache-Control': 'public, no-cache',
    })
    if (!request.fresh) return false
    response.status(304).end()
    return true
  }

  private note(state: string, seconds: number): void {
    if (state === this.state) return
    this.state = state
    // Two states within one second need two times: a visitor may ask by the time alone.
    this.since = Math.max(seconds, this.since + 1)
  }
}
