import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Config } from '../config.js'
import type { KeepingState } from '../readiness.js'
import { workerUrl } from '../worker-url.js'
import type { FromKeeper, KeepingArguments } from './messages.js'

/** Heap of the keeper in MB: it knows ids and signatures of all articles, and builds segments. */
const heapMegabytes = 4096

/** Milliseconds after which a keeper that died is replaced: not at once, since it may die of the same again. */
const restartMs = 2000

const unknown: KeepingState = { place: null, progress: null, problem: null }

/**
 * The keeper of an archive's index, in a process of its own: it shares nothing with what visitors wait for, and if a
 * damaged file ends it, nobody else notices.
 */
export class Keeper {
  private child: ChildProcess | null = null
  private isClosed = false
  /** The archive that is kept, for the next process: only a new server keeps another. */
  private archiveId: string | null = null
  /** What it said last. */
  state: KeepingState = unknown

  /**
   * @param onState called when its state has changed
   * @param onFault called for each new problem
   */
  constructor(
    private readonly config: Config,
    private readonly onState: (state: KeepingState) => void,
    private readonly onFault: (error: Error) => void,
  ) {
    this.start()
  }

  async close(): Promise<void> {
    this.isClosed = true
    const { child } = this
    if (child === null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // It ends by itself when it is left alone, after the step that it is in.
    child.disconnect()
    await ended
  }

  private start(): void {
    const file = fileURLToPath(workerUrl(import.meta.url, 'entry'))
    const given: KeepingArguments = { config: this.config, archiveId: this.archiveId }
    const child = fork(file, [JSON.stringify(given)], { execArgv: [`--max-old-space-size=${heapMegabytes}`] })
    this.child = child
    child.on('message', (message) => {
      const { state, archiveId } = message as FromKeeper
      this.archiveId = archiveId ?? this.archiveId
      this.take(state)
    })
    child.once('error', (error) => this.onFault(error))
    child.once('exit', (code, signal) => {
      this.child = null
      if (this.isClosed) return
      const problem = `The process that keeps the index ended (${signal ?? `exit code ${code}`}); it is started again.`
      this.take({ ...this.state, progress: null, problem })
      setTimeout(() => this.isClosed || this.start(), restartMs).unref()
    })
  }

  private take(state: KeepingState): void {
    if (isDeepStrictEqual(state, this.state)) return
    if (state.problem !== null && state.problem !== this.state.problem) this.onFault(new Error(state.problem))
    this.state = state
    this.onState(state)
  }
}
