import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Database } from 'lmdb'
import { latestMeta, readTree, type Meta, type Tree } from './soundness.js'

/**
 * Checks the pages of an LMDB file by LMDB's own rules (mdb.c, data format 2), before LMDB follows them: it trusts what
 * it has mapped into memory, so a single wrong bit could end the process by a signal, or hide an entry. Each page that
 * the latest transaction refers to must be where its parent says, filled as its header says, in ascending order of keys,
 * and used once; each tree must have as many pages and entries as its record says.
 */

/** The file's structure is not what LMDB writes. */
export class UnsoundPages extends Error {}

/** An entry of a table. The buffers are valid during the call only. */
export type OnEntry = (table: string, key: Buffer, value: Buffer) => void

const headerBytes = 24
const nodeHeaderBytes = 8
const transactionAt = 8
const flagsAt = 18
const lowerAt = 20
const upperAt = 22
const overflowPagesAt = 20
const branch = 1
const leaf = 2
const overflow = 4
const bigData = 1
const subData = 2
/** Bytes of MDB_ovpage and of MDB_db, in nodes. */
const overflowBytes = 24
const treeBytes = 48
/** Flag of a table whose keys are numbers in the machine's byte order. */
const integerKeys = 8
const noPage = 0xffffffffffffffffn
/** Pages read at a time where they follow each other. */
const chunkPages = 16

function fail(what: string): never {
  throw new UnsoundPages(what)
}

const even = (value: number): number => value + (value % 2)

/** What a walk through a tree has counted. */
interface Counts {
  branches: number
  leaves: number
  overflows: number
  entries: number
}

function compareNumbers(a: Buffer, b: Buffer): number {
  const [x, y] = [a, b].map((key) => (key.length === 4 ? BigInt(key.readUInt32LE()) : key.readBigUInt64LE()))
  return x < y ? -1 : x > y ? 1 : 0
}

class PageCheck {
  private readonly used: Uint8Array
  private readonly pageSize: number
  private readonly lastPage: number
  private readonly chunk: Buffer
  private chunkStart = -1
  private readsLongValues = true
  private chunkBytes = 0

  constructor(
    private readonly fd: number,
    private readonly meta: Meta,
    private readonly onEntry: OnEntry | null,
  ) {
    this.pageSize = meta.pageSize
    this.lastPage = Number(meta.lastPage)
    this.used = new Uint8Array(this.lastPage + 1)
    this.chunk = Buffer.allocUnsafe(chunkPages * this.pageSize)
  }

  run(): void {
    const { free, main, transaction } = this.meta
    this.readsLongValues = true
    this.walk(free, transaction, '', (key, value) => this.takeFree(key, value))
    this.readsLongValues = this.onEntry !== null
    this.walk(main, transaction, '', (key, value, isTree) => {
      if (isTree) this.walkTable(key.toString().replace(/\0$/, ''), readTree(value, 0))
      else this.onEntry?.('', key, value)
    })
  }

  /** Reads one table only, and checks no more than that. */
  runTable(table: string): void {
    this.walk(this.meta.main, this.meta.transaction, '', (key, value, isTree) => {
      const name = key.toString().replace(/\0$/, '')
      if (isTree && name === table) this.walkTable(name, readTree(value, 0))
    })
  }

  private walkTable(name: string, tree: Tree): void {
    this.walk(tree, this.meta.transaction, name, (key, value, isTree) => {
      if (isTree) fail(`The table "${name}" has a table in it.`)
      this.onEntry?.(name, key, value)
    })
  }

  /** Marks the pages that a record of the free list names. */
  private takeFree(key: Buffer, value: Buffer): void {
    if (key.length !== 8 || value.length < 8 || value.length % 8 !== 0) fail('A record of the free list is malformed.')
    const count = value.readBigUInt64LE()
    if (count >= BigInt(value.length / 8)) fail('A record of the free list is malformed.')
    for (let index = 1; index <= Number(count); index++) {
      const item = value.readBigInt64LE(8 * index)
      if (item === 0n) continue
      // A negative number is the length of a run whose first page follows.
      const start = item > 0n ? item : index < Number(count) ? value.readBigInt64LE(8 * ++index) : 0n
      for (let page = start; page < start + (item > 0n ? 1n : -item); page++) this.use(page)
    }
  }

  private use(page: bigint): number {
    const number = Number(page)
    if (page < 2n || number > this.lastPage) fail(`Page ${page} does not exist.`)
    if (this.used[number] === 1) fail(`Page ${number} is used twice.`)
    this.used[number] = 1
    return number
  }

