import type { Post, SourceRecord } from '../source-record.js'
import type { Rejection } from '../rejection.js'
import type { UnpackOutcome, WholeFormat } from '../reading/messages.js'
import type { Columns } from './columns.js'
import { BrokenGzip, gunzip } from './gunzip.js'

/** What reading needs to know besides the files. */
export interface ReaderOptions {
  /** Reads a file of many records that can only be read whole. */
  unpack: (format: WholeFormat, bytes: Uint8Array) => Promise<UnpackOutcome>
  /** Name or host of the source that an operator states; a host completes the addresses of exports that have none. */
  source?: string | null
  /** Which columns of tables hold what, where their headings do not say it. */
  columns?: Columns
  /** Told how many bytes of the files have been read, each time that some have. */
  onRead?: (bytes: number) => void
}

/** Data that inflates to more than this many times its size, and to more than this size, was made to fill memory or time. */
const mostGrowth = 200
const harmlessBytes = 256 * 1024 * 1024

/** Whether so much is inflated from so little that no archive of articles does it. */
export function isBomb(inflated: number, stored: number): boolean {
  return inflated > harmlessBytes && inflated > stored * mostGrowth
}

export const bombReason =
  `It inflates to more than ${mostGrowth} times its size, as no archive of articles does; what was read before is kept. ` +
  'Unpack it by hand, and look at what is in it.'

/** A file, or a file inside an archive, that is about to be read. */
export class Input {
  /** Why the data ended before its time; null when it did not. */
  damage: string | null = null
  private readonly started = new Set<AsyncGenerator<Buffer, void>>()

  /**
   * @param opened opens the bytes as they are stored
   * @param canReopen whether they can be opened more than once
   * @param address address that the page was saved under, where its name tells
   */
  constructor(
    readonly place: { file: string; member?: string },
    private readonly opened: () => AsyncIterable<Buffer>,
    readonly canReopen: boolean,
    private readonly gzipped: boolean,
    readonly address: string | null,
  ) {}

  /**
   * The bytes, inflated; where gzip data is cut off or damaged they end, and `damage` says so. They need not be read to
   * their end.
   */
  chunks(): AsyncGenerator<Buffer, void> {
    const chunks = this.inflated()
    this.started.add(chunks)
    return chunks
  }

  /** Closes what has been opened. */
  async close(): Promise<void> {
    for (const chunks of this.started) await chunks.return()
  }

  private async *inflated(): AsyncGenerator<Buffer, void> {
    if (!this.gzipped) return yield* this.opened()
    let stored = 0
    let inflated = 0
    const open = this.opened
    async function* counted(): AsyncGenerator<Buffer, void> {
      for await (const chunk of open()) {
        stored += chunk.length
        yield chunk
      }
    }
    try {
      for await (const chunk of gunzip(counted, this.canReopen)) {
        inflated += chunk.length
        if (isBomb(inflated, stored)) {
          this.damage = bombReason
          return
        }
        yield chunk
      }
    } catch (error) {
      if (!(error instanceof BrokenGzip)) throw error
      this.damage = `The gzip file is cut off or damaged here (${error.message}); the records before are kept. Get the file again.`
    }
  }

  reject(reason: string, line: number | null = null, record?: string): Rejection {
    return { ...this.place, line, ...(record === undefined ? {} : { record }), reason }
  }

  notice(note: string, line: number | null): Rejection {
    return { ...this.reject(note, line), isNotice: true }
  }

  post(post: Post, line: number | null, record: string, notes: string[] = []): SourceRecord {
    return { ...this.place, line, record, content: { kind: 'post', post }, ...(notes.length > 0 ? { notes } : {}) }
  }
}

/** Reads the records of one input. @returns the line where the data ended, if the format has lines */
export type Reader = (input: Input, options: ReaderOptions) => AsyncGenerator<SourceRecord | Rejection, number | null>
