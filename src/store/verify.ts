import { setImmediate } from 'node:timers/promises'
import { TimtinError } from '../errors.js'
import { DamagedArticleError } from './errors.js'
import { openForReading, type OpenedParts } from './article-store.js'

/** Something in a store that is not as it should be. */
export interface StoreFault {
  /** File, or the store's folder. */
  where: string
  /** One sentence, which names the article if it is one. */
  what: string
}

export interface StoreReport {
  /** Id of the archive; null when the store has none yet, or cannot be opened. */
  archive: string | null
  articles: number
  withdrawn: number
  faults: StoreFault[]
  /** How many of the faults are articles that cannot be read, while the rest of their files can. */
  damaged: number
  /** Articles in volumes that nothing refers to, as a crash leaves them; the next write deletes them. */
  orphans: number
}

/** Entries looked at in one turn of the event loop. */
const entriesAtOnce = 500

function faultOf(error: unknown, folder: string): StoreFault {
  if (!(error instanceof TimtinError)) throw error
  return { where: error.where === '' ? folder : error.where, what: error.what }
}

/**
 * Reads everything in a store, and checks that its parts agree. Others may write meanwhile: what looks wrong is looked
 * at again. Nothing is changed.
 * @param onProgress called with the number of entries read, and how many there are
 * @throws TimtinError `store-missing`, `store-too-new`, `store-path`; damage is reported, not thrown
 */
export async function verifyStore(
  folder: string,
  onProgress: (entries: number, total: number) => void,
): Promise<StoreReport> {
  let parts: OpenedParts
  try {
    parts = openForReading(folder)
  } catch (error) {
    if (!(error instanceof TimtinError) || error.code !== 'store-damaged') throw error
    return { archive: null, articles: 0, withdrawn: 0, orphans: 0, damaged: 0, faults: [faultOf(error, folder)] }
  }
  try {
    return await new Verification(folder, parts, onProgress).run()
  } finally {
    await parts.store.close()
  }
}

class Verification {
  private readonly faults: StoreFault[] = []
  private damaged = 0

  constructor(
    private readonly folder: string,
    private readonly parts: OpenedParts,
    private readonly onProgress: (entries: number, total: number) => void,
  ) {}

  async run(): Promise<StoreReport> {
    await this.checkLog()
    await this.checkIds()
    this.checkWithdrawals()
    const { store } = this.parts
    let archive: string | null = null
    this.tryTo(() => (archive = store.archiveId()))
    return {
      archive,
      articles: await store.count(),
      withdrawn: this.parts.tables.withdrawals?.count() ?? 0,
      orphans: this.countOrphans(),
      faults: this.faults,
      damaged: this.damaged,
    }
  }

  private tryTo(action: () => void): void {
    try {
      action()
    } catch (error) {
      this.faults.push(faultOf(error, this.folder))
      if (error instanceof DamagedArticleError) this.damaged++
    }
  }

  private fail(what: string): void {
    this.faults.push({ where: this.folder, what })
  }

  /** Every entry of the log is the latest of its id, and its article is there and sound. */
  private async checkLog(): Promise<void> {
    const { log } = this.parts.tables
    let entries = 0
    for (let after = 0; ;) {
      const keys = [...log.getKeys({ start: after + 1, limit: entriesAtOnce })]
      for (const sequence of keys) this.tryTo(() => this.checkEntry(sequence))
      if (keys.length < entriesAtOnce) return
      after = keys[keys.length - 1]
      this.onProgress((entries += keys.length), log.count())
      await setImmediate()
    }
  }

  private checkEntry(sequence: number): void {
    const { tables, store } = this.parts
    const { log, articles, removals } = tables
    const entry = log.get(sequence)
    // It was replaced meanwhile.
    if (entry === undefined) return
    const id = 'removedId' in entry ? entry.removedId : 'id' in entry ? entry.id : entry.article.id
    const listed = 'removedId' in entry ? removals.get(id) : articles.get(id)
    if (listed !== sequence && log.doesExist(sequence))
      this.fail(`The log has an entry of "${id}" that is not its last.`)
    else if (!('removedId' in entry)) store.article(id)
  }

  /** Every id is in the log. */
  private async checkIds(): Promise<void> {
    const { articles, removals, log, root } = this.parts.tables
    for (const [table, name] of [
      [articles, 'article'],
      [removals, 'removed article'],
    ] as const) {
      for (let last = ''; ;) {
        // Not a key of any article, and next after the last one.
        const ids = [...table.getKeys({ start: last === '' ? undefined : `${last}!`, limit: entriesAtOnce })]
        for (const id of ids) {
          this.tryTo(() => {
            const sequence = table.get(id)
            if (sequence === undefined || log.doesExist(sequence)) return
            root.resetReadTxn()
            if (table.get(id) === sequence && !log.doesExist(sequence)) this.fail(`The log lacks the ${name} "${id}".`)
          })
        }
        if (ids.length < entriesAtOnce) break
        last = ids[ids.length - 1]
        await setImmediate()
      }
    }
  }

  private checkWithdrawals(): void {
    const { store } = this.parts
    this.tryTo(() => {
      for (const { id } of store.withdrawals()) {
        if (store.has(id) && store.withdrawal(id) !== null) this.fail(`"${id}" is withdrawn, but still there.`)
      }
    })
  }

  private countOrphans(): number {
    const { tables, volumes } = this.parts
    let orphans = 0
    for (const number of tables.volumes?.getKeys() ?? []) {
      this.tryTo(() => {
        for (const sequence of volumes.database(number).getKeys()) {
          const entry = tables.log.doesExist(sequence) ? tables.log.get(sequence) : undefined
          const isReferredTo = entry !== undefined && 'volume' in entry && entry.volume === number
          if (!isReferredTo && tables.leftovers?.doesExist(sequence) !== true) orphans++
        }
      })
    }
    return orphans
  }
}