  private walk(
    tree: Tree,
    transaction: bigint,
    name: string,
    onNode: (key: Buffer, value: Buffer, isTree: boolean) => void,
  ): void {
    const where = name === '' ? 'The file' : `The table "${name}"`
    const counts: Counts = { branches: 0, leaves: 0, overflows: 0, entries: 0 }
    if (tree.root !== noPage) {
      const hasNumbers = tree === this.meta.free || (tree.flags & integerKeys) !== 0
      const compare = hasNumbers ? compareNumbers : Buffer.compare
      this.walkPage({ page: tree.root, depth: tree.depth, transaction, low: null, high: null }, counts, compare, onNode)
    } else if (tree.depth !== 0) fail(`${where} lacks its root page.`)
    for (const part of ['branches', 'leaves', 'overflows', 'entries'] as const) {
      if (BigInt(counts[part]) !== tree[part]) fail(`${where} has ${counts[part]} ${part}, not ${tree[part]}.`)
    }
  }

  private walkPage(
    place: { page: bigint; depth: number; transaction: bigint; low: Buffer | null; high: Buffer | null },
    counts: Counts,
    compare: (a: Buffer, b: Buffer) => number,
    onNode: (key: Buffer, value: Buffer, isTree: boolean) => void,
  ): void {
    const number = this.use(place.page)
    const bytes = Buffer.from(this.page(number))
    const isLeaf = this.checkHeader(bytes, number, place)
    const transaction = bytes.readBigUInt64LE(transactionAt)
    if (isLeaf) counts.leaves++
    else counts.branches++
    const nodes = this.nodesOf(bytes, number, isLeaf)
    let previous: Buffer | null = null
    for (const [index, { at, key }] of nodes.entries()) {
      // The first key of a branch page is not looked at, and may be empty.
      const isCounted = isLeaf || index > 0
      if (isCounted && previous !== null && compare(previous, key) >= 0) fail(`Page ${number} is not in order.`)
      if (isCounted && place.low !== null && compare(place.low, key) > 0) fail(`Page ${number} is not in order.`)
      if (isCounted && place.high !== null && compare(key, place.high) >= 0) fail(`Page ${number} is not in order.`)
      if (isCounted) previous = key
      if (isLeaf) {
        counts.entries++
        this.readNode(bytes, at, key, counts, onNode)
        continue
      }
      const child = BigInt(bytes.readUInt32LE(at)) | (BigInt(bytes.readUInt16LE(at + 4)) << 32n)
      const low = index === 0 ? place.low : key
      const high = nodes[index + 1]?.key ?? place.high
      this.walkPage({ page: child, depth: place.depth - 1, transaction, low, high }, counts, compare, onNode)
    }
  }

  /** @returns whether it is a leaf */
  private checkHeader(bytes: Buffer, number: number, place: { depth: number; transaction: bigint }): boolean {
    const flags = bytes.readUInt16LE(flagsAt)
    if (bytes.readBigUInt64LE(0) !== BigInt(number)) fail(`Page ${number} has another page's number.`)
    if (bytes.readBigUInt64LE(transactionAt) > place.transaction)
      fail(`Page ${number} is newer than what refers to it.`)
    if (flags !== branch && flags !== leaf) fail(`Page ${number} is of an unknown kind.`)
    if ((flags === leaf) !== (place.depth === 1)) fail(`Page ${number} is at the wrong depth.`)
    return flags === leaf
  }

  private nodesOf(bytes: Buffer, number: number, isLeaf: boolean): { at: number; key: Buffer }[] {
    const lower = bytes.readUInt16LE(lowerAt)
    const upper = bytes.readUInt16LE(upperAt)
    const room = this.pageSize - headerBytes
    if (lower % 2 !== 0 || lower === 0 || lower > upper || upper > room) fail(`Page ${number} has a wrong header.`)
    const nodes: { at: number; key: Buffer }[] = []
    let filled = 0
    for (let pointer = headerBytes; pointer < headerBytes + lower; pointer += 2) {
      const offset = bytes.readUInt16LE(pointer)
      if (offset < upper || offset + nodeHeaderBytes > room) fail(`Page ${number} has a wrong pointer.`)
      const at = headerBytes + offset
      const keyBytes = bytes.readUInt16LE(at + 6)
      const size = nodeHeaderBytes + keyBytes + (isLeaf ? this.valueBytes(bytes, at) : 0)
      if (offset + size > room) fail(`Page ${number} has a node that is too long.`)
      filled += even(size)
      nodes.push({ at, key: bytes.subarray(at + nodeHeaderBytes, at + nodeHeaderBytes + keyBytes) })
    }
    if (filled !== room - upper) fail(`Page ${number} is not filled as its header says.`)
    return nodes
  }

