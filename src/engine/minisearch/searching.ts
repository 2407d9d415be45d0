import type { Analyzer } from '../../text/types.js'
import type { Clause, EngineHit, Query, SearchRequest, SearchResponse } from '../engine.js'
import { noMinute } from './constants.js'
import { countFacets } from './facets.js'
import { failures } from './filters.js'
import { FoundGroups } from './grouping.js'
import { articlesExcludedBy, articlesMatching, type ArticleSet } from './phrases.js'
import { wordBag, type BagText, type WordBag } from './query-words.js'
import { ranking } from './ranking.js'
import { Rescorer, type ScoreParts } from './rescoring.js'
import { knownMass, requiredMask, scoreTerms, type TermScores } from './scoring.js'
import type { Snapshot } from './snapshot.js'
import { bestOf } from './top.js'

/** A query read against one build. */
interface Evaluation {
  bag: WordBag
  terms: TermScores
  /** Mask of the words that a complete article has. */
  required: number
  /** Articles to be shown, complete or not, whatever filters they fail. */
  matching: Uint32Array
}

const isComplete = ({ terms, required }: Evaluation, article: number) =>
  (terms.masks[article] & required) >>> 0 === required

/** Answers a search from one build. */
export function searchSnapshot(request: SearchRequest, analyzer: Analyzer, snapshot: Snapshot): SearchResponse {
  const failed = failures(request.filters, snapshot)
  const evaluation = request.query === null ? null : evaluate(request.query, failed, analyzer, snapshot)
  const matching = evaluation ? evaluation.matching : snapshot.all
  const found = failed === null ? matching : matching.filter((article) => failed[article] === 0)
  const totalComplete = evaluation
    ? found.reduce((sum, article) => sum + Number(isComplete(evaluation, article)), 0)
    : found.length
  const groups = request.grouped ? new FoundGroups(found, snapshot) : null
  const page =
    evaluation && request.sort === 'relevance'
      ? byRelevance(request, evaluation, found, groups, snapshot)
      : byDate(request, evaluation, found, groups, snapshot)
  return {
    total: found.length,
    totalComplete,
    totalHits: groups?.hits ?? found.length,
    hits: page.map((ranked) => hitOf(ranked, request.explain, evaluation, groups, snapshot)),
    facets: request.facets ? countFacets(matching, failed, request, snapshot) : null,
  }
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
  const evaluation = { bag, terms, required: hasPlainWords ? requiredMask(bag) : 0, matching: snapshot.all }
  const candidates = evaluation.required === 0 ? snapshot.all : terms.touched
  evaluation.matching = enoughOf(candidates, allowed, failed, evaluation)
  return evaluation
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
 * The complete ones among the candidates and, where too few of those that pass the filters are complete, those with
 * enough of the words.
 */
function enoughOf(
  candidates: Uint32Array,
  allowed: Uint8Array,
  failed: Uint8Array | null,
  evaluation: Evaluation,
): Uint32Array {
  const { mass } = evaluation.terms
  let complete = 0
  let mostMass = 0
  for (const article of candidates) {
    if (allowed[article] === 0 || (failed !== null && failed[article] !== 0)) continue
    if (isComplete(evaluation, article)) complete++
    else if (mass[article] > mostMass) mostMass = mass[article]
  }
  const least =
    complete >= ranking.enoughComplete
      ? Infinity
      : Math.min(knownMass(evaluation.bag) * ranking.partialShare, mostMass * ranking.partialOfBest)
  return candidates.filter(
    (article) =>
      allowed[article] === 1 && (isComplete(evaluation, article) || (mass[article] > 0 && mass[article] >= least)),
  )
}

interface Ranked {
  article: number
  score: number
  parts: ScoreParts | null
}

function byRelevance(
  { offset, limit }: SearchRequest,
  evaluation: Evaluation,
  found: Uint32Array,
  groups: FoundGroups | null,
  snapshot: Snapshot,
): Ranked[] {
  const { scores, mass } = evaluation.terms
  const totalMass = Math.max(
    1e-9,
    evaluation.bag.words.reduce((sum, word) => sum + word.idf, 0),
  )
  let bestTerms = 1e-9
  for (const article of found) if (scores[article] > bestTerms) bestTerms = scores[article]
  const byTerms = (article: number) =>
    scores[article] / bestTerms + (ranking.weights.coverage * mass[article]) / totalMass
  const candidates = bestOf(groups?.bestOfEach(byTerms) ?? found, Math.max(ranking.rescored, offset + limit), byTerms)
  const rescorer = new Rescorer(evaluation.bag, evaluation.terms, bestTerms, snapshot)
  const rescored = (article: number): Ranked => {
    const parts = rescorer.score(article)
    return { article, score: parts.total, parts }
  }
  const byScore = (a: Ranked, b: Ranked) => b.score - a.score || a.article - b.article
  const head = candidates
    .slice(0, ranking.rescored)
    .map(({ article }) => (groups ? groups.toWeigh(article).map(rescored).sort(byScore)[0] : rescored(article)))
  head.sort(byScore)
  const tail = candidates.slice(ranking.rescored).map((scored) => ({ ...scored, parts: null }))
  return [...head, ...tail].slice(offset, offset + limit)
}

function byDate(
  { sort, offset, limit }: SearchRequest,
  evaluation: Evaluation | null,
  found: Uint32Array,
  groups: FoundGroups | null,
  snapshot: Snapshot,
): Ranked[] {
  const seen = new Set<number>()
  const isFound = new Uint8Array(snapshot.size)
  for (const article of found) isFound[article] = 1
  const page: Ranked[] = []
  let skipped = 0
  for (const article of inOrder(sort === 'oldest', snapshot)) {
    const group = groups?.groupOf(article) ?? 0
    if (isFound[article] === 0 || seen.has(group)) continue
    if (group > 0) seen.add(group)
    if (skipped++ < offset) continue
    if (page.length === limit) break
    page.push({ article, score: evaluation ? evaluation.terms.scores[article] : 0, parts: null })
  }
  return page
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

function hitOf(
  { article, score, parts }: Ranked,
  explain: boolean,
  evaluation: Evaluation | null,
  groups: FoundGroups | null,
  snapshot: Snapshot,
): EngineHit {
  const isMissing = (word: number) =>
    evaluation !== null &&
    (evaluation.required & (1 << word)) !== 0 &&
    (evaluation.terms.masks[article] & (1 << word)) === 0
  const missing =
    evaluation === null ? [] : evaluation.bag.words.filter((_, word) => isMissing(word)).map((word) => word.typed)
  const copies = groups?.copiesOf(article).map((copy) => snapshot.idOf(copy)) ?? []
  return { id: snapshot.idOf(article), copies, score, missing, explain: explain && parts ? { ...parts } : null }
}
