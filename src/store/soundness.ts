import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** Layout of LMDB's two meta pages, data format 2 on 64-bit machines (mdb.c: MDB_page_header, MDB_meta). */
const metaBytes = 160
const magicAt = 24
const versionAt = 28
const pageSizeAt = 48
const freeRootAt = 88
const mainRootAt = 136
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

interface Meta {
  pageSize: number
  transaction: bigint
  lastPage: bigint
  roots: bigint[]
}

function readMeta(fd: number, position: number): Meta | null {
  const bytes = Buffer.alloc(metaBytes)
  if (readSync(fd, bytes, 0, metaBytes, position) < metaBytes) return null
  if (bytes.readUInt32LE(magicAt) !== magic || (bytes.readUInt32LE(versionAt) & 0xffff) !== dataVersion) return null
  return {
    pageSize: bytes.readUInt32LE(pageSizeAt),
    transaction: bytes.readBigUInt64LE(transactionAt),
    lastPage: bytes.readBigUInt64LE(lastPageAt),
    roots: [bytes.readBigUInt64LE(freeRootAt), bytes.readBigUInt64LE(mainRootAt)].filter((page) => page !== noPage),
  }
}

/** Whether the file is long enough for the pages that its latest transaction refers to. */
function isWhole(fd: number): boolean {
  const first = readMeta(fd, 0)
  if (first === null || first.pageSize < 512 || first.pageSize > 65536) return false
  const second = readMeta(fd, first.pageSize)
  if (second === null) return false
  const latest = second.transaction > first.transaction ? second : first
  const bytes = BigInt(fstatSync(fd).size)
  const endOf = (page: bigint) => (page + 1n) * BigInt(latest.pageSize)
  return endOf(latest.lastPage) <= bytes + unwrittenTailBytes && latest.roots.every((page) => endOf(page) <= bytes)
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
    return isWhole(fd)
  } finally {
    closeSync(fd)
  }
}
