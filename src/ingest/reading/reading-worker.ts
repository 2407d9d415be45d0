import { parentPort, workerData } from 'node:worker_threads'
import { loadGazetteer } from '../../gazetteer-files.js'
import type { FromReader, ReadingWorkerData, ToReader } from './messages.js'
import { readOne } from './read-one.js'
import { unpack } from './unpacking.js'

/** A reading thread: reads records one after another, and is ended from outside when one exceeds the bounds. */

const { projectRoot, stated } = workerData as ReadingWorkerData
const gazetteer = loadGazetteer(projectRoot)
const port = parentPort!

const say = (message: FromReader): void => port.postMessage(message)

port.on('message', (message: ToReader) => {
  if (message.kind === 'unpack') {
    void unpack(message.format, message.bytes).then((outcome) => say({ kind: 'unpacked', outcome }))
    return
  }
  for (const record of message.records) say({ kind: 'read', outcome: readOne(record, gazetteer, stated) })
})
say({ kind: 'ready' })
