import { Worker } from 'node:worker_threads'
import { workerUrl } from '../../worker-url.js'
import type { SourceRecord } from '../source-record.js'
import { maxOldHeapMegabytes, maxSeconds, maxYoungHeapMegabytes } from './bounds.js'
import type { FromReader, ReadingWorkerData, ReadOutcome, ToReader, UnpackOutcome, WholeFormat } from './messages.js'

/** Milliseconds between two looks at what a thread is reading. */
const tickMs = 100
/** The most that one look adds to the time of a record: a process that was suspended has not computed meanwhile. */
const mostPerTickMs = 500

/** Tables have thousands of records, so reading one may take longer. */
const maxTableSeconds = 60

const exceeded: Record<'time' | 'memory', string> = {
  time: `It took longer than ${maxSeconds} s to read, as no article does. Save the page again, or leave it out.`,
  memory: 'Reading it takes more memory than any article needs. Save the page again, or leave it out.',
}

/** The thread was ended while it read: by a bound, or by a fault. */
class ThreadEnded extends Error {}

type Answer = Exclude<FromReader, { kind: 'ready' }>

/**
 * One reading thread. It does one job at a time; when a record exceeds the bounds of time or memory, the thread ends,
 * and the record is the one that it had not answered yet.
 */
export class ReadingThread {
  private readonly worker: Worker
  private readonly ready: Promise<void>
  private onAnswer: (answer: Answer) => void = () => {}
  private onEnd: (error: Error) => void = () => {}
  private ended: Error | null = null

  constructor(data: ReadingWorkerData) {
    this.worker = new Worker(workerUrl(import.meta.url, 'reading-worker'), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: maxOldHeapMegabytes, maxYoungGenerationSizeMb: maxYoungHeapMegabytes },
    })
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', (message: FromReader) => {
        if (message.kind === 'ready') resolve()
        else this.onAnswer(message)
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
   * Sends a job and waits for its answers, or for the end of the thread.
   * @param seconds that may pass between two answers
   * @returns why the thread ended before it gave `count` answers; null when it gave them
   */
  private async run(
    job: ToReader,
    count: number,
    seconds: number,
    take: (answer: Answer) => void,
  ): Promise<string | null> {
    await this.ready
    let missing = count
    return new Promise((resolve, reject) => {
      let spent = 0
      let last = performance.now()
      const watch = setInterval(() => {
        const now = performance.now()
        spent += Math.min(now - last, mostPerTickMs)
        last = now
        if (spent <= seconds * 1000) return
        this.ended ??= new ThreadEnded(exceeded.time)
        void this.worker.terminate()
      }, tickMs)
      const settle = (): void => {
        clearInterval(watch)
        this.onAnswer = () => {}
        this.onEnd = () => {}
      }
      this.onAnswer = (answer) => {
        spent = 0
        take(answer)
        if (--missing > 0) return
        settle()
        resolve(null)
      }
      this.onEnd = (error) => {
        settle()
        if (error instanceof ThreadEnded) resolve(error.message)
        else reject(error)
      }
      if (this.ended) this.onEnd(this.ended)
      else this.worker.postMessage(job)
    })
  }

  /**
   * Reads records in order. When one exceeds the bounds, its outcome says so, and those after it have none.
   * @throws whatever ended the thread but the bounds
   */
  async read(records: SourceRecord[]): Promise<ReadOutcome[]> {
    const outcomes: ReadOutcome[] = []
    const reason = await this.run({ kind: 'read', records }, records.length, maxSeconds, (answer) => {
      if (answer.kind === 'read') outcomes.push(answer.outcome)
    })
    if (reason !== null) outcomes.push({ reason })
    return outcomes
  }

  /** Reads a file of many records that can only be read whole. */
  async unpack(format: WholeFormat, bytes: Uint8Array): Promise<UnpackOutcome> {
    let outcome: UnpackOutcome | null = null
    const reason = await this.run({ kind: 'unpack', format, bytes }, 1, maxTableSeconds, (answer) => {
      if (answer.kind === 'unpacked') outcome = answer.outcome
    })
    return outcome ?? { reason: reason ?? exceeded.memory }
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }
}
