import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { LoggedArticle } from '../../../article-log.js'
import type { Analyzer } from '../../../text/types.js'
import type { BuildWorkerData, FromBuildWorker, ToBuildWorker } from './build-worker.js'
import { SegmentBuilder } from '../writing/segment-builder.js'
import { segmentLayout } from '../format/layouts.js'
import { writeSections } from '../format/section-file.js'
import { workerUrl } from '../../../worker-url.js'

/** Turns batches of articles into segment files. */
export interface SegmentMaker {
  /** Writes a segment of these articles to `file`, reporting how many have been added along the way. */
  make(articles: LoggedArticle[], file: string, onAdded: (articles: number) => void): Promise<void>
  close(): Promise<void>
}

/** Makes segments in the calling thread. */
export function inlineMaker(folder: string, analyzer: Analyzer): SegmentMaker {
  return {
    async make(articles, file, onAdded) {
      const builder = new SegmentBuilder(analyzer)
      for (const { article, sequence } of articles) builder.add(article, sequence)
      onAdded(articles.length)
      await writeSections(path.join(folder, file), segmentLayout, builder.finish())
    },
    close: async () => {},
  }
}

/** Articles per message to a worker: copying them blocks this thread, so messages are small. */
const parcel = 256

/** A system error from a worker, with its code (`ENOSPC`). */
function systemError(message: string, code: string | null): Error {
  return Object.assign(new Error(message), code === null ? {} : { code })
}

function workerMaker(folder: string, projectRoot: string): SegmentMaker {
  const worker = new Worker(workerUrl(import.meta.url, 'build-worker'), {
    workerData: { folder, projectRoot } satisfies BuildWorkerData,
  })
  const tell = (message: ToBuildWorker) => worker.postMessage(message)
  return {
    make(articles, file, onAdded) {
      return new Promise((resolve, reject) => {
        let sent = 0
        const sendParcel = () => {
          if (sent < articles.length) {
            tell({ kind: 'add', articles: articles.slice(sent, sent + parcel) })
            sent += parcel
            if (sent >= articles.length) tell({ kind: 'finish', file })
          }
        }
        const onMessage = (message: FromBuildWorker) => {
          if (message.kind === 'added') {
            onAdded(message.articles)
            sendParcel()
            return
          }
          stopListening()
          if (message.kind === 'finished') resolve()
          else reject(systemError(message.message, message.systemCode))
        }
        const onError = (error: Error) => {
          stopListening()
          reject(error)
        }
        const stopListening = () => {
          worker.off('message', onMessage)
          worker.off('error', onError)
        }
        worker.on('message', onMessage)
        worker.on('error', onError)
        sendParcel()
        sendParcel()
      })
    },
    async close() {
      await worker.terminate()
    },
  }
}

/** Makes segments in as many worker threads as there are cores, at most four; a batch goes to the first free one. */
export function workerMakers(folder: string, projectRoot: string): SegmentMaker & { readonly parallel: number } {
  const parallel = Math.max(1, Math.min(4, availableParallelism()))
  const all = Array.from({ length: parallel }, () => workerMaker(folder, projectRoot))
  const free = [...all]
  const waiting: ((maker: SegmentMaker) => void)[] = []
  const take = () =>
    new Promise<SegmentMaker>((resolve) => (free.length > 0 ? resolve(free.pop()!) : waiting.push(resolve)))
  const giveBack = (maker: SegmentMaker) => {
    const next = waiting.shift()
    if (next) next(maker)
    else free.push(maker)
  }
  return {
    parallel,
    async make(articles, file, onAdded) {
      const maker = await take()
      try {
        await maker.make(articles, file, onAdded)
      } finally {
        giveBack(maker)
      }
    },
    async close() {
      await Promise.all(all.map((maker) => maker.close()))
    },
  }
}
