import { Worker } from 'node:worker_threads'
import { TimtinError } from '../../errors.js'
import type {
  EngineStatus,
  Form,
  RelatedHit,
  RelatedRequest,
  SearchEngine,
  SearchRequest,
  SearchResponse,
  Suggestion,
} from '../engine.js'
import type { CarriedError, EngineMethod, FromSearchWorker, SearchWorkerData, ToSearchWorker } from './search-worker.js'
import { workerUrl } from './worker-url.js'

/** How often the worker looks for a newer build. */
const refreshMs = 1000

/** Heap of the worker, MB: three times what 150,000 articles take, for a build that is loaded beside the one served. */
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
 * thread that answers visitors. It takes a newer build by itself.
 */
export class WorkerEngine implements SearchEngine {
  private readonly waiting = new Map<number, Waiting>()
  private calls = 0
  private fault: Error | null = null

  private constructor(private readonly worker: Worker) {
    worker.on('error', (error: Error) => this.failAll(error))
    worker.on('exit', () => this.failAll(new Error('The search worker has ended.')))
  }

  /**
   * @param onRefreshError told when a newer build cannot be taken; the old one goes on being served
   * @throws TimtinError `index-missing`, `index-stale`, `index-damaged`
   */
  static async open(
    folder: string,
    projectRoot: string,
    onRefreshError: (error: Error) => void,
  ): Promise<WorkerEngine> {
    const worker = new Worker(workerUrl('search-worker'), {
      workerData: { folder, projectRoot, refreshMs } satisfies SearchWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    const engine = new WorkerEngine(worker)
    try {
      await new Promise<void>((resolve, reject) => {
        let isReady = false
        worker.on('message', (message: FromSearchWorker) => {
          if (message.kind === 'ready') {
            isReady = true
            resolve()
          } else if (message.kind === 'failed' && message.call === null) {
            if (isReady) onRefreshError(restored(message.error))
            else reject(restored(message.error))
          } else engine.settle(message)
        })
        worker.once('error', reject)
      })
    } catch (error) {
      await worker.terminate()
      throw error
    }
    return engine
  }

  private settle(message: Exclude<FromSearchWorker, { kind: 'ready' }>): void {
    if (message.call === null) return
    const waiting = this.waiting.get(message.call)
    this.waiting.delete(message.call)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(restored(message.error))
  }

  private failAll(error: Error): void {
    this.fault ??= error
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }

  private ask<Value>(method: EngineMethod, ...args: unknown[]): Promise<Value> {
    if (this.fault) return Promise.reject(this.fault)
    return new Promise<Value>((resolve, reject) => {
      const call = this.calls++
      this.waiting.set(call, { resolve: resolve as (value: unknown) => void, reject })
      this.worker.postMessage({ call, method, args } satisfies ToSearchWorker)
    })
  }

  search(request: SearchRequest): Promise<SearchResponse> {
    return this.ask('search', request)
  }

  related(request: RelatedRequest): Promise<RelatedHit[]> {
    return this.ask('related', request)
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
    await this.worker.terminate()
  }
}
