import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { open, type Database, type RootDatabase, type Transaction } from 'lmdb'
import type { Article } from '../article.js'
import type { CheckedTable } from './checked-table.js'
import { decodeArticle, encodeArticle, UnreadableArticle } from './codec.js'
import { canBeDecompressed } from './compression.js'
import { damagedFile, DamagedArticleError, isDamage, storeError } from './errors.js'
import { checkPagesOf, UnsoundPages } from './page-check.js'
import { isSoundFile } from './soundness.js'
import { checkSpace } from './space.js'

/** What `data.mdb` knows about a volume, as of the last write to it. */
export interface VolumeRecord {
  /** Length of the file; LMDB never shortens a file. */
  bytes: number
  /** Bytes of the pages that hold articles; the rest of the file is free for more. */
  liveBytes: number
  /** No article in the volume has a higher sequence number. */
  lastSequence: number
}

/** Records by volume number. A volume without one was begun by a write that was never committed. */
export type VolumeTable = CheckedTable<VolumeRecord, number>

/** Articles by sequence number. */
export type VolumeDatabase = RootDatabase<Article, number>

interface OpenVolume {
  database: VolumeDatabase
  /** The same entries as they are stored, which may be compressed. */
  stored: Database<Buffer, number>
}

const whatIsWrong = {
  missing: 'This volume of the article store is missing.',
  unsound: 'This volume of the article store is damaged.',
  cut: 'This volume of the article store is cut off, or older than data.mdb.',
  lacking: 'This volume of the article store lacks an article, or is not of one time with data.mdb.',
}

/** Makes a new file's name as durable as its content; Windows cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/**
 * The files that hold the articles' texts, from `volume-0001.mdb` on. Each is an LMDB environment, opened when an
 * article is first looked for in it, so that a reader finds volumes begun by others.
 */
export class Volumes {
  private readonly opened = new Map<number, OpenVolume>()
  /** Volumes that `hold` has opened, or could not. */
  private readonly held = new Set<number>()

  /** @param records undefined in a store that has no volumes yet and is opened read-only */
  constructor(
    private readonly folder: string,
    private readonly records: VolumeTable | undefined,
    private readonly readOnly: boolean,
  ) {}

  /** @throws TimtinError `store-damaged`, naming the first volume that is missing, cut off or not an LMDB file */
  check(): void {
    for (const { key, value } of this.records?.getRange() ?? []) this.checkFile(key, value)
  }

  /**
   * Opens the next volume that was not opened yet, unless it is damaged: open files can be read although their folder has
   * been moved away. One at a time, since its pages are checked.
   */
  hold(): void {
    for (const number of this.records?.getKeys() ?? []) {
      if (this.held.has(number)) continue
      this.held.add(number)
      try {
        this.volume(number)
      } catch {
        // Whoever needs an article of it is told.
      }
      return
    }
  }

  /** @throws TimtinError `store-damaged`, `store-unwritable`, `store-memory`, `disk-full` */
  database(number: number): VolumeDatabase {
    return this.volume(number).database
  }

  /**
   * @param id id of the article that must be there
   * @param transaction what the volume is read in; without it, as it is now
   * @returns undefined when the volume does not have that article under this sequence number (any more)
   * @throws DamagedArticleError, and TimtinError as `database` does
   */
  article(number: number, sequence: number, id: string, transaction?: Transaction): Article | undefined {
    const { database, stored } = this.volume(number)
    const article = this.guard(
      number,
      () => {
        const options = transaction === undefined ? undefined : { transaction }
        const value = stored.get(sequence, options)
        if (value === undefined) return undefined
        if (!canBeDecompressed(value)) throw new UnreadableArticle('It cannot be decompressed.')
        return database.get(sequence, options)
      },
      id,
    )
    return article?.id === id ? article : undefined
  }

  private volume(number: number): OpenVolume {
    let volume = this.opened.get(number)
    if (volume === undefined) this.opened.set(number, (volume = this.guard(number, () => this.open(number))))
    return volume
  }

  /**
   * Runs an action that reads a volume.
   * @param id id of the article that is read
   * @throws TimtinError in place of what LMDB and the codec throw
   */
  private guard<T>(number: number, action: () => T, id?: string): T {
    try {
      return action()
    } catch (error) {
      if (id !== undefined && error instanceof UnreadableArticle) {
        throw new DamagedArticleError(id, this.fileOf(number), error)
      }
      const isUnsound = error instanceof UnreadableArticle || error instanceof UnsoundPages || isDamage(error)
      throw isUnsound ? damagedFile(this.fileOf(number), whatIsWrong.unsound, error) : storeError(error, this.folder)
    }
  }

  /** The error for a volume that lacks what the log says it has. */
  lacking(number: number): Error {
    return damagedFile(this.fileOf(number), whatIsWrong.lacking)
  }

  /** Size of a volume at the last commit. */
  measure(number: number): Pick<VolumeRecord, 'bytes' | 'liveBytes'> {
    const { root } = this.database(number).getStats() as {
      root: { pageSize: number; treeBranchPageCount: number; treeLeafPageCount: number; overflowPages: number }
    }
    const pages = root.treeBranchPageCount + root.treeLeafPageCount + root.overflowPages
    return { bytes: statSync(this.fileOf(number)).size, liveBytes: pages * root.pageSize }
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map(({ database }) => database.close()))
    this.opened.clear()
  }

  /** Path of a volume. */
  fileOf(number: number): string {
    return path.join(this.folder, `volume-${String(number).padStart(4, '0')}.mdb`)
  }

  private checkFile(number: number, record: VolumeRecord): void {
    const file = this.fileOf(number)
    if (!existsSync(file)) throw damagedFile(file, whatIsWrong.missing)
    if (!isSoundFile(file)) throw damagedFile(file, whatIsWrong.unsound)
    if (statSync(file).size < record.bytes) throw damagedFile(file, whatIsWrong.cut)
  }

  private open(number: number): OpenVolume {
    const file = this.fileOf(number)
    const record = this.records?.get(number)
    if (record !== undefined) this.checkFile(number, record)
    else if (this.readOnly) throw this.lacking(number)
    // A power failure left part of a volume that no committed write refers to.
    else if (existsSync(file) && !isSoundFile(file)) rmSync(file)
    if (!this.readOnly && !existsSync(`${file}-lock`)) checkSpace(this.folder)
    const database = open<Article, number>({
      path: file,
      noSubdir: true,
      readOnly: this.readOnly,
      // A commit returns only once it is on disk.
      overlappingSync: false,
      keyEncoding: 'uint32',
      compression: true,
      encoder: { encode: encodeArticle, decode: decodeArticle },
    })
    let stored: Database<Buffer, number>
    try {
      checkPagesOf(database, file)
      // `null` is the main database of the file.
      const name = null as unknown as string
      stored = database.openDB({ name, keyEncoding: 'uint32', encoding: 'binary', compression: false })
    } catch (error) {
      void database.close()
      throw error
    }
    if (record === undefined) syncFolder(this.folder)
    return { database, stored }
  }
}
