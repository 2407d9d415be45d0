import type { Analysis, Analyzer } from '../../text/types.js'
import type { RelatedHit, RelatedRequest } from '../engine.js'
import { breakFlag } from './constants.js'
import { ranking } from './ranking.js'
import { visit } from './scoring.js'
import { rangeOf } from './segment.js'
import type { Snapshot } from './snapshot.js'
import { bestOf } from './top.js'

const wordMask = (breakFlag - 1) >>> 0

/** Terms of the subject with their weighted frequency. */
type TermFrequencies = Map<string, number>

/** More-like-this: the subject's terms of highest tf-idf, each looked up once. */
export function relatedIn(request: RelatedRequest, analyzer: Analyzer, snapshot: Snapshot): RelatedHit[] {
  const subject = 'id' in request.like ? snapshot.numberOf(request.like.id) : undefined
  if ('id' in request.like && subject === undefined) return []
  const frequencies =
    'draft' in request.like ? termsOfDraft(request.like.draft, analyzer) : termsOfArticle(subject!, snapshot)
  const scores = new Float32Array(snapshot.size)
  for (const { term, weight } of topTerms(frequencies, snapshot)) addTerm(scores, term, weight, snapshot)
  if (subject !== undefined) scores[subject] = 0
  const found = snapshot.all.filter((article) => scores[article] > 0)
  return bestOf(found, request.limit, (article) => scores[article]).map(({ article, score }) => ({
    id: snapshot.idOf(article),
    score,
  }))
}

function addTerm(scores: Float32Array, term: string, weight: number, snapshot: Snapshot): void {
  const { saturation } = ranking
  snapshot.postings(term, 'text').forEach((entry, i) => {
    const base = snapshot.bases[i]
    visit(entry, (document, frequency) => {
      scores[base + document] += (weight * frequency * (saturation + 1)) / (frequency + snapshot.holds[base + document])
    })
  })
}

function topTerms(frequencies: TermFrequencies, snapshot: Snapshot): { term: string; weight: number }[] {
  const weighted: { term: string; weight: number }[] = []
  for (const [term, frequency] of frequencies) {
    const articles = snapshot.frequencyBound(term)
    if (articles < 2 || snapshot.isCommon(articles)) continue
    weighted.push({ term, weight: (1 + Math.log(frequency)) * Math.log(snapshot.size / articles) })
  }
  return weighted.sort((a, b) => b.weight - a.weight).slice(0, ranking.relatedTerms)
}

const count = (frequencies: TermFrequencies, term: string, by: number) =>
  frequencies.set(term, (frequencies.get(term) ?? 0) + by)

function termsOfArticle(article: number, snapshot: Snapshot): TermFrequencies {
  const i = snapshot.segmentOf(article)
  const segment = snapshot.segments[i]
  const document = article - snapshot.bases[i]
  const { stream, starts, zones, lexiconFolded } = segment
  const frequencies: TermFrequencies = new Map()
  const titleEnd = starts[document] + zones[document * 3]
  const end = starts[document] + zones[document * 3 + 2]
  let previous = ''
  for (let place = starts[document]; place < end; place++) {
    const by = place < titleEnd ? ranking.relatedTitleTerm : 1
    const word = lexiconFolded[(stream[place] & wordMask) >>> 0]
    count(frequencies, word, by)
    if (stream[place] < breakFlag && isPair(segment.pairsFolded, `${previous} ${word}`))
      count(frequencies, `${previous}_${word}`, by)
    previous = word
  }
  return frequencies
}

function isPair(pairsFolded: string[], pair: string): boolean {
  const { from, to } = rangeOf(pairsFolded, pair)
  return to > from
}

function termsOfDraft(draft: { title: string; lead: string; body: string[] }, analyzer: Analyzer): TermFrequencies {
  const frequencies: TermFrequencies = new Map()
  const add = ({ tokens, spans }: Analysis, by: number) => {
    for (const token of tokens) count(frequencies, token.folded, by)
    for (const span of spans) if (span.kind === 'compound') count(frequencies, span.term, by)
  }
  add(analyzer.analyze(draft.title), ranking.relatedTitleTerm)
  add(analyzer.analyze([draft.lead, ...draft.body].join('\n')), 1)
  return frequencies
}
