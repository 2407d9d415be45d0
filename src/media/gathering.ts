import { setTimeout as sleep } from 'node:timers/promises'
import PQueue from 'p-queue'
import { idOf, pagesAfter, type ArticleLog } from '../article-log.js'
import { hostOf } from '../text/hosts.js'
import type { PictureFetcher } from './fetching.js'
import { deleteDoomed, keepPicture, type PictureKeep } from './keeping.js'

const minute = 60_000
const hour = 60 * minute

/** How long after a failure a picture is tried again, in milliseconds; after the last one, never. */
const pauses = [10 * minute, hour, 6 * hour, 24 * hour, 7 * 24 * hour]

/** Pictures taken from the queue at a time, and of these from one host: news that comes in meanwhile waits no longer. */
const batch = { pictures: 400, ofHost: 20 }

/** How often those who show pictures learn that some have come, in milliseconds: their pages are then made anew. */
const publishMs = minute / 2

/** How often the log is looked at, in milliseconds: a withdrawn article's pictures are gone as soon. */
const lookMs = 500

export interface GatheringParts extends PictureKeep {
  log: Pick<ArticleLog, 'lastSequence' | 'entriesAfter'>
  fetcher: PictureFetcher
  /** Hosts that are asked at the same time. */
  hosts: number
  /** How long the run waits for further articles when there is nothing to do, in milliseconds. */
  linger: number
  clock: () => number
  signal: AbortSignal
}

/** What a run of gathering did. */
export interface Gathered {
  kept: number
  refused: number
  failed: number
  /** When there is something to fetch again, in milliseconds since 1970-01-01T00:00Z; null: nothing waits. */
  next: number | null
}

/**
 * Brings the pictures up to date with the article log: notes the pictures of articles that are new or have changed, and
 * deletes those that no article has any more. Fetches nothing.
 */
export async function followLog({
  table,
  folder,
  log,
}: Pick<GatheringParts, 'table' | 'folder' | 'log'>): Promise<void> {
  const from = table.sequence()
  const end = await log.lastSequence()
  // The log of another store, perhaps a backup that was put back: what it does not have is gone.
  const isOther = end < from
  const seen = new Set<string>()
  if (isOther || end > from) {
    for await (const page of pagesAfter(log, isOther ? 0 : from)) {
      if (isOther) for (const entry of page) seen.add(idOf(entry))
      const changes = page.flatMap((entry) => ('article' in entry ? entry.article : 'removedId' in entry ? entry : []))
      await table.note(changes, isOther ? null : page[page.length - 1].sequence)
    }
  }
  if (isOther) {
    const gone = table.ids().filter((id) => !seen.has(id))
    await table.note(
      gone.map((removedId) => ({ removedId })),
      end,
    )
  }
  await deleteDoomed({ folder, table })
}

/** Fetches the pictures that are due, those of the newest articles first, while following the log. */
export class Gathering {
  private readonly gathered: Gathered = { kept: 0, refused: 0, failed: 0, next: null }
  private publishedAt = 0

  constructor(private readonly parts: GatheringParts) {}

  /** @throws errors of the disk; those of the log */
  async run(): Promise<Gathered> {
    const { table, clock, signal, linger } = this.parts
    await followLog(this.parts)
    const over = new AbortController()
    const following = this.keepFollowing(AbortSignal.any([signal, over.signal]))
    // Whoever waits for it below hears of its failure.
    following.catch(() => {})
    try {
      for (let workedAt = clock(); !signal.aborted;) {
        const due = table.due(clock(), batch.pictures)
        if (due.length > 0) {
          await this.fetchAll(due)
          workedAt = clock()
        } else if (clock() - workedAt >= linger) break
        else await sleep(lookMs, undefined, { signal }).catch(() => {})
      }
    } finally {
      over.abort()
    }
    await following
    if (this.publishedAt > 0) await table.publish()
    return { ...this.gathered, next: table.nextTurn() }
  }

  private async keepFollowing(signal: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(lookMs, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      await followLog(this.parts)
    }
  }

  private async fetchAll(addresses: readonly string[]): Promise<void> {
    const byHost = new Map<string, string[]>()
    for (const address of addresses) {
      const host = hostOf(address) ?? ''
      const ofHost = byHost.get(host) ?? []
      if (ofHost.length < batch.ofHost) byHost.set(host, [...ofHost, address])
    }
    const lanes = new PQueue({ concurrency: this.parts.hosts })
    await lanes.addAll(
      [...byHost.values()].map((ofHost) => async () => {
        for (const address of ofHost) {
          if (this.parts.signal.aborted) return
          await this.fetchOne(address)
        }
      }),
    )
  }

  private async fetchOne(address: string): Promise<void> {
    const { table, fetcher, clock, signal } = this.parts
    try {
      const fetched = await fetcher.fetch(address)
      if (fetched.kind === 'bytes') {
        const outcome = await keepPicture(this.parts, address, fetched.bytes)
        if (outcome === 'kept') await this.tell()
        if (outcome !== 'unwanted') this.gathered[outcome]++
        return
      }
      this.gathered.failed++
      if (fetched.kind === 'never') return await table.fail(address, fetched.outcome, null)
      // That its host rests is not the picture's failure.
      if (fetched.until !== null) return await table.postpone(address, fetched.outcome, fetched.until)
      const tries = table.tries(address)
      await table.fail(address, fetched.outcome, tries < pauses.length ? clock() + pauses[tries] : null)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  private async tell(): Promise<void> {
    const now = this.parts.clock()
    if (now - this.publishedAt < publishMs) return
    this.publishedAt = now
    await this.parts.table.publish()
  }
}
