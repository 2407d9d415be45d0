import { isDeepStrictEqual } from 'node:util'
import { noFilters, type Query } from '../../engine/query.js'
import type { FacetCounts, ReadOptions, SearchRequest, SearchResponse } from '../../engine/reading.js'
import { absentTerms, decisiveTerms, type DecisiveTerms } from '../../engine/ranking/decisive.js'
import type { VocabularyRequest } from '../../engine/vocabulary.js'
import { dayOf } from '../../text/dates.js'
import { articlesIn, wholeArchive, type ArchiveOverview } from '../archive/overview.js'
import { Answers, isAboutAll } from '../answers/index.js'
import { Highlighter } from '../snippets/snippets.js'
import { fetchOne } from '../summary.js'
import type { Names } from '../names.js'
import type { PaperDirectory } from '../papers/directory.js'
import type { SearchParts } from '../parts.js'
import { quoted, synonymsIn, withoutSynonyms, type Synonyms } from '../editorial/synonyms.js'
import type { AbbreviationForms } from '../snippets/terms.js'
import type { Hit, Place, SearchParams, SearchQuestions, SearchResult, StrictReading, SynonymsFound } from '../types.js'
import { BetterSpelling, isWorthSeeking, mayBeMisspelt } from '../understanding/did-you-mean.js'
import { firstLook } from '../understanding/mistakes.js'
import { KnownWords } from '../understanding/known-words.js'
import { offersFor } from '../understanding/offers.js'
import { presentFacets, valuesOfResult } from './facets.js'
import { copiesListed, presentHits } from './hits.js'
import { latestOf } from './listing.js'
import { pageIn, windowOf } from './paging.js'
import { bestReading, plansOf } from './planning.js'
import type { ReadSearch, SearchReader } from './reading.js'
import { bareLook, browse, countOnly, noFacets, pageFacets, type Look } from './requests.js'
import { Rescuing, type Answer } from './rescuing.js'

/** What finding articles needs besides the parts of all use cases. */
export interface FindingParts extends Pick<
  SearchParts,
  'engine' | 'vocabulary' | 'store' | 'gazetteer' | 'sourceNames' | 'analyzer' | 'lists' | 'clock'
> {
  names: Names
  reader: SearchReader
  overview: ArchiveOverview
  papers: PaperDirectory
  forms: AbbreviationForms
}

/**
 * Finding articles. A question crosses to the engine at most four times in a row: the search with what is known of its
 * words; other readings with similar words; pairs of these; whether another spelling finds anything.
 */
export class Finding {
  private readonly answers: Answers

  constructor(private readonly parts: FindingParts) {
    this.answers = new Answers(parts)
  }

  async search(
    asked: SearchParams,
    { after, ...options }: ReadOptions & { explain?: boolean; after?: Place } = {},
  ): Promise<SearchResult> {
    const params = after === undefined ? asked : { ...asked, page: Math.floor(after.seen / asked.size) + 1 }
    const window = windowOf(params, after)
    const started = performance.now()
    const { names, gazetteer, sourceNames, store, lists, clock } = this.parts
    const read = await this.read(params, options)
    const today = dayOf(clock())
    const look: Look = {
      named: read.named,
      sort: params.sort,
      ...window,
      facets: pageFacets,
      explain: options.explain === true,
      grouped: true,
      copiesNamed: copiesListed,
      near: read.searched === 'nearly',
    }
    const known = new KnownWords()
    const { planned, spelling } = await this.plan(
      read,
      options,
      read.searched === 'nearly' && mayBeMisspelt(read.parsed) ? known : null,
    )
    const wordsLike = spelling?.wordsLike()
    const sought = this.answers.seek(planned, params, today)
    const narrower =
      planned.synonyms.length === 0
        ? []
        : [{ ...bareLook, sort: 'newest' as const, query: withoutSynonyms(planned.query!), filters: read.filters }]
    const [[found, ...counts], bestBets] = await Promise.all([
      this.find(planned, look, [...narrower, ...sought.requests], options),
      params.page > 1 ? [] : lists().bestBets.for(params.q, store),
      wordsLike === undefined || isEmpty(wordsLike) ? null : this.learn(known, wordsLike, options),
    ])
    const cut = (response: SearchResponse) => pageIn(response, window, params, after)
    const typed = cut(found)
    const asTyped = narrower.length === 0 ? null : counts.shift()!
    const { answer, hits, better, archive } = await this.understand(planned, look, typed.response, spelling, options)
    const { query, reading, isNearCut } = answer
    const { response, before } = query === planned.query ? typed : cut(answer.response)
    const shown = query === planned.query ? hits : await this.present(response, query)
    const answers = await sought.answers(counts, archive, shown)
    const isAnswered = answers.some(isAboutAll)
    return {
      query: params.q,
      bestBets,
      reading,
      synonyms:
        query === planned.query
          ? synonymsFound(planned, response.total - (asTyped?.total ?? 0), lists().synonyms)
          : null,
      isPartial: response.isPartial,
      total: response.total,
      near: { ...response.near, isCut: isNearCut },
      page: params.page,
      size: params.size,
      totalHits: response.totalHits,
      pages: Math.ceil((response.totalHits + response.near.totalHits) / params.size),
      before,
      hits: shown,
      facets: presentFacets(response.facets ?? noFacets, read.chosen, names, gazetteer, sourceNames, valuesOfResult),
      didYouMean: better,
      answers,
      offers: isAnswered ? [] : offersFor(planned.parsed, planned.mentions, params, archive, gazetteer, names, today),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    }
  }

