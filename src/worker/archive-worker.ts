import { Worker } from 'node:worker_threads'
import type { Config } from '../config.js'
import { workerUrl } from '../worker-url.js'
import {
  methods,
  restored,
  type ArchiveWorkerData,
  type FromArchiveWorker,
  type ServiceName,
  type Services,
  type ToArchiveWorker,
} from './messages.js'

/** Heap of the worker, MB: room for a build of 150,000 articles at 22 kB each, and for a newer one loaded beside it. */
const heapMegabytes = 8192

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * An archive in a worker thread: store, index and use cases together, so that a question costs one trip and neither a
 * search nor the loading of a new build blocks the thread that answers visitors. It takes a newer build by itself, and a
 * worker that died is replaced at the next question.
 */
export class ArchiveWorker {
  private readonly waiting = new Map<number, Waiting>()
  private calls = 0
  private isClosed = false
  /** The worker, ready; rejected when it could not open the archive; null after it died. */
  private worker: Promise<Worker> | null = null

  private constructor(
    private readonly config: Config,
    private readonly onFault: (error: Error) => void,
  ) {}

  /**
   * @param onFault told when a newer build cannot be taken (the old one goes on being served), and when the worker died
   * @throws TimtinError those of `openArchive`
   */
  static async open(config: Config, onFault: (error: Error) => void): Promise<ArchiveWorker> {
    const worker = new ArchiveWorker(config, onFault)
    await worker.readyWorker()
    return worker
  }

  /** A service of the archive, whose answers come from the worker. */
  service<Name extends ServiceName>(name: Name): Services[Name] {
    const calls = Object.keys(methods[name]).map((method) => [
      method,
      (...args: unknown[]) => this.ask(name, method, args),
    ])
    return Object.fromEntries(calls) as Services[Name]
  }

  async close(): Promise<void> {
    this.isClosed = true
    const worker = await this.worker?.catch(() => null)
    if (!worker) return
    // Let it close the store itself: a thread that is ended in the midst of reading may take the process with it.
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
          } else this.settle(message)
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
    for (const { reject } of this.waiting.values()) reject(new Error('The archive worker ended during this call.'))
    this.waiting.clear()
  }

  private settle(message: Exclude<FromArchiveWorker, { kind: 'ready' }>): void {
    if (message.call === null) return
    const waiting = this.waiting.get(message.call)
    this.waiting.delete(message.call)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(restored(message.error))
  }

  private async ask(service: ServiceName, method: string, args: unknown[]): Promise<unknown> {
    const worker = await this.readyWorker()
    return new Promise((resolve, reject) => {
      const call = this.calls++
      this.waiting.set(call, { resolve, reject })
      worker.postMessage({ kind: 'ask', call, service, method, args } satisfies ToArchiveWorker)
    })
  }
}
