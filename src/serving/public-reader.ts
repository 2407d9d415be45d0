import type { Article } from '../article.js'
import { pagesAfter, type LogEntry } from '../article-log.js'
import type { ArticleReader, Revision, Withdrawal } from '../store/types.js'

/**
 * A store as the public sees it: without the articles of some sources. To whoever reads its log, these are articles that
 * were removed, so that no index built from it has them.
 */
export class PublicReader implements ArticleReader {
  private readonly hiddenSources: ReadonlySet<string>
  /** Ids of the hidden articles, as far as the log was read. */
  private readonly hidden = new Set<string>()
  private readUpTo = 0
  private reading: Promise<void> | null = null

  constructor(
    private readonly store: ArticleReader,
    hiddenSources: readonly string[],
  ) {
    this.hiddenSources = new Set(hiddenSources)
  }

  lastSequence(): Promise<number> {
    return this.store.lastSequence()
  }

  /** The first call reads the whole log: the store does not know its articles by source. */
  async count(): Promise<number> {
    this.reading ??= this.readOn().finally(() => (this.reading = null))
    await this.reading
    return (await this.store.count()) - this.hidden.size
  }

  async entriesAfter(sequence: number, limit: number): Promise<LogEntry[]> {
    return (await this.store.entriesAfter(sequence, limit)).map((entry) => this.shown(entry))
  }

  async entries(ids: readonly string[]): Promise<(LogEntry | null)[]> {
    return (await this.store.entries(ids)).map((entry) => entry && this.shown(entry))
  }

  article(id: string): Article | null {
    return this.unlessHidden(this.store.article(id))
  }

  readable(id: string): Article | null {
    return this.unlessHidden(this.store.readable(id))
  }

  async articles(ids: readonly string[]): Promise<(Article | null)[]> {
    return (await this.store.articles(ids)).map((article) => this.unlessHidden(article))
  }

  async idOfAddress(address: string): Promise<string | null> {
    const id = await this.store.idOfAddress(address)
    return id !== null && this.has(id) ? id : null
  }

  has(id: string): boolean {
    // One that is damaged cannot be read, and is there.
    return this.store.has(id) && !this.isHidden(this.store.readable(id))
  }

  withdrawal(id: string): Withdrawal | null {
    return this.store.withdrawal(id)
  }

  withdrawals(since?: string): Withdrawal[] {
    return this.store.withdrawals(since)
  }

  revisions(id: string): Revision[] {
    return this.has(id) ? this.store.revisions(id) : []
  }

  archiveId(): string | null {
    return this.store.archiveId()
  }

  holdFiles(): void {
    this.store.holdFiles()
  }

  checkFiles(): void {
    this.store.checkFiles()
  }

  close(): Promise<void> {
    return this.store.close()
  }

  private isHidden(article: Article | null): boolean {
    return article !== null && this.hiddenSources.has(article.source)
  }

  private unlessHidden(article: Article | null): Article | null {
    return this.isHidden(article) ? null : article
  }

  private shown(entry: LogEntry): LogEntry {
    if (!('article' in entry) || !this.isHidden(entry.article)) return entry
    return { sequence: entry.sequence, removedId: entry.article.id }
  }

  private async readOn(): Promise<void> {
    if ((await this.store.lastSequence()) === this.readUpTo) return
    for await (const page of pagesAfter(this.store, this.readUpTo)) {
      for (const entry of page) {
        this.readUpTo = entry.sequence
        if ('article' in entry && this.isHidden(entry.article)) this.hidden.add(entry.article.id)
        else if ('article' in entry) this.hidden.delete(entry.article.id)
        else if ('removedId' in entry) this.hidden.delete(entry.removedId)
      }
    }
  }
}
