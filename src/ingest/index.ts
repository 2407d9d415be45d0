import type { PageReader } from './reading/page-reader.js'
import { readRecords, type ReaderOptions } from './readers/index.js'
import { isRejection, type Rejection } from './rejection.js'
import { placeOf, type Place, type SourceRecord } from './source-record.js'
import type { MadeArticle } from './to-article.js'

export type { Rejection } from './rejection.js'

/** An article with the place it was read from; `notes` say, in English, what a person should look at. */
export interface ReadArticle extends Place, MadeArticle {}

export type ReadResult = ReadArticle | { rejection: Rejection }

/** Records and bytes that are given to a reading thread at a time: enough that the messages cost little. */
const parcelRecords = 48
const parcelBytes = 512 * 1024

export interface ReadOptions extends Omit<ReaderOptions, 'unpack'> {
  reader: PageReader
  /** Ends the reading at once, even within a record. */
  signal?: AbortSignal
}

/** What a parsed record is taken for: rows of tables are short. */
const parsedBytes = 2048

function bytesOf({ content }: SourceRecord): number {
  if ('bytes' in content) return content.bytes.length
  return content.kind === 'post' ? content.post.html.length : parsedBytes
}

/** A record of so many bytes is read by itself: those before it need not wait for it, whatever it takes. */
const largeBytes = 128 * 1024

/** Bytes of records that wait at most, so that several of the longest are never in memory together. */
const mostWaitingBytes = 16 * 1024 * 1024

interface Parcel {
  records: (SourceRecord | Rejection)[]
  bytes: number
}

/** Groups records, with the rejections between them, into parcels. */
async function* parcels(records: AsyncIterable<SourceRecord | Rejection>): AsyncGenerator<Parcel, void> {
  let parcel: Parcel['records'] = []
  let bytes = 0
  const take = (): Parcel => {
    const taken = { records: parcel, bytes }
    parcel = []
    bytes = 0
    return taken
  }
  for await (const record of records) {
    const size = isRejection(record) ? 0 : bytesOf(record)
    if (size >= largeBytes && parcel.length > 0) yield take()
    parcel.push(record)
    bytes += size
    if (parcel.length >= parcelRecords || bytes >= parcelBytes || size >= largeBytes) yield take()
  }
  if (parcel.length > 0) yield take()
}

/** Reads a parcel. @returns an article or a rejection for each of its records, in order */
async function readParcel({ records }: Parcel, reader: PageReader): Promise<ReadResult[]> {
  const outcomes = await reader.read(records.filter((record): record is SourceRecord => !isRejection(record)))
  let at = 0
  return records.map((record) => {
    if (isRejection(record)) return { rejection: record }
    const outcome = outcomes[at++]
    const place = placeOf(record)
    return 'reason' in outcome ? { rejection: { ...place, reason: outcome.reason } } : { ...place, ...outcome }
  })
}

const ended = Symbol('ended')

/** Resolves when the signal aborts. */
function abortion(signal: AbortSignal | undefined): Promise<typeof ended> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve(ended)
    else signal?.addEventListener('abort', () => resolve(ended), { once: true })
  })
}

/**
 * Reads articles from files and folders, in the order of the files, in bounded memory. Every record results in an
 * article or a rejection. While one parcel of records is read, the next ones are fetched.
 * @throws TimtinError `no-such-path`, `unknown-file-kind` for a path given by name, before anything is read
 */
export async function* readArticles(paths: readonly string[], options: ReadOptions): AsyncGenerator<ReadResult, void> {
  const { reader, signal } = options
  const source = parcels(readRecords(paths, { ...options, unpack: (format, bytes) => reader.unpack(format, bytes) }))
  const aborted = abortion(signal)
  const pending: { results: Promise<ReadResult[]>; bytes: number }[] = []
  let waitingBytes = 0
  let isAtEnd = false
  try {
    while (!isAtEnd || pending.length > 0) {
      while (
        !isAtEnd &&
        pending.length <= reader.parallel &&
        (pending.length === 0 || waitingBytes < mostWaitingBytes)
      ) {
        const next = await Promise.race([source.next(), aborted])
        if (next === ended) return
        if (next.done) {
          isAtEnd = true
          break
        }
        pending.push({ results: readParcel(next.value, reader), bytes: next.value.bytes })
        waitingBytes += next.value.bytes
      }
      const first = pending.shift()
      if (first === undefined) return
      const results = await Promise.race([first.results, aborted])
      if (results === ended) return
      waitingBytes -= first.bytes
      yield* results
    }
  } finally {
    // Closes the files once what is being fetched has come; nobody waits for it.
    source.return().catch(() => {})
    for (const { results } of pending) results.catch(() => {})
  }
}
