import { noFilters } from '../../engine/query.js'
import type { FacetCounts, ReadOptions, SearchEngine, SearchResponse } from '../../engine/reading.js'
import { browse, noFacets, pageFacets } from '../finding/requests.js'

/** Number of articles in unfiltered counts: each article has one day or none. */
export function articlesIn({ days, undated }: FacetCounts): number {
  return days.reduce((sum, { count }) => sum + count, undated)
}

/** The request for the counts of the whole archive. */
export const wholeArchive = browse(noFilters, { facets: pageFacets })

/** Facet counts of the whole archive, cached as long as the engine serves the same build. */
export class ArchiveOverview {
  private generation: string | null = null
  private counts: Promise<FacetCounts> | null = null

  constructor(private readonly engine: Pick<SearchEngine, 'search' | 'status'>) {}

  async get(options?: ReadOptions): Promise<FacetCounts> {
    const { generation } = await this.engine.status(options)
    const kept = this.of(generation)
    if (kept !== null) return kept
    this.generation = generation
    const counts = (this.counts = this.count())
    // A failure is not cached: the next caller tries again.
    counts.catch(() => {
      if (this.counts === counts) this.counts = null
    })
    return counts
  }

  /**
   * The cached counts of a generation that an answer has just named; null if they must be requested with
   * `wholeArchive`.
   */
  of(generation: string | null): Promise<FacetCounts> | null {
    return generation !== null && generation === this.generation ? this.counts : null
  }

  /**
   * Caches counts that were requested together with another question.
   * @param response the response to `wholeArchive`
   */
  keep({ generation, facets }: SearchResponse): Promise<FacetCounts> {
    this.generation = generation
    this.counts = Promise.resolve(facets ?? noFacets)
    return this.counts
  }

  /** Takes no signal: all callers share one count, so none of them may cancel it. */
  private async count(): Promise<FacetCounts> {
    const [{ facets }] = await this.engine.search([wholeArchive])
    return facets ?? noFacets
  }
}
