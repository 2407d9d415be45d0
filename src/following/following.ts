import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.js'
import type { Permission } from '../crawl/fetching/guard.js'
import { usualLimits, type Limits } from '../crawl/limits.js'
import type { CrawlReport } from '../crawl/types.js'
import { workerUrl } from '../worker-url.js'
import { readFollowList } from './list.js'
import type { Assignment, FollowingMessage } from './messages.js'

/** How soon a following process that died is started again, in milliseconds. */
const restartAfter = 30_000
/** How long it may take to end before it is killed. What it fetched is kept either way. */
const patience = 2000

/** How soon a list that named nothing is looked at again, in milliseconds. */
const idle = 5000

/** Whether there is anything to follow: a process that waits for it costs 60 MB. One that cannot be read is reported. */
function namesSources({ dataFolder }: Config): boolean {
  try {
    return readFollowList(dataFolder).sources.length > 0
  } catch {
    return true
  }
}

export interface FollowingEvents {
  /** Receives the report of every round; the store has its articles by then. */
  onRound?: (report: CrawlReport) => void
  /** Receives what went wrong; following goes on. */
  onFault: (error: Error) => void
}

/** For tests, whose site is on this machine, need not be spared and cannot wait. */
export interface FollowingSettings {
  permission?: Permission
  limits?: Limits
  every?: number
}

/** A server's following of its sources. */
export interface Following {
  /** Ends it, within two seconds. */
  close(): Promise<void>
}

/**
 * Follows the sources that `follow.json` names, for as long as a server runs: a round every ten minutes, or as the list
 * says. The list is read again before every round. It runs in a process of its own: the store cannot be opened for
 * writing by a process that has it open for reading, and whatever a hostile page does to it, the server goes on.
 */
export function followSources(config: Config, events: FollowingEvents, settings: FollowingSettings = {}): Following {
  const { permission = 'public', limits = usualLimits, every = null } = settings
  const assignment: Assignment = { config, permission, limits, every }
  let isClosed = false
  let child: ChildProcess | null = null
  let restart: NodeJS.Timeout | undefined

  const start = (): void => {
    if (!namesSources(config)) {
      restart = setTimeout(start, idle)
      return
    }
    child = fork(fileURLToPath(workerUrl(import.meta.url, 'entry')), [], { serialization: 'advanced' })
    child.on('message', (message) => {
      const told = message as FollowingMessage
      if (told.kind === 'round') events.onRound?.(told.report)
      else events.onFault(Object.assign(new Error(told.message), { name: told.name }))
    })
    child.on('error', (error) => events.onFault(error))
    child.once('exit', (code, signal) => {
      if (isClosed) return
      events.onFault(new Error(`The process that follows the sources ended (${signal ?? code}); it is started again.`))
      restart = setTimeout(start, restartAfter)
    })
    child.send(assignment)
  }
  start()
  return {
    async close() {
      isClosed = true
      clearTimeout(restart)
      const last = child
      if (last === null || last.exitCode !== null || last.signalCode !== null) return
      const exited = new Promise((resolve) => last.once('exit', resolve))
      last.kill('SIGTERM')
      const timer = setTimeout(() => last.kill('SIGKILL'), patience)
      await exited
      clearTimeout(timer)
    },
  }
}
