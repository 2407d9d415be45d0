import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'lmdb'
import { damaged } from './errors.js'
import { latestMeta } from './soundness.js'
import type { TablesToRead } from './tables.js'
import type { Volumes } from './volumes.js'

/**
 * The files of a store as they were at one moment. While a reader holds a transaction's pages, LMDB writes to none of
 * them, nor to those of later transactions; what it writes elsewhere in the file, the transaction does not refer to. So a
 * copy of the file, made while others write, is the state of that transaction if its meta pages are those of that
 * transaction.
 */

/** One file of a store at that moment. */
export class FrozenFile {
  constructor(
    readonly name: string,
    private readonly fd: number,
    /** Both meta pages, and what they say. */
    private readonly metaPages: Buffer,
    readonly transaction: bigint,
    /** Gives the pages up. */
    readonly close: () => void,
  ) {}

  /** The file's content, in chunks that are overwritten by the next one. */
  *content(): Iterable<Buffer> {
    const { size } = fstatSync(this.fd)
    const chunk = Buffer.allocUnsafe(1 << 20)
    for (let at = 0; at < size;) {
      const length = readSync(this.fd, chunk, 0, Math.min(chunk.length, size - at), at)
      if (length === 0) return
      if (at === 0) this.metaPages.copy(chunk)
      yield chunk.subarray(0, length)
      at += length
    }
  }
}

type Readable = Pick<Database, 'resetReadTxn' | 'useReadTransaction'>

/**
 * The meta page of the latest transaction, and its number; null in a file to which nothing has been written. It is read
 * until it is twice the same, since another process may be writing it.
 */
function readMetaPage(fd: number, file: string): { page: Buffer; transaction: bigint } | null {
  for (let before: Buffer | null = null; ;) {
    const meta = latestMeta(fd)
    if (meta === null && fstatSync(fd).size === 0) return null
    if (meta === null) throw damaged(path.dirname(file))
    const page = Buffer.alloc(meta.pageSize)
    readSync(fd, page, 0, page.length, Number(meta.transaction % 2n) * meta.pageSize)
    if (before?.equals(page)) return { page, transaction: meta.transaction }
    before = page
  }
}

/** @returns null for a file to which nothing has been written yet */
function freeze(file: string, database: Readable): FrozenFile | null {
  database.resetReadTxn()
  const reader = database.useReadTransaction()
  const fd = openSync(file, 'r')
  const close = () => {
    closeSync(fd)
    reader.done()
  }
  try {
    const meta = readMetaPage(fd, file)
    if (meta === null) close()
    // It stands for both meta pages, so that whichever LMDB takes is this one.
    return (
      meta && new FrozenFile(path.basename(file), fd, Buffer.concat([meta.page, meta.page]), meta.transaction, close)
    )
  } catch (error) {
    close()
    throw error
  }
}

/**
 * Holds a store's files as they are at one moment; the caller closes them. Articles are written before the log refers to
 * them and deleted after it no longer does, so if the log did not change while the volumes were held, they have
 * everything that it refers to.
 */
export function freezeStore(folder: string, tables: TablesToRead, volumes: Volumes): FrozenFile[] {
  const file = path.join(folder, 'data.mdb')
  const transactionNow = () => {
    const fd = openSync(file, 'r')
    try {
      return latestMeta(fd)?.transaction
    } finally {
      closeSync(fd)
    }
  }
  for (;;) {
    const files: FrozenFile[] = []
    try {
      const log = freeze(file, tables.root)
      if (log === null) throw damaged(folder)
      files.push(log)
      for (const number of tables.volumes?.getKeys() ?? []) {
        const volume = freeze(volumes.fileOf(number), volumes.database(number))
        if (volume !== null) files.push(volume)
      }
      if (transactionNow() === log.transaction) return files
    } catch (error) {
      for (const frozen of files) frozen.close()
      throw error
    }
    for (const frozen of files) frozen.close()
  }
}
