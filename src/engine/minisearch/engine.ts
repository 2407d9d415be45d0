import type { Analyzer } from '../../text/types.js'
import { TimtinError } from '../../errors.js'
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
import { articlesOf, readManifest } from './format/manifest.js'
import { copiesIn } from './questions/copies.js'
import { neighboursIn } from './questions/neighbours.js'
import { relatedIn } from './questions/related.js'
import { searchSnapshot } from './questions/searching.js'
import { Snapshot } from './snapshot.js'

/** How often a reader tries to load a build when a newer one replaces it during loading. */
const loadAttempts = 3

/** Serves the newest build of an index folder in the calling thread. */
export class MinisearchEngine implements SearchEngine {
  readonly vocabulary: Vocabulary

  private constructor(
    private readonly folder: string,
    private readonly analyzer: Analyzer,
    private readonly groups: FacetGroups,
    private snapshot: Snapshot,
  ) {
    this.vocabulary = new TableVocabulary(analyzer, () => this.snapshot)
  }

  /**
   * @param groups groups by which agencies and provinces are counted
   * @throws TimtinError `index-missing`, `index-stale`, `index-damaged`
   */
  static async open(folder: string, analyzer: Analyzer, groups: FacetGroups): Promise<MinisearchEngine> {
    return new MinisearchEngine(folder, analyzer, groups, await loadNewest(folder, analyzer, null))
  }

  /**
   * Switches to a newer build if there is one.
   * @returns whether there was one
   * @throws TimtinError as `open` does; the old build stays in use
   */
  async refresh(): Promise<boolean> {
    const newer = await loadNewest(this.folder, this.analyzer, this.snapshot)
    const changed = newer !== this.snapshot
    this.snapshot = newer
    return changed
  }

  async search(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]> {
    return requests.map((request) => {
      throwIfGivenUp(options)
      return searchSnapshot(request, this.groups, this.snapshot)
    })
  }

  async related(requests: readonly RelatedRequest[], options?: ReadOptions): Promise<RelatedHit[][]> {
    return requests.map((request) => {
      throwIfGivenUp(options)
      return relatedIn(request, this.snapshot)
    })
  }

  async copies(like: RelatedSubject, limit: number, options?: ReadOptions): Promise<CopyHit[]> {
    throwIfGivenUp(options)
    return copiesIn(like, limit, this.snapshot)
  }

  async neighbours(id: string, options?: ReadOptions): Promise<Neighbours> {
    throwIfGivenUp(options)
    return neighboursIn(id, this.snapshot)
  }

  async status(options?: ReadOptions): Promise<EngineStatus> {
    throwIfGivenUp(options)
    const { manifest } = this.snapshot
    return { generation: manifest.generation, age: 0, articles: articlesOf(manifest), sequence: manifest.sequence }
  }

  async close(): Promise<void> {}
}

async function loadNewest(folder: string, analyzer: Analyzer, previous: Snapshot | null): Promise<Snapshot> {
  for (let attempt = 1; ; attempt++) {
    const manifest = await readManifest(folder, analyzer.fingerprint)
    if (manifest === null) {
      throw new TimtinError(
        'index',
        'index-missing',
        'There is no index.',
        folder,
        'Run "npm run build-index" to build it.',
      )
    }
    if (previous !== null && manifest.generation === previous.manifest.generation) return previous
    try {
      return await Snapshot.load(folder, manifest, previous)
    } catch (error) {
      const now = await readManifest(folder, analyzer.fingerprint)
      if (attempt === loadAttempts || now?.generation === manifest.generation) throw error
    }
  }
}
