import os from 'node:os'
import path from 'node:path'
import { TimtinError } from '../../src/errors.js'
import { listFiles } from '../../src/ingest/readers/files.js'
import type { TakenIn } from './archives.js'
import { contest } from './contest.js'
import type { BenchOptions } from './options.js'
import { inOwnProcess } from './process.js'
import { drawQueries, queryKinds, type QueryKind, type QuerySet } from './queries.js'
import type { BenchResult, SizeResult } from './result.js'
import { measureServer } from './server.js'

/** Smaller sizes that are measured too, if the corpus is clearly larger. */
const smallerSizes = [5_000, 30_000]
/** A size is clearly smaller if it is at most this share of the next. */
const clearlySmaller = 0.9
/** With fewer articles, percentiles mean nothing. */
const fewestArticles = 12

export interface Place {
  /** Folder of the sample articles that ship with the project. */
  sampleFolder: string
  scratchFolder: string
  now: () => number
  say: (line: string) => void
}

interface Archives {
  from: string
  takenIn: TakenIn
  /** Smallest first; each contains all articles of the previous one. */
  archives: { dataFolder: string; articles: number }[]
}

async function corpusOf(
  { corpus, count, seed }: BenchOptions,
  place: Place,
): Promise<{ from: string; paths: string[] }> {
  if (corpus.length > 0) return { from: corpus.map((file) => path.basename(file)).join(' + '), paths: corpus }
  if (count === null) return { from: 'data/sample', paths: [place.sampleFolder] }
  place.say(`generating ${count} articles`)
  const file = path.join(place.scratchFolder, 'generated.ndjson')
  await inOwnProcess('generate', file, count, seed)
  return { from: `generate-corpus --count ${count} --seed ${seed}`, paths: [file] }
}

async function makeArchives(options: BenchOptions, place: Place): Promise<Archives> {
  const { from, paths } = await corpusOf(options, place)
  await listFiles(paths).next()
  const whole = path.join(place.scratchFolder, 'whole')
  place.say(`taking in ${from}`)
  const takenIn = await inOwnProcess('takeIn', whole, paths)
  if (takenIn.articles < fewestArticles) {
    const what = `The corpus has ${takenIn.articles} articles; ${fewestArticles} are needed.`
    throw new TimtinError('input', 'corpus-too-small', what, from, 'Give a larger one with --corpus.')
  }
  const largest = Math.min(options.count ?? takenIn.articles, takenIn.articles)
  const wanted = [...smallerSizes.filter((size) => size <= largest * clearlySmaller), largest]
  const archives: Archives['archives'] = []
  let larger = { dataFolder: whole, articles: takenIn.articles }
  for (const articles of wanted.reverse()) {
    if (articles < larger.articles) {
      const dataFolder = path.join(place.scratchFolder, `articles-${articles}`)
      place.say(`drawing ${articles} articles`)
      await inOwnProcess('sample', larger.dataFolder, dataFolder, articles, options.seed)
      larger = { dataFolder, articles }
    }
    archives.unshift(larger)
  }
  return { from, takenIn, archives }
}

async function measureSize(
  { dataFolder, articles }: Archives['archives'][number],
  queries: QuerySet,
  { peers }: BenchOptions,
  { scratchFolder, say }: Place,
): Promise<SizeResult> {
  const sayHere = (line: string) => say(`${articles} articles: ${line}`)
  sayHere('building the index')
  const build = await inOwnProcess('build', dataFolder)
  const size = await inOwnProcess('archiveSize', dataFolder)
  const results = await contest(peers, { dataFolder, scratchFolder, articles, queries, say: sayHere })
  sayHere('the server: searches, an update, a new build')
  const server = await measureServer(dataFolder, articles, queries.measured)
  return {
    articles,
    build: {
      ...build,
      articlesPerSecond: build.articles / (build.milliseconds / 1000),
      articlesPerCpuSecond: build.articles / (build.cpuMilliseconds / 1000),
    },
    size,
    loadToBuild: server.load.ms / build.milliseconds,
    ...results,
    server,
  }
}

function growthOf(sizes: SizeResult[]): BenchResult['growth'] {
  const [small, large] = [sizes[0], sizes[sizes.length - 1]]
  if (small === large) return null
  const p50 = large.contestants.flatMap(({ name, wall, cpu }) => {
    const before = small.contestants.find((one) => one.name === name)
    return before ? [{ name, wall: wall.p50 / before.wall.p50, cpu: cpu.p50 / before.cpu.p50 }] : []
  })
  return { from: small.articles, to: large.articles, p50 }
}

function countKinds({ measured }: QuerySet): Record<QueryKind, number> {
  const counts = queryKinds.map((kind) => [kind, measured.filter((query) => query.kind === kind).length])
  return Object.fromEntries(counts) as Record<QueryKind, number>
}

/** Measures everything at each size in turn. */
export async function bench(options: BenchOptions, place: Place): Promise<BenchResult> {
  const startedAt = new Date(place.now()).toISOString()
  const loadBefore = os.loadavg()[0]
  const { from, takenIn, archives } = await makeArchives(options, place)
  const queries = drawQueries(await inOwnProcess('titles', archives[0].dataFolder), options.seed)
  const sizes: SizeResult[] = []
  for (const archive of archives) sizes.push(await measureSize(archive, queries, options, place))
  return {
    startedAt,
    machine: {
      node: process.versions.node,
      cpu: os.cpus()[0].model,
      cores: os.availableParallelism(),
      memory: os.totalmem(),
      load: [loadBefore, os.loadavg()[0]],
    },
    corpus: {
      from,
      seed: options.seed,
      takenIn,
      takenInPerSecond: takenIn.articles / (takenIn.milliseconds / 1000),
    },
    queries: { measured: countKinds(queries), warmUp: queries.warmUp.length },
    sizes,
    growth: growthOf(sizes),
  }
}
