import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Bytes that are gathered before they are written. */
const bufferBytes = 1024 * 1024

/** Where a value lies in the spool. */
export interface Spooled {
  offset: number
  length: number
}

/**
 * Values that are needed again in another order than they come, kept in a temporary file instead of memory. The file has
 * no name any more once it is open, so nothing is left of it even when the process is killed.
 */
export class Spool {
  private buffered: Buffer[] = []
  private bufferedBytes = 0
  private written = 0

  private constructor(private readonly handle: FileHandle) {}

  static async create(): Promise<Spool> {
    const file = path.join(tmpdir(), `timtin-${randomUUID()}`)
    const handle = await open(file, 'wx+', 0o600)
    await unlink(file)
    return new Spool(handle)
  }

  async add(value: unknown): Promise<Spooled> {
    const bytes = Buffer.from(JSON.stringify(value))
    const place = { offset: this.written + this.bufferedBytes, length: bytes.length }
    this.buffered.push(bytes)
    this.bufferedBytes += bytes.length
    if (this.bufferedBytes >= bufferBytes) await this.flush()
    return place
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.buffered)
    this.buffered = []
    this.bufferedBytes = 0
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, at, bytes.length - at, this.written)
      at += bytesWritten
      this.written += bytesWritten
    }
  }

  async get({ offset, length }: Spooled): Promise<unknown> {
    if (offset + length > this.written) await this.flush()
    const bytes = Buffer.alloc(length)
    let at = 0
    while (at < length) {
      const { bytesRead } = await this.handle.read(bytes, at, length - at, offset + at)
      if (bytesRead === 0) throw new Error('The temporary file was cut.')
      at += bytesRead
    }
    return JSON.parse(bytes.toString('utf8')) as unknown
  }

  close(): Promise<void> {
    return this.handle.close()
  }
}
