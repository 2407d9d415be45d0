import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../article.js'
import { enterAddresses, findAddress } from './addresses.js'
import { storeError } from './errors.js'
import { addressesDiffer } from './identity.js'
import { openStoreTables, type StoredEntry, type Tables } from './tables.js'
import type { ArticleReader, ArticleStore, LogEntry, PutOutcome } from './types.js'

class LmdbArticleStore implements ArticleStore {
  constructor(
    private readonly folder: string,
    private readonly tables: Tables,
  ) {}

  lastSequence(): number {
    for (const sequence of this.tables.log.getKeys({ reverse: true, limit: 1 })) return sequence
    return 0
  }

  *entriesAfter(sequence: number): Iterable<LogEntry> {
    for (const { key, value } of this.tables.log.getRange({ start: sequence + 1 })) yield { sequence: key, ...value }
  }

  article(id: string): Article | null {
    const sequence = this.tables.articles.get(id)
    const entry = sequence === undefined ? undefined : this.tables.log.get(sequence)
    return entry !== undefined && 'article' in entry ? entry.article : null
  }

  idOfAddress(address: string): Promise<string | null> {
    return findAddress(this.tables, address, (id) => this.article(id)?.url ?? null)
  }

  has(id: string): boolean {
    return this.tables.articles.doesExist(id)
  }

  count(): number {
    return (this.tables.articles.getStats() as { entryCount: number }).entryCount
  }

  async put(articles: readonly Article[]): Promise<PutOutcome[]> {
    return this.write(() => {
      const outcomes = articles.map((article) => this.putOne(article))
      enterAddresses(this.tables, this.lastSequence())
      return outcomes
    })
  }

  async remove(id: string): Promise<boolean> {
    return this.write(() => {
      const old = this.tables.articles.get(id)
      if (old === undefined) return false
      const sequence = this.append({ removedId: id }, old)
      this.tables.articles.removeSync(id)
      this.tables.removals.putSync(id, sequence)
      return true
    })
  }

  async close(): Promise<void> {
    await this.tables.root.close()
  }

  private putOne(article: Article): PutOutcome {
    const { articles, removals } = this.tables
    const present = this.article(article.id)
    if (present !== null) {
      if (isDeepStrictEqual(present, article)) return 'unchanged'
      if (addressesDiffer(present, article)) return 'conflict'
    }
    const sequence = this.append({ article }, articles.get(article.id) ?? removals.get(article.id))
    articles.putSync(article.id, sequence)
    if (present === null) removals.removeSync(article.id)
    return present === null ? 'added' : 'updated'
  }

  /** Appends an entry to the log in place of the id's old one. */
  private append(entry: StoredEntry, oldSequence: number | undefined): number {
    const sequence = this.lastSequence() + 1
    this.tables.log.putSync(sequence, entry)
    if (oldSequence !== undefined) this.tables.log.removeSync(oldSequence)
    return sequence
  }

  private write<T>(action: () => T): T {
    try {
      return this.tables.root.transactionSync(action)
    } catch (error) {
      throw storeError(error, this.folder)
    }
  }
}

/** Folder of the article store within an archive's data folder. */
export function storeFolder(dataFolder: string): string {
  return path.join(dataFolder, 'store')
}

/**
 * Opens the article store, and creates it unless `readOnly`.
 * A process that reads a store cannot open it a second time to write: LMDB maps the file once per process.
 * @param folder folder of its files, `storeFolder(config.dataFolder)`
 * @throws TimtinError `store-missing` (only when `readOnly`), `store-too-new`, `store-damaged`, `store-path`,
 *   `store-unwritable`, `disk-full`
 */
export function openStore(folder: string, options: { readOnly: true }): ArticleReader
export function openStore(folder: string, options: { readOnly: false }): ArticleStore
export function openStore(folder: string, options: { readOnly: boolean }): ArticleReader {
  try {
    return new LmdbArticleStore(folder, openStoreTables(folder, options.readOnly))
  } catch (error) {
    throw storeError(error, folder)
  }
}
