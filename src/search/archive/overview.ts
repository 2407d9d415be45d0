import { noFilters } from '../../engine/query.js'
import type { FacetCounts, FacetGroups, SearchEngine, SearchRequest } from '../../engine/reading.js'

/** How many articles there are where nothing is filtered: each has one day or none. */
export function articlesIn({ days, undated }: FacetCounts): number {
  return days.reduce((sum, { count }) => sum + count, undated)
}

/** Facet counts of the whole archive, kept as long as the engine serves the same build. */
export class ArchiveOverview {
  private generation: string | null = null
  private counts: Promise<FacetCounts> | null = null

  /** @param groups by which agencies and provinces are counted */
  constructor(
    private readonly engine: SearchEngine,
    private readonly groups: FacetGroups,
  ) {}

  async get(): Promise<FacetCounts> {
    const { generation } = await this.engine.status()
    if (this.counts === null || generation !== this.generation) {
      this.generation = generation
      this.counts = this.count()
      // A failed count is not kept: the next caller asks again.
      this.counts.catch(() => (this.counts = null))
    }
    return this.counts
  }

  private async count(): Promise<FacetCounts> {
    const request: SearchRequest = {
      query: null,
      filters: noFilters,
      sort: 'newest',
      offset: 0,
      limit: 0,
      facets: true,
      groups: this.groups,
      explain: false,
      grouped: false,
    }
    const { facets } = await this.engine.search(request)
    return facets ?? { days: [], undated: 0, agencies: [], provinces: [], categories: [] }
  }
}
