import type { Article } from '../article.js'
import type { DamagedArticle, LogEntry } from '../article-log.js'
import { findAddress } from './addresses.js'
import { archiveIdIn } from './archive-id.js'
import { completed } from './codec.js'
import { DamagedArticleError } from './errors.js'
import { orDamaged, Snapshot } from './snapshot.js'
import type { StoredEntry, TablesToRead } from './tables.js'
import type { ArticleReader, Revision, Withdrawal } from './types.js'
import type { Volumes } from './volumes.js'

/** Key of a revision: sequence numbers have at most ten digits. */
export const revisionKey = (id: string, sequence: number): string => `${id}/${String(sequence).padStart(10, '0')}`

/** The range of an article's revisions; `0` is the character after `/`. */
export const revisionsOf = (id: string): { start: string; end: string } => ({ start: `${id}/`, end: `${id}0` })

/** The articles of a store on LMDB: the log in `data.mdb` and the volumes that it refers to. */
export class LmdbArticleReader implements ArticleReader {
  constructor(
    protected readonly tables: TablesToRead,
    protected readonly volumes: Volumes,
    protected readonly folder: string,
  ) {}

  archiveId(): string | null {
    return archiveIdIn(this.tables.meta, this.folder)
  }

  async lastSequence(): Promise<number> {
    return this.latest()
  }

  async entriesAfter(sequence: number, limit: number): Promise<LogEntry[]> {
    const snapshot = Snapshot.take(this.tables, this.volumes, sequence)
    try {
      return [...snapshot.entries(limit)]
    } finally {
      snapshot.release()
    }
  }

  async entries(ids: readonly string[]): Promise<(LogEntry | null)[]> {
    return ids.map((id) => this.entryOrDamaged(id))
  }

  article(id: string): Article | null {
    const entry = this.entry(id)
    return entry !== null && 'article' in entry ? entry.article : null
  }

  async articles(ids: readonly string[]): Promise<(Article | null)[]> {
    return ids.map((id) => this.article(id))
  }

  idOfAddress(address: string): Promise<string | null> {
    const read = (sequence: number, entry: StoredEntry) => this.readableOf(sequence, entry)
    return findAddress(this.tables, address, read, (id) =>
      this.isDamaged(id) ? undefined : (this.article(id)?.url ?? null),
    )
  }

  readable(id: string): Article | null {
    const entry = this.entryOrDamaged(id)
    return entry !== null && 'article' in entry ? entry.article : null
  }

  has(id: string): boolean {
    return this.tables.articles.doesExist(id)
  }

  withdrawal(id: string): Withdrawal | null {
    return this.tables.withdrawals?.get(id) ?? null
  }

  withdrawals(since = ''): Withdrawal[] {
    const all = [...(this.tables.withdrawals?.getRange() ?? [])].map(({ value }) => value)
    return all.filter(({ at }) => at >= since).sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
  }

  revisions(id: string): Revision[] {
    return [...(this.tables.revisions?.getRange(revisionsOf(id)) ?? [])].map(({ value }) => value).reverse()
  }

  async count(): Promise<number> {
    return this.tables.articles.count()
  }

  checkFiles(): void {
    this.volumes.check()
  }

  holdFiles(): void {
    this.volumes.hold()
  }

  async close(): Promise<void> {
    await this.volumes.close()
    await this.tables.root.close()
  }

  /** Sequence number of the latest change; 0 in a new store. */
  protected latest(): number {
    for (const sequence of this.tables.log.getKeys({ reverse: true, limit: 1 })) return sequence
    return 0
  }

  private isDamaged(id: string): boolean {
    const entry = this.entryOrDamaged(id)
    return entry !== null && 'damagedId' in entry
  }

  private entryOrDamaged(id: string): LogEntry | null {
    return orDamaged(this.tables.articles.get(id) ?? 0, id, () => this.entry(id))
  }

  private entry(id: string): Exclude<LogEntry, DamagedArticle> | null {
    const { articles, removals, log } = this.tables
    let previous: number | undefined
    for (let attempt = 1; ; attempt++) {
      const sequence = articles.get(id) ?? removals.get(id)
      const entry = sequence === undefined ? undefined : log.get(sequence)
      if (sequence === undefined || entry === undefined) return null
      if ('removedId' in entry) return { sequence, ...entry }
      if ('article' in entry) return { sequence, article: completed(entry.article) }
      const article = this.volumes.article(entry.volume, sequence, id)
      if (article !== undefined) return { sequence, article }
      // Either view was out of date, that of the log or that of the volume, so both are renewed, the volume's second.
      // The article may have been deleted in between, but then the log has another entry at the next look.
      if (attempt > 2 && sequence === previous) throw this.volumes.lacking(entry.volume)
      previous = sequence
      this.tables.root.resetReadTxn()
      this.volumes.database(entry.volume).resetReadTxn()
    }
  }

  /** As `articleOf`; undefined for a damaged article too. */
  protected readableOf(sequence: number, entry: StoredEntry): Article | undefined {
    try {
      return this.articleOf(sequence, entry)
    } catch (error) {
      if (error instanceof DamagedArticleError) return undefined
      throw error
    }
  }

  /** The article of an entry; undefined for a removal, or when the article is no longer in its volume. */
  protected articleOf(sequence: number, entry: StoredEntry): Article | undefined {
    if ('article' in entry) return completed(entry.article)
    return 'volume' in entry ? this.volumes.article(entry.volume, sequence, entry.id) : undefined
  }
}
