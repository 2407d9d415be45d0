import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../config.js'
import type { ArticleLog } from '../engine/building.js'
import { noFilters, type Filters, type Query } from '../engine/query.js'
import type { FacetCounts, SearchEngine, SearchRequest, SearchResponse } from '../engine/reading.js'
import { dayOf } from '../text/dates.js'
import type { Analyzer, Lexica } from '../text/types.js'
import { copiesOf, relatedTo, viewArticle } from './article/view.js'
import { presentFacets, valuesOfResult } from './finding/facets.js'
import { presentHits } from './finding/hits.js'
import { citedBySomeArticle, DocumentIndex, documentView } from './article/documents.js'
import { storyOf } from './article/story.js'
import { companionsOf } from './archive/companions.js'
import { lineageGroups, withPredecessors } from './finding/lineage.js'
import { fetchListed, latestOf, Turns, withLists } from './finding/listing.js'
import { createNames, type NameSource } from './names.js'
import { ArchiveOverview, articlesIn } from './archive/overview.js'
import { onThisDay } from './calendar/on-this-day.js'
import { mergeFilters } from './query/filters.js'
import { parseQuery, type ParsedQuery } from './query/parse.js'
import { abbreviationForms } from './snippets/terms.js'
import { SourceCounts } from './calendar/source-days.js'
import type { ArticleSource } from './summary.js'
import { suggestFor } from './understanding/suggest.js'
import type { Reading, SearchParams, SearchQuestions, SearchResult, SearchService } from './types.js'
import { didYouMean } from './understanding/did-you-mean.js'
import { nameMentions, type NamedInQuery } from './understanding/name-mentions.js'
import { offersFor } from './understanding/offers.js'
import { rescuesOf, type Rescue } from './understanding/rescue.js'

