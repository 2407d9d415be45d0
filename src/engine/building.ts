/** The writing side of the engine port: how an index is built, and from what. */
import type { ArticleLog, DamagedArticle } from '../article-log.js'

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
  /** The articles of the log that are left out because they cannot be read. */
  damaged: DamagedArticle[]
  milliseconds: number
  generation: string
}

export interface BuildOptions {
  /** Whether to rebuild all of it, whatever is there. */
  full: boolean
  /** Whether to publish a new generation even if nothing changed: the log was exchanged, and readers must be told. */
  renew?: boolean
  onProgress?: (progress: BuildProgress) => void
}

/**
 * The writing side of an engine, for one process at a time. A builder may remember what it built, so that the next
 * build costs as much as what changed in the log.
 */
export interface IndexBuilder {
  /**
   * Brings the index up to date with the log: builds it beside the one being served, then switches. A large build is
   * published part by part, except a full one that replaces a sound index.
   * @throws TimtinError `index-locked`, `index-stale`, `index-unwritable`, `disk-full`
   */
  build(log: ArticleLog, options: BuildOptions): Promise<BuildReport>
  /**
   * Whether the files of the index are there as this builder left them: a cheap look at their lengths, which finds what was
   * deleted or cut off. True before its first build, and for an engine without files.
   */
  isWhole(): Promise<boolean>
}
