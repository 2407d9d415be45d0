/** The shapes of the article store: the truth that every index is built from. */
import type { Article } from '../article.js'
import type { ArticleLog } from '../article-log.js'
import type { PutOutcome } from '../ingest/taking-in.js'

/**
 * Every accepted article under its id, and the log of changes. Each addition, update and removal takes the next
 * sequence number; the log holds the latest entry of each id and no other.
 *
 * Many processes can read while one writes. What others have committed is seen in the next turn of the event loop at the
 * latest. Until a page of the log is read, the files keep what is deleted meanwhile.
 */
export interface ArticleReader extends ArticleLog {
  /** @throws TimtinError `store-damaged` */
  article(id: string): Article | null
  /** The articles of these ids, in their order; null for one that is not there. @throws TimtinError `store-damaged` */
  articles(ids: readonly string[]): Promise<(Article | null)[]>
  /** Id of the article that was published at an address, whatever its scheme, `www.` or fragment; null when there is none. */
  idOfAddress(address: string): Promise<string | null>
  has(id: string): boolean
  close(): Promise<void>
}

/** The writing side; a second writer waits for the first one's transaction. */
export interface ArticleStore extends ArticleReader {
  /**
   * Stores articles in one transaction: all of them or, when it throws, none. Once it has resolved they survive the
   * end of the process and of the machine.
   * @returns an outcome for each article, in their order
   * @throws TimtinError `disk-full`, `store-unwritable`, `store-damaged`
   */
  put(articles: readonly Article[]): Promise<PutOutcome[]>
  /**
   * @returns whether there was such an article
   * @throws TimtinError as `put`
   */
  remove(id: string): Promise<boolean>
}
