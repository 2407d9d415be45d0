/** The types of the article store, which is the source of truth for every index. */
import type { Article } from '../article.js'
import type { ArticleLog } from '../article-log.js'
import type { PutOutcome } from '../ingest/taking-in.js'

/**
 * Every accepted article by id, and the log of changes. Each addition, update and removal gets the next sequence
 * number; the log holds only the latest entry of each id.
 *
 * Many processes can read while one writes. A reader sees what others have committed in the next turn of the event loop
 * at the latest. Files keep what is deleted while a page of the log is being read.
 */
export interface ArticleReader extends ArticleLog {
  /** @throws TimtinError `store-damaged` */
  article(id: string): Article | null
  /** The articles with these ids, in order; null for one that does not exist. @throws TimtinError `store-damaged` */
  articles(ids: readonly string[]): Promise<(Article | null)[]>
  /** Id of the article published at an address, regardless of scheme, `www.` and fragment; null when there is none. */
  idOfAddress(address: string): Promise<string | null>
  has(id: string): boolean
  /** Looks at the volumes' files without reading articles. @throws TimtinError `store-damaged`, naming the first unsound one */
  checkFiles(): void
  close(): Promise<void>
}

/** The writing side; a second writer waits for the first one's transaction. */
export interface ArticleStore extends ArticleReader {
  /**
   * Stores articles in one transaction: all of them or, when it throws, none. Once the promise has resolved, they
   * survive a crash of the process and of the machine.
   * @returns an outcome for each article, in order
   * @throws TimtinError `disk-full`, `store-unwritable`, `store-damaged`
   */
  put(articles: readonly Article[]): Promise<PutOutcome[]>
  /**
   * @returns whether there was such an article
   * @throws TimtinError as `put` does
   */
  remove(id: string): Promise<boolean>
}
