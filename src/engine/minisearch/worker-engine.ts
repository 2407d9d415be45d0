import { Worker } from 'node:worker_threads'
import { TimtinError } from '../../errors.js'
import type {
  CopyHit,
  DocumentCount,
  EngineStatus,
  Form,
  RelatedHit,
  RelatedRequest,
  RelatedSubject,
  SearchEngine,
  SearchRequest,
  SearchResponse,
  Suggestion,
} from '../engine.js'
import type { CarriedError, EngineMethod, FromSearchWorker, SearchWorkerData, ToSearchWorker } from './search-worker.js'
import { workerUrl } from './worker-url.js'

/** How often the worker looks for a newer build. */
const refreshMs = 1000

/** Heap of the worker, MB: room for a build of 150,000 articles at 22 kB each, and for a newer one loaded beside it. */
const heapMegabytes = 8192

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

function restored({ message, stack, timtin }: CarriedError): Error {
  if (timtin) return new TimtinError(timtin.kind, timtin.code, timtin.what, timtin.where, timtin.advice)
  return Object.assign(new Error(message), stack === null ? {} : { stack })
}

/**
 * Serves the newest build from a worker thread, so that neither a search nor the loading of a new build blocks the
 * thread that answers visitors. It takes a newer build by itself, and a worker that died is replaced at the next call.
 */
export class WorkerEngine implements SearchEngine {
  private readonly waiting = new Map<number, Waiting>()
  private calls = 0
  private isClosed = false
  /** The worker, ready; rejected when it could not open the index; null after it died. */
  private worker: Promise<Worker> | null = null

  private constructor(
    private readonly folder: string,
    private readonly projectRoot: string,
    private readonly onFault: (error: Error) => void,
  ) {}

  /**
   * @param onFault told when a newer build cannot be taken (the old one goes on being served), and when the worker died
   * @throws TimtinError `index-missing`, `index-stale`, `index-damaged`
   */
  static async open(folder: string, projectRoot: string, onFault: (error: Error) => void): Promise<WorkerEngine> {
    const engine = new WorkerEngine(folder, projectRoot, onFault)
    await engine.readyWorker()
    return engine
  }

  private readyWorker(): Promise<Worker> {
    if (this.isClosed) return Promise.reject(new Error('The search engine is closed.'))
    this.worker ??= this.start().catch((error: unknown) => {
      this.worker = null
      throw error
    })
    return this.worker
  }

  private async start(): Promise<Worker> {
    const worker = new Worker(workerUrl('search-worker'), {
      workerData: { folder: this.folder, projectRoot: this.projectRoot, refreshMs } satisfies SearchWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    try {
      await new Promise<void>((resolve, reject) => {
        let isReady = false
        worker.on('message', (message: FromSearchWorker) => {
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
          reject(new Error('The search worker ended before it was ready.'))
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
    for (const { reject } of this.waiting.values()) reject(new Error('The search worker ended during this call.'))
    this.waiting.clear()
  }

  private settle(message: Exclude<FromSearchWorker, { kind: 'ready' }>): void {
    if (message.call === null) return
    const waiting = this.waiting.get(message.call)
    this.waiting.delete(message.call)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(restored(message.error))
  }

  private async ask<Value>(method: EngineMethod, ...args: unknown[]): Promise<Value> {
    const worker = await this.readyWorker()
    return new Promise<Value>((resolve, reject) => {
      const call = this.calls++
      this.waiting.set(call, { resolve: resolve as (value: unknown) => void, reject })
      worker.postMessage({ call, method, args } satisfies ToSearchWorker)
    })
  }

  search(request: SearchRequest): Promise<SearchResponse> {
    return this.ask('search', request)
  }

  related(request: RelatedRequest): Promise<RelatedHit[]> {
    return this.ask('related', request)
  }

  copies(like: RelatedSubject, limit: number): Promise<CopyHit[]> {
    return this.ask('copies', like, limit)
  }

  documents(limit: number): Promise<DocumentCount[]> {
    return this.ask('documents', limit)
  }

  suggest(text: string, limit: number): Promise<Suggestion[]> {
    return this.ask('suggest', text, limit)
  }

  forms(words: string): Promise<Form[]> {
    return this.ask('forms', words)
  }

  similar(word: string): Promise<Form[]> {
    return this.ask('similar', word)
  }

  status(): Promise<EngineStatus> {
    return this.ask('status')
  }

  async close(): Promise<void> {
    this.isClosed = true
    const worker = await this.worker?.catch(() => null)
    await worker?.terminate()
  }
}