  /** The facets of a search with every value. */
  async facets(params: SearchParams, options?: ReadOptions): ReturnType<SearchQuestions['facets']> {
    const { names, gazetteer, sourceNames, overview } = this.parts
    const read = await this.read(params, options)
    const present = (total: number, counts: FacetCounts) => {
      const facets = presentFacets(counts, read.chosen, names, gazetteer, sourceNames, Infinity)
      return { query: params.q, total, facets }
    }
    if (read.query === null && isDeepStrictEqual(read.chosen, noFilters)) {
      const counts = await overview.get(options)
      return present(articlesIn(counts), counts)
    }
    // In order of date, since no hit is wanted: nothing need be scored.
    const look: Look = { ...bareLook, sort: 'newest', facets: pageFacets }
    const { response } = await this.answer((await this.plan(read, options)).planned, look, false, options)
    return present(response.total, response.facets ?? noFacets)
  }

  /** All that a search finds, up to `limit`. */
  async hits(params: SearchParams, limit: number, options?: ReadOptions): ReturnType<SearchQuestions['hits']> {
    const { planned: read } = await this.plan(await this.read(params, options), options)
    const look = { ...bareLook, named: read.named, sort: params.sort, limit }
    const { reading, response } = await this.answer(read, look, false, options)
    const hits = response.hits.map(({ id, copyOf }) => ({ id, copyOf }))
    return { reading, total: response.total, hits }
  }

  /** The newest dated articles that have all words of a search. */
  async latest(params: SearchParams, limit: number, options?: ReadOptions): ReturnType<SearchQuestions['latest']> {
    const { planned: read } = await this.plan(await this.read(params, options), options)
    const find = async (look: Look) => (await this.answer(read, look, true, options)).response
    return latestOf(find, limit, this.parts.store)
  }

  /** An article's text with the words of a search marked. */
  async marked(id: string, params: SearchParams, options?: ReadOptions): ReturnType<SearchQuestions['marked']> {
    const { store, analyzer, forms } = this.parts
    const planning = this.read(params, options).then((read) => this.plan(read, options))
    const [{ planned }, article] = await Promise.all([planning, fetchOne(store, id)])
    return article === null ? null : new Highlighter(planned.query, analyzer, forms).whole(article)
  }

  /** How searches are read now, to be tested against single articles. */
  async readings(searches: readonly SearchParams[], options?: ReadOptions): ReturnType<SearchQuestions['readings']> {
    const { engine, vocabulary } = this.parts
    const readings: StrictReading[] = []
    for (const params of searches) {
      const { planned } = await this.plan(await this.read(params, options), options)
      const { query, filters, searched } = planned
      const decisive = query === null ? { units: [], runs: [] } : decisiveTerms(query)
      const absent = isEmpty(decisive) ? [] : absentTerms(decisive, await vocabulary.ask({ ...decisive }, options))
      readings.push({ isSearched: searched !== 'not', query, filters, absent })
    }
    // Asked last: what it covers, the readings cover too.
    const { sequence, generation } = await engine.status(options)
    return { sequence, generation, readings }
  }

  private async read(params: SearchParams, options?: ReadOptions): Promise<ReadSearch> {
    const { reader, papers } = this.parts
    return reader.read(params, await papers.for(params, options))
  }

  private ask(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]> {
    return this.parts.engine.search(requests, options)
  }

  /** What a search finds as typed, and with it what is asked besides. */
  private async find(
    { query, filters, searched }: ReadSearch,
    look: Look,
    besides: readonly SearchRequest[],
    options?: ReadOptions,
  ): Promise<[typed: SearchResponse, ...besides: SearchResponse[]]> {
    const typed = searched === 'not' ? browse(noFilters, {}) : { query, filters, ...look }
    const [found, ...others] = await this.ask([typed, ...besides], options)
    return [searched === 'not' ? withoutMatches(found) : found, ...others]
  }

  private async learn(
    known: KnownWords,
    request: Parameters<KnownWords['learn']>[0],
    options?: ReadOptions,
  ): Promise<void> {
    known.learn(request, await this.parts.vocabulary.ask(request, options))
  }

