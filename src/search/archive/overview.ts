import { noFilters } from '../../engine/query.js'
import type { FacetCounts, ReadOptions, SearchEngine } from '../../engine/reading.js'
import { browse, noFacets, pageFacets } from '../finding/requests.js'

/** How many articles there are where nothing is filtered: each has one day or none. */
export function articlesIn({ days, undated }: FacetCounts): number {
  return days.reduce((sum, { count }) => sum + count, undated)
}

/** Facet counts of the whole archive, kept as long as the engine serves the same build. */
export class ArchiveOverview {
  private generation: string | null = null
  private counts: Promise<FacetCounts> | null = null

  constructor(private readonly engine: Pick<SearchEngine, 'search' | 'status'>) {}

  /** @param known the build that is served, where an answer has just named it */
  async get(options?: ReadOptions, known?: string | null): Promise<FacetCounts> {
    const generation = known ?? (await this.engine.status(options)).generation
    if (this.counts === null || generation === null || generation !== this.generation) {
      this.generation = generation
      const counts = (this.counts = this.count())
      // A failed count is not kept: the next caller asks again.
      counts.catch(() => {
        if (this.counts === counts) this.counts = null
      })
    }
    return this.counts
  }

  /** Counted for all who ask meanwhile, so that nobody's giving up ends it. */
  private async count(): Promise<FacetCounts> {
    const [{ facets }] = await this.engine.search([browse(noFilters, { facets: pageFacets })])
    return facets ?? noFacets
  }
}
