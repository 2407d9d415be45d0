import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { extract } from 'tar-stream'
import { Readable } from 'node:stream'
import type { Rejection } from '../rejection.js'
import type { SourceRecord } from '../source-record.js'
import { formatOf, isPassedOver, mayBePage, looksLikePage, type NamedFormat } from './formats.js'
import { bombReason, Input, isBomb } from './input.js'
import { mirroredAddress } from './mirror.js'
import { openRegular, type SystemPath } from './open.js'
import { peek } from './text-chunks.js'

type Found = AsyncGenerator<SourceRecord | Rejection, void>
type ReadMember = (member: Input, format: NamedFormat) => Found

/**
 * Is shown each member of an archive, and reads what it wants of it.
 * @param name its path in the archive
 * @param canReopen whether its bytes can be opened more than once
 */
export type VisitMember<T> = (
  name: string,
  open: () => AsyncIterable<Buffer>,
  canReopen: boolean,
) => AsyncGenerator<T, void>

/** Thrown while a member is read, when the archive inflates beyond measure. */
class Bomb extends Error {}

/** Whether a member's path leads out of the archive. Nothing is written, but who made such an archive meant no good. */
function leadsOutside(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/iu.test(name) || name.split('/').includes('..')
}

const outside = 'Its name leads out of the archive. Leave it out, and ask where the archive comes from.'

/** Reads members whose kind is known by their name or, for pages of mirrors, by their content. */
export function readingRecords(file: string, readMember: ReadMember): VisitMember<SourceRecord | Rejection> {
  return (name, open, canReopen) => readNamed(file, name, open, canReopen, readMember)
}

async function* readNamed(
  file: string,
  name: string,
  open: () => AsyncIterable<Buffer>,
  canReopen: boolean,
  readMember: ReadMember,
): Found {
  const base = name.split('/').at(-1)!
  let format = formatOf(base)
  let opened = open
  if (format === null && mayBePage(base)) {
    const { head, all } = await peek(open(), 1)
    if (looksLikePage(head)) format = { format: 'html', gzipped: false }
    opened = () => all
    canReopen = false
  }
  if (format === null) return
  const gzipped = format.gzipped && format.format !== 'warc'
  yield* readMember(new Input({ file, member: name }, opened, canReopen, gzipped, mirroredAddress(name)), format)
}

const isWanted = (name: string): boolean => !name.endsWith('/') && !name.split('/').some(isPassedOver)

function nameOf(entry: Entry): string {
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
  const raw = entry.fileName as unknown as Buffer
  const text = raw.toString(isUtf8 || Buffer.from(raw.toString('utf8')).equals(raw) ? 'utf8' : 'latin1')
  return text.replaceAll('\\', '/')
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry, void> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('end', () => resolve(null))
      zip.once('error', reject)
      zip.readEntry()
    })
    zip.removeAllListeners()
    if (entry === null) return
    yield entry
  }
}

async function* openEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)))
  })
  for await (const chunk of stream) yield chunk as Buffer
}

/** Reads the members of a ZIP archive; a WACZ is one, whose web archives are members. */
export async function* readZip<T>(
  file: string,
  path: SystemPath,
  visit: VisitMember<T>,
): AsyncGenerator<T | Rejection, void> {
  const { handle, size } = await openRegular(path)
  const broken = (error: unknown): Rejection => {
    const message = error instanceof Error ? error.message : String(error)
    return { file, line: null, reason: `The archive cannot be read here (${message}). Get the file again.` }
  }
  try {
    let inflated = 0
    async function* watched(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
      for await (const chunk of chunks) {
        inflated += chunk.length
        if (isBomb(inflated, size)) throw new Bomb()
        yield chunk
      }
    }
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const
      yauzl.fromFd(handle.fd, options, (error, opened) => (error ? reject(error) : resolve(opened)))
    })
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry)
      if (leadsOutside(name)) yield { file, member: name, line: null, reason: outside }
      else if (isWanted(name)) {
        try {
          yield* visit(name, () => watched(openEntry(zip, entry)), true)
        } catch (error) {
          if (error instanceof Bomb) throw error
          yield { ...broken(error), member: name }
        }
      }
    }
  } catch (error) {
    yield error instanceof Bomb ? { file, line: null, reason: bombReason } : broken(error)
  } finally {
    await handle.close()
  }
}

/** Reads the members of a tar archive, compressed or not. */
export async function* readTar<T>(input: Input, visit: VisitMember<T>): AsyncGenerator<T | Rejection, void> {
  const { file } = input.place
  const members = extract()
  const source = Readable.from(input.chunks())
  source.on('error', (error) => members.destroy(error))
  source.pipe(members)
  try {
    for await (const entry of members) {
      const { name, type } = entry.header
      if (leadsOutside(name)) yield { file, member: name, line: null, reason: outside }
      else if (type === 'file' && isWanted(name)) {
        yield* visit(name, () => entry as unknown as AsyncIterable<Buffer>, false)
      }
      entry.resume()
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    yield {
      file,
      line: null,
      reason: input.damage ?? `The archive cannot be read here (${message}). Get the file again.`,
    }
    return
  } finally {
    source.destroy()
    await input.close()
  }
  if (input.damage !== null) yield { file, line: null, reason: input.damage }
}
