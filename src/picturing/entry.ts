/** The process that brings pictures up to date while the server serves (`picturing.ts`), and then ends. */
import { gatherPictures, keepSamplePictures } from '../composition/picturing.js'
import { sampleConfig } from '../composition/serving.js'
import { systemClock } from '../config.js'
import { TimtinError } from '../errors.js'
import { storeFile } from '../store/identity-of-files.js'
import { storeFolder } from '../store/article-store.js'
import type { Gathered } from '../media/gathering.js'
import type { PicturingArguments, PicturingMessage } from './messages.js'

const { config, permission, limits } = JSON.parse(process.argv[2]) as PicturingArguments

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
// The server is gone, perhaps killed: nobody is left to gather for.
process.once('disconnect', () => stopping.abort())

function tell(message: PicturingMessage): void {
  if (process.connected) process.send?.(message)
}

/** How long the process stays for further articles, in milliseconds: starting it takes longer than taking one picture. */
const linger = 30_000

const nothing: Gathered = { kept: 0, refused: 0, failed: 0, next: null }

async function gather(): Promise<Gathered> {
  if (storeFile(storeFolder(config.dataFolder)) === null) {
    await keepSamplePictures(sampleConfig(config))
    return nothing
  }
  try {
    return await gatherPictures(config, { clock: systemClock, signal: stopping.signal, linger, permission, limits })
  } catch (error) {
    if (!(error instanceof TimtinError) || error.code !== 'pictures-locked') throw error
    // Somebody runs `timtin pictures`, which does the same.
    return { ...nothing, next: systemClock() + linger }
  }
}

gather()
  .then(
    (gathered) => tell({ kind: 'gathered', gathered }),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error))
      if (!stopping.signal.aborted) tell({ kind: 'fault', name, message })
    },
  )
  .finally(() => process.disconnect?.())
