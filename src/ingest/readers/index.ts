import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { RejectedRecord, type Rejection } from '../rejection.js'
import { decodePage, decodeUtf8 } from './decode.js'
import { listFiles, unreadable, type InputFile } from './files.js'
import { BrokenGzip, gunzipFile } from './gunzip.js'
import { splitLines, type Line } from './lines.js'

/** Longest record, in bytes; in a real archive of 94,000, the longest article has well under 1 MB. */
export const maxRecordBytes = 16 * 1024 * 1024

/** A page; `address` is where it was fetched, if that is known. */
interface HtmlContent {
  kind: 'html'
  html: string
  address?: string
}

/** A record as found in its file, decoded but not yet checked. */
export interface SourceRecord {
  file: string
  /** Line of the record from 1; null when the file is one record. */
  line: number | null
  content: { kind: 'text'; text: string } | HtmlContent | { kind: 'json'; value: unknown }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
const tooLong = `longer than ${megabytes(maxRecordBytes)}, which no article is`

function parseLine(file: string, line: Line): SourceRecord | Rejection {
  const reject = (reason: string): Rejection => ({ file, line: line.number, reason })
  if (line.tooLong) return reject(`The line is ${tooLong}. Put one record on each line.`)
  try {
    return { file, line: line.number, content: { kind: 'json', value: JSON.parse(decodeUtf8(line.bytes)) } }
  } catch (error) {
    if (error instanceof RejectedRecord) return reject(error.reason)
    return reject(`The line is not JSON: ${error instanceof Error ? error.message : error}. Correct the line.`)
  }
}

const isBlank = (bytes: Buffer): boolean => bytes.length < 1024 && bytes.toString('latin1').trim() === ''

async function* readNdjson(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceRecord | Rejection> {
  let last = 0
  let records = 0
  try {
    for await (const line of splitLines(chunks, maxRecordBytes)) {
      last = line.number
      if (!line.tooLong && isBlank(line.bytes)) continue
      records++
      yield parseLine(file, line)
    }
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error
    const reason = `The gzip file is cut off or damaged here (${error.message}); the records before are kept. Get the file again.`
    yield { file, line: last + 1, reason }
    return
  }
  if (records === 0) yield { file, line: null, reason: emptyReason }
}

const emptyReason = 'The file is empty. Save it again, or leave it out.'

async function readWhole({ file, kind }: InputFile): Promise<SourceRecord | Rejection> {
  const { size } = await stat(file)
  if (size > maxRecordBytes) return { file, line: null, reason: `The file is ${tooLong}. Save one article per file.` }
  const bytes = await readFile(file)
  if (isBlank(bytes)) return { file, line: null, reason: emptyReason }
  try {
    const text = decodePage(bytes, kind === 'html')
    return { file, line: null, content: kind === 'html' ? { kind, html: text } : { kind: 'text', text } }
  } catch (error) {
    if (error instanceof RejectedRecord) return { file, line: null, reason: error.reason }
    throw error
  }
}

async function* readFileRecords(input: InputFile): AsyncGenerator<SourceRecord | Rejection> {
  try {
    if (input.kind === 'ndjson') yield* readNdjson(input.file, createReadStream(input.file))
    else if (input.kind === 'ndjson.gz') yield* readNdjson(input.file, gunzipFile(input.file))
    else yield await readWhole(input)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    yield unreadable(input.file, error)
  }
}

export const isRejection = (value: object): value is Rejection => 'reason' in value

/**
 * Reads files and folders (recursively, by name, hidden ones skipped) of `.txt .html .htm .ndjson .ndjson.gz`, one
 * record at a time in constant memory. What cannot be read is yielded as a rejection, and reading continues.
 * @throws TimtinError `no-such-path`, `unknown-file-kind` for a path given by name, before anything is read
 */
export async function* readRecords(paths: readonly string[]): AsyncGenerator<SourceRecord | Rejection> {
  for await (const input of listFiles(paths)) {
    if (isRejection(input)) yield input
    else yield* readFileRecords(input)
  }
}
