import type { IndexBuilder } from '../engine/building.js'
import type { ArticleLog } from '../article-log.js'
import type { ArticleStore } from '../store/types.js'
import { FollowedStore, type StoreAccess } from './followed-store.js'
import { fillWithSample, hasRealArticles, sampleIdsIn, type Sample } from './sample.js'
import type { Place } from './served-archive.js'

/** How an archive's store and builder are opened. */
export interface KeptAccess {
  access: StoreAccess
  /** @throws TimtinError those of `openStore` */
  openForWriting(): ArticleStore
  newBuilder(): IndexBuilder
}

/** An archive whose index is kept. */
class KeptArchive {
  private store: FollowedStore | null = null
  readonly newBuilder: () => IndexBuilder

  /** @param archive id of the archive to keep; null for the first one that comes */
  constructor(
    readonly kept: KeptAccess,
    private readonly archive: string | null = null,
  ) {
    this.newBuilder = () => kept.newBuilder()
  }

  /** Id of the archive that is kept; null when it is not known. */
  get archiveId(): string | null {
    return this.store?.archiveId ?? this.archive
  }

  /** Where the log stands; null while there is no store. @throws TimtinError what is wrong with the store */
  async position(): Promise<{ log: ArticleLog; sequence: number; isExchanged: boolean } | null> {
    const store = (this.store ??= new FollowedStore(this.kept.access, this.archive))
    const isExchanged = (await store.look()) === 'exchanged'
    const position = await store.position()
    // Before the store was exchanged there was another problem, which the exchange has solved.
    if (store.problem !== null) throw store.problem
    return position === null ? null : { log: store, sequence: position.sequence, isExchanged }
  }

  /** Changes the store; it must not have been opened for reading yet. */
  async write(change: (store: ArticleStore) => Promise<void>): Promise<void> {
    const store = this.kept.openForWriting()
    try {
      await change(store)
    } finally {
      await store.close()
    }
  }

  /** Reads the store before it is followed. */
  async read<T>(look: (store: ReturnType<StoreAccess['open']>) => Promise<T>): Promise<T> {
    const store = this.kept.access.open()
    try {
      return await look(store)
    } finally {
      await store.close()
    }
  }
}

/** Both archives of a data folder, the real one and the sample, and which of them is to be served. */
export class KeptPlaces {
  readonly real: KeptArchive
  readonly sample: KeptArchive
  private articles: Promise<Sample> | null = null
  private isReal = false
  private isSampleReady = false
  private isClean = false
  /** Sequence number up to which the real store is known to have no real article. */
  private lookedUpTo = -1

  /** @param archive id of the real archive, where it has been kept before; else null */
  constructor(
    real: KeptAccess,
    sample: KeptAccess,
    private readonly readSample: () => Promise<Sample>,
    archive: string | null = null,
  ) {
    this.real = new KeptArchive(real, archive)
    this.isReal = archive !== null
    this.isClean = archive !== null
    this.sample = new KeptArchive(sample)
  }

  /**
   * Which archive is to be served: the sample only as long as nothing real has been taken in. It is prepared if it is
   * needed.
   * @throws TimtinError of the stores
   */
  async place(): Promise<Place> {
    if (!this.isReal) this.isReal = await this.becomesReal()
    if (this.isReal) return 'real'
    if (!this.isSampleReady) {
      const articles = await this.sampleArticles()
      await this.sample.write((store) => fillWithSample(store, articles))
      this.isSampleReady = true
    }
    return 'sample'
  }

  /**
   * Takes the sample out of the real store, into which earlier versions put it: once, before the store is followed.
   * @throws TimtinError of the store
   */
  async clean(): Promise<void> {
    if (this.isClean) return
    // Not tried again: a store that cannot be written to is served with the sample in it.
    this.isClean = true
    const sample = await this.sampleArticles()
    const found = await this.real.read((store) => sampleIdsIn(store, sample))
    if (found.length === 0) return
    await this.real.write(async (store) => {
      for (const id of found) await store.remove(id)
    })
  }

  private async becomesReal(): Promise<boolean> {
    if (this.real.kept.access.file() === null) return false
    return this.real.read(async (store) => {
      const sequence = await store.lastSequence()
      if (sequence === this.lookedUpTo) return false
      const isReal = await hasRealArticles(store, () => this.sampleArticles())
      this.lookedUpTo = sequence
      return isReal
    })
  }

  private sampleArticles(): Promise<Sample> {
    return (this.articles ??= this.readSample())
  }
}
