/** The log of articles in the order of their last change: what the store keeps, and what every index is built from. */
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Article } from './article.js'

/** An article that is there, but whose content cannot be read any more. */
export interface DamagedArticle {
  sequence: number
  damagedId: string
  /** The damaged file. */
  where: string
}

/** The latest change to an article: its current content, or its removal. */
export type LogEntry = { sequence: number; article: Article } | { sequence: number; removedId: string } | DamagedArticle

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
   * @throws TimtinError `store-damaged` when more than an article is damaged
   */
  entriesAfter(sequence: number, limit: number): Promise<LogEntry[]>
  /**
   * The latest entries for these ids, in the order given; null for an id that the log does not have.
   * @throws TimtinError `store-damaged` when more than an article is damaged
   */
  entries(ids: readonly string[]): Promise<(LogEntry | null)[]>
}

/** Entries read at a time: a few milliseconds of work, and few enough that even long articles take little memory. */
const pageEntries = 200

export function idOf(entry: LogEntry): string {
  if ('article' in entry) return entry.article.id
  return 'removedId' in entry ? entry.removedId : entry.damagedId
}

/** Damaged articles named in a message; of a store with more damage, the number says enough. */
const damagedNamed = 10

/** One sentence, in English, that names damaged articles and their files; null when there are none. */
export function sayDamaged(damaged: readonly DamagedArticle[]): string | null {
  if (damaged.length === 0) return null
  const names = damaged.slice(0, damagedNamed).map(({ damagedId, where }) => `${damagedId} (${path.basename(where)})`)
  const more = damaged.length > damagedNamed ? `, and ${damaged.length - damagedNamed} more` : ''
  const are = damaged.length === 1 ? '1 article is' : `${damaged.length} articles are`
  return `${are} damaged in the store: ${names.join(', ')}${more}.`
}

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

/**
 * All articles of the log, in order. One that changes meanwhile can appear twice, its latest version last.
 * @param onDamaged called for articles that are left out because they cannot be read
 */
export async function* articlesIn(
  log: Pick<ArticleLog, 'entriesAfter'>,
  onDamaged: (damaged: DamagedArticle) => void = () => {},
): AsyncGenerator<LoggedArticle> {
  for await (const page of pagesAfter(log, 0)) {
    for (const entry of page) {
      if ('article' in entry) yield entry
      else if ('damagedId' in entry) onDamaged(entry)
    }
  }
}

/**
 * The articles with these ids that still exist, in the order of the ids, read page by page.
 * @param onDamaged as `articlesIn` has it
 */
export async function* articlesNamed(
  log: Pick<ArticleLog, 'entries'>,
  ids: readonly string[],
  onDamaged: (damaged: DamagedArticle) => void,
): AsyncGenerator<LoggedArticle> {
  for (let from = 0; from < ids.length; from += pageEntries) {
    for (const entry of await log.entries(ids.slice(from, from + pageEntries))) {
      if (entry === null) continue
      if ('article' in entry) yield entry
      else if ('damagedId' in entry) onDamaged(entry)
    }
    await setImmediate()
  }
}
