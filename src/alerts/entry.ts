/** The process that tells followers of new articles (`running.ts`). */
import { setTimeout as sleep } from 'node:timers/promises'
import { openAlerting } from '../composition/alerting.js'
import { systemClock } from '../config.js'
import type { SearchParams, SearchQuestions } from '../search/types.js'
import type { AlertingAssignment, FromAlerting, ToAlerting } from './ipc.js'

/** How often it looks at the log and at what is due, in milliseconds. */
const lookMs = 1000

type Readings = Awaited<ReturnType<SearchQuestions['readings']>>

const stopping = new AbortController()
// The server is told to stop by these, and ends this process when it has.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.once('disconnect', () => stopping.abort())

const say = (message: FromAlerting) => {
  if (process.connected) process.send?.(message)
}

const waiting = new Map<number, { resolve: (answer: Readings) => void; reject: (error: Error) => void }>()
let calls = 0

/** Asks the server's archive. */
function readings(searches: readonly SearchParams[]): Promise<Readings> {
  return new Promise((resolve, reject) => {
    const call = ++calls
    waiting.set(call, { resolve, reject })
    say({ kind: 'ask', call, searches })
  })
}

async function run({ config, mail, letterhead, permission }: AlertingAssignment): Promise<void> {
  const fault = (error: unknown) =>
    say({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
  const { alerting, refresh, close } = await openAlerting(config, mail, {
    letterhead,
    readings,
    permission,
    clock: systemClock,
    onFault: fault,
  })
  while (!stopping.signal.aborted) {
    try {
      await refresh()
      await alerting.step()
    } catch (error) {
      fault(error)
    }
    await sleep(lookMs, undefined, { signal: stopping.signal }).catch(() => {})
  }
  await close()
}

process.on('message', (message: ToAlerting) => {
  if (message.kind === 'start') {
    run(message).then(
      () => process.exit(),
      (error: unknown) => {
        say({ kind: 'fault', message: error instanceof Error ? error.message : String(error) })
        process.exitCode = 1
        if (process.connected) process.disconnect()
      },
    )
    return
  }
  const call = waiting.get(message.call)
  waiting.delete(message.call)
  if (message.kind === 'readings') call?.resolve(message.answer)
  else call?.reject(new Error(message.message))
})
