import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { WebParts } from '../parts.js'
import { dayOf } from '../presenters/dates.js'

/**
 * Lets browsers and proxies keep what they have until the archive changes: an answer depends on its address, the served
 * generation, the day (pages show it) and the running program.
 */
export class Freshness {
  private readonly started: number

  constructor(private readonly parts: Pick<WebParts, 'search' | 'clock'>) {
    this.started = parts.clock()
  }

  /** Marks the response; when the visitor already has it, answers 304 and gives true. */
  async answered(request: Request, response: Response): Promise<boolean> {
    const { generation } = await this.parts.search.status()
    const state = [this.started, dayOf(this.parts.clock()), generation, request.originalUrl].join('\n')
    const tag = createHash('sha256').update(state).digest('base64url').slice(0, 22)
    response.set({ ETag: `W/"${tag}"`, 'Cache-Control': 'public, no-cache' })
    if (!request.fresh) return false
    response.status(304).end()
    return true
  }
}
