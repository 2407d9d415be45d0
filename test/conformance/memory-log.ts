import type { Article } from '../../src/article.js'
import type { ArticleLog, LogEntry } from '../../src/article-log.js'

/** An article log in memory, for tests of what is built from a log. */
export class MemoryLog implements ArticleLog {
  private readonly latest = new Map<string, LogEntry>()
  private sequence = 0

  put(...articles: Article[]): this {
    for (const article of articles) this.set(article.id, { sequence: ++this.sequence, article })
    return this
  }

  remove(...ids: string[]): this {
    for (const id of ids) this.set(id, { sequence: ++this.sequence, removedId: id })
    return this
  }

  /** Makes an article unreadable, as a store does that finds it damaged. */
  damage(id: string): this {
    const entry = this.latest.get(id)
    if (entry !== undefined) this.latest.set(id, { sequence: entry.sequence, damagedId: id, where: 'volume-0001.mdb' })
    return this
  }

  private set(id: string, entry: LogEntry): void {
    this.latest.delete(id)
    this.latest.set(id, entry)
  }

  async lastSequence(): Promise<number> {
    return this.sequence
  }

  async count(): Promise<number> {
    return [...this.latest.values()].filter((entry) => !('removedId' in entry)).length
  }

  async entriesAfter(sequence: number, limit: number): Promise<LogEntry[]> {
    return [...this.latest.values()].filter((entry) => entry.sequence > sequence).slice(0, limit)
  }

  async entries(ids: readonly string[]): Promise<(LogEntry | null)[]> {
    return ids.map((id) => this.latest.get(id) ?? null)
  }
}

/** An article with these fields; all others are empty. */
export function article(fields: Partial<Article> & { id: string; title: string }): Article {
  return {
    url: null,
    source: 'bao.example',
    province: null,
    kicker: '',
    lead: '',
    body: [],
    captions: [],
    author: null,
    publishedAt: null,
    datePrecision: fields.publishedAt ? 'minute' : null,
    dateSource: fields.publishedAt ? 'page' : null,
    modifiedAt: null,
    category: null,
    keywords: [],
    views: null,
    media: [],
    agencies: [],
    relatedTitles: [],
    ...fields,
  }
}
