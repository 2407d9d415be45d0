import { parentPort, workerData } from 'node:worker_threads'
import { openArchiveHere } from '../composition.js'
import { systemClock } from '../config.js'
import { warmUp } from './warm-up.js'
import { carried, type ArchiveWorkerData, type FromArchiveWorker, type ToArchiveWorker } from './messages.js'

/** Visitors who have asked nothing for so long leave time for something else. */
const quietMs = 200

/** How often the worker looks for a newer build. */
const refreshMs = 1000

const { config } = workerData as ArchiveWorkerData
const port = parentPort!
const say = (message: FromArchiveWorker) => port.postMessage(message)

async function serve(): Promise<void> {
  const { services, refresh, close } = await openArchiveHere(config, systemClock)
  let isClosing = false
  let lastAsked = -Infinity
  port.on('message', (message: ToArchiveWorker) => {
    if (message.kind === 'close') {
      isClosing = true
      void close().finally(() => port.close())
      return
    }
    const { call, service, method, args } = message
    lastAsked = performance.now()
    const asked = services[service] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
    asked[method](...args).then(
      (value) => say({ kind: 'answer', call, value }),
      (error: unknown) => say({ kind: 'failed', call, error: carried(error) }),
    )
  })
  say({ kind: 'ready' })
  void warmUp(services.search, () => {
    if (isClosing) return 'over'
    return performance.now() - lastAsked < quietMs ? 'busy' : 'idle'
  })
  let lastSaid = ''
  const watch = async () => {
    try {
      await refresh()
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
