import type { Analyzer } from '../../text/types.js'
import { TimtinError } from '../../errors.js'
import type {
  CopyHit,
  DocumentCount,
  EngineStatus,
  RelatedHit,
  RelatedRequest,
  RelatedSubject,
  SearchEngine,
  SearchRequest,
  SearchResponse,
} from '../reading.js'
import type { Form, Suggestion } from '../vocabulary.js'
import { mostCited } from './questions/cited-documents.js'
import { copiesIn } from './questions/copies.js'
import { articlesOf, readManifest } from './format/manifest.js'
import { relatedIn } from './questions/related.js'
import { searchSnapshot } from './questions/searching.js'
import { Snapshot } from './snapshot.js'
import { suggestIn } from './questions/suggesting/index.js'
import { formsIn, similarIn } from './questions/vocabulary.js'

/** How often a reader that fails to load a build, since a newer one replaced it meanwhile, starts over. */
const loadAttempts = 3

/** Serves the newest build of an index folder in the calling thread. */
export class MinisearchEngine implements SearchEngine {
  private constructor(
    private readonly folder: string,
    private readonly analyzer: Analyzer,
    private snapshot: Snapshot,
  ) {}

  /** @throws TimtinError `index-missing`, `index-stale`, `index-damaged` */
  static async open(folder: string, analyzer: Analyzer): Promise<MinisearchEngine> {
    return new MinisearchEngine(folder, analyzer, await loadNewest(folder, analyzer, null))
  }

  /** Takes a newer build when there is one. @returns whether there was @throws TimtinError as `open` does; the old build stays */
  async refresh(): Promise<boolean> {
    const newer = await loadNewest(this.folder, this.analyzer, this.snapshot)
    const changed = newer !== this.snapshot
    this.snapshot = newer
    return changed
  }

  async search(request: SearchRequest): Promise<SearchResponse> {
    return searchSnapshot(request, this.analyzer, this.snapshot)
  }

  async related(request: RelatedRequest): Promise<RelatedHit[]> {
    return relatedIn(request, this.analyzer, this.snapshot)
  }

  async copies(like: RelatedSubject, limit: number): Promise<CopyHit[]> {
    return copiesIn(like, limit, this.analyzer, this.snapshot)
  }

  async documents(limit: number): Promise<DocumentCount[]> {
    return mostCited(this.snapshot.segments, limit)
  }

  async suggest(text: string, limit: number): Promise<Suggestion[]> {
    return suggestIn(text, limit, this.analyzer, this.snapshot)
  }

  async forms(words: string): Promise<Form[]> {
    return formsIn(words, this.analyzer, this.snapshot)
  }

  async similar(word: string): Promise<Form[]> {
    return similarIn(word, this.analyzer, this.snapshot)
  }

  async status(): Promise<EngineStatus> {
    const { manifest } = this.snapshot
    return { generation: manifest.generation, articles: articlesOf(manifest), sequence: manifest.sequence }
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
