import { noMinute } from '../../../text/dates.js'
import type { Analyzer } from '../../../text/types.js'
import type { Clause, Query } from '../../query.js'
import type { EngineHit, SearchRequest, SearchResponse } from '../../reading.js'
import { countFacets } from './facets.js'
import { failures, passing } from '../matching/filters.js'
import { FoundGroups } from './grouping.js'
import { NamedShare } from '../scoring/named.js'
import { articlesExcludedBy, articlesMatching, type ArticleSet } from '../matching/phrases.js'
import { Matching } from '../matching/matching.js'
import { maximumWords, wordBag, type BagText, type WordBag } from '../matching/query-words.js'
import { ranking } from '../../ranking/numbers.js'
import { Rescorer, type ScoreParts } from '../scoring/rescoring.js'
import type { Snapshot } from '../snapshot.js'
import { termScores } from '../scoring/term-scores.js'
import { bestOf, greatest } from '../../ranking/best.js'
import { lowerBoundOf } from '../arrays/typed-postings.js'

/** A query read against one build. */
interface Evaluation {
  bag: WordBag
  matching: Matching
  /** Articles to be shown, complete or not, whatever filters they fail; ascending. */
  selected: Uint32Array
}

/** Answers a search from one build. */
export function searchSnapshot(request: SearchRequest, analyzer: Analyzer, snapshot: Snapshot): SearchResponse {
  const failed = failures(request.filters, snapshot)
  const evaluation = request.query === null ? null : evaluate(request.query, failed, analyzer, snapshot)
  const selected = evaluation ? evaluation.selected : snapshot.all
  const found = failed === null ? selected : passing(selected, failed)
  const totalComplete = evaluation ? countComplete(evaluation.matching, found) : found.length
  const groups = request.grouped ? new FoundGroups(found, snapshot) : null
  const page =
    evaluation && request.sort === 'relevance'
      ? byRelevance(request, evaluation, found, groups, snapshot)
      : byDate(request, found, groups, snapshot)
  // Ungrouped hits say what they are copies of too; where the page has none, nothing need be made.
  const hasCopies = page.some(({ article }) => snapshot.copies.of[article] > 0)
  const families = groups ?? (hasCopies ? new FoundGroups(found, snapshot) : null)
  return {
    total: found.length,
    totalComplete,
    totalHits: groups?.hits ?? found.length,
    hits: page.map((ranked) => hitOf(ranked, request, evaluation, families, snapshot)),
    facets: request.facets ? countFacets(selected, failed, request, snapshot) : null,
  }
}

function countComplete(matching: Matching, found: Uint32Array): number {
  let count = 0
  for (let k = 0; k < found.length; k++) if (matching.isComplete(found[k])) count++
  return count
}

const isPlainWords = ({ occur, alternatives }: Clause) =>
  occur === 'must' &&
  alternatives.length === 1 &&
  alternatives[0].kind === 'words' &&
  alternatives[0].field === undefined

function evaluate(query: Query, failed: Uint8Array | null, analyzer: Analyzer, snapshot: Snapshot): Evaluation {
  const narrowing = query.clauses.filter((clause) => !isPlainWords(clause))
  const allowed = narrowing.length === 0 ? snapshot.live : snapshot.live.slice()
  for (const clause of narrowing) applyClause(clause, allowed, analyzer, snapshot)
  const texts: BagText[] = query.clauses
    .filter((clause) => clause.occur === 'must')
    .flatMap((clause) => clause.alternatives.map((leaf) => ({ text: leaf.text, isRequired: isPlainWords(clause) })))
  const bag = wordBag(texts, analyzer, snapshot)
  const hasPlainWords = query.clauses.some(isPlainWords)
  if (hasPlainWords && bag.words.every((word) => word.isOptional)) for (const word of bag.words) word.isOptional = false
  const matching = new Matching(bag, hasPlainWords, snapshot)
  return { bag, matching, selected: matching.select(allowed, failed) }
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

interface Ranked {
  article: number
  score: number
  parts: ScoreParts | null
}

function byRelevance(
  { offset, limit, named: wanted }: SearchRequest,
  evaluation: Evaluation,
  found: Uint32Array,
  groups: FoundGroups | null,
  snapshot: Snapshot,
): Ranked[] {
  const { bag, matching } = evaluation
  const totalMass = Math.max(
    1e-9,
    bag.words.reduce((sum, word) => sum + word.idf, 0),
  )
  const { scores, inTitle } = termScores(bag, found, snapshot)
  const named = new NamedShare(wanted, snapshot)
  const bestTerms = Math.max(1e-9, greatest(scores))
  const coverage = ranking.weights.coverage / totalMass
  const masses = matching.massesOf(found)
  const ofTitle = ranking.titleKey / ranking.titleTerm / totalMass
  const keys = new Float64Array(found.length)
  for (let place = 0; place < keys.length; place++)
    keys[place] = scores[place] / bestTerms + coverage * masses[place] + ofTitle * inTitle[place]
  if (named.isAny)
    for (let place = 0; place < keys.length; place++) keys[place] += ranking.weights.named * named.of(found[place])
  groups?.keepBest(keys)
  const candidates = bestOf(keys.length, Math.max(ranking.rescored, offset + limit), keys).filter(
    ({ score }) => score > -Infinity,
  )
  const rescorer = new Rescorer(bag, snapshot, named)
  const rescored = (article: number): Ranked => {
    const parts = rescorer.score(article, scores[lowerBoundOf(found, article)] / bestTerms)
    return { article, score: parts.total, parts }
  }
  const byScore = (a: Ranked, b: Ranked) => b.score - a.score || a.article - b.article
  const head = candidates
    .slice(0, ranking.rescored)
    .map(({ place }) => found[place])
    .map((article) => (groups ? groups.toWeigh(article).map(rescored).sort(byScore)[0] : rescored(article)))
  head.sort(byScore)
  const tail = candidates
    .slice(ranking.rescored)
    .map(({ place, score }) => ({ article: found[place], score, parts: null }))
  return [...head, ...tail].slice(offset, offset + limit)
}

function byDate(
  { sort, offset, limit }: SearchRequest,
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
    page.push({ article, score: 0, parts: null })
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
  { explain, grouped }: SearchRequest,
  evaluation: Evaluation | null,
  families: FoundGroups | null,
  snapshot: Snapshot,
): EngineHit {
  const missing =
    evaluation === null
      ? []
      : evaluation.bag.words
          .filter((_, word) => word < maximumWords && evaluation.matching.lacks(article, word))
          .map((word) => word.typed)
  const copies = grouped && families ? families.copiesOf(article).map((copy) => snapshot.idOf(copy)) : []
  const first = families?.firstOf(article) ?? article
  const copyOf = first === article ? null : snapshot.idOf(first)
  return { id: snapshot.idOf(article), copies, copyOf, score, missing, explain: explain && parts ? { ...parts } : null }
}
