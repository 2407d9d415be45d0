import { cursorAfter, placeOf } from '../../cursor.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import type { Clause, Query } from '../../query.js'
import { ranking } from '../../ranking/numbers.js'
import { bestOf } from '../../ranking/best.js'
import { candidateKeys, type ArticleScores } from '../../ranking/candidates.js'
import { candidatesFor, rankByRelevance, type Ranked } from '../../ranking/relevance.js'
import { isEnoughStrict, rankedQuery, type RankedQuery } from '../../ranking/selection.js'
import type { EngineHit, FacetGroups, SearchRequest, SearchResponse } from '../../reading.js'
import { lowerBoundOf } from '../../../arrays/sorted.js'
import { failures, passing } from '../matching/filters.js'
import { Matching } from '../matching/matching.js'
import { articlesMatching, type ArticleSet } from '../matching/phrases.js'
import { NamedShare } from '../scoring/named.js'
import { StreamScores } from '../scoring/rescored.js'
import { termScores } from '../scoring/term-scores.js'
import type { Snapshot } from '../snapshot.js'
import { pageByDate } from './by-date.js'
import { countFacets } from './facets.js'

/** A query read against one build. */
interface Evaluation extends RankedQuery {
  matching: Matching
  /** 1 for the articles that satisfy its narrowing clauses. */
  allowed: ArticleSet
}

/** Articles that a search shows as hits, with the near-copies among them. */
class Found {
  private groups: FoundGroups | null = null

  /**
   * @param articles ascending
   * @param grouped whether near-copies make one hit
   * @param scores of the articles, where they are known already
   */
  constructor(
    readonly articles: Uint32Array,
    private readonly grouped: boolean,
    private readonly snapshot: Snapshot,
    readonly scores: ArticleScores | null = null,
  ) {}

  /** null where each article is a hit. */
  get families(): FoundGroups | null {
    return this.grouped ? this.copies : null
  }

  /** The near-copies, looked up when they are first needed. */
  get copies(): FoundGroups {
    this.groups ??= new FoundGroups(this.articles, this.snapshot.copies)
    return this.groups
  }

  get hits(): number {
    return this.families?.hits ?? this.articles.length
  }
}

/** A ranked article, and whether it matches nearly. */
type Shown = Ranked & { isNear: boolean }

/** Answers a search from one build. @param groups by which agencies and provinces are counted */
export function searchSnapshot(request: SearchRequest, groups: FacetGroups, snapshot: Snapshot): SearchResponse {
  const failed = failures(request.filters, snapshot)
  const evaluation = request.query === null ? null : evaluate(request.query, snapshot)
  const matching = evaluation ? evaluation.matching.strict(evaluation.allowed) : snapshot.all
  const found = new Found(failed === null ? matching : passing(matching, failed), request.grouped, snapshot)
  const near = nearOf(request, evaluation, failed, found, snapshot)
  const offset = placeOf(request)
  const page = pageOf({ ...request, offset }, evaluation, found, near, snapshot)
  return {
    generation: snapshot.manifest.generation,
    isPartial: snapshot.isPartial,
    total: found.articles.length,
    totalHits: found.hits,
    near: { total: near.articles.length, totalHits: near.hits },
    hits: page.map((shown) => hitOf(shown, request, evaluation, shown.isNear ? near : found, snapshot)),
    next: cursorAfter(offset + page.length, found.hits + near.hits),
    facets: request.facets ? countFacets(matching, failed, request.facets, groups, snapshot) : null,
  }
}

function evaluate(query: Query, snapshot: Snapshot): Evaluation {
  const ranked = rankedQuery(query, snapshot)
  const { bag, rule, bonds, narrowing } = ranked
  const allowed = narrowing.length === 0 ? snapshot.live : snapshot.live.slice()
  for (const clause of narrowing) applyClause(clause, allowed, snapshot)
  return { ...ranked, allowed, matching: new Matching(bag, rule, bonds, snapshot) }
}

/** The articles that match nearly, where they are wanted and those that match strictly are few: the nearest of them. */
function nearOf(
  { near, sort, named, grouped }: SearchRequest,
  evaluation: Evaluation | null,
  failed: Uint8Array | null,
  { articles: strict }: Found,
  snapshot: Snapshot,
): Found {
  const foundOf = (articles: Uint32Array, scores: ArticleScores | null = null) =>
    new Found(articles, grouped, snapshot, scores)
  if (!near || sort !== 'relevance' || evaluation === null || isEnoughStrict(evaluation.rule, strict.length))
    return foundOf(new Uint32Array(0))
  const { allowed, matching } = evaluation
  const passes = failed === null ? allowed : allowed.map((flag, article) => (failed[article] === 0 ? flag : 0))
  const articles = matching.near(passes, strict)
  if (articles.length <= ranking.nearMost) return foundOf(articles)
  const scores = scoresOf(articles, evaluation, new NamedShare(named, snapshot), snapshot)
  const keys = candidateKeys(scores, evaluation.bag)
  const places = Uint32Array.from(
    bestOf(keys.length, ranking.nearMost, keys, snapshot.logOrderOf(articles)),
    ({ place }) => place,
  ).sort()
  return foundOf(
    places.map((place) => articles[place]),
    scoresAt(places, scores),
  )
}

