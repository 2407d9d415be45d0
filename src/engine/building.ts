/** The writing side of the engine port: how an index is built, and from what. */
import type { ArticleLog } from '../article-log.js'

export interface BuildProgress {
  done: number
  total: number
}

export interface BuildReport {
  /** Whether anything had to be built. */
  changed: boolean
  articles: number
  indexed: number
  removed: number
  milliseconds: number
  generation: string
}

/** The writing side of an engine, for one process at a time. */
export interface IndexBuilder {
  /**
   * Brings the index up to date with the log: builds it beside the one being served, then switches.
   * @param full whether to rebuild all of it
   * @throws TimtinError `index-locked`, `index-unwritable`, `disk-full`
   */
  build(
    log: ArticleLog,
    options: { full: boolean; onProgress?: (progress: BuildProgress) => void },
  ): Promise<BuildReport>
}
