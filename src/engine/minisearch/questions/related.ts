import { breakFlag, formMask } from '../../token-stream.js'
import { minutesPerDay, noMinute } from '../../../text/dates.js'
import type { Analysis } from '../../../text/types.js'
import type { RelatedHit, RelatedRequest } from '../../reading.js'
import { copyShare, isLongEnough } from '../../near-copies/comparable.js'
import { ofDraft } from './copies.js'
import { FoundGroups } from './grouping.js'
import type { AnalysedText } from '../../analysed-article.js'
import { isCommon, ranking } from '../../ranking/numbers.js'
import { visit } from '../arrays/postings.js'
import { rangeOf } from '../../lexicon/sorted.js'
import type { Snapshot } from '../snapshot.js'
import { bestOf } from '../../ranking/best.js'

/** Articles looked at beyond those wanted, to make up for near-copies of the subject outside its group. */
const copiesPassedOver = 10

interface WeightedTerm {
  term: string
  frequency: number
  weight: number
}

/** Terms of the subject with their weighted frequency. */
type TermFrequencies = Map<string, number>

/**
 * More-like-this: the subject's terms of highest tf-idf, each looked up once. One article of each group of near-copies,
 * and none that is a near-copy of the subject.
 */
export function relatedIn(request: RelatedRequest, snapshot: Snapshot): RelatedHit[] {
  const subject = 'id' in request.like ? snapshot.numberOf(request.like.id) : undefined
  if ('id' in request.like && subject === undefined) return []
  const frequencies = 'draft' in request.like ? termsOfDraft(request.like.draft) : termsOfArticle(subject!, snapshot)
  const text = 'draft' in request.like ? ofDraft(request.like.draft) : snapshot.comparable(subject!)
  const terms = topTerms(frequencies, snapshot)
  const scores = new Float32Array(snapshot.size)
  for (const { term, weight } of terms) addTerm(scores, term, weight, snapshot)
  const whole = subject === undefined ? ownScore(terms) : scores[subject]
  // What few words say may be said of anything: one of three in common does not make two texts alike.
  const own = whole * Math.max(1, ranking.related.tellingTerms / terms.length)
  holdBackByDate(scores, text.minute, snapshot)
  const isCopy = (article: number) => isLongEnough(text) && copyShare(text, snapshot.comparable(article)) > 0
  const isLeftOut = (article: number) => article === subject || (request.withCopies !== true && isCopy(article))
  const ownGroup = subject === undefined || request.withCopies === true ? 0 : snapshot.copies.of[subject]
  const found = snapshot.all.filter(
    (article) => scores[article] > 0 && !(ownGroup > 0 && snapshot.copies.of[article] === ownGroup),
  )
  const keys = Float64Array.from(found, (article) => scores[article])
  new FoundGroups(found, snapshot).keepBest(keys)
  return bestOf(keys.length, request.limit + copiesPassedOver, keys)
    .map(({ place, score }) => ({ article: found[place], score }))
    .filter(({ article, score }) => score > 0 && !isLeftOut(article))
    .slice(0, request.limit)
    .map(({ article, score }) => ({ id: snapshot.idOf(article), score: Math.min(1, score / own) }))
}

/** What a text of average length that has exactly these terms would get. */
function ownScore(terms: WeightedTerm[]): number {
  const { saturation } = ranking
  return terms.reduce(
    (sum, { weight, frequency }) => sum + (weight * frequency * (saturation + 1)) / (frequency + saturation),
    0,
  )
}

/** Lowers the scores of articles that are far from the subject in time, where both are dated. */
function holdBackByDate(scores: Float32Array, minute: number, { minutes }: Snapshot): void {
  if (minute === noMinute) return
  const { dateShare, dateHalfLife } = ranking.related
  for (let article = 0; article < scores.length; article++) {
    if (scores[article] === 0 || minutes[article] === noMinute) continue
    const days = Math.abs(minutes[article] - minute) / minutesPerDay
    scores[article] *= 1 - dateShare + dateShare * 2 ** (-days / dateHalfLife)
  }
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

/**
 * The terms that tell the subject from others. Common ones are left out, unless hardly any other is there: in a text that
 * stands in thousands of articles every term is common.
 */
function topTerms(frequencies: TermFrequencies, snapshot: Snapshot): WeightedTerm[] {
  const weighted: (WeightedTerm & { isCommon: boolean })[] = []
  for (const [term, frequency] of frequencies) {
    const articles = snapshot.frequencyBound(term)
    if (articles < 2) continue
    const weight = (1 + Math.log(frequency)) * Math.log(snapshot.size / articles)
    if (weight > 0) weighted.push({ term, frequency, weight, isCommon: isCommon(articles, snapshot.size) })
  }
  const rare = weighted.filter((term) => !term.isCommon)
  const chosen = rare.length < ranking.related.fewTerms ? weighted : rare
  return chosen.sort((a, b) => b.weight - a.weight).slice(0, ranking.related.terms)
}

const count = (frequencies: TermFrequencies, term: string, by: number) =>
  frequencies.set(term, (frequencies.get(term) ?? 0) + by)

function termsOfArticle(article: number, snapshot: Snapshot): TermFrequencies {
  const i = snapshot.segmentOf(article)
  const segment = snapshot.segments[i]
  const document = article - snapshot.bases[i]
  const { stream, starts, zones, lexicon, lexiconFolded } = segment
  const frequencies: TermFrequencies = new Map()
  const titleEnd = starts[document] + zones[document * 3]
  const end = starts[document] + zones[document * 3 + 2]
  let previous = ''
  for (let place = starts[document]; place < end; place++) {
    const by = place < titleEnd ? ranking.related.titleTerm : 1
    const entry = stream[place] & formMask
    const word = lexiconFolded[entry]
    count(frequencies, lexicon[entry], by)
    if (stream[place] < breakFlag && isPair(segment.pairsFolded, `${previous} ${word}`))
      count(frequencies, `${previous}_${word}`, by)
    previous = word
  }
  return frequencies
}

function isPair(pairsFolded: readonly string[], pair: string): boolean {
  const { from, to } = rangeOf(pairsFolded, pair)
  return to > from
}

function termsOfDraft({ title, text }: AnalysedText): TermFrequencies {
  const frequencies: TermFrequencies = new Map()
  const add = ({ tokens, spans }: Analysis, by: number) => {
    for (const token of tokens) count(frequencies, token.exact, by)
    for (const span of spans) if (span.kind === 'compound') count(frequencies, span.term, by)
  }
  add(title, ranking.related.titleTerm)
  add(text, 1)
  return frequencies
}
