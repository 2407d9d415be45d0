import { Worker } from 'node:worker_threads'
import { workerUrl } from '../../worker-url.js'
import type { SourceRecord, Stated } from '../source-record.js'
import { maxOldHeapMegabytes, maxSeconds, maxYoungHeapMegabytes } from './bounds.js'
import { threadTime } from './thread-time.js'
import type {
  FromReader,
  ReadingWorkerData,
  ReadOutcome,
  ToReader,
  UnpackOutcome,
  WholeFormat,
  ReadingPlace,
} from './messages.js'

/** Milliseconds between two looks at what a thread is reading. */
const tickMs = 100
/** The most that one look adds to the time of a record: a process that was suspended has not computed meanwhile. */
const mostPerTickMs = 500
/** How much longer than its processor time a record may take on a busy machine. */
const mostWaiting = 20

/** Tables have thousands of records, so reading one may take longer. */
const maxTableSeconds = 60

const exceeded: Record<'time' | 'memory', string> = {
  time: `It took longer than ${maxSeconds} s to read, as no article does. Save the page again, or leave it out.`,
  memory: 'Reading it takes more memory than any article needs. Save the page again, or leave it out.',
}

/** The thread was ended while it read: by a bound, or by a fault. */
class ThreadEnded extends Error {}

type Answer = Exclude<FromReader, { kind: 'ready' }>

/** What became of a job: its answer, or the record that exceeded the bounds, and why. */
type JobResult = { answer: Answer } | { at: number; reason: string }

/**
 * One reading thread. It does one job at a time; when a record exceeds the bounds of time or memory, the thread ends,
 * and the record is the one that it was reading.
 */
export class ReadingThread {
  private readonly worker: Worker
  private readonly ready: Promise<void>
  private threadId: string | null = null
  private readonly progress = new Int32Array(new SharedArrayBuffer(4))
  private onAnswer: (answer: Answer) => void = () => {}
  private onEnd: (error: Error) => void = () => {}
  private ended: Error | null = null

  constructor(place: ReadingPlace, stated: Stated) {
    this.worker = new Worker(workerUrl(import.meta.url, 'reading-worker'), {
      workerData: { place, stated, progress: this.progress } satisfies ReadingWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: maxOldHeapMegabytes, maxYoungGenerationSizeMb: maxYoungHeapMegabytes },
    })
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', (message: FromReader) => {
        if (message.kind === 'ready') {
          this.threadId = message.threadId
          resolve()
        } else this.onAnswer(message)
      })
      this.worker.on('error', (error) => {
        const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
        this.end(isMemory ? new ThreadEnded(exceeded.memory) : error)
        reject(error)
      })
      this.worker.on('exit', () => this.end(new ThreadEnded(exceeded.memory)))
    })
    this.ready.catch(() => {})
  }

  /** Whether the thread can take another job. */
  get isAlive(): boolean {
    return this.ended === null
  }

  private end(error: Error): void {
    this.ended ??= error
    this.onEnd(this.ended)
  }

  /**
   * Ends the thread when it spends more than so many seconds on one record: of processor time, where the system tells.
   * @returns what stops watching
   */
  private watch(seconds: number): () => void {
    let reading = -1
    let waited = 0
    let last = performance.now()
    let begun: number | null = null
    const timer = setInterval(() => {
      const now = performance.now()
      const at = Atomics.load(this.progress, 0)
      if (at !== reading) {
        waited = 0
        begun = threadTime(this.threadId)
      } else waited += Math.min(now - last, mostPerTickMs)
      reading = at
      last = now
      if (waited <= seconds * 1000) return
      const computed = begun === null ? null : threadTime(this.threadId)
      const spent = computed === null ? waited : computed - begun!
      if (spent <= seconds * 1000 && waited <= seconds * 1000 * mostWaiting) return
      clearInterval(timer)
      this.ended ??= new ThreadEnded(exceeded.time)
      void this.worker.terminate()
    }, tickMs)
    return () => clearInterval(timer)
  }

  /**
   * Does a job.
   * @param seconds that one record of it may take
   * @throws whatever ended the thread but the bounds
   */
  private async run(job: ToReader, seconds: number): Promise<JobResult> {
    await this.ready
    Atomics.store(this.progress, 0, 0)
    const unwatch = this.watch(seconds)
    try {
      return await new Promise<JobResult>((resolve, reject) => {
        this.onAnswer = (answer) => resolve({ answer })
        this.onEnd = (error) => {
          if (error instanceof ThreadEnded) resolve({ at: Atomics.load(this.progress, 0), reason: error.message })
          else reject(error)
        }
        if (this.ended) this.onEnd(this.ended)
        else this.worker.postMessage(job)
      })
    } finally {
      unwatch()
      this.onAnswer = () => {}
      this.onEnd = () => {}
    }
  }

  /**
   * Reads records in order.
   * @returns their outcomes, or which of them exceeded the bounds, and how
   */
  async read(records: SourceRecord[]): Promise<ReadOutcome[] | { at: number; reason: string }> {
    const result = await this.run({ kind: 'read', records }, maxSeconds)
    return 'answer' in result ? (result.answer.kind === 'read' ? result.answer.outcomes : []) : result
  }

  /** Reads a file of many records that can only be read whole. */
  async unpack(format: WholeFormat, bytes: Uint8Array): Promise<UnpackOutcome> {
    const result = await this.run({ kind: 'unpack', format, bytes }, maxTableSeconds)
    if (!('answer' in result)) return { reason: result.reason }
    return result.answer.kind === 'unpacked' ? result.answer.outcome : { reason: exceeded.memory }
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }
}
