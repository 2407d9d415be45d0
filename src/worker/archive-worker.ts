import { Worker } from 'node:worker_threads'
import type { Config } from '../config.js'
import { workerUrl } from '../worker-url.js'
import { Asking, callLimits } from './asking.js'
import { restored } from './carried-error.js'
import {
  methods,
  type ArchiveWorkerData,
  type Call,
  type FromArchiveWorker,
  type Patience,
  type ServiceName,
  type Services,
  type ToArchiveWorker,
} from './messages.js'

/** Heap of the worker in MB: enough for a build of 150,000 articles at 22 kB each, and a newer one loaded beside it. */
const heapMegabytes = 8192

/**
 * An archive in a worker thread: store, index and use cases together, so that a question costs one round trip, and
 * neither a search nor loading a new build blocks the thread that serves visitors. It switches to newer builds by
 * itself, and a worker that has died is replaced at the next question.
 */
export class ArchiveWorker {
  private readonly asking: Asking<Call>
  private isClosed = false
  /** The worker, ready; rejected when it could not open the archive; null after it died. */
  private worker: Promise<Worker> | null = null

  private constructor(
    private readonly config: Config,
    private readonly onFault: (error: Error) => void,
    limits = callLimits,
  ) {
    this.asking = new Asking(limits)
  }

  /**
   * @param onFault called when a newer build cannot be opened (the old one stays in use), and when the worker has died
   * @throws TimtinError those of `openArchive`
   */
  static async open(config: Config, onFault: (error: Error) => void, limits = callLimits): Promise<ArchiveWorker> {
    const worker = new ArchiveWorker(config, onFault, limits)
    await worker.readyWorker()
    return worker
  }

  /**
   * A service of the archive, answered by the worker. Each method accepts a signal and a deadline among its options,
   * whether or not the service itself uses them.
   * @throws TimtinError `overloaded`, `read-timed-out`, `read-cancelled`, besides what the service itself throws
   */
  service<Name extends ServiceName>(name: Name): Services[Name] {
    const calls = Object.entries<number>(methods[name]).map(([method, needed]) => [
      method,
      (...given: unknown[]) => {
        const { signal, deadline, ...options } = (given[needed] ?? {}) as Partial<Patience>
        const call = { service: name, method, args: given.slice(0, needed), options } as Call
        return this.ask(call, { signal, deadline })
      },
    ])
    return Object.fromEntries(calls) as Services[Name]
  }

  async close(): Promise<void> {
    this.isClosed = true
    const worker = await this.worker?.catch(() => null)
    if (!worker) return
    // Let the worker close the store itself: ending a thread in the middle of a read may take the process down with it.
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve())
      worker.postMessage({ kind: 'close' } satisfies ToArchiveWorker)
    })
  }

  private readyWorker(): Promise<Worker> {
    if (this.isClosed) return Promise.reject(new Error('The archive is closed.'))
    this.worker ??= this.start().catch((error: unknown) => {
      this.worker = null
      throw error
    })
    return this.worker
  }

  private async start(): Promise<Worker> {
    const worker = new Worker(workerUrl(import.meta.url, 'entry'), {
      workerData: { config: this.config } satisfies ArchiveWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    try {
      await new Promise<void>((resolve, reject) => {
        let isReady = false
        worker.on('message', (message: FromArchiveWorker) => {
          if (message.kind === 'ready') {
            isReady = true
            resolve()
          } else if (message.kind === 'failed' && message.call === null) {
            if (isReady) this.onFault(restored(message.error))
            else reject(restored(message.error))
          } else this.asking.settle(message)
        })
        worker.on('error', (error: Error) => {
          reject(error)
          if (isReady) this.onFault(error)
        })
        worker.on('exit', () => {
          reject(new Error('The archive worker ended before it was ready.'))
          if (isReady) this.afterDeath()
        })
      })
      return worker
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }

  private afterDeath(): void {
    this.worker = null
    this.asking.fail(new Error('The archive worker ended during this call.'))
  }

  private async ask(call: Call, patience: Partial<Patience>): Promise<unknown> {
    const worker = await this.readyWorker()
    return this.asking.ask(call, patience, (message) => worker.postMessage(message))
  }
}
