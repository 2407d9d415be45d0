import type { Article } from '../article.js'
import { findAddress } from './addresses.js'
import { Snapshot } from './snapshot.js'
import type { StoredEntry, TablesToRead } from './tables.js'
import type { ArticleReader, LogEntry } from './types.js'
import type { Volumes } from './volumes.js'

/** Articles of a store on lmdb: the log of `data.mdb` and the volumes that it names. */
export class LmdbArticleReader implements ArticleReader {
  constructor(
    protected readonly tables: TablesToRead,
    protected readonly volumes: Volumes,
  ) {}

  lastSequence(): number {
    for (const sequence of this.tables.log.getKeys({ reverse: true, limit: 1 })) return sequence
    return 0
  }

  *entriesAfter(sequence: number): Iterable<LogEntry> {
    const snapshot = Snapshot.take(this.tables, this.volumes, sequence)
    try {
      yield* snapshot.entries()
    } finally {
      snapshot.release()
    }
  }

  article(id: string): Article | null {
    let previous: number | undefined
    for (let attempt = 1; ; attempt++) {
      const sequence = this.tables.articles.get(id)
      const entry = sequence === undefined ? undefined : this.tables.log.get(sequence)
      if (sequence === undefined || entry === undefined || 'removedId' in entry) return null
      if ('article' in entry) return entry.article
      const article = this.volumes.article(entry.volume, sequence, id)
      if (article !== undefined) return article
      // The view of the log was out of date, or that of the volume: both are renewed, the volume's after the log's. The
      // article can have been deleted in between, but then the log, looked at once more, has another entry.
      if (attempt > 2 && sequence === previous) throw this.volumes.lacking(entry.volume)
      previous = sequence
      this.tables.root.resetReadTxn()
      this.volumes.database(entry.volume).resetReadTxn()
    }
  }

  async articles(ids: readonly string[]): Promise<(Article | null)[]> {
    return ids.map((id) => this.article(id))
  }

  idOfAddress(address: string): Promise<string | null> {
    const read = (sequence: number, entry: StoredEntry) => this.articleOf(sequence, entry)
    return findAddress(this.tables, address, read, (id) => this.article(id)?.url ?? null)
  }

  has(id: string): boolean {
    return this.tables.articles.doesExist(id)
  }

  count(): number {
    return (this.tables.articles.getStats() as { entryCount: number }).entryCount
  }

  async close(): Promise<void> {
    await this.volumes.close()
    await this.tables.root.close()
  }

  /** The article of an entry; undefined for a removal, and when it is no longer in its volume. */
  protected articleOf(sequence: number, entry: StoredEntry): Article | undefined {
    if ('article' in entry) return entry.article
    return 'volume' in entry ? this.volumes.article(entry.volume, sequence, entry.id) : undefined
  }
}
