import { open, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { TimtinError } from '../../../errors.js'
import { formatVersion } from './constants.js'

/**
 * A file of named sections: magic, length of the directory, its CRC-32, directory (JSON: name, offset, bytes and CRC-32
 * of each section), then the sections, each at a multiple of 8 bytes. A `Layout` says what the sections are. Numbers
 * are little-endian. Every section is checked when it is read.
 */
const magic = 'TIMTINSG'
const headBytes = 16
const alignment = 8

/** How the values of a section are stored in the file, and their type in memory. */
export interface Elements {
  /** Texts that are not empty and contain no line feed, in UTF-8, separated by line feeds. */
  lines: string[]
  /** Any texts, as a JSON array. */
  texts: string[]
  uint8: Uint8Array
  uint16: Uint16Array
  int32: Int32Array
  uint32: Uint32Array
}

export interface Section<Count extends string = string> {
  type: keyof Elements
  /** Number of values in the section. A method, so that layouts with other counts are assignable to `Layout`. */
  size(counts: Record<Count, number>): number
  holds: string
}

/** The sections of one kind of file, by name. */
export interface Layout<Count extends string = string> {
  /** The counts that sizes are expressed in: each is the number of values in the section named here. */
  countedBy: Record<Count, string>
  sections: Record<string, Section<Count>>
}

/** The values of a file's sections. */
export type Values<L extends Layout> = { [Name in keyof L['sections']]: Elements[L['sections'][Name]['type']] }

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

const arrays = { uint8: Uint8Array, uint16: Uint16Array, int32: Int32Array, uint32: Uint32Array }

function encode(type: keyof Elements, values: Elements[keyof Elements]): Uint8Array {
  if (type === 'lines') return Buffer.from((values as string[]).join('\n'))
  if (type === 'texts') return Buffer.from(JSON.stringify(values))
  const { buffer, byteOffset, byteLength } = values as ArrayBufferView
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function decode(type: keyof Elements, bytes: Buffer<ArrayBuffer>): Elements[keyof Elements] {
  if (type === 'lines') return bytes.length === 0 ? [] : bytes.toString('utf8').split('\n')
  if (type === 'texts') return JSON.parse(bytes.toString('utf8')) as string[]
  return new arrays[type](bytes.buffer)
}

/** Name of a section whose number of values differs from the layout, or null. */
function misfit<L extends Layout>(layout: L, values: Values<L>): string | null {
  const length = (name: string) => values[name].length
  const counts = Object.fromEntries(Object.entries(layout.countedBy).map(([count, name]) => [count, length(name)]))
  const wrong = Object.entries(layout.sections).find(([name, section]) => section.size(counts) !== length(name))
  return wrong === undefined ? null : wrong[0]
}

const aligned = (offset: number) => Math.ceil(offset / alignment) * alignment

/** Writes a section file and waits until it is on disk. */
export async function writeSections<L extends Layout>(file: string, layout: L, values: Values<L>): Promise<void> {
  const wrong = misfit(layout, values)
  if (wrong !== null) throw new Error(`The section ${wrong} has not the size that its layout says.`)
  let offset = 0
  const entries: SectionEntry[] = []
  const contents: Uint8Array[] = []
  for (const [name, { type }] of Object.entries(layout.sections)) {
    const bytes = encode(type, values[name])
    contents.push(bytes)
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
    for (const [i, entry] of entries.entries()) await writeAll(handle, contents[i], base + entry.offset)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, position + done)
    done += bytesWritten
  }
}

function damaged(file: string, what: string, cause?: unknown): TimtinError {
  return new TimtinError('index', 'index-damaged', what, file, 'Run "timtin build-index --full" to rebuild it.', {
    cause,
  })
}

/**
 * Reads all sections of a file.
 * @throws TimtinError `index-damaged` when one fails its checksum or has the wrong size
 */
export async function readSections<L extends Layout>(file: string, layout: L): Promise<Values<L>> {
  const values = (await readSome(file, layout, Object.keys(layout.sections))) as Values<L>
  const wrong = misfit(layout, values)
  if (wrong !== null) throw damaged(file, `The section ${wrong} does not fit the others.`)
  return values
}

/** Reads some sections of a file. @throws TimtinError `index-damaged` when one fails its checksum */
export async function readSome<L extends Layout, Name extends keyof L['sections'] & string>(
  file: string,
  layout: L,
  names: readonly Name[],
): Promise<Pick<Values<L>, Name>> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw damaged(file, 'This file of the index cannot be opened.', cause)
  })
  try {
    const { entries, base } = await readDirectory(file, handle)
    const values: Record<string, Elements[keyof Elements]> = {}
    for (const name of names) {
      const entry = entries.get(name)
      if (!entry) throw damaged(file, `The section ${name} is missing.`)
      values[name] = decode(layout.sections[name].type, await readSection(file, handle, base, entry))
    }
    return values as Pick<Values<L>, Name>
  } finally {
    await handle.close()
  }
}

/**
 * Checks all sections of a file against their checksums.
 * @throws TimtinError `index-damaged` when one fails
 */
export async function verifySections(file: string): Promise<void> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw damaged(file, 'This file of the index cannot be opened.', cause)
  })
  try {
    const { entries, base } = await readDirectory(file, handle)
    for (const entry of entries.values()) await readSection(file, handle, base, entry)
  } finally {
    await handle.close()
  }
}

async function readDirectory(file: string, handle: FileHandle) {
  const head = Buffer.alloc(headBytes)
  const { bytesRead } = await handle.read(head, 0, headBytes, 0)
  if (bytesRead < headBytes || head.toString('latin1', 0, 8) !== magic)
    throw damaged(file, 'This is not a file of the index.')
  const length = head.readUInt32LE(8)
  const bytes = Buffer.alloc(Math.min(length, 1 << 20))
  await handle.read(bytes, 0, bytes.length, headBytes)
  if (crc32(bytes) !== head.readUInt32LE(12)) throw damaged(file, 'The directory of sections fails its checksum.')
  const directory = JSON.parse(bytes.toString()) as Directory
  if (directory.format !== formatVersion) throw damaged(file, 'This file of the index has another format.')
  return {
    entries: new Map(directory.sections.map((entry) => [entry.name, entry])),
    base: aligned(headBytes + length),
  }
}

/** The bytes of a section, in a buffer of their own. */
async function readSection(
  file: string,
  handle: FileHandle,
  base: number,
  { name, offset, bytes, crc }: SectionEntry,
): Promise<Buffer<ArrayBuffer>> {
  const buffer = Buffer.from(new ArrayBuffer(bytes))
  for (let done = 0; done < bytes;) {
    const { bytesRead } = await handle.read(buffer, done, bytes - done, base + offset + done)
    if (bytesRead === 0) throw damaged(file, 'This file of the index is cut short.')
    done += bytesRead
  }
  if (crc32(buffer) !== crc) throw damaged(file, `The section ${name} fails its checksum.`)
  return buffer
}
