import { WARCParser } from 'warcio'
import { RejectedRecord } from '../rejection.js'
import { readTar, readZip, type VisitMember } from './archives.js'
import { listFiles, type InputFile } from './files.js'
import { formatOf } from './formats.js'
import { Input } from './input.js'
import { readChunks, readWhole } from './open.js'
import { peek } from './text-chunks.js'
import { warcRecords } from './warc-records.js'

/** Which pictures of archives are wanted. */
export interface WantedOfArchives {
  /** @param file the archive's path, as records have it @param member path in it */
  member(file: string, member: string): boolean
  /** @param address as a web archive has it */
  address(address: string): boolean
}

/** A picture found in an archive: by its path in it or, in a web archive, by its address. */
export interface FoundPicture {
  file: string
  member: string | null
  address: string | null
  bytes: Buffer
}

async function* ofWarc(input: Input, wanted: WantedOfArchives, limit: number): AsyncGenerator<FoundPicture, void> {
  const { head, all } = await peek(input.chunks(), 16)
  for await (const found of warcRecords(all, head)) {
    if ('broken' in found) continue
    // Web archives are full of what only looks like a record; reading the articles has said so.
    const record = await WARCParser.parse([found.bytes]).catch(() => null)
    const address = record?.warcTargetURI?.replace(/^<|>$/gu, '') ?? null
    if (record?.warcType !== 'response' || Number(record.httpHeaders?.statusCode) !== 200) continue
    if (address === null || !wanted.address(address)) continue
    const bytes = await readWhole(buffers(record), limit).catch(() => null)
    if (bytes !== null && bytes.length > 0) yield { file: input.place.file, member: null, address, bytes }
  }
}

async function* buffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  for await (const chunk of chunks) yield Buffer.from(chunk)
}

async function* ofArchive(
  { file, path, format, gzipped }: InputFile,
  wanted: WantedOfArchives,
  limit: number,
): AsyncGenerator<FoundPicture, void> {
  const visit: VisitMember<FoundPicture> = async function* (name, open) {
    if (formatOf(name)?.format === 'warc') {
      yield* ofWarc(new Input({ file, member: name }, open, false, false, null), wanted, limit)
    } else if (wanted.member(file, name)) {
      const bytes = await readWhole(open(), limit)
      if (bytes !== null) yield { file, member: name, address: null, bytes }
    }
  }
  const input = new Input({ file }, () => readChunks(path), true, gzipped && format !== 'warc', null)
  try {
    if (format === 'warc') yield* ofWarc(input, wanted, limit)
    else if (format === 'zip') yield* pictures(readZip(file, path, visit))
    else if (format === 'tar') yield* pictures(readTar(input, visit))
  } catch (error) {
    // What cannot be read was reported when its articles were read.
    if (!(error instanceof RejectedRecord) && !(error instanceof Error && 'syscall' in error)) throw error
  } finally {
    await input.close()
  }
}

async function* pictures(found: AsyncIterable<FoundPicture | { reason: string }>): AsyncGenerator<FoundPicture, void> {
  for await (const one of found) if ('bytes' in one) yield one
}

/**
 * Finds pictures in the archives among files and folders: ZIP, tar and web archives.
 * @param limit most bytes of a picture; larger ones are passed over
 */
export async function* picturesInArchives(
  paths: readonly string[],
  wanted: WantedOfArchives,
  limit: number,
): AsyncGenerator<FoundPicture, void> {
  for await (const input of listFiles(paths)) if ('format' in input) yield* ofArchive(input, wanted, limit)
}
