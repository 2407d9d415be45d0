import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../article.js'
import type { Clock } from '../config.js'
import type { Presence } from '../locks/presence.js'
import { isoTime } from '../text/dates.js'
import { enterAddresses, lastWithAddress } from './addresses.js'
import { storeError } from './errors.js'
import { areTwoArticles } from './identity.js'
import { LmdbArticleReader, revisionKey, revisionsOf } from './reader.js'
import { changedFields, withCorrections } from './revisions.js'
import { finishUpgrade, type StoredEntry, type Tables } from './tables.js'
import type { PutOutcome } from '../ingest/taking-in.js'
import type { ArticleStore, ChangedBy, CorrectionOutcome, Withdrawal } from './types.js'
import type { VolumeDatabase, VolumeRecord, Volumes } from './volumes.js'

const volumeKey = 'volume'
const firstVolume = 1
/** Log entries per transaction of an upgrade: as many articles as an import stores at once. */
const entriesUpgradedAtOnce = 256

/** The volume to which a write adds its articles. */
interface Target {
  volume: number
  texts: VolumeDatabase
}

/**
 * The writing side. A write is a transaction on `data.mdb`, and within it one on the volume that receives its articles;
 * the volume's is committed first. So everything that `data.mdb` refers to exists, and what a crash leaves in a volume
 * is referred to by nothing: it lies above the last sequence number, in the volume that the next write goes to, which
 * deletes it.
 */
export class LmdbArticleStore extends LmdbArticleReader implements ArticleStore {
  /**
   * @param volumeBytes bytes of articles that fill a volume
   * @param clock tells when articles were changed
   * @param presence keeps others from moving the store's folder away, until the store is closed
   */
  constructor(
    folder: string,
    protected override readonly tables: Tables,
    volumes: Volumes,
    private readonly volumeBytes: number,
    private readonly clock: Clock,
    private readonly presence: Presence,
  ) {
    super(tables, volumes, folder)
  }

  async put(articles: readonly Article[]): Promise<PutOutcome[]> {
    return this.write((target) => {
      const outcomes = articles.map((article) => this.putOne(article, target))
      this.enterAddresses()
      return outcomes
    })
  }

  async correct(article: Article): Promise<CorrectionOutcome | null> {
    const { id } = article
    return this.write((target) => {
      const present = this.readable(id)
      const isWithdrawn = !this.has(id) && this.withdrawal(id) !== null
      if (!this.has(id) && !isWithdrawn) return null
      if (isDeepStrictEqual(present, article)) return 'unchanged'
      this.replace(present, article, 'correction', target)
      this.tables.withdrawals.removeSync(id)
      this.enterAddresses()
      return isWithdrawn ? 'restored' : 'updated'
    })
  }

  async withdraw(id: string, { at, reason }: Pick<Withdrawal, 'at' | 'reason'>): Promise<boolean> {
    return this.write(() => {
      if (!this.has(id)) return false
      const present = this.readable(id)
      this.removeOne(id)
      // Its former texts go too.
      const { withdrawals, revisions } = this.tables
      for (const key of [...revisions.getKeys(revisionsOf(id))]) revisions.removeSync(key)
      withdrawals.putSync(id, { id, title: present?.title ?? '', url: present?.url ?? null, at, reason })
      return true
    })
  }

  async remove(id: string): Promise<boolean> {
    return this.write(() => this.removeOne(id))
  }

  /**
   * Brings a store of an older version up to date: moves articles from the log into volumes, and gives everything its
   * checksum. After a crash it is done again, and finds part of it done.
   * @throws TimtinError as `put` does
   */
  upgrade(): void {
    const { log, articles, removals, addresses, progress, volumes, leftovers } = this.tables
    for (let after: number | null = 0; after !== null;) {
      const start: number = after + 1
      after = this.write((target) => this.upgradeEntries(log.getRange({ start, limit: entriesUpgradedAtOnce }), target))
    }
    this.write(() => {
      for (const table of [articles, removals, addresses, progress, volumes, leftovers]) table.addChecksums()
      finishUpgrade(this.tables)
    })
  }

  /** @returns the last sequence number; null when there are no entries */
  private upgradeEntries(range: Iterable<{ key: number; value: StoredEntry }>, target: Target): number | null {
    const entries = [...range]
    const inVolumes = new Map<number, { sequence: number; article: Article }[]>()
    for (const { key: sequence, value } of entries) {
      if (!this.tables.log.lacksChecksum(sequence)) continue
      const article = this.articleOf(sequence, value)
      const isGone = article === undefined && !('removedId' in value)
      if (isGone) throw this.volumes.lacking('volume' in value ? value.volume : target.volume)
      const volume = 'volume' in value ? value.volume : target.volume
      if (article !== undefined) inVolumes.set(volume, [...(inVolumes.get(volume) ?? []), { sequence, article }])
      this.tables.log.putSync(sequence, article === undefined ? value : { id: article.id, volume })
    }
    for (const [volume, articles] of inVolumes) {
      const texts = this.volumes.database(volume)
      texts.transactionSync(() => articles.forEach(({ sequence, article }) => texts.putSync(sequence, article)))
      if (volume !== target.volume) this.note(volume, this.tables.volumes.get(volume)?.lastSequence ?? 0)
    }
    return entries.at(-1)?.key ?? null
  }

