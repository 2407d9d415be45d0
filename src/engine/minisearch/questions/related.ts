import { comparableText, copyShare, isLongEnough } from '../../near-copies/comparable.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import { bestOf } from '../../ranking/best.js'
import {
  copiesPassedOver,
  countTerm,
  shareByDate,
  tellingTerms,
  termsOfText,
  wholeScore,
  type TermFrequencies,
} from '../../ranking/related.js'
import { termScore } from '../../ranking/bm25.js'
import type { RelatedHit, RelatedRequest } from '../../reading.js'
import { rangeOf } from '../../../arrays/sorted.js'
import { breakFlag, formMask } from '../../token-stream.js'
import { visit } from '../arrays/postings.js'
import type { Snapshot } from '../snapshot.js'

/**
 * More-like-this: the subject's most telling terms, each looked up once. One article of each group of near-copies, and
 * none that is a near-copy of the subject.
 */
export function relatedIn({ like, limit, withCopies = false }: RelatedRequest, snapshot: Snapshot): RelatedHit[] {
  const subject = 'id' in like ? snapshot.numberOf(like.id) : undefined
  if ('id' in like && subject === undefined) return []
  const frequencies = 'draft' in like ? termsOfText(like.draft) : termsOfArticle(subject!, snapshot)
  const text = 'draft' in like ? comparableText(like.draft) : snapshot.comparable(subject!)
  const terms = tellingTerms(frequencies, snapshot)
  const scores = new Float64Array(snapshot.size)
  for (const { term, weight } of terms) addTerm(scores, term, weight, snapshot)
  const whole = wholeScore(terms, subject === undefined ? null : scores[subject])
  for (let article = 0; article < scores.length; article++)
    if (scores[article] > 0) scores[article] *= shareByDate(snapshot.minutes[article], text.minute)
  const isCopy = (article: number) => isLongEnough(text) && copyShare(text, snapshot.comparable(article)) > 0
  const isLeftOut = (article: number) => article === subject || (!withCopies && isCopy(article))
  const ownGroup = subject === undefined || withCopies ? 0 : snapshot.copies.of[subject]
  const found = snapshot.all.filter(
    (article) => scores[article] > 0 && !(ownGroup > 0 && snapshot.copies.of[article] === ownGroup),
  )
  const keys = Float64Array.from(found, (article) => scores[article])
  new FoundGroups(found, snapshot.copies).keepBest(keys)
  return bestOf(keys.length, limit + copiesPassedOver, keys, snapshot.logOrderOf(found))
    .map(({ place, score }) => ({ article: found[place], score }))
    .filter(({ article, score }) => score > 0 && !isLeftOut(article))
    .slice(0, limit)
    .map(({ article, score }) => ({ id: snapshot.idOf(article), score: Math.min(1, score / whole) }))
}

function addTerm(scores: Float64Array, term: string, weight: number, snapshot: Snapshot): void {
  snapshot.postings(term, 'text').forEach((entry, i) => {
    const base = snapshot.bases[i]
    visit(entry, (document, frequency) => {
      scores[base + document] += termScore(weight, frequency, snapshot.holds[base + document])
    })
  })
}

/** The terms of an article, from its token stream; its author is none of them. */
function termsOfArticle(article: number, snapshot: Snapshot): TermFrequencies {
  const i = snapshot.segmentOf(article)
  const { stream, starts, zones, lexicon, lexiconFolded, pairsFolded } = snapshot.segments[i]
  const document = article - snapshot.bases[i]
  const frequencies: TermFrequencies = new Map()
  const titleEnd = starts[document] + zones[document * 3]
  const end = starts[document] + zones[document * 3 + 2]
  let previous = ''
  for (let place = starts[document]; place < end; place++) {
    const isInTitle = place < titleEnd
    const entry = stream[place] & formMask
    const word = lexiconFolded[entry]
    countTerm(frequencies, lexicon[entry], isInTitle)
    if (stream[place] < breakFlag && isPair(pairsFolded, `${previous} ${word}`))
      countTerm(frequencies, `${previous}_${word}`, isInTitle)
    previous = word
  }
  return frequencies
}

function isPair(pairsFolded: readonly string[], pair: string): boolean {
  const { from, to } = rangeOf(pairsFolded, pair)
  return to > from
}
