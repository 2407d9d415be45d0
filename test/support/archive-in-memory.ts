import { articlesIn } from '../../src/article-log.js'
import type { Article } from '../../src/article.js'
import type { Clock } from '../../src/config.js'
import { MemoryEngine } from '../../src/engine/memory/engine.js'
import type {
  Neighbours,
  ReadOptions,
  RelatedRequest,
  RelatedSubject,
  SearchEngine,
  SearchRequest,
} from '../../src/engine/reading.js'
import type { Vocabulary } from '../../src/engine/vocabulary.js'
import type { AddressedArticles } from '../../src/search/article/address.js'
import type { ChangeSource } from '../../src/search/article/changes.js'
import { BestBets } from '../../src/search/editorial/best-bets.js'
import type { EditorialLists } from '../../src/search/editorial/lists.js'
import { Synonyms } from '../../src/search/editorial/synonyms.js'
import { lineageGroups } from '../../src/search/finding/lineage.js'
import type { NameSource } from '../../src/search/names.js'
import type { SourceNames } from '../../src/search/papers/papers.js'
import type { SearchParts } from '../../src/search/parts.js'
import { canonicalUrl } from '../../src/text/hosts.js'
import type { Analyzer, Lexica } from '../../src/text/types.js'
import { Labels } from '../../src/web/presenters/labels.js'
import { MemoryLog } from '../conformance/memory-log.js'

/** The reference engine, which records what it was asked; a test can make it fail. */
export class WatchedEngine implements SearchEngine {
  /** Every search so far. */
  readonly requests: SearchRequest[] = []
  /** If set, every call fails with this error. */
  failure: Error | null = null
  readonly vocabulary: Vocabulary = {
    ask: async (...asked) => (await this.whole()).vocabulary.ask(...asked),
    complete: async (...asked) => (await this.whole()).vocabulary.complete(...asked),
    names: async (...asked) => (await this.whole()).vocabulary.names(...asked),
  }

  constructor(private readonly opening: Promise<MemoryEngine>) {}

  /** Loads the log as it is now. */
  async refresh(): Promise<void> {
    await (await this.opening).refresh()
  }

  async search(requests: readonly SearchRequest[], options?: ReadOptions) {
    this.requests.push(...requests)
    return (await this.whole()).search(requests, options)
  }

  async related(requests: readonly RelatedRequest[], options?: ReadOptions) {
    return (await this.whole()).related(requests, options)
  }

  async copies(like: RelatedSubject, limit: number, options?: ReadOptions) {
    return (await this.whole()).copies(like, limit, options)
  }

  async neighbours(id: string, options?: ReadOptions): Promise<Neighbours> {
    return (await this.whole()).neighbours(id, options)
  }

  async status(options?: ReadOptions) {
    return (await this.whole()).status(options)
  }

  async close(): Promise<void> {}

  private async whole(): Promise<MemoryEngine> {
    if (this.failure !== null) throw this.failure
    return this.opening
  }
}

/** Articles by id, as the store returns them; none was ever changed or withdrawn unless it is said. */
export function storeOf(log: MemoryLog, changes: Partial<ChangeSource> = {}): AddressedArticles & ChangeSource {
  const articles = async (ids: readonly string[]) =>
    (await log.entries(ids)).map((entry) => (entry !== null && 'article' in entry ? entry.article : null))
  return {
    withdrawal: () => null,
    withdrawals: () => [],
    revisions: () => [],
    ...changes,
    articles,
    article: async (id) => (await articles([id]))[0],
    has: async (id) => (await articles([id]))[0] !== null,
    idOfAddress: async (address) => {
      for await (const { article } of articlesIn(log))
        if (article.url !== null && canonicalUrl(article.url) === canonicalUrl(address)) return article.id
      return null
    },
  }
}

/** An archive of a few articles, without files. */
export interface ArchiveInMemory {
  log: MemoryLog
  engine: WatchedEngine
  /** The parts that the use cases and the desk need. */
  parts: SearchParts
}

export function archiveInMemory(
  articles: readonly Article[],
  stands: {
    analyzer: Analyzer
    abbreviations: Lexica['abbreviations']
    gazetteer: NameSource
    clock: Clock
    lists?: () => EditorialLists
    sourceNames?: SourceNames
  },
): ArchiveInMemory {
  const log = new MemoryLog().put(...articles)
  const engine = new WatchedEngine(MemoryEngine.open(log, stands.analyzer, lineageGroups(stands.gazetteer)))
  const noLists: EditorialLists = {
    synonyms: new Synonyms([], [], stands.analyzer),
    bestBets: new BestBets([]),
    version: 'none',
  }
  return {
    log,
    engine,
    parts: {
      lists: () => noLists,
      sourceNames: new Labels(),
      ...stands,
      engine,
      vocabulary: engine.vocabulary,
      store: storeOf(log),
      log,
    },
  }
}
