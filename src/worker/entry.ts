/** The process in which a server's archive is open (`archive-worker.ts`). */
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { followArchive } from '../composition/serving.js'
import { systemClock } from '../config.js'
import type { ArchiveState } from '../readiness.js'
import { warmUp } from './warm-up.js'
import { Answering } from './answering.js'
import { carried } from './carried-error.js'
import type { ArchiveWorkerArguments, FromArchiveWorker, ToArchiveWorker } from './messages.js'

/** Milliseconds without a question after which visitors count as quiet, and other work may run. */
const quietMs = 200

/** How often the worker looks at store, index and lists, in milliseconds: what is new is to be seen within seconds. */
const lookMs = 250

/** Milliseconds for which questions wait for a build to be loaded; after that, they are answered without one. */
const firstLookMs = 3000

const { config, archiveId } = JSON.parse(process.argv[2]) as ArchiveWorkerArguments

const say = (message: FromArchiveWorker) => {
  if (process.connected) process.send?.(message)
}

/** Says of each fault once that it is there, not at every look. */
class Faults {
  private readonly said = new Map<string, string>()

  /** @param about what is at fault @param problem null when nothing is any more */
  tell(about: string, problem: unknown): void {
    const text = problem === null ? '' : String(problem)
    if (text !== '' && text !== this.said.get(about)) say({ kind: 'failed', call: null, error: carried(problem) })
    this.said.set(about, text)
  }
}

async function serve(): Promise<void> {
  const { services, look, refreshLists, close } = await followArchive(config, systemClock, archiveId)
  let isClosing = false
  let lastAsked = -Infinity
  let lastState: ArchiveState | null = null
  const faults = new Faults()
  const lookOnce = async () => {
    const state = await look()
    if (!isDeepStrictEqual(state, lastState)) say({ kind: 'state', state })
    lastState = state
    // That there is no build yet is said by the state, and is no fault.
    faults.tell('archive', state.indexed === null ? null : state.problem)
    await refreshLists().then(
      () => faults.tell('lists', null),
      (error: unknown) => faults.tell('lists', error),
    )
  }
  const answering = new Answering(services, say)
  const end = () => {
    if (isClosing) return
    isClosing = true
    answering.stop()
    void close().finally(() => process.exit())
  }
  // The server has gone, perhaps without a word.
  process.on('disconnect', end)
  // It may have gone before this process could listen.
  if (!process.connected) return end()
  process.on('message', (message: ToArchiveWorker) => {
    switch (message.kind) {
      case 'ask':
        lastAsked = performance.now()
        return answering.take(message)
      case 'cancel':
        return answering.cancel(message.call)
      case 'close':
        return end()
    }
  })
  const first = lookOnce()
  await Promise.race([first, setTimeout(firstLookMs)])
  say({ kind: 'ready' })
  await first
  void warmUp(services.search, () => {
    if (isClosing) return 'over'
    return performance.now() - lastAsked < quietMs ? 'busy' : 'idle'
  })
  while (!isClosing) {
    await setTimeout(lookMs)
    await lookOnce()
  }
}

// The server is told to stop by these, and ends this process when it has.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

serve().catch((error: unknown) => {
  say({ kind: 'unable', error: carried(error) })
  process.exitCode = 1
  if (process.connected) process.disconnect()
})
