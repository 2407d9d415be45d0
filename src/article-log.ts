/** The log of articles in the order of their last change: what the store keeps, and what every index is built from. */
import { setImmediate } from 'node:timers/promises'
import type { Article } from './article.js'

/** The latest change of an article: itself, or its removal. */
export type LogEntry = { sequence: number; article: Article } | { sequence: number; removedId: string }

/** An article with the sequence number of its entry. */
export type LoggedArticle = Extract<LogEntry, { article: Article }>

/**
 * The articles that there are, and those that were removed, each with its latest change only. A change takes the next
 * sequence number, so an article that changes moves to the end. The log may stand on another machine.
 */
export interface ArticleLog {
  /** Sequence number of the latest change; 0 when there was none. */
  lastSequence(): Promise<number>
  /** How many articles there are. */
  count(): Promise<number>
  /**
   * The latest entry of each article that changed after `sequence`, in order: at most `limit`, fewer only at the log's
   * end. A page is of one moment; an article that changes between two pages can be in both.
   * @throws TimtinError `store-damaged`
   */
  entriesAfter(sequence: number, limit: number): Promise<LogEntry[]>
  /**
   * The latest entries of these ids, in their order; null where the log has none.
   * @throws TimtinError `store-damaged`
   */
  entries(ids: readonly string[]): Promise<(LogEntry | null)[]>
}

/** Entries read at a time: some milliseconds of work, and few enough that long articles stay small in memory. */
const pageEntries = 200

export const idOf = (entry: LogEntry): string => ('article' in entry ? entry.article.id : entry.removedId)

/** All pages of the log after a sequence number. Between two of them other work has its turn. */
export async function* pagesAfter(log: Pick<ArticleLog, 'entriesAfter'>, sequence: number): AsyncGenerator<LogEntry[]> {
  for (let after = sequence; ;) {
    const page = await log.entriesAfter(after, pageEntries)
    if (page.length > 0) yield page
    if (page.length < pageEntries) return
    after = page[page.length - 1].sequence
    await setImmediate()
  }
}

/** All articles of the log, in order. One that changes meanwhile can come twice, the later one last. */
export async function* articlesIn(log: Pick<ArticleLog, 'entriesAfter'>): AsyncGenerator<LoggedArticle> {
  for await (const page of pagesAfter(log, 0)) for (const entry of page) if ('article' in entry) yield entry
}

/** The articles among these ids that are still there, in their order, read page by page. */
export async function* articlesNamed(
  log: Pick<ArticleLog, 'entries'>,
  ids: readonly string[],
): AsyncGenerator<LoggedArticle> {
  for (let from = 0; from < ids.length; from += pageEntries) {
    for (const entry of await log.entries(ids.slice(from, from + pageEntries)))
      if (entry !== null && 'article' in entry) yield entry
    await setImmediate()
  }
}
