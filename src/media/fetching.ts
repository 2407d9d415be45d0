import { mostBytes } from './making.js'
import { Fetcher, FetchFailure } from '../crawl/fetching/fetcher.js'
import type { Permission } from '../crawl/fetching/guard.js'
import { HostRests } from '../crawl/fetching/hosts.js'
import { AskedToWait, Visitor } from '../crawl/fetching/visitor.js'
import { newPage } from '../crawl/frontier/new-page.js'
import type { Frontier } from '../crawl/frontier/types.js'
import type { Limits } from '../crawl/limits.js'
import { passing } from '../crawl/outcomes.js'
import { defineSource, type Source } from '../ingest/sources/source.js'
import { hostOf } from '../text/hosts.js'

/** What became of a request for a picture. */
export type Fetched =
  | { kind: 'bytes'; bytes: Buffer }
  /** `until`: when it may be tried again; null: as after any failure. */
  | { kind: 'later'; outcome: string; until: number | null }
  | { kind: 'never'; outcome: string }

const pictureType = /^(?:image\/|application\/octet-stream$|binary\/octet-stream$|$)/u

/** What pictures are fetched with. */
export interface FetchingParts {
  /** Knows what hosts have asked for. */
  frontier: Frontier
  limits: Limits
  permission: Permission
  userAgent: string
  clock: () => number
  /** Ends every request when it aborts. */
  signal: AbortSignal
}

/** Fetches pictures as the crawler fetches pages: one request at a time to a host, as its robots.txt allows. */
export class PictureFetcher {
  private readonly fetcher: Fetcher
  private readonly visitor: Visitor

  constructor(private readonly parts: FetchingParts) {
    const { frontier, limits, permission, userAgent, clock, signal } = parts
    this.fetcher = new Fetcher(limits, permission, userAgent, clock, signal)
    this.visitor = new Visitor(frontier, this.fetcher, limits, clock, signal)
  }

  /** @throws the reason of the signal when it aborts; faults of our own and of the disk */
  async fetch(address: string): Promise<Fetched> {
    const source = sourceOf(address)
    if (source === null) return { kind: 'never', outcome: 'broken' }
    try {
      const page = newPage(source.id, 'article', address, address, 0, this.parts.clock())
      const visit = await this.visitor.visit(source, page, mostBytes, async ({ type, pieces }) => {
        if (!pictureType.test(type)) return null
        const bytes: Buffer[] = []
        for await (const piece of pieces) bytes.push(piece)
        return Buffer.concat(bytes)
      })
      if (visit.kind !== 'content' || visit.content === null) return { kind: 'never', outcome: 'no-picture' }
      return { kind: 'bytes', bytes: visit.content }
    } catch (error) {
      if (error instanceof HostRests) return { kind: 'later', outcome: 'host-rests', until: error.until }
      if (error instanceof AskedToWait) return { kind: 'later', outcome: error.outcome, until: error.until }
      if (!(error instanceof FetchFailure)) throw error
      const { outcome } = error
      return passing.has(outcome) ? { kind: 'later', outcome, until: null } : { kind: 'never', outcome }
    }
  }

  async close(): Promise<void> {
    await this.fetcher.close()
  }
}

/** Papers keep pictures on hosts of their own, which no source names: each may lead to itself alone. */
function sourceOf(address: string): Source | null {
  const host = hostOf(address)
  if (host === null || !URL.canParse(address)) return null
  return defineSource({ id: host, name: host, hosts: [host], sections: [new URL(address).origin] })
}
