import type { ArchiveState } from '../readiness.js'
import type { FollowedEngine } from './followed-engine.js'
import type { FollowedStore } from './followed-store.js'

const partly = 'Parts of the index are damaged or missing; they are not searched until they are built again.'

/** Store and engine of one archive, looked after while they are served. */
export class FollowedArchive {
  constructor(
    readonly store: FollowedStore,
    readonly engine: FollowedEngine,
  ) {}

  /** Takes what is new in store and index, whatever happened to them. Never rejects. */
  async look(): Promise<ArchiveState> {
    const { store, engine } = this
    const seen = await store.look()
    if (seen === 'exchanged') await engine.distrust()
    const position = await store.position().catch(() => null)
    // An index beside another archive is of that archive.
    if (seen !== 'another') await engine.look(position?.sequence ?? null)
    const { generation, articles, sequence, isPartial } = await engine.status()
    const isServed = generation !== null
    return {
      archive: store.archiveId,
      stored: position?.articles ?? null,
      storedUpTo: position?.sequence ?? null,
      indexed: isServed ? articles : null,
      indexedUpTo: isServed ? sequence : null,
      isPartial: isServed && isPartial,
      problem: (store.problem ?? engine.problem)?.message ?? (isServed && isPartial ? partly : null),
    }
  }

  async close(): Promise<void> {
    await this.engine.close()
    await this.store.close()
  }
}
