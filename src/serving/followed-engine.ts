import { TimtinError } from '../errors.js'
import type { OpenEngine } from '../engine/factory.js'
import type {
  CopyHit,
  EngineStatus,
  Neighbours,
  ReadOptions,
  RelatedHit,
  RelatedRequest,
  RelatedSubject,
  SearchEngine,
  SearchRequest,
  SearchResponse,
} from '../engine/reading.js'
import type { Vocabulary } from '../engine/vocabulary.js'

/** What an engine without a build answers: nothing is related to anything, and nothing can be searched. */
const withoutBuild: EngineStatus = { generation: null, age: 0, articles: 0, sequence: 0, isPartial: true }

function beingBuilt(): TimtinError {
  const what = 'The index is being built; nothing can be searched yet.'
  return new TimtinError('index', 'index-building', what, 'index', 'Ask again in a few seconds.')
}

/**
 * An engine that serves the newest build that there is, and waits for one while there is none. Pages of articles are
 * answered without one, only without what an index knows about them.
 */
export class FollowedEngine implements SearchEngine {
  private opened: OpenEngine | null = null
  /** A generation that belongs to a store that has been exchanged since. */
  private distrusted: string | null = null
  /** Why the newest build cannot be served; null when it is. */
  problem: Error | null = null

  readonly vocabulary: Vocabulary = {
    ask: async (...asked) => this.needed().vocabulary.ask(...asked),
    complete: async (...asked) => this.needed().vocabulary.complete(...asked),
    names: async (...asked) => this.needed().vocabulary.names(...asked),
  }

  /** @param open opens the newest build @throws TimtinError those of `EngineFactory.open` */
  constructor(private readonly open: () => Promise<OpenEngine>) {}

  /**
   * Looks for a newer build. Never rejects.
   * @param storedUpTo sequence number of the store's latest change: a build that goes beyond it is of another store
   */
  async look(storedUpTo: number | null): Promise<void> {
    try {
      if (this.opened === null) await this.openFor(storedUpTo)
      else await this.opened.refresh()
      this.problem = null
    } catch (error) {
      this.problem = error instanceof Error ? error : new Error(String(error))
    }
  }

  /** Stops serving the build: the store has been exchanged, and only a new build can belong to it. */
  async distrust(): Promise<void> {
    if (this.opened === null) return
    this.distrusted = (await this.opened.engine.status()).generation
    await this.close()
  }

  async search(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]> {
    return this.needed().engine.search(requests, options)
  }

  async related(requests: readonly RelatedRequest[], options?: ReadOptions): Promise<RelatedHit[][]> {
    return this.opened === null ? requests.map(() => []) : this.opened.engine.related(requests, options)
  }

  async copies(like: RelatedSubject, limit: number, options?: ReadOptions): Promise<CopyHit[]> {
    return this.opened === null ? [] : this.opened.engine.copies(like, limit, options)
  }

  async neighbours(id: string, options?: ReadOptions): Promise<Neighbours> {
    return this.opened === null ? { previous: null, next: null } : this.opened.engine.neighbours(id, options)
  }

  async status(options?: ReadOptions): Promise<EngineStatus> {
    return this.opened === null ? withoutBuild : this.opened.engine.status(options)
  }

  async close(): Promise<void> {
    const opened = this.opened
    this.opened = null
    await opened?.engine.close()
  }

  private async openFor(storedUpTo: number | null): Promise<void> {
    const opened = await this.open()
    const { generation, sequence } = await opened.engine.status()
    const isOfAnother = storedUpTo !== null && sequence > storedUpTo
    if (isOfAnother || (generation !== null && generation === this.distrusted)) {
      await opened.engine.close()
      throw new TimtinError(
        'index',
        'index-of-another',
        'The index was built for another store.',
        'index',
        'It is built again by itself; else run "timtin build-index".',
      )
    }
    this.opened = opened
    this.distrusted = null
  }

  private needed(): OpenEngine {
    if (this.opened === null) throw beingBuilt()
    return this.opened
  }
}
