/**
 * The reference engine: says what the port means. It reads all of an article log into memory and answers every question
 * by the shared definitions, clear rather than fast. It keeps no index of its own.
 */
import type { ArticleLog } from '../../article-log.js'
import type { Analyzer } from '../../text/types.js'
import { throwIfGivenUp } from '../giving-up.js'
import { TableVocabulary } from '../lexicon/vocabulary.js'
import type {
  CopyHit,
  EngineStatus,
  FacetGroups,
  Neighbours,
  ReadOptions,
  RelatedHit,
  RelatedRequest,
  RelatedSubject,
  SearchEngine,
  SearchRequest,
  SearchResponse,
} from '../reading.js'
import type { Vocabulary } from '../vocabulary.js'
import { Archive } from './archive.js'
import { copiesIn } from './questions/copies.js'
import { neighboursIn } from './questions/neighbours.js'
import { relatedIn } from './questions/related.js'
import { searchIn } from './questions/searching.js'

/** Serves a log, as it was when it was last read, in the calling thread. */
export class MemoryEngine implements SearchEngine {
  readonly vocabulary: Vocabulary

  private constructor(
    private readonly log: ArticleLog,
    private readonly analyzer: Analyzer,
    private readonly groups: FacetGroups,
    private archive: Archive,
  ) {
    this.vocabulary = new TableVocabulary(analyzer, () => this.archive)
  }

  /** Reads all of a log, some milliseconds for each article. @param groups by which agencies and provinces are counted */
  static async open(log: ArticleLog, analyzer: Analyzer, groups: FacetGroups): Promise<MemoryEngine> {
    return new MemoryEngine(log, analyzer, groups, await Archive.read(log, analyzer))
  }

  /** Reads the log again when it has changed. @returns whether it had */
  async refresh(): Promise<boolean> {
    if ((await this.log.lastSequence()) === this.archive.sequence) return false
    this.archive = await Archive.read(this.log, this.analyzer)
    return true
  }

  async search(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]> {
    return requests.map((request) => {
      throwIfGivenUp(options)
      return searchIn(request, this.groups, this.archive)
    })
  }

  async related(requests: readonly RelatedRequest[], options?: ReadOptions): Promise<RelatedHit[][]> {
    return requests.map((request) => {
      throwIfGivenUp(options)
      return relatedIn(request, this.archive)
    })
  }

  async copies(like: RelatedSubject, limit: number, options?: ReadOptions): Promise<CopyHit[]> {
    throwIfGivenUp(options)
    return copiesIn(like, limit, this.archive)
  }

  async neighbours(id: string, options?: ReadOptions): Promise<Neighbours> {
    throwIfGivenUp(options)
    return neighboursIn(id, this.archive)
  }

  async status(options?: ReadOptions): Promise<EngineStatus> {
    throwIfGivenUp(options)
    const { generation, articles, sequence } = this.archive
    return { generation, age: 0, articles, sequence, isPartial: false }
  }

  async close(): Promise<void> {}
}
