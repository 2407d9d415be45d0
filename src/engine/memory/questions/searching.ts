import { cursorAfter, placeOf } from '../../cursor.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import { bestOf } from '../../ranking/best.js'
import { candidateKeys } from '../../ranking/candidates.js'
import { candidatesFor, rankByRelevance, type Ranked } from '../../ranking/relevance.js'
import type { EngineHit, FacetGroups, SearchRequest, SearchResponse } from '../../reading.js'
import type { Archive } from '../archive.js'
import { byDate } from '../by-date.js'
import { hasFilters, passes } from '../filters.js'
import { Matching } from '../matching.js'
import { namedShare, streamScores, termScores } from '../scores.js'
import { facetsIn } from './facets.js'

/** Answers a search. @param groups by which agencies and provinces are counted */
export function searchIn(request: SearchRequest, groups: FacetGroups, archive: Archive): SearchResponse {
  const { query, filters, grouped } = request
  const passesFilters = (number: number) => passes(archive.all[number], filters)
  const matching = query === null ? null : new Matching(query, archive)
  // What the query shows, whatever filters it fails: facets count this. Of it, what passes is found.
  const selected = matching?.select(hasFilters(filters) ? passesFilters : null) ?? archive.numbersOfAll()
  const found = Uint32Array.from(selected.filter(passesFilters))
  const families = new FoundGroups(found, archive.copies)
  const totalHits = grouped ? families.hits : found.length
  const offset = placeOf(request)
  const page =
    matching !== null && request.sort === 'relevance'
      ? pageByRelevance({ ...request, offset }, matching, found, families, archive)
      : pageByDate({ ...request, offset }, found, families, archive)
  return {
    generation: archive.generation,
    isPartial: false,
    total: found.length,
    totalComplete: matching === null ? found.length : found.filter((number) => matching.isComplete(number)).length,
    totalHits,
    hits: page.map((ranked) => hitOf(ranked, request, matching, families, archive)),
    next: cursorAfter(offset + page.length, totalHits),
    facets: facetsIn(selected, request, groups, archive),
  }
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
  const scores = termScores(bag, archive)
  const named = namedShare(wanted, archive)
  const keys = candidateKeys(
    {
      terms: Float64Array.from(found, (number) => scores[number].terms),
      inTitle: Float64Array.from(found, (number) => scores[number].inTitle),
      masses: Float64Array.from(found, (number) => matching.mass(number)),
      named: named === null ? null : Float64Array.from(found, named),
    },
    bag,
  )
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
  { article, score, parts }: Ranked,
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
    missing: matching?.missing(article) ?? [],
    explain: explain && parts !== null ? { ...parts } : null,
  }
}
