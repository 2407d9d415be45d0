import { isRejection, RejectedRecord, type Rejection } from '../rejection.js'
import type { SourceRecord } from '../source-record.js'
import { readingRecords, readTar, readZip } from './archives.js'
import { listFiles, unreadable, type InputFile } from './files.js'
import type { Format, NamedFormat } from './formats.js'
import { Input, type Reader, type ReaderOptions } from './input.js'
import { readNdjson } from './ndjson.js'
import { readNukeViet } from './nukeviet.js'
import { readChunks } from './open.js'
import { pageReader } from './pages.js'
import { readCsv, readXlsx } from './tables.js'
import { readWarc } from './warc.js'
import { readXml } from './xml.js'

export type { ReaderOptions } from './input.js'

/** Readers of files that hold records; archives hold such files. */
const readers: Readonly<Record<Exclude<Format, 'zip' | 'tar'>, Reader>> = {
  text: pageReader('text'),
  html: pageReader('html'),
  ndjson: readNdjson,
  xml: readXml,
  sql: readNukeViet,
  csv: readCsv,
  xlsx: readXlsx,
  warc: readWarc,
}

/** Reads one file, or one file inside an archive, and reports where its data was damaged. */
async function* readInput(
  input: Input,
  format: Format,
  options: ReaderOptions,
): AsyncGenerator<SourceRecord | Rejection, void> {
  if (format === 'zip' || format === 'tar') {
    yield input.reject('It is an archive inside an archive. Unpack the outer one, and import the folder.')
    return
  }
  try {
    const line = yield* readers[format](input, options)
    if (input.damage !== null) yield input.reject(input.damage, line)
  } finally {
    await input.close()
  }
}

async function* readFile(
  { file, path, address, format, gzipped }: InputFile,
  options: ReaderOptions,
): AsyncGenerator<SourceRecord | Rejection, void> {
  const open = (): AsyncGenerator<Buffer, void> => readChunks(path, options.onRead)
  const readMember = (member: Input, { format }: NamedFormat): AsyncGenerator<SourceRecord | Rejection, void> =>
    readInput(member, format, options)
  try {
    // Web archives are made of gzip members; their reader tells them apart.
    const input = new Input({ file }, open, true, gzipped && format !== 'warc', address)
    if (format === 'zip') yield* readZip(file, path, readingRecords(file, readMember))
    else if (format === 'tar') yield* readTar(input, readingRecords(file, readMember))
    else yield* readInput(input, format, options)
  } catch (error) {
    if (error instanceof RejectedRecord) yield { file, line: null, reason: error.reason }
    else if (error instanceof Error && 'syscall' in error) yield unreadable(file, error)
    else throw error
  }
}

/**
 * Reads files and folders (recursively, by name, hidden ones passed over), one record at a time in constant memory. What
 * cannot be read is yielded as a rejection, and reading continues.
 * @throws TimtinError `no-such-path`, `unknown-file-kind` for a path given by name, before anything is read
 */
export async function* readRecords(
  paths: readonly string[],
  options: ReaderOptions,
): AsyncGenerator<SourceRecord | Rejection, void> {
  for await (const input of listFiles(paths)) {
    if (isRejection(input)) yield input
    else yield* readFile(input, options)
  }
}
