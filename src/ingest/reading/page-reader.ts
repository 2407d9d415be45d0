import { availableParallelism } from 'node:os'
import { nothingStated, type SourceRecord, type Stated } from '../source-record.js'
import type { ReadOutcome, UnpackOutcome, WholeFormat, ReadingPlace } from './messages.js'
import { ReadingThread } from './reading-thread.js'

/** Reads pages and records, none of which can take more time or memory than its bounds. */
export interface PageReader {
  /** How many calls are answered at the same time. */
  readonly parallel: number
  /**
   * @returns an outcome for each record, in order
   * @throws what keeps a reading thread from starting, e.g. TimtinError `bad-gazetteer`
   */
  read(records: readonly SourceRecord[]): Promise<ReadOutcome[]>
  /** Reads a file of many records that can only be read whole. */
  unpack(format: WholeFormat, bytes: Uint8Array): Promise<UnpackOutcome>
  /** Ends what is being read at once; calls that wait are never answered. */
  close(): Promise<void>
}

/** With more threads, the thread that stores the articles is the slowest. */
const mostThreads = 4

const never = new Promise<never>(() => {})

/** Copies bytes that are part of a larger buffer, since a message would take along all of it. */
function own(record: SourceRecord): SourceRecord {
  const { content } = record
  if (!('bytes' in content) || content.bytes.byteLength === content.bytes.buffer.byteLength) return record
  return { ...record, content: { ...content, bytes: content.bytes.slice() } }
}

/** Threads that read; each is started when it is first needed, and replaced when it has ended. */
class ThreadPool implements PageReader {
  readonly parallel = Math.min(mostThreads, Math.max(2, availableParallelism()))
  private readonly all = new Set<ReadingThread>()
  private readonly free: ReadingThread[] = []
  private readonly waiting: ((thread: ReadingThread) => void)[] = []
  private isClosed = false

  constructor(
    private readonly place: ReadingPlace,
    private readonly stated: Stated,
  ) {}

  private start(): ReadingThread {
    const thread = new ReadingThread(this.place, this.stated)
    this.all.add(thread)
    return thread
  }

  private async withThread<T>(action: (thread: ReadingThread) => Promise<T>): Promise<T> {
    if (this.isClosed) return never
    const thread =
      this.free.pop() ??
      (this.all.size < this.parallel
        ? this.start()
        : await new Promise<ReadingThread>((resolve) => this.waiting.push(resolve)))
    try {
      return await action(thread)
    } finally {
      if (this.isClosed) await never
      if (!thread.isAlive) this.all.delete(thread)
      const next = this.waiting.shift()
      if (next) next(thread.isAlive ? thread : this.start())
      else if (thread.isAlive) this.free.push(thread)
    }
  }

  async read(records: readonly SourceRecord[]): Promise<ReadOutcome[]> {
    const outcomes: ReadOutcome[] = []
    let rest = records.map((record, at) => ({ record, at }))
    while (rest.length > 0) {
      const part = rest.map(({ record }) => own(record))
      const result = await this.withThread((thread) => thread.read(part))
      if (Array.isArray(result)) {
        for (const [index, { at }] of rest.entries()) outcomes[at] = result[index]
        break
      }
      // The others are read again: those before it are lost with the thread.
      outcomes[rest[result.at].at] = { reason: result.reason }
      rest = rest.filter((_, index) => index !== result.at)
    }
    return outcomes
  }

  unpack(format: WholeFormat, bytes: Uint8Array): Promise<UnpackOutcome> {
    return this.withThread((thread) => thread.unpack(format, bytes))
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all([...this.all].map((thread) => thread.close()))
  }
}

/**
 * Opens a reader of pages and records in threads of their own.
 * @param stated what the operator states about all records
 */
export function createPageReader(
  { projectRoot, dataFolder }: ReadingPlace,
  stated: Stated = nothingStated,
): PageReader {
  return new ThreadPool({ projectRoot, dataFolder }, stated)
}
