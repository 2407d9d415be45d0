import type { Clock } from '../config.js'
import type { Filters, Query, SearchEngine, SearchResponse } from '../engine/engine.js'
import type { Analyzer, Lexica } from '../text/types.js'
import { relatedTo, viewArticle } from './article-view.js'
import { presentFacets } from './facets.js'
import { presentHits } from './hits.js'
import { companionsOf } from './companions.js'
import { lineageGroups, withPredecessors } from './lineage.js'
import { createNames, type NameSource } from './names.js'
import { ArchiveOverview } from './overview.js'
import { mergeFilters } from './query/filters.js'
import { parseQuery, type ParsedQuery } from './query/parse.js'
import { abbreviationForms } from './snippets/terms.js'
import type { ArticleSource } from './summary.js'
import { suggestFor } from './suggest.js'
import type { Reading, SearchParams, SearchResult, SearchService } from './types.js'
import { didYouMean } from './understanding/did-you-mean.js'
import { offersFor } from './understanding/offers.js'
import { rescuesOf, type Rescue } from './understanding/rescue.js'

export interface SearchParts {
  engine: SearchEngine
  /** The article store, or anything that fetches articles by id. */
  store: ArticleSource
  gazetteer: NameSource
  analyzer: Analyzer
  /** Abbreviations that the analyzer knows, to find either form in snippets. */
  abbreviations: Lexica['abbreviations']
  /** Gives the day that "hôm nay" in a query means. */
  clock: Clock
}

/** A search that only looks at what there is. */
const probe = { sort: 'relevance', offset: 0, facets: false, explain: false, grouped: false } as const
const noFacets = { days: [], undated: 0, agencies: [], provinces: [], categories: [] }

/** What was searched in the end, and what it found. */
interface Answer {
  query: Query | null
  reading: Reading
  response: SearchResponse
}

function filtersOf({ from, to, agencies, provinces, categories }: SearchParams): Filters {
  return { from, to, agencies, provinces, categories }
}

/** The use cases over one archive. It keeps no state but caches that follow the engine's generation. */
export function createSearchService(parts: SearchParts): SearchService {
  const { engine, store, gazetteer, analyzer, abbreviations, clock } = parts
  const names = createNames(gazetteer)
  const groups = lineageGroups(gazetteer)
  const overview = new ArchiveOverview(engine, groups)
  const forms = abbreviationForms(analyzer, abbreviations)

  function ask(query: Query | null, filters: Filters, params: SearchParams, explain: boolean): Promise<SearchResponse> {
    const { sort, page, size } = params
    return engine.search({
      query,
      filters,
      sort,
      offset: (page - 1) * size,
      limit: size,
      facets: true,
      groups,
      explain,
      grouped: true,
    })
  }

  /** How many words of the query the best article lacks; without one, more than any query has. */
  async function fewestMissing(query: Query, filters: Filters): Promise<number> {
    const { hits } = await engine.search({ query, filters, ...probe, limit: 1 })
    return hits[0]?.missing.length ?? Infinity
  }

  /** The reading of which some article has more words than any has of the query as typed; null when none is better. */
  async function bestOf(readings: Rescue[], typed: Query, filters: Filters): Promise<Rescue | null> {
    if (readings.length === 0) return null
    let best: Rescue | null = null
    let fewest = await fewestMissing(typed, filters)
    for (const reading of readings) {
      const missing = await fewestMissing(reading.query, filters)
      if (missing < fewest) [best, fewest] = [reading, missing]
    }
    return best
  }

  /** Searches as typed, and otherwise where no article has all of that. */
  async function answer(
    parsed: ParsedQuery,
    filters: Filters,
    params: SearchParams,
    explain: boolean,
  ): Promise<Answer> {
    const response = await ask(parsed.query, filters, params, explain)
    const asTyped = { query: parsed.query, reading: { text: parsed.text, notes: parsed.notes }, response }
    if (response.totalComplete > 0 || parsed.query === null) return asTyped
    const { decodings, loose } = rescuesOf(parsed)
    const readAs = async ({ query, text, note }: Rescue): Promise<Answer> => {
      const reading = { text, notes: [...parsed.notes, note] }
      return { query, reading, response: await ask(query, filters, params, explain) }
    }
    const rescue = await bestOf(decodings, parsed.query, filters)
    if (rescue !== null) return readAs(rescue)
    if (response.total > 0 || loose === null) return asTyped
    const loosely = await readAs(loose)
    return loosely.response.total > 0 ? loosely : asTyped
  }

  /** How many articles that pass the filters have all words of a text. */
  async function complete(text: string, filters: Filters): Promise<number> {
    const { query } = parseQuery(text, names)
    const found = await engine.search({ query, filters, ...probe, limit: 0 })
    return found.totalComplete
  }

  async function search(params: SearchParams, options: { explain?: boolean } = {}): Promise<SearchResult> {
    const started = performance.now()
    const parsed = parseQuery(params.q, names)
    const chosen = mergeFilters(filtersOf(params), parsed.filters)
    const filters = withPredecessors(chosen, gazetteer)
    const { query, reading, response } = await answer(parsed, filters, params, options.explain === true)
    const hits = presentHits(response.hits, query, store, analyzer, forms)
    const count = (text: string) => complete(text, filters)
    const wasRescued = query !== parsed.query
    const better = wasRescued ? null : await didYouMean(parsed, response.totalComplete, hits, engine, analyzer, count)
    return {
      query: params.q,
      reading,
      total: response.total,
      totalComplete: response.totalComplete,
      page: params.page,
      size: params.size,
      totalHits: response.totalHits,
      pages: Math.ceil(response.totalHits / params.size),
      hits,
      facets: presentFacets(response.facets ?? noFacets, chosen, names, gazetteer),
      didYouMean: better,
      offers: offersFor(parsed, params, await overview.get(), gazetteer, names, clock),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    }
  }

  return {
    search,
    article: (id) => viewArticle(id, engine, store, names),
    related: (id, limit) => relatedTo(id, limit, engine, store),
    companions: (of, limit) => companionsOf(of, limit, engine, names, gazetteer),
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
