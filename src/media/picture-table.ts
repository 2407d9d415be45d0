import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import type { ArticlePicture, Picture, PictureSource } from './types.js'
import { isAddress, wantedPictures, type PicturedArticle, type WantedPicture } from './wanted.js'

/** What became of an address. Times in milliseconds since 1970-01-01T00:00Z. */
interface Known {
  key: string
  /** The picture that is there; null before it was fetched, and when it is not kept. */
  hash: string | null
  /** Place in the queue: when it is to be fetched, or a negative number for one that never was. Null: not to be fetched. */
  turn: number | null
  /** Tries that failed. */
  tries: number
  /** Why there is no picture. */
  outcome: string | null
}

interface Tables {
  /** By article: its pictures, in order. */
  articles: Database<WantedPicture[], string>
  /** By the digest of a picture's key. */
  known: Database<Known, string>
  /** Which articles have an address. */
  users: Database<null, [digest: string, id: string]>
  pictures: Database<Omit<Picture, 'hash'>, string>
  /** Under which addresses a picture was found. */
  holders: Database<null, [hash: string, digest: string]>
  queue: Database<null, [turn: number, digest: string]>
  /** Pictures whose files are to be deleted. */
  doomed: Database<null, string>
  state: Database<number, 'sequence' | 'version'>
}

/** Keys of LMDB are bounded, and addresses are not. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32)

const last = '\uffff'

function tablesOf(root: RootDatabase): Tables {
  const table = <T>(name: string): T => root.openDB({ name }) as T
  return {
    articles: table('articles'),
    known: table('known'),
    users: table('users'),
    pictures: table('pictures'),
    holders: table('holders'),
    queue: table('queue'),
    doomed: table('doomed'),
    state: table('state'),
  }
}

/**
 * Which pictures articles have, what became of each, and which are still to be fetched. It is derived: from the articles,
 * and from what was fetched or found beside them. Several processes may write to it, in turn.
 */
export class PictureTable implements PictureSource {
  private readonly tables: Tables

  /** @param root as `openPictureTable` opens it */
  constructor(private readonly root: RootDatabase) {
    this.tables = tablesOf(root)
  }

  picturesOf(id: string): ArticlePicture[] {
    const { articles, known, pictures } = this.tables
    return (articles.get(id) ?? []).flatMap(({ url, key }) => {
      const hash = known.get(digestOf(key))?.hash ?? null
      const picture = hash === null ? undefined : pictures.get(hash)
      return hash === null || picture === undefined ? [] : [{ url, hash, ...picture }]
    })
  }

  version(): number {
    return this.tables.state.get('version') ?? 0
  }

  /** Up to which entry of the article log the table knows the articles. */
  sequence(): number {
    return this.tables.state.get('sequence') ?? 0
  }

  /** Ids of all articles that have pictures. */
  ids(): string[] {
    return [...this.tables.articles.getKeys()]
  }

  /** Hashes of all pictures that are kept. */
  kept(): string[] {
    return [...this.tables.pictures.getKeys()]
  }

  /**
   * Notes which pictures articles have now, and which articles are gone; what has no article any more is doomed.
   * @param sequence of the last entry of the log among them; null when they are from elsewhere
   */
  async note(changes: readonly (PicturedArticle | { removedId: string })[], sequence: number | null): Promise<void> {
    await this.root.transaction(() => {
      for (const change of changes) {
        if ('removedId' in change) this.replace(change.removedId, [], null)
        else this.replace(change.id, wantedPictures(change), change.publishedAt)
      }
      if (sequence !== null) void this.tables.state.put('sequence', sequence)
    })
  }

  private replace(id: string, wanted: readonly WantedPicture[], publishedAt: string | null): void {
    const { articles, known, users } = this.tables
    const before = articles.get(id) ?? []
    const now = new Set(wanted.map(({ key }) => key))
    for (const { key, url } of wanted) {
      const digest = digestOf(key)
      void users.put([digest, id], null)
      if (known.get(digest) !== undefined) continue
      // The newest articles come first. What has no address can only be found beside its page.
      const turn = isAddress(url) ? -1 - Math.max(0, Date.parse(publishedAt ?? '') || 0) : null
      this.put(digest, { key, hash: null, turn, tries: 0, outcome: null })
    }
    if (wanted.length > 0) void articles.put(id, [...wanted])
    else if (before.length > 0) void articles.remove(id)
    for (const { key } of before) if (!now.has(key)) this.leave(digestOf(key), id)
  }

  /** An article no longer has an address. */
  private leave(digest: string, id: string): void {
    const { known, users, queue } = this.tables
    void users.remove([digest, id])
    if (!isEmpty(users.getKeys({ start: [digest, ''], end: [digest, last], limit: 1 }))) return
    const entry = known.get(digest)
    if (entry === undefined) return
    if (entry.turn !== null) void queue.remove([entry.turn, digest])
    void known.remove(digest)
    if (entry.hash !== null) this.release(entry.hash, digest)
  }

