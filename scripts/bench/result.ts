import type { Built, FolderSize, TakenIn } from './archives.js'
import type { ContestantName } from './contestants/index.js'
import type { Block } from './loop-monitor.js'
import type { Memory } from './memory.js'
import type { QueryKind } from './queries.js'
import type { Served, Suggested } from './serving.js'
import type { Spread } from './statistics.js'

/** Durations are milliseconds, sizes are bytes. */

/** What a contestant's queries took, as parts of what another's took. */
export interface Ratio {
  p50: number
  p95: number
  /** Of the processor time at the median. */
  cpuP50: number
}

export interface ContestantResult {
  name: ContestantName
  /** What ran, with its version. */
  label: string
  /** What it did for each query. */
  work: string
  /** Until it could search: loading the built index; for a peer reading, folding and adding all articles. */
  readyMs: number
  /** The very first query after that. */
  firstMs: number
  /** As waited, over all kinds of queries. */
  wall: Spread
  /** Processor time of its process, all threads together. */
  cpu: Spread
  byKind: Record<QueryKind, Spread>
  /** Share of whole titles whose article was among the first ten. */
  titlesFound: number
  /** null where that peer did not run. */
  toFts5: Ratio | null
  toMiniSearch: Ratio | null
}

export interface Skipped {
  name: ContestantName
  reason: string
}

/** A process that does what the server does, the archive in its thread. */
export interface ServerResult {
  /** Until the archive was open; `load.block` is from before the first visitor. */
  load: { ms: number; block: Block }
  search: Served
  /** Topics typed letter by letter without diacritics. */
  suggest: Suggested
  /** After the searches. */
  memory: Memory
  memoryPerArticle: number
  /** While another process added articles and the worker took the new build. */
  update: Served & { articles: number; buildMs: number }
  /** While another process rebuilt the whole index and the worker took it. */
  rebuild: Served
}

export interface SizeResult {
  articles: number
  build: Built & { articlesPerSecond: number; articlesPerCpuSecond: number }
  size: { index: FolderSize; store: FolderSize }
  /** Loading the built index in the server, as a part of building it. */
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
    /** Processes that wanted a processor, averaged over one minute, at start and end: above `cores` it was shared. */
    load: [number, number]
  }
  corpus: { from: string; seed: number; takenIn: TakenIn; takenInPerSecond: number }
  queries: { measured: Record<QueryKind, number>; warmUp: number }
  sizes: SizeResult[]
  /** Median at the largest size divided by that at the smallest; null with one size only. */
  growth: { from: number; to: number; p50: { name: ContestantName; wall: number; cpu: number }[] } | null
}
