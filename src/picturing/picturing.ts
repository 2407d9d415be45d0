import { fork, type ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock, Config } from '../config.js'
import type { Permission } from '../crawl/fetching/guard.js'
import { usualLimits, type Limits } from '../crawl/limits.js'
import type { Gathered } from '../media/gathering.js'
import { workerUrl } from '../worker-url.js'
import type { PicturingArguments, PicturingMessage } from './messages.js'

/** How often it is seen whether the store has changed, in milliseconds. */
const lookMs = 500
/** How soon a process that died, or met a fault, is started again, in milliseconds. */
const restartMs = 30_000
/** How long the process may take to end before it is killed, in milliseconds. What it fetched is kept either way. */
const patience = 2000

export interface PicturingEvents {
  /** Receives what became of the pictures that were due. */
  onGathered?: (gathered: Gathered) => void
  /** Receives what went wrong; it goes on. */
  onFault: (error: Error) => void
}

/** For tests, whose site is on this machine, and need not be spared. */
export interface PicturingSettings {
  permission?: Permission
  limits?: Limits
}

/** A server's gathering of pictures. */
export interface Picturing {
  /** Ends it, within two seconds. */
  close(): Promise<void>
}

/**
 * Has the pictures follow the articles, for as long as a server runs. The work is done in a process of its own, which
 * only runs while there is some: pictures are fetched from anywhere, and what a hostile one does ends at most that process.
 */
export function gatherWhileServing(
  config: Config,
  clock: Clock,
  { onGathered = () => {}, onFault }: PicturingEvents,
  { permission = 'public', limits = usualLimits }: PicturingSettings = {},
): Picturing {
  if (config.pictures !== 'on') return { close: async () => {} }
  const given: PicturingArguments = { config, permission, limits }
  let child: ChildProcess | null = null
  /** The store's last change that a process has seen; null: none has run yet. */
  let seen: string | null = null
  /** When there is work whatever the store does. */
  let next = 0

  const stateOfStore = (): string => {
    const status = statSync(path.join(config.dataFolder, 'store', 'data.mdb'), { throwIfNoEntry: false })
    return status === undefined ? '' : `${status.ino}-${status.mtimeMs}`
  }
  const look = (): void => {
    if (child !== null) return
    const state = stateOfStore()
    if (state === seen && clock() < next) return
    seen = state
    next = Infinity
    start()
  }
  const start = (): void => {
    const started = fork(fileURLToPath(workerUrl(import.meta.url, 'entry')), [JSON.stringify(given)])
    child = started
    const fail = (error: Error): void => {
      next = clock() + restartMs
      onFault(error)
    }
    started.on('message', (message) => {
      const told = message as PicturingMessage
      if (told.kind === 'fault') return fail(Object.assign(new Error(told.message), { name: told.name }))
      next = told.gathered.next ?? Infinity
      onGathered(told.gathered)
    })
    started.on('error', fail)
    started.once('exit', (code, signal) => {
      child = null
      if (!isClosed && code !== 0) fail(new Error(`The process that gathers pictures ended (${signal ?? code}).`))
    })
  }
  let isClosed = false
  const timer = setInterval(look, lookMs)
  look()
  return {
    async close() {
      isClosed = true
      clearInterval(timer)
      const last = child
      if (last === null || last.exitCode !== null || last.signalCode !== null) return
      const exited = new Promise((resolve) => last.once('exit', resolve))
      last.kill('SIGTERM')
      const killing = setTimeout(() => last.kill('SIGKILL'), patience)
      await exited
      clearTimeout(killing)
    },
  }
}
