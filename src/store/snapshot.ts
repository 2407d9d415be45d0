import type { Database } from 'lmdb'
import type { Article } from '../article.js'
import type { LogEntry } from '../article-log.js'
import { completed } from './codec.js'
import type { TablesToRead } from './tables.js'
import type { VolumeDatabase, Volumes } from './volumes.js'

type Transaction = ReturnType<Database['useReadTransaction']>

/** Begins a read transaction on what is committed now, which lasts until `done()`. */
function readNow(database: Pick<Database, 'resetReadTxn' | 'useReadTransaction'>): Transaction {
  database.resetReadTxn()
  return database.useReadTransaction()
}

/** Reads the articles of one volume in ascending order. */
class VolumeReader {
  private readonly transaction: Transaction
  private cursor: Iterator<{ key: number; value: Article }> | null = null

  constructor(
    private readonly volumes: Volumes,
    private readonly number: number,
    private readonly database: VolumeDatabase,
    private readonly start: number,
  ) {
    this.transaction = readNow(database)
  }

  /** @param sequence higher than the one before @throws TimtinError `store-damaged` */
  article(sequence: number, id: string): Article {
    const { start, transaction } = this
    this.cursor ??= this.database.getRange({ start, transaction })[Symbol.iterator]()
    const cursor = this.cursor
    for (;;) {
      const next = this.volumes.guard(this.number, () => cursor.next(), id)
      if (next.done !== true && next.value.key < sequence) continue
      if (next.done === true || next.value.key !== sequence || next.value.value.id !== id) {
        throw this.volumes.lacking(this.number)
      }
      return next.value.value
    }
  }

  close(): void {
    this.cursor?.return?.()
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
      if ('volume' in value) yield { sequence: key, article: this.article(key, value) }
      else if ('article' in value) yield { sequence: key, article: completed(value.article) }
      else yield { sequence: key, ...value }
    }
  }

  release(): void {
    for (const reader of this.readers.values()) reader.close()
    this.transaction.done()
  }

  private article(sequence: number, { id, volume }: { id: string; volume: number }): Article {
    return this.readers.get(volume)!.article(sequence, id)
  }

  /** Skips volumes without a later article. */
  private takeVolumes(tables: TablesToRead, volumes: Volumes): void {
    for (const { key, value } of tables.volumes?.getRange({ transaction: this.transaction }) ?? []) {
      if (value.lastSequence <= this.after) continue
      this.readers.set(key, new VolumeReader(volumes, key, volumes.database(key), this.after + 1))
    }
  }
}
