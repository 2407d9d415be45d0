import { parentPort, workerData } from 'node:worker_threads'
import { loadGazetteer } from '../../gazetteer-files.js'
import { loadSources } from '../../source-files.js'
import type { FromReader, ReadingWorkerData, ToReader } from './messages.js'
import { readOne } from './read-one.js'
import { ownThreadId } from './thread-time.js'
import { unpack } from './unpacking.js'

/** A reading thread: reads records one after another, and is ended from outside when one exceeds the bounds. */

const { place, stated, progress } = workerData as ReadingWorkerData
const gazetteer = loadGazetteer(place.projectRoot)
const { sources } = loadSources(place.dataFolder)
const port = parentPort!

const say = (message: FromReader): void => port.postMessage(message)

port.on('message', (message: ToReader) => {
  if (message.kind === 'unpack') {
    void unpack(message.format, message.bytes).then((outcome) => say({ kind: 'unpacked', outcome }))
    return
  }
  const outcomes = message.records.map((record, at) => {
    Atomics.store(progress, 0, at)
    return readOne(record, gazetteer, stated, sources)
  })
  say({ kind: 'read', outcomes })
})
say({ kind: 'ready', threadId: ownThreadId() })
