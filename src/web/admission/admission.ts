import type { Request, RequestHandler, Response } from 'express'
import { askingFor } from '../../asker.js'
import { TimtinError } from '../../errors.js'
import { presentError } from '../presenters/error.js'
import { presentFailure } from '../presenters/failure.js'
import { exportFormats, searchPath } from '../urls/search-url.js'
import { deskPath } from '../urls/links.js'
import { Lane, type LaneLimits } from './lane.js'
import { visitorOf } from './visitor.js'

/**
 * Pages: enough at once to keep archive and pages busy (two cores), so few that none waits long inside. Whoever is taken
 * on has an answer within half a second.
 */
const pageLimits: LaneLimits = { atOnce: 8, perVisitor: 2, waitMs: 300 }
/** Exports, sitemaps and drafts take seconds, and may come and go slowly: they have a lane of their own. */
const longLimits: LaneLimits = { atOnce: 6, perVisitor: 2, waitMs: 2000 }

/** Milliseconds for which a page waits for the archive; longer than the slowest question takes on a busy machine. */
const pageMs = 5000

/** What costs nothing, or tells operators how the server is, is always answered. */
const isAlwaysAnswered = (path: string) => /^\/(public\/|anh\/|(healthz|readyz|metrics|robots\.txt)\/?$)/.test(path)

const longPaths = new Set([deskPath, ...exportFormats.map((format) => `${searchPath}.${format}`)])
const isSitemap = (path: string) => path.startsWith('/sitemap')
const isLong = ({ method, path }: Request) =>
  (method !== 'GET' && method !== 'HEAD') || longPaths.has(path) || isSitemap(path)

const refusal = presentError(new TimtinError('environment', 'overloaded', '', '', ''))
const refusedJson = JSON.stringify(presentFailure(refusal))
const refusedPage = `<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${refusal.heading}</title>
<h1>${refusal.heading}</h1>
<p>${refusal.message}</p>
<p><a href="">Tải lại trang</a></p>
</html>
`

/** Answers without any other part of the site: when all are busy, this must cost next to nothing. */
function refuse(request: Request, response: Response): void {
  const isForPrograms = request.path.startsWith('/api/')
  response
    .writeHead(refusal.status, {
      'Content-Type': isForPrograms ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Retry-After': String(refusal.retryAfter),
      // A body that nobody will read is not waited for.
      ...(request.method === 'POST' || request.method === 'PUT' ? { Connection: 'close' } : {}),
    })
    .end(isForPrograms ? refusedJson : refusedPage)
}

/** Takes on as many requests as can be answered in time, and turns the others away at once (decision 26). */
export class Admission {
  private readonly pages: Lane
  private readonly long: Lane
  /** Requests that were turned away. */
  refused = 0

  /** @param now a clock in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.pages = new Lane(pageLimits, now)
    this.long = new Lane(longLimits, now)
  }

  /** Requests that are being answered, and that wait for their turn. */
  get state(): { active: number; waiting: number } {
    return { active: this.pages.active + this.long.active, waiting: this.pages.waiting + this.long.waiting }
  }

  readonly admit: RequestHandler = (request, response, next) => {
    // Node warns of more than ten, which a streamed answer has: it is watched by log, limits, compression and pipeline.
    response.setMaxListeners(20)
    if (isAlwaysAnswered(request.path)) return next()
    const visitor = visitorOf(request)
    const isForLong = isLong(request)
    const lane = isForLong ? this.long : this.pages
    const controller = new AbortController()
    const start = () => {
      let hasLeft = false
      const leave = () => {
        if (hasLeft) return
        hasLeft = true
        lane.leave(visitor)
      }
      // A page is done when it is written; a slow visitor may take as long as he likes to fetch it.
      response.once('prefinish', leave).once('close', leave)
      const deadline = isForLong ? Infinity : performance.now() + pageMs
      askingFor({ signal: controller.signal, deadline, spent: 0 }, next)
    }
    const turnAway = () => {
      this.refused++
      refuse(request, response)
    }
    const giveUp = lane.enter(visitor, start, turnAway)
    if (giveUp === null) return turnAway()
    response.once('close', () => {
      giveUp()
      if (!response.writableFinished) controller.abort()
    })
  }
}
