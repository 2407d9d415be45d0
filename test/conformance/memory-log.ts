import type { Article } from '../../src/article.js'
import type { ArticleLog, LogEntry } from '../../src/engine/building.js'

/** An article log in memory, for suites that test what is built from one. */
export class MemoryLog implements ArticleLog {
  private readonly entries = new Map<string, LogEntry>()
  private sequence = 0

  put(...articles: Article[]): this {
    for (const article of articles) this.set(article.id, { sequence: ++this.sequence, article })
    return this
  }

  remove(...ids: string[]): this {
    for (const id of ids) this.set(id, { sequence: ++this.sequence, removedId: id })
    return this
  }

  private set(id: string, entry: LogEntry): void {
    this.entries.delete(id)
    this.entries.set(id, entry)
  }

  lastSequence(): number {
    return this.sequence
  }

  count(): number {
    return [...this.entries.values()].filter((entry) => 'article' in entry).length
  }

  *entriesAfter(sequence: number): Iterable<LogEntry> {
    for (const entry of this.entries.values()) if (entry.sequence > sequence) yield entry
  }

  article(id: string): Article | null {
    const entry = this.entries.get(id)
    return entry && 'article' in entry ? entry.article : null
  }
}

/** An article with these fields; the rest is empty. */
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
    category: null,
    keywords: [],
    views: null,
    media: [],
    agencies: [],
    relatedTitles: [],
    ...fields,
  }
}
