import { open, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { TimtinError } from '../../../errors.js'
import { formatVersion } from './constants.js'

/**
 * A segment file: magic, length of the directory, directory (JSON: name, offset, bytes and CRC-32 of each section),
 * then the sections. Every section is checked when it is read.
 */
const magic = 'TIMTINSG'
const headBytes = 16
const alignment = 8

interface SectionEntry {
  name: string
  offset: number
  bytes: number
  crc: number
}

interface Directory {
  format: number
  sections: SectionEntry[]
}

/** Bytes of each section, by name. */
export type Sections = Record<string, Uint8Array>

export const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

const aligned = (offset: number) => Math.ceil(offset / alignment) * alignment

/** Writes a segment file and waits until it is on disk. @returns its size in bytes */
export async function writeSegmentFile(file: string, sections: Sections): Promise<number> {
  let offset = 0
  const entries: SectionEntry[] = []
  for (const [name, bytes] of Object.entries(sections)) {
    entries.push({ name, offset, bytes: bytes.byteLength, crc: crc32(bytes) })
    offset = aligned(offset + bytes.byteLength)
  }
  const directory = Buffer.from(JSON.stringify({ format: formatVersion, sections: entries } satisfies Directory))
  const head = Buffer.alloc(headBytes)
  head.write(magic, 'latin1')
  head.writeUInt32LE(directory.byteLength, 8)
  head.writeUInt32LE(crc32(directory), 12)
  const base = aligned(headBytes + directory.byteLength)
  const handle = await open(file, 'w')
  try {
    await handle.write(head, 0, headBytes, 0)
    await handle.write(directory, 0, directory.byteLength, headBytes)
    for (const entry of entries) await writeAll(handle, sections[entry.name], base + entry.offset)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return base + offset
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position + done)
    done += bytesWritten
  }
}

function damaged(file: string, what: string, cause?: unknown): TimtinError {
  return new TimtinError('index', 'index-damaged', what, file, 'Run "npm run build-index -- --full" to rebuild it.', {
    cause,
  })
}

/** Reads sections of a segment file. */
export class SegmentFile {
  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    private readonly base: number,
    private readonly sections: Map<string, SectionEntry>,
  ) {}

  /** @throws TimtinError `index-damaged` when it is not a whole segment file of this format */
  static async open(file: string): Promise<SegmentFile> {
    let handle: FileHandle
    try {
      handle = await open(file, 'r')
    } catch (cause) {
      throw damaged(file, 'The segment file cannot be opened.', cause)
    }
    try {
      const head = Buffer.alloc(headBytes)
      const { bytesRead } = await handle.read(head, 0, headBytes, 0)
      if (bytesRead < headBytes || head.toString('latin1', 0, 8) !== magic)
        throw damaged(file, 'This is not a segment file.')
      const length = head.readUInt32LE(8)
      const directoryBytes = Buffer.alloc(Math.min(length, 1 << 20))
      await handle.read(directoryBytes, 0, directoryBytes.length, headBytes)
      if (crc32(directoryBytes) !== head.readUInt32LE(12)) throw damaged(file, 'The segment file is damaged.')
      const directory = JSON.parse(directoryBytes.toString()) as Directory
      if (directory.format !== formatVersion) throw damaged(file, 'The segment file has another format.')
      const base = aligned(headBytes + length)
      return new SegmentFile(file, handle, base, new Map(directory.sections.map((entry) => [entry.name, entry])))
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** The bytes of a section, in a buffer of their own. @throws TimtinError `index-damaged` when they fail the check */
  async section(name: string): Promise<Buffer> {
    const entry = this.sections.get(name)
    if (!entry) throw damaged(this.file, `The segment file lacks the section ${name}.`)
    const buffer = Buffer.from(new ArrayBuffer(entry.bytes))
    for (let done = 0; done < entry.bytes;) {
      const { bytesRead } = await this.handle.read(buffer, done, entry.bytes - done, this.base + entry.offset + done)
      if (bytesRead === 0) throw damaged(this.file, 'The segment file is cut short.')
      done += bytesRead
    }
    if (crc32(buffer) !== entry.crc) throw damaged(this.file, `The section ${name} fails its checksum.`)
    return buffer
  }

  async lines(name: string): Promise<string[]> {
    const text = (await this.section(name)).toString('utf8')
    return text === '' ? [] : text.split('\n')
  }

  async uint32(name: string): Promise<Uint32Array> {
    return new Uint32Array((await this.section(name)).buffer as ArrayBuffer)
  }

  async int32(name: string): Promise<Int32Array> {
    return new Int32Array((await this.section(name)).buffer as ArrayBuffer)
  }

  async uint16(name: string): Promise<Uint16Array> {
    return new Uint16Array((await this.section(name)).buffer as ArrayBuffer)
  }

  async uint8(name: string): Promise<Uint8Array> {
    return new Uint8Array((await this.section(name)).buffer as ArrayBuffer)
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
