import { cursorAfter, placeOf } from '../../cursor.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import type { Clause, Query } from '../../query.js'
import { bestOf } from '../../ranking/best.js'
import { candidateKeys } from '../../ranking/candidates.js'
import { candidatesFor, rankByRelevance, type Ranked } from '../../ranking/relevance.js'
import { rankedQuery, type RankedQuery } from '../../ranking/selection.js'
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
  /** Articles to be shown, complete or not, whatever filters they fail; ascending. */
  selected: Uint32Array
}

/** A page of hits, and how many there are before it. */
interface Page {
  hits: Ranked[]
  offset: number
}

/** Answers a search from one build. @param groups by which agencies and provinces are counted */
export function searchSnapshot(request: SearchRequest, groups: FacetGroups, snapshot: Snapshot): SearchResponse {
  const failed = failures(request.filters, snapshot)
  const evaluation = request.query === null ? null : evaluate(request.query, failed, snapshot)
  const selected = evaluation ? evaluation.selected : snapshot.all
  const found = failed === null ? selected : passing(selected, failed)
  const totalComplete = evaluation ? countComplete(evaluation.matching, found) : found.length
  const families = request.grouped ? new FoundGroups(found, snapshot.copies) : null
  const totalHits = families?.hits ?? found.length
  const page = pageOf(request, evaluation, found, families, snapshot)
  // Ungrouped hits say what they are copies of too; where the page has none, nothing need be made.
  const hasCopies = page.hits.some(({ article }) => snapshot.copies.of[article] > 0)
  const all = families ?? (hasCopies ? new FoundGroups(found, snapshot.copies) : null)
  return {
    generation: snapshot.manifest.generation,
    isPartial: false,
    total: found.length,
    totalComplete,
    totalHits,
    hits: page.hits.map((ranked) => hitOf(ranked, request, evaluation, all, snapshot)),
    next: cursorAfter(page.offset + page.hits.length, totalHits),
    facets: request.facets ? countFacets(selected, failed, request.facets, groups, snapshot) : null,
  }
}

function countComplete(matching: Matching, found: Uint32Array): number {
  let count = 0
  for (let k = 0; k < found.length; k++) if (matching.isComplete(found[k])) count++
  return count
}

function evaluate(query: Query, failed: Uint8Array | null, snapshot: Snapshot): Evaluation {
  const ranked = rankedQuery(query, snapshot)
  const { bag, rule, narrowing } = ranked
  const allowed = narrowing.length === 0 ? snapshot.live : snapshot.live.slice()
  for (const clause of narrowing) applyClause(clause, allowed, snapshot)
  const matching = new Matching(bag, rule, snapshot)
  return { ...ranked, matching, selected: matching.select(allowed, failed) }
}

function applyClause(clause: Clause, allowed: ArticleSet, snapshot: Snapshot): void {
  const sets = clause.alternatives.map((leaf) => articlesMatching(leaf, snapshot)).filter((set) => set !== null)
  if (sets.length === 0) return
  const keep = clause.occur === 'must' ? 1 : 0
  for (let article = 0; article < allowed.length; article++) {
    let found = 0
    for (const set of sets) found |= set[article]
    if (found !== keep) allowed[article] = 0
  }
}

function pageOf(
  request: SearchRequest,
  evaluation: Evaluation | null,
  found: Uint32Array,
  families: FoundGroups | null,
  snapshot: Snapshot,
): Page {
  const offset = placeOf(request)
  const page = { ...request, offset }
  const byRelevance = evaluation !== null && request.sort === 'relevance'
  return {
    hits: byRelevance
      ? pageByRelevance(page, evaluation, found, families, snapshot)
      : pageByDate(page, found, families, snapshot),
    offset,
  }
}

function pageByRelevance(
  { offset, limit, named: wanted }: SearchRequest,
  { bag, matching }: Evaluation,
  found: Uint32Array,
  families: FoundGroups | null,
  snapshot: Snapshot,
): Ranked[] {
  const named = new NamedShare(wanted, snapshot)
  const { terms, inTitle } = termScores(bag, found, snapshot)
  const keys = candidateKeys({ terms, inTitle, masses: matching.massesOf(found), named: named.ofAll(found) }, bag)
  families?.keepBest(keys)
  const candidates = bestOf(keys.length, candidatesFor(offset, limit), keys, snapshot.logOrderOf(found))
    .filter(({ score }) => score > -Infinity)
    .map(({ place, score }) => ({ article: found[place], key: score }))
  const streams = new StreamScores(bag, snapshot, named)
  return rankByRelevance(
    candidates,
    { offset, limit },
    {
      family: (article) => families?.toWeigh(article) ?? [article],
      terms: (article) => terms[lowerBoundOf(found, article)],
      score: (article, share) => streams.score(article, share),
      sequence: (article) => snapshot.sequenceOf(article),
    },
  )
}

function hitOf(
  { article, score, parts }: Ranked,
  { explain, grouped, copiesNamed }: SearchRequest,
  evaluation: Evaluation | null,
  families: FoundGroups | null,
  snapshot: Snapshot,
): EngineHit {
  const copies = grouped && families ? families.copiesOf(article) : []
  const first = families?.firstOf(article) ?? article
  return {
    id: snapshot.idOf(article),
    copies: { count: copies.length, first: copies.slice(0, copiesNamed).map((copy) => snapshot.idOf(copy)) },
    copyOf: first === article ? null : snapshot.idOf(first),
    score,
    missing: evaluation?.matching.missing(article) ?? [],
    explain: explain && parts ? { ...parts } : null,
  }
}
