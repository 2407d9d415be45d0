import type { LogEntry } from '../article-log.js'
import type { Article } from '../article.js'
import { TimtinError } from '../errors.js'
import type { StoreFile } from '../store/identity-of-files.js'
import type { ArticleReader, Revision, Withdrawal } from '../store/types.js'

/** How a store is found and opened. */
export interface StoreAccess {
  /** @throws TimtinError those of `openStore` */
  open(): ArticleReader
  /** Its main file, or null when there is none. */
  file(): StoreFile | null
  /**
   * Id of the archive in that file, whichever store is open; null when it has none.
   * @throws TimtinError `store-damaged`; errors of the file system
   */
  archiveId(): string | null
}

/**
 * What a look at the store found: `opened` for the first time, `exchanged` for another copy of the archive since the last
 * look, or that `another` archive stands at its place.
 */
export type Look = 'none' | 'opened' | 'exchanged' | 'another' | 'same'

/**
 * An article store that may be missing, come later, or be exchanged while it is open: by a restored copy of the same
 * archive, or by a newly mounted folder. While its file is away, or another archive stands there, the store that was open
 * goes on being read.
 */
export class FollowedStore {
  private reader: ArticleReader | null = null
  private known: StoreFile | null = null
  private lastSeen = 0
  /** Id of the archive that is followed; null for one without; undefined before a store has been opened. */
  private archive: string | null | undefined
  /** Settled unless the store is being exchanged. */
  private exchanging: Promise<void> = Promise.resolve()
  /** What is wrong with the store; null when nothing is. */
  problem: Error | null = null

  /** @param archive id of the archive to follow; null for the first one that comes */
  constructor(
    private readonly access: StoreAccess,
    archive: string | null = null,
  ) {
    this.archive = archive ?? undefined
  }

  /** Id of the archive that is followed; null while none is, or while it has none. */
  get archiveId(): string | null {
    return this.archive ?? null
  }

  /** Sees whether the store is still the same, and opens what has come in its place. Never rejects. */
  async look(): Promise<Look> {
    try {
      const found = await this.lookOnce()
      this.problem = null
      return found
    } catch (error) {
      this.problem = error instanceof Error ? error : new Error(String(error))
      if (error instanceof TimtinError && error.code === 'store-of-another') return 'another'
      return this.reader === null ? 'none' : 'same'
    }
  }

  /** Sequence number of the latest change and number of articles; null while there is no store. */
  async position(): Promise<{ sequence: number; articles: number } | null> {
    const reader = await this.current()
    if (reader === null) return null
    return { sequence: await reader.lastSequence(), articles: await reader.count() }
  }

  /** @throws TimtinError `store-damaged` when it is there, but cannot be read */
  async article(id: string): Promise<Article | null> {
    return (await this.needed()).article(id)
  }

  async has(id: string): Promise<boolean> {
    return (await this.needed()).has(id)
  }

  /** Articles that cannot be read are left out, as if they were not there. */
  async articles(ids: readonly string[]): Promise<(Article | null)[]> {
    const reader = await this.needed()
    return ids.map((id) => {
      try {
        return reader.article(id)
      } catch (error) {
        // A damaged volume too: the others can be shown.
        if (error instanceof TimtinError && error.code === 'store-damaged') return null
        throw error
      }
    })
  }

  async idOfAddress(address: string): Promise<string | null> {
    return (await this.needed()).idOfAddress(address)
  }

  async lastSequence(): Promise<number> {
    return (await this.needed()).lastSequence()
  }

  async count(): Promise<number> {
    return (await this.needed()).count()
  }

  async entriesAfter(sequence: number, limit: number): Promise<LogEntry[]> {
    return (await this.needed()).entriesAfter(sequence, limit)
  }

  async entries(ids: readonly string[]): Promise<(LogEntry | null)[]> {
    return (await this.needed()).entries(ids)
  }

  async withdrawal(id: string): Promise<Withdrawal | null> {
    return (await this.needed()).withdrawal(id)
  }

  async withdrawals(since?: string): Promise<Withdrawal[]> {
    return (await this.needed()).withdrawals(since)
  }

  async revisions(id: string): Promise<Revision[]> {
    return (await this.needed()).revisions(id)
  }

  async close(): Promise<void> {
    const reader = await this.current()
    this.reader = null
    await reader?.close()
  }

  private async lookOnce(): Promise<Look> {
    const file = this.access.file()
    if (this.reader === null) {
      this.open(file)
      return 'opened'
    }
    if (file === null) throw this.missing()
    const sequence = await this.reader.lastSequence()
    // LMDB never shortens a file, and the log never goes back.
    const isSame = file.identity === this.known?.identity && file.bytes >= this.known.bytes && sequence >= this.lastSeen
    if (!isSame) {
      // A file that was written over has changed under the open store too, which must be closed first.
      if (file.identity !== this.known?.identity) this.requireSameArchive()
      await this.reopen(file)
      return 'exchanged'
    }
    this.archive = this.reader.archiveId()
    this.known = file
    this.lastSeen = sequence
    await this.checkFiles(file)
    this.reader?.holdFiles()
    return 'same'
  }

  /**
   * Lets go of the files of a store that are no longer sound, since reading what was cut off would end the process.
   * @throws TimtinError `store-damaged`
   */
  private async checkFiles(file: StoreFile): Promise<void> {
    try {
      this.reader?.checkFiles()
    } catch (error) {
      if (this.problem === null) await this.reopen(file)
      throw error
    }
  }

  private async reopen(file: StoreFile): Promise<void> {
    this.exchanging = this.exchange(file)
    await this.exchanging
  }

  private async exchange(file: StoreFile): Promise<void> {
    const old = this.reader
    this.reader = null
    // Closed first: LMDB maps a file once per process.
    await old?.close()
    this.open(file)
  }

  private open(file: StoreFile | null): void {
    if (file !== null) this.requireSameArchive()
    this.reader = this.access.open()
    this.known = file
    this.lastSeen = 0
    this.archive = this.reader.archiveId()
  }

  /** @throws TimtinError `store-of-another`, `store-damaged` when the file at the store's place cannot be read */
  private requireSameArchive(): void {
    if (this.archive === undefined || this.access.archiveId() === this.archive) return
    throw new TimtinError(
      'environment',
      'store-of-another',
      'Another archive stands in the place of the one that is served.',
      'store',
      'Put the right folder there, or start the server again to serve this one.',
    )
  }

  private async current(): Promise<ArticleReader | null> {
    await this.exchanging.catch(() => undefined)
    return this.reader
  }

  private async needed(): Promise<ArticleReader> {
    const reader = await this.current()
    if (reader === null) throw this.problem ?? this.missing()
    return reader
  }

  private missing(): TimtinError {
    const what = 'There is no article store where it was.'
    return new TimtinError('environment', 'store-gone', what, 'store', 'Is the data folder mounted?')
  }
}
