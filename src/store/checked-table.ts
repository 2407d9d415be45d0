import { crc32 } from 'node:zlib'
import type { Database, RangeOptions } from 'lmdb'
import { damagedEntry } from './errors.js'

/**
 * How an entry of `data.mdb` is stored: a mark (1 byte), a checksum (4 bytes, little-endian), the value as JSON. The
 * checksum is a CRC-32 over the name of the table, the key's bytes and the value's. The mark differs by more than one bit
 * from all bytes that JSON or LMDB's compression begins with.
 */
const mark = 0xc5
const checksumAt = 1
const valueAt = 5

function checksum(table: string, key: Buffer, value: Buffer): number {
  return crc32(value.subarray(valueAt), crc32(key, crc32(table)))
}

/** The bytes of a key as LMDB has them. Text keys are ASCII; numbers are in the byte order of the machines of today. */
function bytesOf(key: string | number): Buffer {
  if (typeof key === 'string') return Buffer.from(key)
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32LE(key)
  return bytes
}

/**
 * Whether an entry is as it was written; `unmarked`: it has no checksum, as in stores before version 3.
 * @param key the key's bytes
 */
export function entrySoundness(table: string, key: Buffer, value: Buffer): 'sound' | 'damaged' | 'unmarked' {
  if (value[0] !== mark) return 'unmarked'
  const isSound = value.length >= valueAt && value.readUInt32LE(checksumAt) === checksum(table, key, value)
  return isSound ? 'sound' : 'damaged'
}

/** A table of `data.mdb` whose entries carry checksums, which are checked when they are read. */
export class CheckedTable<Value, TableKey extends string | number> {
  /**
   * Whether entries without a checksum are refused; stores before version 3 have them.
   */
  isStrict = false

  /** @param file path of `data.mdb` */
  constructor(
    private readonly table: Database<Buffer, TableKey>,
    private readonly name: string,
    private readonly file: string,
  ) {}

  /** @throws TimtinError `store-damaged` */
  get(key: TableKey): Value | undefined {
    const bytes = this.table.get(key)
    return bytes === undefined ? undefined : this.decode(key, bytes)
  }

  putSync(key: TableKey, value: Value): void {
    const json = Buffer.from(JSON.stringify(value))
    const bytes = Buffer.allocUnsafe(valueAt + json.length)
    bytes[0] = mark
    json.copy(bytes, valueAt)
    bytes.writeUInt32LE(checksum(this.name, bytesOf(key), bytes), checksumAt)
    this.table.putSync(key, bytes)
  }

  removeSync(key: TableKey): void {
    this.table.removeSync(key)
  }

  doesExist(key: TableKey): boolean {
    return this.table.doesExist(key)
  }

  getKeys(options?: RangeOptions): Iterable<TableKey> {
    return this.table.getKeys(options)
  }

  /** @throws TimtinError `store-damaged` */
  getRange(options?: RangeOptions): Iterable<{ key: TableKey; value: Value }> {
    return this.table.getRange(options).map(({ key, value }) => ({ key, value: this.decode(key, value) }))
  }

  /** Whether an entry was written without a checksum, by an older version. */
  lacksChecksum(key: TableKey): boolean {
    return this.table.get(key)?.[0] !== mark
  }

  /** Writes all entries again that lack a checksum. */
  addChecksums(): void {
    for (const { key, value } of [...this.getRange()]) if (this.lacksChecksum(key)) this.putSync(key, value)
  }

  count(): number {
    return (this.table.getStats() as { entryCount: number }).entryCount
  }

  private decode(key: TableKey, bytes: Buffer): Value {
    const soundness = entrySoundness(this.name, bytesOf(key), bytes)
    if (soundness === 'damaged' || (soundness === 'unmarked' && this.isStrict)) this.refuse(key)
    try {
      return JSON.parse(bytes.toString('utf8', soundness === 'sound' ? valueAt : 0)) as Value
    } catch (error) {
      return this.refuse(key, error)
    }
  }

  private refuse(key: TableKey, cause?: unknown): never {
    throw damagedEntry(this.file, this.name, key, cause)
  }
}
