import type { Built, FolderSize, TakenIn } from './archives.js'
import type { ContestantName } from './contestants/index.js'
import type { Block } from './loop-monitor.js'
import type { Memory } from './memory.js'
import type { QueryKind } from './queries.js'
import type { Served, Suggested } from './serving.js'
import type { Spread } from './statistics.js'

/** Durations are milliseconds, sizes are bytes. */

/** The durations of one contestant's queries, as multiples of another's. */
export interface Ratio {
  p50: number
  p95: number
  /** Ratio of the median processor times. */
  cpuP50: number
}

export interface ContestantResult {
  name: ContestantName
  /** Name and version of what ran. */
  label: string
  /** What it did for each query. */
  work: string
  /** Time until it could search: loading the built index or, for a peer, reading, folding and adding all articles. */
  readyMs: number
  /** Duration of the first query after that. */
  firstMs: number
  /** Time waited, for all kinds of queries. */
  wall: Spread
  /** Processor time of its process, all threads. */
  cpu: Spread
  byKind: Record<QueryKind, Spread>
  /** Share of whole titles whose article was among the first ten. */
  titlesFound: number
  /** null if that peer did not run. */
  toFts5: Ratio | null
  toMiniSearch: Ratio | null
}

export interface Skipped {
  name: ContestantName
  reason: string
}

/** A process that does what the server does, with the archive in a worker thread. */
export interface ServerResult {
  /** Opening the archive; `load.block` is before the first visitor. */
  load: { ms: number; block: Block }
  search: Served
  /** Suggestions for topics typed letter by letter without diacritics. */
  suggest: Suggested
  /** Memory after the searches. */
  memory: Memory
  memoryPerArticle: number
  /** While another process added articles and the worker loaded the new build. */
  update: Served & { articles: number; buildMs: number }
  /** While another process rebuilt the whole index and the worker loaded it. */
  rebuild: Served
}

export interface SizeResult {
  articles: number
  build: Built & { articlesPerSecond: number; articlesPerCpuSecond: number }
  size: { index: FolderSize; store: FolderSize }
  /** Time to load the built index in the server, as a share of the time to build it. */
  loadToBuild: number
  contestants: ContestantResult[]
  skipped: Skipped[]
  server: ServerResult
}

export interface BenchResult {
  startedAt: string
  machine: {
    node: string
    cpu: string
    cores: number
    memory: number
    /** One-minute load average at start and end: above `cores`, processors were shared. */
    load: [number, number]
  }
  corpus: { from: string; seed: number; takenIn: TakenIn; takenInPerSecond: number }
  queries: { measured: Record<QueryKind, number>; warmUp: number }
  sizes: SizeResult[]
  /** Median at the largest size divided by the median at the smallest; null if there is only one size. */
  growth: { from: number; to: number; p50: { name: ContestantName; wall: number; cpu: number }[] } | null
}
