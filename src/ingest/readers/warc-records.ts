import { gunzipSync, inflateRawSync, type ZlibOptions } from 'node:zlib'
import { maxRecordBytes } from '../reading/bounds.js'
import { ByteWindow } from './byte-window.js'

/** One record of a web archive, or a place where there should be one. */
export type FoundRecord = { offset: number; bytes: Buffer } | { offset: number; broken: string }

const separator = Buffer.from('\r\n\r\n')
/** Between records; in a page's text nobody has it. */
const nextRecord = Buffer.from('\r\nWARC/1.')
const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08])

/** WARC headers and HTTP headers beside the page itself. */
const headerBytes = 64 * 1024
const mostBytes = maxRecordBytes + 2 * headerBytes

const lineEndsBefore = (bytes: Buffer): number => {
  let at = 0
  while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++
  return at
}

/**
 * The records of a web archive that is not compressed. After a broken one, reading goes on at the next that begins with
 * `WARC/1.`; records longer than any page are passed over.
 */
async function* plainRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<FoundRecord, void> {
  const window = new ByteWindow(chunks)
  for (;;) {
    await window.fill(headerBytes)
    await window.skip(lineEndsBefore(window.bytes))
    await window.fill(headerBytes)
    const { bytes, offset } = window
    if (bytes.length === 0) return
    const headerEnd = bytes.indexOf(separator) + separator.length
    const header = bytes.subarray(0, Math.max(0, headerEnd)).toString('latin1')
    const length = Number(/^content-length:\s*(\d{1,12})\s*$/imu.exec(header)?.[1] ?? NaN)
    if (!header.startsWith('WARC/') || Number.isNaN(length)) {
      yield { offset, broken: 'It does not begin with the headers of a record' }
      await window.skipTo(nextRecord, 1)
      continue
    }
    const end = headerEnd + length
    if (length > mostBytes) {
      await window.skip(end)
      continue
    }
    const isWhole = await window.fill(end)
    await window.fill(end + separator.length + nextRecord.length)
    const record = window.bytes.subarray(0, end)
    const rest = window.bytes.subarray(end)
    const follows = rest.subarray(lineEndsBefore(rest)).toString('latin1', 0, 5)
    if (!isWhole) yield { offset, broken: 'The file ends within it' }
    else if (follows !== '' && follows !== 'WARC/') yield { offset, broken: 'It is longer or shorter than it says' }
    else {
      yield { offset, bytes: record }
      await window.skip(end)
      continue
    }
    await window.skipTo(nextRecord, headerEnd)
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void> {
  yield bytes
}

/** Bytes of the gzip header at the start (RFC 1952); null when it is none. */
function gzipHeaderLength(bytes: Buffer): number | null {
  if (bytes.indexOf(gzipMagic) !== 0 || bytes.length < 10) return null
  const flags = bytes[3]
  let at = 10
  if (flags & 4) at += 2 + bytes.readUInt16LE(at)
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}

/** Compressed bytes that a member is first assumed to have. */
const firstGuess = 256 * 1024

/**
 * Inflates the gzip member at the start of the window.
 * @returns its content and its compressed length, or why there is none
 */
async function inflateMember(window: ByteWindow): Promise<{ content: Buffer; length: number } | { broken: string }> {
  for (let size = firstGuess; ; size *= 2) {
    await window.fill(size)
    const header = gzipHeaderLength(window.bytes)
    if (header === null) return { broken: 'It is not gzip' }
    try {
      const options: ZlibOptions = { info: true, maxOutputLength: mostBytes }
      const { buffer, engine } = inflateRawSync(window.bytes.subarray(header), options) as unknown as {
        buffer: Buffer
        engine: { bytesWritten: number }
      }
      const length = header + engine.bytesWritten + 8
      // The checksum is verified by inflating the member as a whole.
      gunzipSync(window.bytes.subarray(0, length), { maxOutputLength: mostBytes })
      return { content: buffer, length }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ERR_BUFFER_TOO_LARGE') return { broken: 'It is longer than any page' }
      if (code !== 'Z_BUF_ERROR') return { broken: message }
      if (window.ended) return { broken: 'The file ends within it' }
      if (size > mostBytes) return { broken: 'It is longer than any page' }
    }
  }
}

/** The records of a web archive whose records are gzip members of their own. */
async function* gzippedRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<FoundRecord, void> {
  const window = new ByteWindow(chunks)
  while (await window.fill(1)) {
    const { offset } = window
    const member = await inflateMember(window)
    if ('broken' in member) {
      yield { offset, broken: member.broken }
      await window.skipTo(gzipMagic, 1)
      continue
    }
    for await (const record of plainRecords(once(member.content))) yield { ...record, offset }
    await window.skip(member.length)
  }
}

/** The records of a web archive, with gzip members or without. @param head the beginning of `chunks` */
export function warcRecords(chunks: AsyncIterable<Buffer>, head: Buffer): AsyncGenerator<FoundRecord, void> {
  return head.indexOf(gzipMagic) === 0 ? gzippedRecords(chunks) : plainRecords(chunks)
}