  /** A picture is no longer that of an address. */
  private release(hash: string, digest: string): void {
    const { holders, pictures, doomed } = this.tables
    void holders.remove([hash, digest])
    if (!isEmpty(holders.getKeys({ start: [hash, ''], end: [hash, last], limit: 1 }))) return
    void pictures.remove(hash)
    void doomed.put(hash, null)
    this.publishNow()
  }

  private put(digest: string, entry: Known): void {
    const { known, queue } = this.tables
    const turn = known.get(digest)?.turn ?? null
    if (turn !== null) void queue.remove([turn, digest])
    if (entry.turn !== null) void queue.put([entry.turn, digest], null)
    void known.put(digest, entry)
  }

  /**
   * Notes the picture that an address has; nothing when no article has the address any more.
   * @returns whether it was noted
   */
  async keep(key: string, { hash, ...picture }: Picture): Promise<boolean> {
    const { known, pictures, holders, doomed } = this.tables
    return this.root.transaction(() => {
      const digest = digestOf(key)
      const before = known.get(digest)
      if (before === undefined) {
        // Its files were written for nothing.
        if (pictures.get(hash) === undefined) void doomed.put(hash, null)
        return false
      }
      void pictures.put(hash, picture)
      void holders.put([hash, digest], null)
      void doomed.remove(hash)
      this.put(digest, { ...before, hash, turn: null, tries: 0, outcome: null })
      if (before.hash !== null && before.hash !== hash) this.release(before.hash, digest)
      return true
    })
  }

  /** Notes why an address has no picture. @param again when it is to be tried again; null: never */
  async fail(key: string, outcome: string, again: number | null): Promise<void> {
    await this.change(key, (before) => ({ ...before, turn: again, tries: before.tries + 1, outcome }))
  }

  /** Notes that an address could not be asked for its picture before a time. */
  async postpone(key: string, outcome: string, until: number): Promise<void> {
    await this.change(key, (before) => ({ ...before, turn: until, outcome }))
  }

  private async change(key: string, changed: (before: Known) => Known): Promise<void> {
    await this.root.transaction(() => {
      const digest = digestOf(key)
      const before = this.tables.known.get(digest)
      if (before !== undefined) this.put(digest, changed(before))
    })
  }

  /** How often an address has failed. */
  tries(key: string): number {
    return this.tables.known.get(digestOf(key))?.tries ?? 0
  }

  /** Whether an address's picture is there already. */
  has(key: string): boolean {
    return (this.tables.known.get(digestOf(key))?.hash ?? null) !== null
  }

  /** Addresses of the pictures to fetch now, those of the newest articles first. */
  due(now: number, limit: number): string[] {
    const { queue, known } = this.tables
    const keys = queue.getKeys({ end: [now, last], limit })
    return [...keys].flatMap(([, digest]) => known.get(digest)?.key ?? [])
  }

  /** When a picture is to be fetched next; null when none is. */
  nextTurn(): number | null {
    for (const [turn] of this.tables.queue.getKeys({ limit: 1 })) return turn
    return null
  }

  /** Pictures whose files are to be deleted. */
  doomed(): string[] {
    return [...this.tables.doomed.getKeys()]
  }

  /** Notes that the files of a picture were deleted. @returns false when it is wanted again meanwhile */
  async deleted(hash: string): Promise<boolean> {
    return this.root.transaction(() => {
      void this.tables.doomed.remove(hash)
      return this.tables.pictures.get(hash) === undefined
    })
  }

  /** Lets those who show pictures know that some have come. What went is known at once. */
  async publish(): Promise<void> {
    await this.root.transaction(() => this.publishNow())
  }

  private publishNow(): void {
    void this.tables.state.put('version', this.version() + 1)
  }

  async close(): Promise<void> {
    await this.root.close()
  }
}

function isEmpty(keys: Iterable<unknown>): boolean {
  for (const key of keys) return key === undefined
  return true
}

/** Whether a folder of pictures has a table. */
export function hasPictureTable(folder: string): boolean {
  return existsSync(path.join(folder, 'table', 'data.mdb'))
}

/**
 * Opens the table of a folder of pictures; for writing, it is created where there is none.
 * @throws errors of the file system and of LMDB
 */
export function openPictureTable(folder: string, { readOnly }: { readOnly: boolean }): PictureTable {
  const within = path.join(folder, 'table')
  if (!readOnly) mkdirSync(within, { recursive: true })
  return new PictureTable(
    open({ path: within, noSubdir: false, overlappingSync: false, encoding: 'msgpack', readOnly }),
  )
}
