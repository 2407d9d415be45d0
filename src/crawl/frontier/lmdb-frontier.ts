import { mkdirSync } from 'node:fs'
import { open, type Database, type RangeOptions, type RootDatabase } from 'lmdb'
import { canonicalUrl } from '../../text/hosts.js'
import type { Body, Frontier, HostState, Page } from './types.js'

/** In which order the pages of a host come. */
const turns = {
  /** Feeds, sitemaps and first pages of sections. */
  announcing: 0,
  /** Those found last come first, so that a site's archive never holds up its news. */
  articles: 1,
  furtherPages: 2,
  /** Articles from before the day that a run began with. */
  leftOut: 3,
} as const

function turnOf({ kind, depth, outcome }: Page): number {
  if (kind === 'article') return outcome === 'before-since' ? turns.leftOut : turns.articles
  return kind === 'section' && depth > 0 ? turns.furtherPages : turns.announcing
}

type QueueStart = [host: string, turn: number, dueAt?: number]
type QueueKey = [host: string, turn: number, dueAt: number, key: string]

function queueKeyOf(page: Page): QueueKey | null {
  return page.dueAt === null ? null : [page.host, turnOf(page), page.dueAt, canonicalUrl(page.address)]
}

/** The frontier in an LMDB file of its own. */
class LmdbFrontier implements Frontier {
  private readonly table: Database<Page, string>
  private readonly rootTable: Database<null, [source: string, key: string]>
  private readonly queue: Database<null, QueueKey>
  private readonly bodies: Database<Body, string>
  private readonly hostTable: Database<HostState, string>

  constructor(private readonly root: RootDatabase) {
    this.table = root.openDB({ name: 'pages' })
    this.rootTable = root.openDB({ name: 'roots' })
    this.queue = root.openDB({ name: 'queue' })
    this.bodies = root.openDB({ name: 'bodies', compression: true })
    this.hostTable = root.openDB({ name: 'hosts' })
  }

  page(address: string): Page | null {
    return this.table.get(canonicalUrl(address)) ?? null
  }

  async save(pages: readonly Page[], bodies: ReadonlyMap<string, Body> = new Map()): Promise<void> {
    await this.root.transaction(() => {
      for (const page of pages) {
        const key = canonicalUrl(page.address)
        const old = this.table.get(key)
        const oldQueueKey = old === undefined ? null : queueKeyOf(old)
        if (oldQueueKey !== null) void this.queue.remove(oldQueueKey)
        const queueKey = queueKeyOf(page)
        if (queueKey !== null) void this.queue.put(queueKey, null)
        void this.table.put(key, page)
        if (page.address === page.root) void this.rootTable.put([page.source, key], null)
        const body = bodies.get(page.address)
        if (body !== undefined) void this.bodies.put(key, body)
        else void this.bodies.remove(key)
      }
    })
  }

  next(host: string, now: number, since: number): Page | null {
    for (const turn of Object.values(turns)) {
      const first: QueueStart = [host, turn, turn === turns.leftOut ? since : 0]
      const last: QueueStart = [host, turn, now + 1]
      const range = turn === turns.articles ? { start: last, end: first, reverse: true } : { start: first, end: last }
      for (const [, , , key] of this.queue.getKeys({ ...range, limit: 1 } as RangeOptions)) {
        return this.table.get(key) ?? null
      }
    }
    return null
  }

  hosts(): { host: string; state: HostState }[] {
    return [...this.hostTable.getRange()].map(({ key, value }) => ({ host: key, state: value }))
  }

  host(host: string): HostState | null {
    return this.hostTable.get(host) ?? null
  }

  async saveHost(host: string, state: HostState): Promise<void> {
    await this.hostTable.put(host, state)
  }

  waiting(): string[] {
    return [...this.bodies.getKeys()].flatMap((key) => this.table.get(key)?.address ?? [])
  }

  body(address: string): Body | null {
    return this.bodies.get(canonicalUrl(address)) ?? null
  }

  roots(source: string): Page[] {
    const keys = this.rootTable.getKeys({ start: [source], end: [source, '\uffff'] })
    return [...keys].flatMap(([, key]) => this.table.get(key) ?? [])
  }

  async copyTo(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true })
    await this.root.backup(folder, true)
  }

  async close(): Promise<void> {
    await this.root.close()
  }
}

/**
 * Opens the frontier in a folder, and creates it if it is not there.
 * @throws errors of the file system and of LMDB
 */
export function openFrontier(folder: string): Frontier {
  mkdirSync(folder, { recursive: true })
  return new LmdbFrontier(open({ path: folder, noSubdir: false, overlappingSync: false, encoding: 'msgpack' }))
}
