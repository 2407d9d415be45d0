/** The log of articles in the order of their last change: what the store keeps, and what every index is built from. */
import { setImmediate } from 'node:timers/promises'
import type { Article } from './article.js'

/** The latest change to an article: its current content, or its removal. */
export type LogEntry = { sequence: number; article: Article } | { sequence: number; removedId: string }

/** An article with the sequence number of its entry. */
export type LoggedArticle = Extract<LogEntry, { article: Article }>

/**
 * Existing and removed articles, each with its latest change only. Every change gets the next sequence number, so an
 * article that changes moves to the end. The log may be on another machine.
 */
export interface ArticleLog {
  /** Sequence number of the latest change; 0 when there has been none. */
  lastSequence(): Promise<number>
  /** How many articles there are. */
  count(): Promise<number>
  /**
   * The latest entry of each article that changed after `sequence`, in order: at most `limit`, fewer only at the log's
   * end. A page shows the log at one moment; an article that changes between two pages can be in both.
   * @throws TimtinError `store-damaged`
   */
  entriesAfter(sequence: number, limit: number): Promise<LogEntry[]>
  /**
   * The latest entries for these ids, in the order given; null for an id that the log does not have.
   * @throws TimtinError `store-damaged`
   */
  entries(ids: readonly string[]): Promise<(LogEntry | null)[]>
}

/** Entries read at a time: a few milliseconds of work, and few enough that even long articles take little memory. */
const pageEntries = 200

export const idOf = (entry: LogEntry): string => ('article' in entry ? entry.article.id : entry.removedId)

/** All pages of the log after a sequence number. Other work gets a turn between two pages. */
export async function* pagesAfter(log: Pick<ArticleLog, 'entriesAfter'>, sequence: number): AsyncGenerator<LogEntry[]> {
  for (let after = sequence; ;) {
    const page = await log.entriesAfter(after, pageEntries)
    if (page.length > 0) yield page
    if (page.length < pageEntries) return
    after = page[page.length - 1].sequence
    await setImmediate()
  }
}

/** All articles of the log, in order. One that changes meanwhile can appear twice, its latest version last. */
export async function* articlesIn(log: Pick<ArticleLog, 'entriesAfter'>): AsyncGenerator<LoggedArticle> {
  for await (const page of pagesAfter(log, 0)) for (const entry of page) if ('article' in entry) yield entry
}

/** The articles with these ids that still exist, in the order of the ids, read page by page. */
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
