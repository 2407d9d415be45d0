/** What the composition root needs of an engine: how it is opened, built and asked how it is. */
import type { ArticleLog } from '../article-log.js'
import type { IndexBuilder } from './building.js'
import type { SearchEngine } from './reading.js'
import type { Vocabulary } from './vocabulary.js'

/** An engine open for reading, with its vocabulary. */
export interface OpenEngine {
  engine: SearchEngine
  vocabulary: Vocabulary
  /**
   * Takes a newer build when there is one.
   * @returns whether there was
   * @throws TimtinError as `open` does; what was served before goes on
   */
  refresh(): Promise<boolean>
}

/** How an engine is before it is opened. */
export interface EngineHealth {
  /** Whether it can be opened. */
  isReady: boolean
  /** What keeps it from that, in English; empty when nothing does. */
  problem: string
}

export interface EngineFactory {
  /** @throws TimtinError `index-missing`, `index-stale`, `index-damaged`, `engine-unreachable` */
  open(log: ArticleLog): Promise<OpenEngine>
  builder(): IndexBuilder
  /** Never rejects: what is wrong is the answer. */
  health(): Promise<EngineHealth>
}
