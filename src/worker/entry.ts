import { parentPort, workerData } from 'node:worker_threads'
import { openArchiveHere } from '../composition.js'
import { systemClock } from '../config.js'
import { warmUp } from './warm-up.js'
import { Answering } from './answering.js'
import { carried } from './carried-error.js'
import type { ArchiveWorkerData, FromArchiveWorker, ToArchiveWorker } from './messages.js'

/** Milliseconds without a question after which visitors count as quiet, and other work may run. */
const quietMs = 200

/** How often the worker looks for a newer build and for changed lists, in milliseconds. */
const refreshMs = 1000

const { config } = workerData as ArchiveWorkerData
const port = parentPort!
const say = (message: FromArchiveWorker) => port.postMessage(message)

/** Goes on looking for something newer. A persistent fault is reported once, not every second. */
function watch(look: () => Promise<unknown>): void {
  let lastSaid = ''
  const again = () => setTimeout(lookOnce, refreshMs).unref()
  const lookOnce = async () => {
    try {
      await look()
      lastSaid = ''
    } catch (error) {
      if (String(error) !== lastSaid) say({ kind: 'failed', call: null, error: carried(error) })
      lastSaid = String(error)
    }
    again()
  }
  again()
}

async function serve(): Promise<void> {
  const { services, refresh, refreshLists, close } = await openArchiveHere(config, systemClock)
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
  watch(refresh)
  watch(refreshLists)
}

serve().catch((error: unknown) => say({ kind: 'failed', call: null, error: carried(error) }))
