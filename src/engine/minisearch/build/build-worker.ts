import { setPriority } from 'node:os'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { LoggedArticle } from '../../../article-log.js'
import { loadLexica } from '../../../lexica.js'
import { createAnalyzer } from '../../../text/index.js'
import { SegmentBuilder } from '../writing/segment-builder.js'
import { segmentLayout } from '../format/layouts.js'
import { writeSections } from '../format/section-file.js'

/** Messages to a build worker: the articles of one segment after another. */
export type ToBuildWorker = { kind: 'add'; articles: LoggedArticle[] } | { kind: 'finish'; file: string }

/** Messages from a build worker. `failed` includes the system's error code, if there is one. */
export type FromBuildWorker =
  | { kind: 'added'; articles: number }
  | { kind: 'finished'; articles: number }
  | { kind: 'failed'; message: string; systemCode: string | null }

export interface BuildWorkerData {
  folder: string
  projectRoot: string
}

/** Large builds yield to what visitors wait for (nice value). On Linux this is the priority of this thread alone. */
const niceness = 10

setPriority(niceness)

const { folder, projectRoot } = workerData as BuildWorkerData
const analyzer = createAnalyzer(loadLexica(projectRoot))
const port = parentPort!
let builder = new SegmentBuilder(analyzer)

const say = (message: FromBuildWorker) => port.postMessage(message)

async function handle(message: ToBuildWorker): Promise<void> {
  if (message.kind === 'add') {
    for (const { article, sequence } of message.articles) builder.add(article, sequence)
    say({ kind: 'added', articles: message.articles.length })
    return
  }
  const full = builder
  builder = new SegmentBuilder(analyzer)
  await writeSections(path.join(folder, message.file), segmentLayout, full.finish())
  say({ kind: 'finished', articles: full.articles })
}

port.on('message', (message: ToBuildWorker) => {
  handle(message).catch((error: unknown) => {
    const systemCode = (error as NodeJS.ErrnoException).code ?? null
    say({
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      systemCode,
    })
  })
})
