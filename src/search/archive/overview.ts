import { noFilters } from '../../engine/query.js'
import type { FacetCounts, ReadOptions, SearchEngine, SearchResponse } from '../../engine/reading.js'
import { browse, noFacets, pageFacets } from '../finding/requests.js'

/** How many articles there are where nothing is filtered: each has one day or none. */
export function articlesIn({ days, undated }: FacetCounts): number {
  return days.reduce((sum, { count }) => sum + count, undated)
}

/** What is asked for the counts of the whole archive. */
export const wholeArchive = browse(noFilters, { facets: pageFacets })

/** Facet counts of the whole archive, kept as long as the engine serves the same build. */
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
    // A failed count is not kept: the next caller asks again.
    counts.catch(() => {
      if (this.counts === counts) this.counts = null
    })
    return counts
  }

  /** The counts of a build that an answer has just named; null where they are to be asked for, by `wholeArchive`. */
  of(generation: string | null): Promise<FacetCounts> | null {
    return generation !== null && generation === this.generation ? this.counts : null
  }

  /** Keeps what was asked for along with another question. @param response to `wholeArchive` */
  keep({ generation, facets }: SearchResponse): Promise<FacetCounts> {
    this.generation = generation
    this.counts = Promise.resolve(facets ?? noFacets)
    return this.counts
  }

  /** Counted for all who ask meanwhile, so that nobody's giving up ends it. */
  private async count(): Promise<FacetCounts> {
    const [{ facets }] = await this.engine.search([wholeArchive])
    return facets ?? noFacets
  }
}
