import type { Analyzer } from '../../text/types.js'
import type { Clause, EngineHit, Query, SearchRequest, SearchResponse } from '../engine.js'
import { noMinute } from './constants.js'
import { countFacets } from './facets.js'
import { failures } from './filters.js'
import { articlesExcludedBy, articlesMatching, type ArticleSet } from './phrases.js'
import { wordBag, type BagText, type WordBag } from './query-words.js'
import { ranking } from './ranking.js'
import { Rescorer, type ScoreParts } from './rescoring.js'
import { requiredMask, scoreTerms, type TermScores } from './scoring.js'
import type { Snapshot } from './snapshot.js'
import { bestOf } from './top.js'

/** A query read against one build. */
interface Evaluation {
  bag: WordBag
  terms: TermScores
  required: number
  /** 2: has all words; 1: has enough of them to be shown; 0: neither. Filters not applied. */
  matches: Uint8Array
}

/** Answers a search from one build. */
export function searchSnapshot(request: SearchRequest, analyzer: Analyzer, snapshot: Snapshot): SearchResponse {
  const failed = failures(request.filters, snapshot)
  const evaluation = request.query === null ? null : evaluate(request.query, failed, analyzer, snapshot)
  const matches = evaluation ? evaluation.matches : snapshot.live
  let total = 0
  let totalComplete = 0
  for (let article = 0; article < matches.length; article++) {
    if (matches[article] === 0 || (failed !== null && failed[article] !== 0)) continue
    total++
    if (!evaluation || matches[article] === 2) totalComplete++
  }
  const isIn = (article: number) => matches[article] !== 0 && (failed === null || failed[article] === 0)
  const hits =
    evaluation && request.sort === 'relevance'
      ? rankedHits(request, evaluation, isIn, snapshot)
      : datedHits(request, evaluation, isIn, snapshot)
  return { total, totalComplete, hits, facets: request.facets ? countFacets(matches, failed, snapshot) : null }
}

const isPlainWords = ({ occur, alternatives }: Clause) =>
  occur === 'must' &&
  alternatives.length === 1 &&
  alternatives[0].kind === 'words' &&
  alternatives[0].field === undefined

function evaluate(query: Query, failed: Uint8Array | null, analyzer: Analyzer, snapshot: Snapshot): Evaluation {
  const allowed = Uint8Array.from(snapshot.live)
  for (const clause of query.clauses) if (!isPlainWords(clause)) applyClause(clause, allowed, analyzer, snapshot)
  const texts: BagText[] = query.clauses
    .filter((clause) => clause.occur === 'must')
    .flatMap((clause) => clause.alternatives.map((leaf) => ({ text: leaf.text, isRequired: isPlainWords(clause) })))
  const bag = wordBag(texts, analyzer, snapshot)
  const hasPlainWords = query.clauses.some(isPlainWords)
  if (hasPlainWords && bag.words.every((word) => word.isOptional)) for (const word of bag.words) word.isOptional = false
  const terms = scoreTerms(bag, snapshot)
  const required = hasPlainWords ? requiredMask(bag) : 0
  markMatches(allowed, failed, terms, required, bag)
  return { bag, terms, required, matches: allowed }
}

function applyClause(clause: Clause, allowed: ArticleSet, analyzer: Analyzer, snapshot: Snapshot): void {
  const find = clause.occur === 'not' ? articlesExcludedBy : articlesMatching
  const sets = clause.alternatives.map((leaf) => find(leaf, analyzer, snapshot)).filter((set) => set !== null)
  if (sets.length === 0) return
  const keep = clause.occur === 'must' ? 1 : 0
  for (let article = 0; article < allowed.length; article++) {
    let found = 0
    for (const set of sets) found |= set[article]
    if (found !== keep) allowed[article] = 0
  }
}

/**
 * Turns allowed articles into complete ones (2), ones with enough words (1, only when too few are complete) and others.
 * What is too few is judged among the articles that pass the filters.
 */