export interface SearchParts {
  engine: SearchEngine
  /** The article store, or anything that fetches articles by id. */
  store: ArticleSource
  /** The article log, to count what the engine does not know. */
  log: Pick<ArticleLog, 'lastSequence' | 'count' | 'entriesAfter'>
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

/** What is wanted of a search besides its matches. */
type Look = Omit<SearchRequest, 'query' | 'filters'>

/** What was searched in the end, and what it found. */
interface Answer {
  query: Query | null
  reading: Reading
  response: SearchResponse
}

function filtersOf({ from, to, undated, agencies, provinces, categories }: SearchParams): Filters {
  return { from, to, undated, agencies, provinces, categories }
}

/** The use cases over one archive, in the calling story. */
export function createSearchService(parts: SearchParts): SearchService {
  return withLists(answerQuestions(parts))
}

/** Answers questions about one archive. It keeps no state but caches that follow the engine's generation. */
export function answerQuestions(parts: SearchParts): SearchQuestions {
  const { engine, store, log, gazetteer, analyzer, abbreviations, clock } = parts
  const names = createNames(gazetteer)
  const groups = lineageGroups(gazetteer)
  const turns = new Turns()
  const documents = new DocumentIndex(engine, turns, analyzer.documentKinds)
  const overview = new ArchiveOverview(engine, groups)
  const forms = abbreviationForms(analyzer, abbreviations)
  const sources = new SourceCounts(log, turns)

  /** The query of a search, what it names, the filters that its URL and it choose, and those that they stand for. */
  function read(params: SearchParams) {
    const parsed = parseQuery(params.q, names, dayOf(clock()))
    const mentions = nameMentions(parsed, gazetteer)
    const ids = (named: NamedInQuery[]) => named.map(({ id }) => id)
    const named = { agencies: ids(mentions.agencies), provinces: ids(mentions.provinces) }
    const chosen = mergeFilters(filtersOf(params), parsed.filters)
    return { parsed, mentions, named, chosen, filters: withPredecessors(chosen, gazetteer) }
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

  /** Searches as typed; where no article has all of that, with raw Telex or VNI decoded. */
  async function strictAnswer(parsed: ParsedQuery, filters: Filters, look: Look): Promise<Answer> {
    const response = await engine.search({ query: parsed.query, filters, ...look })
    const asTyped = { query: parsed.query, reading: { text: parsed.text, notes: parsed.notes }, response }
    if (response.totalComplete > 0 || parsed.query === null) return asTyped
    const rescue = await bestOf(rescuesOf(parsed).decodings, parsed.query, filters)
    return rescue === null ? asTyped : readAs(rescue, parsed, filters, look)
  }

  async function readAs(rescue: Rescue, parsed: ParsedQuery, filters: Filters, look: Look): Promise<Answer> {
    const { query, text, note } = rescue
    const response = await engine.search({ query, filters, ...look })
    return { query, reading: { text, notes: [...parsed.notes, note] }, response }
  }

  /** The strict answer, or, where that finds nothing, one with the words of phrases in any order. */
  async function answer(parsed: ParsedQuery, filters: Filters, look: Look): Promise<Answer> {
    const strict = await strictAnswer(parsed, filters, look)
    if (strict.response.total > 0 || parsed.query === null) return strict
    const { loose } = rescuesOf(parsed)
    if (loose === null) return strict
    const loosely = await readAs(loose, parsed, filters, look)
    return loosely.response.total > 0 ? loosely : strict
  }

  /** How many articles that pass the filters have all words of a text. */
  async function complete(text: string, filters: Filters): Promise<number> {
    const { query } = parseQuery(text, names, dayOf(clock()))
    const found = await engine.search({ query, filters, ...probe, limit: 0 })
    return found.totalComplete
  }

  async function search(params: SearchParams, options: { explain?: boolean } = {}): Promise<SearchResult> {
    const started = performance.now()
    const { parsed, mentions, named, chosen, filters } = read(params)
    const { sort, page, size } = params
    const look = {
      named,
      sort,
      offset: (page - 1) * size,
      limit: size,
      facets: true,
      groups,
      explain: options.explain === true,
      grouped: true,
    }
    const { query, reading, response } = await answer(parsed, filters, look)
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
      facets: presentFacets(response.facets ?? noFacets, chosen, names, gazetteer, valuesOfResult),
      didYouMean: better,
      document: await citedBySomeArticle(params.q, engine, analyzer),
      offers: offersFor(parsed, mentions, params, await overview.get(), gazetteer, names, dayOf(clock())),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    }
  }

  async function facets(params: SearchParams): ReturnType<SearchQuestions['facets']> {
    const { parsed, chosen, filters } = read(params)
    const present = (total: number, counts: FacetCounts) => {
      return { query: params.q, total, facets: presentFacets(counts, chosen, names, gazetteer, Infinity) }
    }
    if (parsed.query === null && isDeepStrictEqual(chosen, noFilters)) {
      const counts = await overview.get()
      return present(articlesIn(counts), counts)
    }
    // In order of date, since no hit is wanted: nothing need be scored.
    const look = { ...probe, sort: 'newest', limit: 0, facets: true, groups } as const
    const { response } = await answer(parsed, filters, look)
    return present(response.total, response.facets ?? noFacets)
  }

  return {
    search,
    facets,
    async hits(params, limit) {
      const { parsed, named, filters } = read(params)
      const look = { named, sort: params.sort, offset: 0, limit, facets: false, explain: false, grouped: false }
      const { reading, response } = await answer(parsed, filters, look)
      const hits = response.hits.map(({ id, missing, copyOf }) => ({ id, missing, copyOf }))
      return { reading, total: response.total, hits }
    },
    listed: async (hits) => fetchListed(hits, store),
    latest(params, limit) {
      const { parsed, filters } = read(params)
      const find = async (look: Look) => (await strictAnswer(parsed, filters, look)).response
      return latestOf(find, limit, store)
    },
    article: (id) => viewArticle(id, engine, store, names, analyzer),
    related: (id, limit) => relatedTo(id, limit, engine, store),
    companions: (of, limit) => companionsOf(of, limit, engine, names, gazetteer),
    copies: (id, limit) => copiesOf(id, limit, engine, store),
    story: (id) => storyOf(id, engine, store),
    document: (slug, page, size) => documentView(slug, page, size, engine, store, analyzer),
    documents: (limit) => documents.most(limit),
    suggest: (text, limit) => suggestFor(text, limit, engine, gazetteer, overview),
    calendar: async () => {
      const { days, undated } = await overview.get()
      return { days, undated }
    },
    haveNews: async (ranges) => {
      const { days } = await overview.get()
      // From the latest day on, since those that are asked for are mostly of this year and the last.
      return ranges.map(({ from, to }) => (days.findLast(({ day }) => day <= to)?.day ?? '') >= from)
    },
    onThisDay: async (day, limits) => onThisDay(day, (await overview.get()).days, limits, engine, store),
    gaps: () => sources.gaps(),
    status: async () => {
      const { generation, articles } = await engine.status()
      return { generation, articles }
    },
  }
}