  /** Bytes that a leaf's node has for its value on the page. */
  private valueBytes(bytes: Buffer, at: number): number {
    return (bytes.readUInt16LE(at + 4) & bigData) === 0 ? bytes.readUInt32LE(at) : overflowBytes
  }

  private readNode(
    bytes: Buffer,
    at: number,
    key: Buffer,
    counts: Counts,
    onNode: (key: Buffer, value: Buffer, isTree: boolean) => void,
  ): void {
    const flags = bytes.readUInt16LE(at + 4)
    const start = at + nodeHeaderBytes + key.length
    const size = bytes.readUInt32LE(at)
    if (flags === bigData) onNode(key, this.overflowValue(bytes, start, size, counts), false)
    else if (flags === subData && size === treeBytes) onNode(key, bytes.subarray(start, start + size), true)
    else if (flags === 0) onNode(key, bytes.subarray(start, start + size), false)
    else fail('A node is of an unknown kind.')
  }

  private overflowValue(bytes: Buffer, at: number, size: number, counts: Counts): Buffer {
    const pages = Math.floor((headerBytes - 1 + size) / this.pageSize) + 1
    const first = bytes.readBigUInt64LE(at)
    if (bytes.readBigUInt64LE(at + 16) !== BigInt(pages)) fail(`A value of ${size} bytes does not have its pages.`)
    for (let page = first; page < first + BigInt(pages); page++) this.use(page)
    counts.overflows += pages
    const header = this.page(Number(first))
    const isSound =
      header.readBigUInt64LE(0) === first &&
      header.readUInt16LE(flagsAt) === overflow &&
      header.readUInt32LE(overflowPagesAt) === pages
    if (!isSound) fail(`Page ${first} is not the long value that it should be.`)
    if (!this.readsLongValues) return header
    const value = Buffer.allocUnsafe(size)
    this.read(value, Number(first) * this.pageSize + headerBytes)
    return value
  }

  /** A page; valid until the next call. */
  private page(number: number): Buffer {
    const offset = number - this.chunkStart
    if (this.chunkStart >= 0 && offset >= 0 && (offset + 1) * this.pageSize <= this.chunkBytes) {
      return this.chunk.subarray(offset * this.pageSize, (offset + 1) * this.pageSize)
    }
    this.chunkStart = number
    this.chunkBytes = readSync(this.fd, this.chunk, 0, this.chunk.length, number * this.pageSize)
    if (this.chunkBytes < this.pageSize) fail(`The file ends before page ${number}.`)
    return this.chunk.subarray(0, this.pageSize)
  }

  private read(into: Buffer, position: number): void {
    if (readSync(this.fd, into, 0, into.length, position) < into.length) fail('The file ends within a value.')
  }
}

/**
 * Checks all pages that the latest transaction of an LMDB file refers to.
 * @param database the file's database: a reader of it holds the pages meanwhile, so that others may write
 * @param onEntry called for each entry of each table; long values are read for it only
 * @throws UnsoundPages, and what `onEntry` throws
 */
export function checkPagesOf(
  database: Pick<Database, 'resetReadTxn' | 'useReadTransaction'>,
  file: string,
  onEntry: OnEntry | null = null,
): void {
  database.resetReadTxn()
  const reader = database.useReadTransaction()
  try {
    checkPagesOfFile(file, onEntry)
  } finally {
    reader.done()
  }
}

/** The same for a file that no process writes to. */
export function checkPagesOfFile(file: string, onEntry: OnEntry | null = null): void {
  checkFile(file, onEntry, (check) => check.run())
}

/**
 * Reads the entries of one table of a file, and checks only the pages on the way to them.
 * @throws UnsoundPages, also when another process wrote to these pages meanwhile
 */
export function entriesOfTable(file: string, table: string, onEntry: (key: Buffer, value: Buffer) => void): void {
  checkFile(
    file,
    (_, key, value) => onEntry(key, value),
    (check) => check.runTable(table),
  )
}

function checkFile(file: string, onEntry: OnEntry | null, run: (check: PageCheck) => void): void {
  const fd = openSync(file, 'r')
  try {
    const meta = latestMeta(fd)
    // LMDB gives a new file its first pages with the first write.
    if (meta === null && fstatSync(fd).size > 0) fail('It has no sound meta page.')
    if (meta !== null) run(new PageCheck(fd, meta, onEntry))
  } catch (error) {
    // A wrong length or pointer led beyond a page.
    if (error instanceof RangeError) throw new UnsoundPages('A page refers to what is outside it.', { cause: error })
    throw error
  } finally {
    closeSync(fd)
  }
}
