import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { buildIndex, indexFolder } from '../../src/composition/engines.js'
import { ingestPaths } from '../../src/composition/taking-in.js'
import { readConfig, type Config } from '../../src/config.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import type { Article } from '../../src/article.js'
import { articlesIn } from '../../src/article-log.js'
import { corpusArticle } from '../corpus/article.js'
import { Random } from '../corpus/random.js'
import { readVocabulary } from '../corpus/vocabulary.js'

/** Articles per transaction. */
const batchSize = 256

function configOf(dataFolder: string): Config {
  return { ...readConfig(), dataFolder }
}

/** Writes a corpus of invented articles. */
export async function generate(file: string, count: number, seed: number): Promise<void> {
  const vocabulary = readVocabulary(path.join(readConfig().projectRoot, 'data'))
  const out = createWriteStream(file)
  for (let index = 0; index < count; index++) {
    const isTaken = out.write(`${JSON.stringify(corpusArticle({ vocabulary, seed, count }, index))}\n`)
    if (!isTaken) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

export interface TakenIn {
  articles: number
  rejected: number
  milliseconds: number
}

/** Ingests a corpus into a new archive, through the readers of `npm run import`. */
export async function takeIn(dataFolder: string, paths: string[]): Promise<TakenIn> {
  const started = performance.now()
  const { added, rejected } = await ingestPaths(configOf(dataFolder), paths, { rejects: () => {} })
  return { articles: added, rejected, milliseconds: performance.now() - started }
}

async function putAll(dataFolder: string, articles: Iterable<Article> | AsyncIterable<Article>): Promise<void> {
  const store = openStore(storeFolder(dataFolder), { readOnly: false })
  try {
    let batch: Article[] = []
    for await (const article of articles) {
      batch.push(article)
      if (batch.length < batchSize) continue
      await store.put(batch)
      batch = []
    }
    await store.put(batch)
  } finally {
    await store.close()
  }
}

/** Starts an archive with a uniform random sample of another's articles, in their order. */
export async function sample(from: string, to: string, count: number, seed: number): Promise<void> {
  const random = new Random(seed)
  const store = openStore(storeFolder(from), { readOnly: true })
  async function* drawn(): AsyncIterable<Article> {
    let left = await store.count()
    let wanted = count
    for await (const { article } of articlesIn(store)) {
      if (random.next() * left-- >= wanted) continue
      wanted--
      yield article
    }
  }
  try {
    await putAll(to, drawn())
  } finally {
    await store.close()
  }
}

/** Id and title of every article, in store order. */
export async function titles(dataFolder: string): Promise<{ id: string; title: string }[]> {
  const store = openStore(storeFolder(dataFolder), { readOnly: true })
  try {
    const all: { id: string; title: string }[] = []
    for await (const { article } of articlesIn(store)) all.push({ id: article.id, title: article.title })
    return all
  } finally {
    await store.close()
  }
}

export interface Built {
  articles: number
  milliseconds: number
  /** Processor time of the building process, all threads. */
  cpuMilliseconds: number
  /** Peak memory of the building process, all threads. */
  peakBytes: number
}

async function bringUpToDate(dataFolder: string, full: boolean): Promise<Built> {
  const cpu = process.cpuUsage()
  const { articles, milliseconds } = await buildIndex(configOf(dataFolder), { full })
  const { user, system } = process.cpuUsage(cpu)
  return {
    articles,
    milliseconds,
    cpuMilliseconds: (user + system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
}

/** Rebuilds the whole index. */
export async function build(dataFolder: string): Promise<Built> {
  return bringUpToDate(dataFolder, true)
}

/** Adds copies of the archive's first articles under new ids and updates the index. */
export async function update(dataFolder: string, count: number): Promise<Built> {
  const store = openStore(storeFolder(dataFolder), { readOnly: true })
  const copies: Article[] = []
  for await (const { article } of articlesIn(store)) {
    if (copies.length === count) break
    copies.push({ ...article, id: `bench-update-${copies.length}`, url: null })
  }
  await store.close()
  await putAll(dataFolder, copies)
  return bringUpToDate(dataFolder, false)
}

export interface FolderSize {
  bytes: number
  largestFile: { name: string; bytes: number }
}

async function sizeOf(folder: string): Promise<FolderSize> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, bytes: (await stat(path.join(folder, name))).size })),
  )
  const largestFile = files.reduce((largest, file) => (file.bytes > largest.bytes ? file : largest))
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), largestFile }
}

/** Sizes of an archive's index and store on disk. */
export async function archiveSize(dataFolder: string): Promise<{ index: FolderSize; store: FolderSize }> {
  return { index: await sizeOf(indexFolder(dataFolder)), store: await sizeOf(storeFolder(dataFolder)) }
}
