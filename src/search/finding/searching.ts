import { isDeepStrictEqual } from 'node:util'
import { noFilters, type Query } from '../../engine/query.js'
import type { FacetCounts, ReadOptions, SearchRequest, SearchResponse } from '../../engine/reading.js'
import { dayOf } from '../../text/dates.js'
import { articlesIn, wholeArchive, type ArchiveOverview } from '../archive/overview.js'
import { Answers, isAboutAll } from '../answers/index.js'
import type { Names } from '../names.js'
import type { SearchParts } from '../parts.js'
import type { AbbreviationForms } from '../snippets/terms.js'
import type { Hit, SearchParams, SearchQuestions, SearchResult } from '../types.js'
import { BetterSpelling, firstLook, isWorthSeeking, mayBeMisspelt } from '../understanding/did-you-mean.js'
import type { Outcome, TypedPair } from '../understanding/mistakes.js'
import { KnownWords } from '../understanding/known-words.js'
import { offersFor } from '../understanding/offers.js'
import { presentFacets, valuesOfResult } from './facets.js'
import { copiesListed, presentHits } from './hits.js'
import { latestOf } from './listing.js'
import { bestReading, plansOf } from './planning.js'
import type { ReadSearch, SearchReader } from './reading.js'
import { bareLook, countOnly, noFacets, pageFacets, type Look } from './requests.js'
import { Rescuing, type Answer } from './rescuing.js'

/** What finding articles needs besides the parts of all use cases. */
export interface FindingParts extends Pick<
  SearchParts,
  'engine' | 'vocabulary' | 'store' | 'gazetteer' | 'analyzer' | 'clock'