/** What is known of some articles before any text is read; the masses are valid until the next call. */
function scoresOf(
  articles: Uint32Array,
  { bag, matching }: Evaluation,
  named: NamedShare,
  snapshot: Snapshot,
): ArticleScores {
  const { terms, inTitle } = termScores(bag, articles, snapshot)
  return { terms, inTitle, masses: matching.massesOf(articles), named: named.ofAll(articles) }
}

/** The scores at some places, as lists of their own. */
function scoresAt(places: Uint32Array, { terms, inTitle, masses, named }: ArticleScores): ArticleScores {
  const at = (values: Float64Array) => Float64Array.from(places, (place) => values[place])
  return { terms: at(terms), inTitle: at(inTitle), masses: at(masses), named: named && at(named) }
}

function applyClause(clause: Clause, allowed: ArticleSet, snapshot: Snapshot): void {
  const sets = clause.alternatives
    .map((leaf) => articlesMatching(leaf, allowed, snapshot))
    .filter((set) => set !== null)
  if (sets.length === 0) return
  const keep = clause.occur === 'must' ? 1 : 0
  for (let article = 0; article < allowed.length; article++) {
    let found = 0
    for (const set of sets) found |= set[article]
    if (found !== keep) allowed[article] = 0
  }
}

/** Those that match strictly in the order that is asked for; by relevance those that match nearly after them. */
function pageOf(
  request: SearchRequest,
  evaluation: Evaluation | null,
  found: Found,
  near: Found,
  snapshot: Snapshot,
): Shown[] {
  const { offset, limit } = request
  const shown = (isNear: boolean) => (ranked: Ranked) => ({ ...ranked, isNear })
  if (evaluation === null || request.sort !== 'relevance')
    return pageByDate(request, found.articles, found.families, snapshot).map(shown(false))
  const strict = pageByRelevance(request, evaluation, found, snapshot).map(shown(false))
  if (near.hits === 0 || strict.length === limit) return strict
  const rest = { ...request, offset: Math.max(0, offset - found.hits), limit: limit - strict.length }
  return [...strict, ...pageByRelevance(rest, evaluation, near, snapshot).map(shown(true))]
}

function pageByRelevance(
  { offset, limit, named: wanted }: SearchRequest,
  evaluation: Evaluation,
  { articles: found, families, scores: known }: Found,
  snapshot: Snapshot,
): Ranked[] {
  if (found.length === 0) return []
  const named = new NamedShare(wanted, snapshot)
  const scores = known ?? scoresOf(found, evaluation, named, snapshot)
  const keys = candidateKeys(scores, evaluation.bag)
  families?.keepBest(keys)
  const candidates = bestOf(keys.length, candidatesFor(offset, limit), keys, snapshot.logOrderOf(found))
    .filter(({ score }) => score > -Infinity)
    .map(({ place, score }) => ({ article: found[place], key: score }))
  const streams = new StreamScores(evaluation.bag, snapshot, named)
  return rankByRelevance(
    candidates,
    { offset, limit },
    {
      family: (article) => families?.toWeigh(article) ?? [article],
      terms: (article) => scores.terms[lowerBoundOf(found, article)],
      score: (article, share) => streams.score(article, share),
      sequence: (article) => snapshot.sequenceOf(article),
    },
  )
}

function hitOf(
  { article, score, parts, isNear }: Shown,
  { explain, grouped, copiesNamed }: SearchRequest,
  evaluation: Evaluation | null,
  found: Found,
  snapshot: Snapshot,
): EngineHit {
  const hasCopies = snapshot.copies.of[article] > 0
  const copies = grouped && hasCopies ? found.copies.copiesOf(article) : []
  // Ungrouped hits say what they are copies of too.
  const first = hasCopies ? found.copies.firstOf(article) : article
  return {
    id: snapshot.idOf(article),
    copies: { count: copies.length, first: copies.slice(0, copiesNamed).map((copy) => snapshot.idOf(copy)) },
    copyOf: first === article ? null : snapshot.idOf(first),
    score,
    isNear,
    missing: evaluation?.matching.missing(article) ?? [],
    apart: isNear ? (evaluation?.matching.apart(article) ?? []) : [],
    explain: explain && parts ? { ...parts } : null,
  }
}