function markMatches(
  allowed: Uint8Array,
  failed: Uint8Array | null,
  { masks, mass }: TermScores,
  required: number,
  bag: WordBag,
): void {
  let complete = 0
  let mostMass = 0
  for (let article = 0; article < allowed.length; article++) {
    if (allowed[article] === 0) continue
    const passes = failed === null || failed[article] === 0
    if ((masks[article] & required) >>> 0 === required) {
      allowed[article] = 2
      if (passes) complete++
    } else if (passes && mass[article] > mostMass) mostMass = mass[article]
  }
  const known = bag.words.reduce((sum, word) => sum + (word.isKnown ? word.idf : 0), 0)
  const least =
    complete >= ranking.enoughComplete
      ? Infinity
      : Math.min(known * ranking.partialShare, mostMass * ranking.partialOfBest)
  for (let article = 0; article < allowed.length; article++) {
    if (allowed[article] === 1 && (mass[article] < least || mass[article] === 0)) allowed[article] = 0
  }
}

/** Score of an article by its terms alone, comparable with that of the others. */
function termScore({ terms, bag }: Evaluation, article: number, bestTerms: number, totalMass: number): number {
  const coverage = totalMass > 0 ? (ranking.weights.coverage * terms.mass[article]) / totalMass : 0
  return bag.terms.length === 0 ? 0 : terms.scores[article] / bestTerms + coverage
}

function rankedHits(
  request: SearchRequest,
  evaluation: Evaluation,
  isIn: (article: number) => boolean,
  snapshot: Snapshot,
): EngineHit[] {
  const { bag, terms } = evaluation
  const totalMass = bag.words.reduce((sum, word) => sum + word.idf, 0)
  let bestTerms = 1e-9
  for (let article = 0; article < snapshot.size; article++)
    if (isIn(article) && terms.scores[article] > bestTerms) bestTerms = terms.scores[article]
  const wanted = Math.max(ranking.rescored, request.offset + request.limit)
  const candidates = bestOf(snapshot.size, wanted, isIn, (article) =>
    termScore(evaluation, article, bestTerms, totalMass),
  )
  const rescorer = new Rescorer(bag, terms, bestTerms, snapshot)
  const head = candidates.slice(0, ranking.rescored).map(({ article }) => ({ article, parts: rescorer.score(article) }))
  head.sort((a, b) => b.parts.total - a.parts.total || a.article - b.article)
  const tail = candidates.slice(ranking.rescored).map(({ article, score }) => ({ article, score, parts: null }))
  return [...head.map(({ article, parts }) => ({ article, score: parts.total, parts })), ...tail]
    .slice(request.offset, request.offset + request.limit)
    .map(({ article, score, parts }) => hit(article, score, request.explain ? parts : null, evaluation, snapshot))
}

function datedHits(
  request: SearchRequest,
  evaluation: Evaluation | null,
  isIn: (article: number) => boolean,
  snapshot: Snapshot,
): EngineHit[] {
  const hits: EngineHit[] = []
  let skipped = 0
  for (const article of inOrder(request.sort === 'oldest', snapshot)) {
    if (!isIn(article)) continue
    if (skipped++ < request.offset) continue
    if (hits.length === request.limit) break
    hits.push(hit(article, evaluation ? evaluation.terms.scores[article] : 0, null, evaluation, snapshot))
  }
  return hits
}

/** Articles by date, those without one last either way. */
function* inOrder(oldestFirst: boolean, { newestFirst, minutes }: Snapshot): Iterable<number> {
  if (!oldestFirst) {
    yield* newestFirst
    return
  }
  let dated = newestFirst.length
  while (dated > 0 && minutes[newestFirst[dated - 1]] === noMinute) dated--
  for (let i = dated - 1; i >= 0; i--) yield newestFirst[i]
  for (let i = dated; i < newestFirst.length; i++) yield newestFirst[i]
}

function hit(
  article: number,
  score: number,
  parts: ScoreParts | null,
  evaluation: Evaluation | null,
  snapshot: Snapshot,
): EngineHit {
  const missing =
    evaluation === null
      ? []
      : evaluation.bag.words.filter(
          (_, i) => (evaluation.required & (1 << i)) !== 0 && (evaluation.terms.masks[article] & (1 << i)) === 0,
        )
  return {
    id: snapshot.idOf(article),
    score,
    missing: missing.map((word) => word.typed),
    explain: parts ? { ...parts } : null,
  }
}