  /**
   * Plans which words belong together.
   * @param known learns what the vocabulary says of the words, for another spelling; null: none is sought
   */
  private async plan(
    read: ReadSearch,
    options?: ReadOptions,
    known: KnownWords | null = null,
  ): Promise<{ planned: ReadSearch; spelling: BetterSpelling | null }> {
    if (read.query === null) return { planned: read, spelling: null }
    const { analyzer, vocabulary } = this.parts
    const plans = plansOf(read, this.parts)
    const wanted = plans.flatMap((plan) => plan.wanted)
    const used = synonymsIn(read.query)
    const look = known === null ? { forms: [], runs: [] } : firstLook(read.parsed.text, analyzer)
    const request = { ...look, runs: [...wanted, ...look.runs, ...used.map(({ words }) => words)] }
    if (isEmpty(request)) return { planned: read, spelling: null }
    const answer = await vocabulary.ask(request, options)
    known?.learn(request, answer)
    const best = bestReading(plans, { ...answer, runs: answer.runs.slice(0, wanted.length) })
    const pairs = { ...answer, runs: answer.runs.slice(wanted.length, wanted.length + look.runs.length) }
    const counted = answer.runs.slice(wanted.length + look.runs.length)
    const synonyms = best.parsed === read.parsed ? used.filter((_, at) => counted[at] > 0) : []
    const planned = { ...best, synonyms }
    const isSought = known !== null && planned.parsed === read.parsed
    return { planned, spelling: isSought ? new BetterSpelling(read.parsed, analyzer, known, pairs) : null }
  }

  private present({ hits }: SearchResponse, query: Query | null): Promise<Hit[]> {
    const { store, analyzer, forms } = this.parts
    return presentHits(hits, query, store, analyzer, forms)
  }

  /** The answer as typed; where no article has all of that, a better reading. */
  private async answer(read: ReadSearch, look: Look, isStrict: boolean, options?: ReadOptions): Promise<Answer> {
    const [typed] = await this.find(read, look, [], options)
    const rescuing = new Rescuing(read, look, typed, isStrict)
    const requests = rescuing.requests()
    return rescuing.choose(requests.length === 0 ? [] : await this.ask(requests, options))
  }

  /**
   * What the query was read as in the end, the counts of the whole archive, and "Có phải bạn muốn tìm…" where it was read
   * as typed.
   */
  private async understand(
    read: ReadSearch,
    look: Look,
    typed: SearchResponse,
    spelling: BetterSpelling | null,
    options: ReadOptions,
  ): Promise<{ answer: Answer; hits: Hit[]; better: string | null; archive: FacetCounts }> {
    const { overview } = this.parts
    const hits = await this.present(typed, read.query)
    const sought = isWorthSeeking(read.parsed, typed.total) ? spelling : null
    const rescuing = new Rescuing(read, look, typed, false)
    const rescues = rescuing.requests()
    const counted = overview.of(typed.generation)
    const requests = [...rescues, ...(counted === null ? [wholeArchive] : [])]
    const lattices = sought?.lattices() ?? []
    const [responses, spellings] = await Promise.all([
      requests.length === 0 ? [] : this.ask(requests, options),
      lattices.length === 0 ? null : this.parts.vocabulary.ask({ lattices }, options),
    ])
    const archive = await (counted ?? overview.keep(responses[responses.length - 1]))
    const answer = rescuing.choose(responses.slice(0, rescues.length))
    const meant = answer.query === read.query ? (sought?.meant(spellings?.lattices ?? [], typed.total) ?? null) : null
    return { answer, hits, better: meant !== null && (await this.finds(meant, read, options)) ? meant : null, archive }
  }

  /** Whether articles have all words of another query, side by side or not. */
  private async finds(text: string, { filters }: ReadSearch, options: ReadOptions): Promise<boolean> {
    const [{ total }] = await this.ask([countOnly(this.parts.reader.queryOf(text), filters)], options)
    return total > 0
  }
}

const none = { total: 0, totalHits: 0 }
const withoutMatches = (response: SearchResponse): SearchResponse => {
  return { ...response, ...none, near: none, hits: [], facets: noFacets }
}

const isEmpty = (request: VocabularyRequest | DecisiveTerms) =>
  Object.values(request).every(({ length }) => length === 0)

/** @param brought how many strict matches there are with the synonyms only */
function synonymsFound(
  { parsed: { text }, synonyms }: ReadSearch,
  brought: number,
  list: Synonyms,
): SynonymsFound | null {
  if (synonyms.length === 0 || brought === 0) return null
  const words = synonyms.map((synonym) => list.written(synonym.words))
  return { words: [...new Set(words)], asTyped: quoted(text, synonyms) }
}
