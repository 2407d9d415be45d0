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
  /** Id of the archive that the store holds; null before an older version's store is first written to. */
  archiveId(): string | null
  /** @throws TimtinError `store-damaged` */
  article(id: string): Article | null
  /** The article; null also when it is damaged, so that nothing is known of it any more but that it is there (`has`). */
  readable(id: string): Article | null
  /** The articles with these ids, in order; null for one that does not exist. @throws TimtinError `store-damaged` */
  articles(ids: readonly string[]): Promise<(Article | null)[]>
  /** Id of the article published at an address, regardless of scheme, `www.` and fragment; null when there is none. */
  idOfAddress(address: string): Promise<string | null>
  has(id: string): boolean
  /** What is known of a withdrawn article; null for one that is not withdrawn. @throws TimtinError `store-damaged` */
  withdrawal(id: string): Withdrawal | null
  /** The withdrawals since a moment (ISO 8601 with +07:00), latest first. @throws TimtinError `store-damaged` */
  withdrawals(since?: string): Withdrawal[]
  /** What changed in an article, latest first. @throws TimtinError `store-damaged` */
  revisions(id: string): Revision[]
  /** Looks at the volumes' files without reading articles. @throws TimtinError `store-damaged`, naming the first unsound one */
  checkFiles(): void
  /** Opens one more of the volumes, so that they can be read on even when the store's folder is moved away. */
  holdFiles(): void
  close(): Promise<void>
}

/** An article that the archive no longer shows: why, and since when. */
export interface Withdrawal {
  id: string
  /** Title and original address of the article; neither is shown to visitors. */
  title: string
  url: string | null
  /** ISO 8601 with +07:00. */
  at: string
  /** In the newsroom's words, shown to visitors. */
  reason: string
}

/** Who changed an article: its source, whose new version was taken in, or a person here (`timtin correct`). */
export type ChangedBy = 'source' | 'correction'

/** A change to an article: what it said before. */
export interface Revision {
  /** When it was changed here: ISO 8601 with +07:00. */
  at: string
  by: ChangedBy
  /** The former values of the fields that changed; of a correction also those that no reader sees. */
  was: Partial<Article>
}

/** What became of a correction; `restored`: the article had been withdrawn, and is there again. */
export type CorrectionOutcome = 'updated' | 'unchanged' | 'restored'

/** The writing side; a second writer waits for the first one's transaction. */
export interface ArticleStore extends ArticleReader {
  /**
   * Stores articles in one transaction: all of them or, when it throws, none. Once the promise has resolved, they
   * survive a crash of the process and of the machine. An article whose id or address is that of a withdrawn one is not
   * stored. What a stored article said before is kept as a revision. A field that was corrected here stays so while it is
   * given as it was before the correction.
   * @returns an outcome for each article, in order
   * @throws TimtinError `disk-full`, `store-unwritable`, `store-damaged`
   */
  put(articles: readonly Article[]): Promise<PutOutcome[]>
  /**
   * Replaces an article that is there, or puts back one that was withdrawn.
   * @returns null when there is and was no article with its id
   * @throws TimtinError as `put` does
   */
  correct(article: Article): Promise<CorrectionOutcome | null>
  /**
   * Removes an article for good: its text is deleted, and importing it again does not bring it back.
   * @returns whether there was such an article
   * @throws TimtinError as `put` does
   */
  withdraw(id: string, withdrawal: Pick<Withdrawal, 'at' | 'reason'>): Promise<boolean>
  /**
   * @returns whether there was such an article
   * @throws TimtinError as `put` does
   */
  remove(id: string): Promise<boolean>
}
