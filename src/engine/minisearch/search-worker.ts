import { parentPort, workerData } from 'node:worker_threads'
import { TimtinError } from '../../errors.js'
import { loadLexica } from '../../lexica.js'
import { createAnalyzer } from '../../text/index.js'
import type { SearchEngine } from '../engine.js'
import { MinisearchEngine } from './engine.js'

/** What can be asked of the search worker. */
export type EngineMethod = Exclude<keyof SearchEngine, 'close'>

export interface ToSearchWorker {
  call: number
  method: EngineMethod
  args: unknown[]
}

export interface CarriedError {
  message: string
  stack: string | null
  /** Constructor arguments of a TimtinError, so that it arrives as one. */
  timtin: Pick<TimtinError, 'kind' | 'code' | 'what' | 'where' | 'advice'> | null
}

export type FromSearchWorker =
  | { kind: 'ready' }
  | { kind: 'answer'; call: number; value: unknown }
  | { kind: 'failed'; call: number | null; error: CarriedError }

export interface SearchWorkerData {
  folder: string
  projectRoot: string
  refreshMs: number
}

const { folder, projectRoot, refreshMs } = workerData as SearchWorkerData
const port = parentPort!
const say = (message: FromSearchWorker) => port.postMessage(message)

function carried(error: unknown): CarriedError {
  if (error instanceof TimtinError) {
    const { kind, code, what, where, advice } = error
    return { message: error.message, stack: null, timtin: { kind, code, what, where, advice } }
  }
  return { message: String(error), stack: error instanceof Error ? (error.stack ?? null) : null, timtin: null }
}

async function serve(): Promise<void> {
  const engine = await MinisearchEngine.open(folder, createAnalyzer(loadLexica(projectRoot)))
  port.on('message', ({ call, method, args }: ToSearchWorker) => {
    const ask = engine[method] as (...args: unknown[]) => Promise<unknown>
    ask.apply(engine, args).then(
      (value) => say({ kind: 'answer', call, value }),
      (error: unknown) => say({ kind: 'failed', call, error: carried(error) }),
    )
  })
  say({ kind: 'ready' })
  let lastSaid = ''
  const watch = async () => {
    try {
      await engine.refresh()
      lastSaid = ''
    } catch (error) {
      // A fault that stays is told once, not every second.
      if (String(error) !== lastSaid) say({ kind: 'failed', call: null, error: carried(error) })
      lastSaid = String(error)
    }
    setTimeout(watch, refreshMs).unref()
  }
  setTimeout(watch, refreshMs).unref()
}

serve().catch((error: unknown) => say({ kind: 'failed', call: null, error: carried(error) }))
