/** What the composition root needs from an engine: how to open it, build its index and ask for its health. */
import type { ArticleLog } from '../article-log.js'
import type { IndexBuilder } from './building.js'
import type { SearchEngine } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

/** An engine open for reading, with its vocabulary. */
export interface OpenEngine {
  engine: SearchEngine
  vocabulary: Vocabulary
  /**
   * Switches to a newer build if there is one.
   * @returns whether there was one
   * @throws TimtinError as `open` does; the old build stays in use
   */
  refresh(): Promise<boolean>
}

/** The state of an engine that is not open. */
export interface EngineHealth {
  /** Whether it can be opened. */
  isReady: boolean
  /** What prevents that, in English; empty when nothing does. */
  problem: string
}

export interface EngineFactory {
  /**
   * @param options `evenPartly`: whether to serve what is sound of a damaged index, rather than nothing
   * @throws TimtinError `index-missing`, `index-stale`, `index-damaged`, `engine-unreachable`
   */
  open(log: ArticleLog, options?: { evenPartly: boolean }): Promise<OpenEngine>
  builder(): IndexBuilder
  /** Never rejects: problems are part of the answer. */
  health(): Promise<EngineHealth>
}
