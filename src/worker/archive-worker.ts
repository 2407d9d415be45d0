import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { currentAsker } from '../asker.js'
import type { Config } from '../config.js'
import type { ArchiveState } from '../readiness.js'
import { workerUrl } from '../worker-url.js'
import { Asking, callLimits, WorkerEnded } from './asking.js'
import { restored } from './carried-error.js'
import {
  methods,
  type ArchiveWorkerArguments,
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
 * An archive in a process of its own: store, index and use cases together, so that a question costs one round trip, and
 * neither a search nor loading a new build blocks the thread that serves visitors. It follows store and index by itself.
 * A damaged file of the store may end a process by a signal; then only this one ends, is replaced at once, and is asked
 * again what it had not answered yet.
 */
export class ArchiveWorker {
  private readonly asking: Asking<Call>
  private isClosed = false
  /** The archive that is served, for the next worker: only a new server serves another. */
  private archiveId: string | null = null
  /** The worker, ready; rejected when it could not open the archive; null after it died. */
  private worker: Promise<ChildProcess> | null = null

  private constructor(
    private readonly config: Config,
    private readonly onFault: (error: Error) => void,
    private readonly onState: (state: ArchiveState) => void,
    limits = callLimits,
  ) {
    this.asking = new Asking(limits)
  }

  /**
   * @param onFault called once for each new fault of store, index or lists, and when the worker has died
   * @param onState called when the state of the archive has changed
   * @throws TimtinError those of `followArchive`
   */
  static async open(
    config: Config,
    onFault: (error: Error) => void,
    onState: (state: ArchiveState) => void = () => {},
    limits = callLimits,
  ): Promise<ArchiveWorker> {
    const worker = new ArchiveWorker(config, onFault, onState, limits)
    await worker.readyWorker()
    return worker
  }

  /**
   * A service of the archive, answered by the worker. Each method accepts a signal and a deadline among its options,
   * even where the service itself does not; left out, they are those of the current asker. It may reject with `overloaded`, `read-timed-out` and `read-cancelled`.
   */
  service<Name extends ServiceName>(name: Name): Services[Name] {
    const calls = Object.entries<number>(methods[name]).map(([method, needed]) => [
      method,
      (...given: unknown[]) => {
        const asker = currentAsker()
        const {
          signal = asker?.signal,
          deadline = asker?.deadline,
          ...options
        } = (given[needed] ?? {}) as Partial<Patience>
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
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve())
      worker.send({ kind: 'close' } satisfies ToArchiveWorker)
    })
  }

  private readyWorker(): Promise<ChildProcess> {
    if (this.isClosed) return Promise.reject(new Error('The archive is closed.'))
    this.worker ??= this.start().catch((error: unknown) => {
      this.worker = null
      throw error
    })
    return this.worker
  }

  private async start(): Promise<ChildProcess> {
    const given: ArchiveWorkerArguments = { config: this.config, archiveId: this.archiveId }
    const worker = fork(fileURLToPath(workerUrl(import.meta.url, 'entry')), [JSON.stringify(given)], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serialization: 'advanced',
    })
    try {
      await new Promise<void>((resolve, reject) => {
        let isReady = false
        worker.on('message', (received) => {
          const message = received as FromArchiveWorker
          switch (message.kind) {
            case 'ready':
              isReady = true
              return resolve()
            case 'state':
              this.archiveId = message.state.archive ?? this.archiveId
              return this.onState(message.state)
            case 'failed':
              return message.call === null ? this.onFault(restored(message.error)) : this.asking.settle(message)
            case 'unable':
              return reject(restored(message.error))
            case 'answer':
              return this.asking.settle(message)
          }
        })
        worker.on('error', (error: Error) => {
          reject(error)
          if (isReady) this.onFault(error)
        })
        worker.on('exit', (code, signal) => {
          reject(new Error(`The archive worker ended before it was ready (${signal ?? `exit code ${code}`}).`))
          if (isReady) this.afterDeath(signal ?? `exit code ${code}`)
        })
      })
      return worker
    } catch (error) {
      worker.kill('SIGKILL')
      throw error
    }
  }

  private afterDeath(how: string): void {
    this.worker = null
    if (!this.isClosed) {
      this.onFault(new Error(`The archive worker ended (${how}); it is started again.`))
      this.readyWorker().catch(this.onFault)
    }
    this.asking.fail(new WorkerEnded())
  }

  private async ask(call: Call, patience: Partial<Patience>): Promise<unknown> {
    try {
      return await this.askOnce(call, patience)
    } catch (error) {
      // Questions change nothing, so one that was lost with a worker may be asked again, but only once: it may be what
      // ended the worker.
      if (error instanceof WorkerEnded && !this.isClosed) return this.askOnce(call, patience)
      throw error
    }
  }

  private async askOnce(call: Call, patience: Partial<Patience>): Promise<unknown> {
    const worker = await this.readyWorker()
    return this.asking.ask(call, patience, (message) => {
      // To one that has just died nothing can be sent; its end fails the call.
      if (worker.connected) worker.send(message)
    })
  }
}