> {
  names: Names
  reader: SearchReader
  overview: ArchiveOverview
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

  async search(params: SearchParams, options: ReadOptions & { explain?: boolean } = {}): Promise<SearchResult> {
    const started = performance.now()
    const { reader, names, gazetteer, clock } = this.parts
    const read = reader.read(params)
    const today = dayOf(clock())
    const look: Look = {
      named: read.named,
      sort: params.sort,
      offset: (params.page - 1) * params.size,
      limit: params.size,
      facets: pageFacets,
      explain: options.explain === true,
      grouped: true,
      copiesNamed: copiesListed,
      near: true,
    }
    const known = new KnownWords()
    const planned = await this.plan(read, options, mayBeMisspelt(read.parsed) ? known : null)
    const spelling = this.spellingOf(planned, known)
    const similar = spelling?.proof.similar() ?? []
    const sought = this.answers.seek(planned, params, today)
    const [[typed, ...counts]] = await Promise.all([
      this.ask([{ query: planned.query, filters: read.filters, ...look }, ...sought.requests], options),
      similar.length === 0 ? null : this.learn(known, { similar }, options),
    ])
    const { answer, hits, better, archive } = await this.understand(planned, look, typed, spelling, known, options)
    const { query, reading, response } = answer
    const shown = query === planned.query ? hits : await this.present(response, query)
    const answers = await sought.answers(counts, archive, shown)
    const isAnswered = answers.some(isAboutAll)
    return {
      query: params.q,
      reading,
      total: response.total,
      near: response.near,
      page: params.page,
      size: params.size,
      totalHits: response.totalHits,
      pages: Math.ceil((response.totalHits + response.near.totalHits) / params.size),
      hits: shown,
      facets: presentFacets(response.facets ?? noFacets, read.chosen, names, gazetteer, valuesOfResult),
      didYouMean: better,
      answers,
      offers: isAnswered ? [] : offersFor(planned.parsed, planned.mentions, params, archive, gazetteer, names, today),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
    }
  }

  /** The facets of a search with every value. */
  async facets(params: SearchParams, options?: ReadOptions): ReturnType<SearchQuestions['facets']> {
    const { reader, names, gazetteer, overview } = this.parts
    const read = reader.read(params)
    const present = (total: number, counts: FacetCounts) => {
      return { query: params.q, total, facets: presentFacets(counts, read.chosen, names, gazetteer, Infinity) }
    }
    if (read.query === null && isDeepStrictEqual(read.chosen, noFilters)) {
      const counts = await overview.get(options)
      return present(articlesIn(counts), counts)
    }
    // In order of date, since no hit is wanted: nothing need be scored.
    const look: Look = { ...bareLook, sort: 'newest', facets: pageFacets }
    const { response } = await this.answer(await this.plan(read, options), look, false, options)
    return present(response.total, response.facets ?? noFacets)
  }

  /** All that a search finds, up to `limit`. */
  async hits(params: SearchParams, limit: number, options?: ReadOptions): ReturnType<SearchQuestions['hits']> {
    const read = await this.plan(this.parts.reader.read(params), options)
    const look = { ...bareLook, named: read.named, sort: params.sort, limit }
    const { reading, response } = await this.answer(read, look, false, options)
    const hits = response.hits.map(({ id, copyOf }) => ({ id, copyOf }))
    return { reading, total: response.total, hits }
  }

  /** The newest dated articles that have all words of a search. */
  async latest(params: SearchParams, limit: number, options?: ReadOptions): ReturnType<SearchQuestions['latest']> {
    const read = await this.plan(this.parts.reader.read(params), options)
    const find = async (look: Look) => (await this.answer(read, look, true, options)).response
    return latestOf(find, limit, this.parts.store)
  }

  private ask(requests: readonly SearchRequest[], options?: ReadOptions): Promise<SearchResponse[]> {
    return this.parts.engine.search(requests, options)
  }

  private async learn(
    known: KnownWords,
    request: Parameters<KnownWords['learn']>[0],
    options?: ReadOptions,
  ): Promise<void> {
    known.learn(request, await this.parts.vocabulary.ask(request, options))
  }

  /** Plans which words belong together. @param known learns what the vocabulary says of the words; null: nothing is asked */
  private async plan(read: ReadSearch, options?: ReadOptions, known: KnownWords | null = null): Promise<ReadSearch> {
    if (read.query === null) return read
    const plans = plansOf(read, this.parts)
    const runs = plans.flatMap((plan) => plan.wanted)
    if (known === null && runs.length === 0) return read
    const request = { ...(known === null ? {} : firstLook((read.asTyped ?? read).parsed, this.parts.analyzer)), runs }
    const answer = await this.parts.vocabulary.ask(request, options)
    known?.learn(request, answer)
    return bestReading(plans, answer)
  }

  private spellingOf({ parsed, query }: ReadSearch, known: KnownWords): BetterSpelling | null {
    if (query === null || !mayBeMisspelt(parsed)) return null
    return new BetterSpelling(parsed, known, this.parts.analyzer, query.clauses[0].alternatives[0].bonds)
  }

  private present({ hits }: SearchResponse, query: Query | null): Promise<Hit[]> {
    const { store, analyzer, forms } = this.parts
    return presentHits(hits, query, store, analyzer, forms)
  }

  /** The answer as typed; where no article has all of that, a better reading. */
  private async answer(read: ReadSearch, look: Look, isStrict: boolean, options?: ReadOptions): Promise<Answer> {
    const [typed] = await this.ask([{ query: read.query, filters: read.filters, ...look }], options)
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
    known: KnownWords,
    options: ReadOptions,
  ): Promise<{ answer: Answer; hits: Hit[]; better: string | null; archive: FacetCounts }> {
    const { overview } = this.parts
    const hits = await this.present(typed, read.query)
    const isSought = spelling !== null && isWorthSeeking(read.parsed, typed.total)
    if (isSought) spelling.see(hits)
    const rescuing = new Rescuing(read, look, typed, false)
    const rescues = rescuing.requests()
    const counted = overview.of(typed.generation)
    const requests = [...rescues, ...(counted === null ? [wholeArchive] : [])]
    const pairs = isSought ? spelling.proof.pairs() : []
    const [responses] = await Promise.all([
      requests.length === 0 ? [] : this.ask(requests, options),
      pairs.length === 0 ? null : this.learn(known, { pairs }, options),
    ])
    const archive = await (counted ?? overview.keep(responses[responses.length - 1]))
    const answer = rescuing.choose(responses.slice(0, rescues.length))
    const isMeant = isSought && answer.query === read.query
    return { answer, hits, better: isMeant ? await this.meant(spelling, read, options) : null, archive }
  }

  /** The other spelling that is meant, if articles have all its words; null otherwise. */
  private async meant(spelling: BetterSpelling, read: ReadSearch, options: ReadOptions): Promise<string | null> {
    const candidates = spelling.candidates()
    const phrases = candidates.flatMap(({ tests }) => tests.map(({ test }) => phraseOf(test.pair)))
    const texts = [...new Set([...phrases, ...candidates.flatMap(({ better }) => better ?? [])])]
    if (texts.length === 0) return null
    const requests = texts.map((text) => countOnly(this.parts.reader.queryOf(text), read.filters))
    const found = (await this.ask(requests, options)).map(({ total }) => total)
    const articlesWith = (text: string) => found[texts.indexOf(text)]
    const holds = ({ tests }: Outcome) =>
      tests.every(({ test, passes }) => articlesWith(phraseOf(test.pair)) <= test.most === passes)
    const better = candidates.find(holds)?.better ?? null
    return better !== null && articlesWith(better) > 0 ? better : null
  }
}

const phraseOf = (pair: TypedPair) => `"${pair.map(({ exact }) => exact).join(' ')}"`
