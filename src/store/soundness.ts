import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** Layout of LMDB's two meta pages, data format 2 on 64-bit machines (mdb.c: MDB_page_header, MDB_meta). */
const metaBytes = 160
const magicAt = 24
const versionAt = 28
const pageSizeAt = 48
const freeTreeAt = 48
const mainTreeAt = 96
const lastPageAt = 144
const transactionAt = 152
const magic = 0xbeefc0de
const dataVersion = 2
const noPage = 0xffffffffffffffffn
/**
 * LMDB does not write pages that a transaction both allocates and frees, so a sound file may end some pages before its
 * last page number; a batch of a few hundred articles touches far less than this.
 */
const unwrittenTailBytes = 16n << 20n

/** The record of a tree (MDB_db): its root page, and what it consists of. */
export interface Tree {
  flags: number
  /** Pages from the root to a leaf; 0 when it is empty. */
  depth: number
  branches: bigint
  leaves: bigint
  overflows: bigint
  entries: bigint
  root: bigint
}

/** A state of the file, as of one transaction. */
export interface Meta {
  pageSize: number
  transaction: bigint
  lastPage: bigint
  free: Tree
  main: Tree
}

/** Reads the record of a tree. */
export function readTree(bytes: Buffer, at: number): Tree {
  return {
    flags: bytes.readUInt16LE(at + 4),
    depth: bytes.readUInt16LE(at + 6),
    branches: bytes.readBigUInt64LE(at + 8),
    leaves: bytes.readBigUInt64LE(at + 16),
    overflows: bytes.readBigUInt64LE(at + 24),
    entries: bytes.readBigUInt64LE(at + 32),
    root: bytes.readBigUInt64LE(at + 40),
  }
}

function readMeta(fd: number, position: number): Meta | null {
  const bytes = Buffer.alloc(metaBytes)
  if (readSync(fd, bytes, 0, metaBytes, position) < metaBytes) return null
  if (bytes.readUInt32LE(magicAt) !== magic || (bytes.readUInt32LE(versionAt) & 0xffff) !== dataVersion) return null
  return {
    pageSize: bytes.readUInt32LE(pageSizeAt),
    transaction: bytes.readBigUInt64LE(transactionAt),
    lastPage: bytes.readBigUInt64LE(lastPageAt),
    free: readTree(bytes, freeTreeAt),
    main: readTree(bytes, mainTreeAt),
  }
}

/** The state after the latest transaction; null when the meta pages or the length of the file are not sound. */
export function latestMeta(fd: number): Meta | null {
  const first = readMeta(fd, 0)
  if (first === null || first.pageSize < 512 || first.pageSize > 65536) return null
  const second = readMeta(fd, first.pageSize)
  if (second?.pageSize !== first.pageSize) return null
  const latest = second.transaction > first.transaction ? second : first
  const bytes = BigInt(fstatSync(fd).size)
  const endOf = (page: bigint) => (page + 1n) * BigInt(latest.pageSize)
  const roots = [latest.free.root, latest.main.root].filter((page) => page !== noPage)
  const isLongEnough = endOf(latest.lastPage) <= bytes + unwrittenTailBytes
  return isLongEnough && roots.every((page) => endOf(page) <= bytes) ? latest : null
}

/**
 * Whether LMDB can open a file. It maps the file into memory, so a foreign or cut-off file would end the process with a
 * signal instead of an error.
 * @param file path of an existing file
 */
export function isSoundFile(file: string): boolean {
  if (!statSync(file).isFile()) return false
  const fd = openSync(file, 'r')
  try {
    return latestMeta(fd) !== null
  } finally {
    closeSync(fd)
  }
}
