import { parentPort, workerData } from 'node:worker_threads'
import { openArchiveHere } from '../composition.js'
import { systemClock } from '../config.js'
import { warmUp } from './warm-up.js'
import { Answering } from './answering.js'
import { carried } from './carried-error.js'
import type { ArchiveWorkerData, FromArchiveWorker, ToArchiveWorker } from './messages.js'

/** Milliseconds without a question after which visitors count as quiet, and other work may run. */
const quietMs = 200

/** How often the worker looks for a newer build, in milliseconds. */
const refreshMs = 1000

const { config } = workerData as ArchiveWorkerData
const port = parentPort!
const say = (message: FromArchiveWorker) => port.postMessage(message)

async function serve(): Promise<void> {
  const { services, refresh, close } = await openArchiveHere(config, systemClock)
  let isClosing = false
  let lastAsked = -Infinity
  const answering = new Answering(services, say)
  port.on('message', (message: ToArchiveWorker) => {
    switch (message.kind) {
      case 'ask':
        lastAsked = performance.now()
        return answering.take(message)
      case 'cancel':
        return answering.cancel(message.call)
      case 'close':
        isClosing = true
        answering.stop()
        void close().finally(() => port.close())
    }
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
      // A persistent fault is reported once, not every second.
      if (String(error) !== lastSaid) say({ kind: 'failed', call: null, error: carried(error) })
      lastSaid = String(error)
    }
    setTimeout(watch, refreshMs).unref()
  }
  setTimeout(watch, refreshMs).unref()
}

serve().catch((error: unknown) => say({ kind: 'failed', call: null, error: carried(error) }))
