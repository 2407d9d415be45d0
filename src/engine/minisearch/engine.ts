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
    private readonly evenPartly: boolean,
    private snapshot: Snapshot,
  ) {
    this.vocabulary = new TableVocabulary(analyzer, () => this.snapshot)
  }

  /**
   * @param groups groups by which agencies and provinces are counted
   * @param evenPartly whether to serve what is sound of a build with damaged or missing files
   * @throws TimtinError `index-missing`, `index-stale`, `index-damaged`
   */
  static async open(
    folder: string,
    analyzer: Analyzer,
    groups: FacetGroups,
    evenPartly = false,
  ): Promise<MinisearchEngine> {
    const snapshot = await loadNewest(folder, analyzer, evenPartly, null)
    return new MinisearchEngine(folder, analyzer, groups, evenPartly, snapshot)
  }

  /**
   * Switches to a newer build if there is one.
   * @returns whether there was one
   * @throws TimtinError as `open` does; the old build stays in use
   */
  async refresh(): Promise<boolean> {
    const newer = await loadNewest(this.folder, this.analyzer, this.evenPartly, this.snapshot)
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
    const { manifest, isPartial } = this.snapshot
    const { generation, sequence } = manifest
    return { generation, age: 0, articles: articlesOf(manifest), sequence, isPartial }
  }

  async close(): Promise<void> {}
}

async function loadNewest(
  folder: string,
  analyzer: Analyzer,
  evenPartly: boolean,
  previous: Snapshot | null,
): Promise<Snapshot> {
  for (let attempt = 1; ; attempt++) {
    const manifest = await readManifest(folder, analyzer.fingerprint)
    if (manifest === null) {
      throw new TimtinError(
        'index',
        'index-missing',
        'There is no index.',
        folder,
        'Run "timtin build-index" to build it.',
      )
    }
    if (previous !== null && manifest.generation === previous.manifest.generation) return previous
    try {
      return await Snapshot.load(folder, manifest, previous, false)
    } catch (error) {
      const now = await readManifest(folder, analyzer.fingerprint)
      // A file that is missing may belong to a build that has been replaced meanwhile.
      if (now?.generation !== manifest.generation && attempt < loadAttempts) continue
      if (!evenPartly) throw error
      return Snapshot.load(folder, manifest, previous, true)
    }
  }
}
