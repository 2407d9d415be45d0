import type { Database } from 'lmdb'
import type { Article } from '../article.js'
import type { DamagedArticle, LogEntry } from '../article-log.js'
import { completed } from './codec.js'
import type { TablesToRead } from './tables.js'
import { DamagedArticleError } from './errors.js'
import type { Volumes } from './volumes.js'

type Transaction = ReturnType<Database['useReadTransaction']>

/** The entry that an action reads; of a damaged article, what can be said of it. */
export function orDamaged<Entry>(sequence: number, id: string, read: () => Entry): Entry | DamagedArticle {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DamagedArticleError)) throw error
    return { sequence, damagedId: id, where: error.where }
  }
}

/** Begins a read transaction on what is committed now, which lasts until `done()`. */
function readNow(database: Pick<Database, 'resetReadTxn' | 'useReadTransaction'>): Transaction {
  database.resetReadTxn()
  return database.useReadTransaction()
}

/** Reads the articles of one volume as of one moment. */
class VolumeReader {
  private readonly transaction: Transaction

  constructor(
    private readonly volumes: Volumes,
    private readonly number: number,
  ) {
    this.transaction = readNow(volumes.database(number))
  }

  /** @throws TimtinError `store-damaged`; DamagedArticleError when it is only this article */
  article(sequence: number, id: string): Article {
    const article = this.volumes.article(this.number, sequence, id, this.transaction)
    if (article === undefined) throw this.volumes.lacking(this.number)
    return article
  }

  close(): void {
    this.transaction.done()
  }
}

/**
 * The log after a sequence number and the volumes that hold its articles, all at one moment: what others write later is
 * not seen, and what they delete stays. Texts are written before the log refers to them and deleted after it no longer
 * does; so if the log did not change while the volumes were opened, every article that it refers to is in them.
 */
export class Snapshot {
  private readonly readers = new Map<number, VolumeReader>()

  private constructor(
    private readonly log: TablesToRead['log'],
    private readonly transaction: Transaction,
    private readonly after: number,
  ) {}

  static take(tables: TablesToRead, volumes: Volumes, after: number): Snapshot {
    const lastCommit = () => (tables.root.getStats() as { lastTxnId: number }).lastTxnId
    for (;;) {
      const commit = lastCommit()
      const snapshot = new Snapshot(tables.log, readNow(tables.root), after)
      try {
        snapshot.takeVolumes(tables, volumes)
        if (lastCommit() === commit) return snapshot
      } catch (error) {
        snapshot.release()
        throw error
      }
      snapshot.release()
    }
  }

  /** The first entries, in order. */
  *entries(limit: number): Iterable<LogEntry> {
    const range = { start: this.after + 1, limit, transaction: this.transaction }
    for (const { key, value } of this.log.getRange(range)) {
      if ('volume' in value) yield this.entry(key, value)
      else if ('article' in value) yield { sequence: key, article: completed(value.article) }
      else yield { sequence: key, ...value }
    }
  }

  release(): void {
    for (const reader of this.readers.values()) reader.close()
    this.transaction.done()
  }

  private entry(sequence: number, { id, volume }: { id: string; volume: number }): LogEntry {
    return orDamaged(sequence, id, () => ({ sequence, article: this.readers.get(volume)!.article(sequence, id) }))
  }

  /** Skips volumes without a later article. */
  private takeVolumes(tables: TablesToRead, volumes: Volumes): void {
    for (const { key, value } of tables.volumes?.getRange({ transaction: this.transaction }) ?? []) {
      if (value.lastSequence <= this.after) continue
      this.readers.set(key, new VolumeReader(volumes, key))
    }
  }
}
