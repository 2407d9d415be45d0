import { cursorAfter, placeOf } from '../../cursor.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import { ranking } from '../../ranking/numbers.js'
import { bestOf } from '../../ranking/best.js'
import { candidateKeys } from '../../ranking/candidates.js'
import { isEnoughStrict } from '../../ranking/selection.js'
import { candidatesFor, rankByRelevance, type Ranked } from '../../ranking/relevance.js'
import type { EngineHit, FacetGroups, SearchRequest, SearchResponse } from '../../reading.js'
import type { Archive } from '../archive.js'
import { byDate } from '../by-date.js'
import { passes } from '../filters.js'
import { Matching } from '../matching.js'
import { namedShare, streamScores, termScores, type TermScore } from '../scores.js'
import { facetsIn } from './facets.js'

/** Answers a search. @param groups by which agencies and provinces are counted */
export function searchIn(request: SearchRequest, groups: FacetGroups, archive: Archive): SearchResponse {
  const { query, filters, grouped } = request
  const passesFilters = (number: number) => passes(archive.all[number], filters)
  const matching = query === null ? null : new Matching(query, archive)
  // What matches strictly, whatever filters it fails: facets count this. Of it, what passes is found.
  const selected = matching?.strict() ?? archive.numbersOfAll()
  const found = Uint32Array.from(selected.filter(passesFilters))
  const isNearWanted = request.near && request.sort === 'relevance' && matching !== null
  const near = Uint32Array.from(
    isNearWanted && !isEnoughStrict(matching.ranked.rule, found.length)
      ? nearest(matching.near(passesFilters), matching, request, archive)
      : [],
  )
  const [families, nearFamilies] = [found, near].map((articles) => new FoundGroups(articles, archive.copies))
  const totalHits = grouped ? families.hits : found.length
  const nearHits = grouped ? nearFamilies.hits : near.length
  const offset = placeOf(request)
  const page: Shown[] = pageOf({ ...request, offset }, matching, found, families, archive).map((ranked) => ({
    ...ranked,
    isNear: false,
  }))
  const rest = { ...request, offset: Math.max(0, offset - totalHits), limit: request.limit - page.length }
  if (matching !== null && nearHits > 0)
    page.push(
      ...pageByRelevance(rest, matching, near, nearFamilies, archive).map((ranked) => ({ ...ranked, isNear: true })),
    )
  return {
    generation: archive.generation,
    isPartial: false,
    total: found.length,
    totalHits,
    near: { total: near.length, totalHits: nearHits },
    hits: page.map((shown) => hitOf(shown, request, matching, shown.isNear ? nearFamilies : families, archive)),
    next: cursorAfter(offset + page.length, totalHits + nearHits),
    facets: facetsIn(selected, request, groups, archive),
  }
}

/** Of articles that match nearly the best by their keys, ascending. */
function nearest(
  articles: readonly number[],
  matching: Matching,
  { named }: SearchRequest,
  archive: Archive,
): readonly number[] {
  const { keys } = keysOf(Uint32Array.from(articles), matching, namedShare(named, archive), archive)
  const best = bestOf(keys.length, ranking.nearMost, keys)
  return best.map(({ place }) => articles[place]).sort((a, b) => a - b)
}

/** The BM25 scores of all articles, by their numbers; the keys by which some are chosen, by their places. */
function keysOf(
  articles: Uint32Array,
  matching: Matching,
  named: ReturnType<typeof namedShare>,
  archive: Archive,
): { scores: TermScore[]; keys: Float64Array } {
  const { bag } = matching.ranked
  const scores = termScores(bag, archive)
  const keys = candidateKeys(
    {
      terms: Float64Array.from(articles, (number) => scores[number].terms),
      inTitle: Float64Array.from(articles, (number) => scores[number].inTitle),
      masses: Float64Array.from(articles, (number) => matching.mass(number)),
      named: named === null ? null : Float64Array.from(articles, named),
    },
    bag,
  )
  return { scores, keys }
}

/** A ranked article, and whether it matches nearly. */
type Shown = Ranked & { isNear: boolean }

function pageOf(
  request: SearchRequest,
  matching: Matching | null,
  found: Uint32Array,
  families: FoundGroups,
  archive: Archive,
): Ranked[] {
  return matching !== null && request.sort === 'relevance'
    ? pageByRelevance(request, matching, found, families, archive)
    : pageByDate(request, found, families, archive)
}

/**
 * The best by their keys are scored again on their words in order. Grouped, the near-copies of one text have the key of
 * the best of them and are shown by whichever then scores best.
 */
function pageByRelevance(
  { offset, limit, grouped, named: wanted }: SearchRequest,
  matching: Matching,
  found: Uint32Array,
  families: FoundGroups,
  archive: Archive,
): Ranked[] {
  const { bag } = matching.ranked
  const named = namedShare(wanted, archive)
  const { scores, keys } = keysOf(found, matching, named, archive)
  if (grouped) families.keepBest(keys)
  const candidates = bestOf(keys.length, candidatesFor(offset, limit), keys)
    .filter(({ score }) => score > -Infinity)
    .map(({ place, score }) => ({ article: found[place], key: score }))
  return rankByRelevance(
    candidates,
    { offset, limit },
    {
      family: (number) => (grouped ? families.toWeigh(number) : [number]),
      terms: (number) => scores[number].terms,
      score: streamScores(bag, named, archive),
      sequence: (number) => number,
    },
  )
}

/** By date nothing is scored; grouped, the first in that order stands for its near-copies. */
function pageByDate(
  { sort, offset, limit, grouped }: SearchRequest,
  found: Uint32Array,
  families: FoundGroups,
  archive: Archive,
): Ranked[] {
  const seen = new Set<number>()
  return byDate([...found], sort === 'oldest' ? 'oldest' : 'newest', archive.all)
    .filter((number) => {
      const group = grouped ? families.groupOf(number) : 0
      return group === 0 || (!seen.has(group) && seen.add(group))
    })
    .slice(offset, offset + limit)
    .map((article) => ({ article, score: 0, parts: null }))
}

function hitOf(
  { article, score, parts, isNear }: Shown,
  { explain, grouped, copiesNamed }: SearchRequest,
  matching: Matching | null,
  families: FoundGroups,
  { all }: Archive,
): EngineHit {
  const copies = grouped ? families.copiesOf(article) : []
  const first = families.firstOf(article)
  return {
    id: all[article].id,
    copies: { count: copies.length, first: copies.slice(0, copiesNamed).map((copy) => all[copy].id) },
    copyOf: first === article ? null : all[first].id,
    score,
    isNear,
    missing: matching?.missing(article) ?? [],
    apart: isNear ? (matching?.apart(article) ?? []) : [],
    explain: explain && parts !== null ? { ...parts } : null,
  }
}
