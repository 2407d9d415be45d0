import type { Clock } from '../config.js'
import type { Filters, SearchEngine, SearchRequest } from '../engine/engine.js'
import type { Analyzer, Lexica } from '../text/types.js'
import { relatedTo, viewArticle } from './article-view.js'
import { presentFacets } from './facets.js'
import { presentHits } from './hits.js'
import { createNames, type NameSource } from './names.js'
import { ArchiveOverview } from './overview.js'
import { mergeFilters } from './query/filters.js'
import { parseQuery } from './query/parse.js'
import { abbreviationForms } from './snippets/terms.js'
import type { ArticleSource } from './summary.js'
import { suggestFor } from './suggest.js'
import type { SearchParams, SearchResult, SearchService } from './types.js'

export interface SearchParts {
  engine: SearchEngine
  /** The article store, or anything that fetches articles by id. */
  store: ArticleSource
  gazetteer: NameSource
  analyzer: Analyzer
  /** Abbreviations that the analyzer knows, to find either form in snippets. */
  abbreviations: Lexica['abbreviations']
  clock: Clock
}

function filtersOf({ from, to, agencies, provinces, categories }: SearchParams): Filters {
  return { from, to, agencies, provinces, categories }
}

/** The use cases over one archive. It keeps no state but caches that follow the engine's generation. */
export function createSearchService({ engine, store, gazetteer, analyzer, abbreviations }: SearchParts): SearchService {
  const names = createNames(gazetteer)
  const overview = new ArchiveOverview(engine)
  const forms = abbreviationForms(analyzer, abbreviations)

  async function search(params: SearchParams, options: { explain?: boolean } = {}): Promise<SearchResult> {
    const started = performance.now()
    const parsed = parseQuery(params.q, names)
    const filters = mergeFilters(filtersOf(params), parsed.filters)
    const request: SearchRequest = {
      query: parsed.query,
      filters,
      sort: params.sort,
      offset: (params.page - 1) * params.size,
      limit: params.size,
      facets: true,
      explain: options.explain === true,
    }
    const response = await engine.search(request)
    const facets = response.facets ?? { days: [], undated: 0, agencies: [], provinces: [], categories: [] }
    return {
      query: params.q,
      reading: { text: parsed.text, notes: parsed.notes },
      total: response.total,
      totalComplete: response.totalComplete,
      page: params.page,
      size: params.size,
      pages: Math.ceil(response.total / params.size),
      hits: presentHits(response.hits, parsed.query, store, analyzer, forms),
      facets: presentFacets(facets, filters, names),
      didYouMean: null,
      offers: [],
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    }
  }

  return {
    search,
    article: (id) => viewArticle(id, engine, store, names),
    related: (id, limit) => relatedTo(id, limit, engine, store),
    suggest: (text, limit) => suggestFor(text, limit, engine, gazetteer, overview),
    calendar: async () => {
      const { days, undated } = await overview.get()
      return { days, undated }
    },
    status: async () => {
      const { generation, articles } = await engine.status()
      return { generation, articles }
    },
  }
}
