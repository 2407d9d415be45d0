import type { FacetCounts, ReadOptions } from '../../engine/reading.js'
import type { ArchiveOverview } from '../archive/overview.js'
import { foldName } from '../fold.js'
import type { SearchParams } from '../types.js'
import { noPapers, papersOf, type Papers, type SourceNames, type SourcesByName } from './papers.js'

/** The papers of the archive that is served, as long as its counts stay the same. */
export class PaperDirectory {
  private last: { counts: FacetCounts; papers: Papers } | null = null

  constructor(
    private readonly overview: Pick<ArchiveOverview, 'get'>,
    private readonly names: SourceNames,
  ) {}

  async get(options?: ReadOptions): Promise<Papers> {
    const counts = await this.overview.get(options)
    if (this.last?.counts !== counts) this.last = { counts, papers: papersOf(counts, this.names) }
    return this.last.papers
  }

  /** What a search needs to know of them: nothing, and no question to the engine, where it cannot name one. */
  async for({ q, sources }: Pick<SearchParams, 'q' | 'sources'>, options?: ReadOptions): Promise<SourcesByName> {
    return sources.length > 0 || foldName(q).includes('nguon') ? this.get(options) : noPapers
  }
}