  private removeOne(id: string): boolean {
    const { articles, removals } = this.tables
    const old = articles.get(id)
    if (old === undefined) return false
    const sequence = this.append({ removedId: id }, old)
    articles.removeSync(id)
    removals.putSync(id, sequence)
    return true
  }

  private putOne(given: Article, target: Target): PutOutcome {
    const present = this.readable(given.id)
    const isNew = !this.has(given.id)
    if (isNew && this.isWithdrawn(given)) return 'withdrawn'
    if (isDeepStrictEqual(present, given)) return 'unchanged'
    const article = present === null ? given : withCorrections(given, present, this.revisions(given.id))
    if (present !== null) {
      if (isDeepStrictEqual(present, article)) return 'unchanged'
      if (areTwoArticles(present, article)) return 'conflict'
    }
    this.replace(present, article, 'source', target)
    return isNew ? 'added' : 'updated'
  }

  /** Whether the article, or the one that was at its address, has been withdrawn. */
  private isWithdrawn({ id, url }: Article): boolean {
    const { withdrawals } = this.tables
    if (withdrawals.doesExist(id)) return true
    const other = url === null ? undefined : lastWithAddress(this.tables, url)
    return other !== undefined && withdrawals.doesExist(other)
  }

  /** @param present null when there is no such article, or when it cannot be read any more */
  private replace(present: Article | null, article: Article, by: ChangedBy, { volume, texts }: Target): void {
    const { articles, removals, revisions } = this.tables
    const { id } = article
    const sequence = this.append({ id, volume }, articles.get(id) ?? removals.get(id))
    texts.putSync(sequence, article)
    articles.putSync(id, sequence)
    removals.removeSync(id)
    const was = present === null ? null : changedFields(present, article, by)
    if (was !== null) revisions.putSync(revisionKey(id, sequence), { at: isoTime(this.clock()), by, was })
  }

  override async close(): Promise<void> {
    await super.close()
    await this.presence.end()
  }

  private enterAddresses(): void {
    enterAddresses(this.tables, this.latest(), (sequence, entry) => this.readableOf(sequence, entry))
  }

  /** Appends an entry to the log and removes the id's old one, whose article the next write deletes. */
  private append(entry: StoredEntry, oldSequence: number | undefined): number {
    const { log, leftovers } = this.tables
    const sequence = this.latest() + 1
    log.putSync(sequence, entry)
    if (oldSequence !== undefined) {
      const old = log.get(oldSequence)
      if (old !== undefined && 'volume' in old) leftovers.putSync(oldSequence, old.volume)
      log.removeSync(oldSequence)
    }
    return sequence
  }

  private write<T>(action: (target: Target) => T): T {
    try {
      return this.tables.root.transactionSync(() => {
        const volume = this.tables.progress.get(volumeKey) ?? firstVolume
        const texts = this.volumes.database(volume)
        const leftovers = this.takeLeftovers()
        for (const [other, sequences] of leftovers) if (other !== volume) this.sweep(other, sequences)
        const result = texts.transactionSync(() => {
          const crashed = [...texts.getKeys({ start: this.latest() + 1 })]
          for (const sequence of [...(leftovers.get(volume) ?? []), ...crashed]) texts.removeSync(sequence)
          return action({ volume, texts })
        })
        const record = this.note(volume, this.latest())
        if (this.isFull(record)) this.tables.progress.putSync(volumeKey, this.volumeWithRoom())
        return result
      })
    } catch (error) {
      throw storeError(error, this.folder)
    }
  }

  /** Empties the table of leftovers. @returns their sequence numbers by volume */
  private takeLeftovers(): Map<number, number[]> {
    const taken = new Map<number, number[]>()
    for (const { key, value } of [...this.tables.leftovers.getRange()]) {
      const sequences = taken.get(value)
      if (sequences === undefined) taken.set(value, [key])
      else sequences.push(key)
      this.tables.leftovers.removeSync(key)
    }
    return taken
  }

  private sweep(volume: number, sequences: readonly number[]): void {
    const texts = this.volumes.database(volume)
    texts.transactionSync(() => sequences.forEach((sequence) => texts.removeSync(sequence)))
    this.note(volume, this.tables.volumes.get(volume)?.lastSequence ?? 0)
  }

  /** Records the current size of a volume. */
  private note(volume: number, lastSequence: number): VolumeRecord {
    const record = { ...this.volumes.measure(volume), lastSequence }
    if (!isDeepStrictEqual(this.tables.volumes.get(volume), record)) this.tables.volumes.putSync(volume, record)
    return record
  }

  /**
   * A volume from which much was deleted has free pages for other articles, unless a reader still holds them; so the
   * length of the file counts too.
   */
  private isFull({ bytes, liveBytes }: VolumeRecord): boolean {
    return liveBytes >= this.volumeBytes || bytes >= 2 * this.volumeBytes
  }

  /** A volume that is at least half empty, or a new one. */
  private volumeWithRoom(): number {
    let last = 0
    for (const { key, value } of this.tables.volumes.getRange()) {
      const isHalfEmpty = 2 * value.liveBytes < this.volumeBytes
      if (isHalfEmpty && !this.isFull(value)) return key
      last = key
    }
    return last + 1
  }
}
