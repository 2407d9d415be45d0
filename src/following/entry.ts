/** The following process: crawls the sources that the list names, round after round, until the server ends or stops it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { crawlSources } from '../composition/crawling.js'
import { systemClock } from '../config.js'
import { followedSources } from './followed.js'
import { readFollowList } from './list.js'
import type { Assignment, FollowingMessage } from './messages.js'

const minute = 60_000
/** How soon a list that named nothing is looked at again. */
const idle = 5000
/** Articles of one round: the rest of a large archive waits, so that the feeds are read again in time. */
const mostArticles = 1000

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
// The server is gone, perhaps killed: nobody is left to follow for.
process.once('disconnect', () => stopping.abort())

function tell(message: FollowingMessage): void {
  if (process.connected) process.send?.(message)
}

async function round({ config, permission, limits }: Assignment): Promise<boolean> {
  const { sources, faults, isIdle } = followedSources(config.dataFolder)
  if (isIdle) return false
  for (const fault of faults) tell({ kind: 'fault', ...fault })
  const report = await crawlSources(config, {
    sources,
    options: { since: null, max: mostArticles },
    dryRun: false,
    clock: systemClock,
    signal: stopping.signal,
    permission,
    limits,
  })
  tell({ kind: 'round', report })
  return true
}

async function follow(assignment: Assignment): Promise<void> {
  while (!stopping.signal.aborted) {
    const startedAt = systemClock()
    let hadSources = true
    try {
      hadSources = await round(assignment)
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error))
      if (!stopping.signal.aborted) tell({ kind: 'fault', name, message })
    }
    const every = assignment.every ?? minutesOf(assignment) * minute
    const wait = hadSources ? startedAt + every - systemClock() : idle
    await sleep(Math.max(0, wait), undefined, { signal: stopping.signal }).catch(() => {})
  }
  process.disconnect?.()
}

function minutesOf({ config }: Assignment): number {
  try {
    return readFollowList(config.dataFolder).everyMinutes
  } catch {
    // The round has reported it.
    return 1
  }
}

process.once('message', (assignment) => void follow(assignment as Assignment))
