import { comparableText, copyShare, isLongEnough } from '../../near-copies/comparable.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import { bestOf } from '../../ranking/best.js'
import { termScore } from '../../ranking/bm25.js'
import { SubjectText, subjectTextOf, type SubjectTerm } from '../../ranking/related-terms.js'
import {
  copiesPassedOver,
  scoreOfDraft,
  shareByDate,
  shareByTerms,
  titleScore,
  wholeScore,
} from '../../ranking/related.js'
import type { RelatedHit, RelatedRequest } from '../../reading.js'
import { rangeOf } from '../../../arrays/sorted.js'
import { breakFlag, formMask } from '../../token-stream.js'
import { visit } from '../arrays/postings.js'
import { SharedNames } from '../scoring/shared-names.js'
import type { Snapshot } from '../snapshot.js'

/**
 * More-like-this: the subject's most telling terms, each looked up once, and its names. One article of each group of
 * near-copies, and none that is a near-copy of the subject.
 */
export function relatedIn({ like, limit, withCopies = false }: RelatedRequest, snapshot: Snapshot): RelatedHit[] {
  const subject = 'id' in like ? snapshot.numberOf(like.id) : undefined
  if ('id' in like && subject === undefined) return []
  const text = 'draft' in like ? comparableText(like.draft) : snapshot.comparable(subject!)
  const terms = ('draft' in like ? subjectTextOf(like.draft) : textOf(subject!, snapshot)).tellingTerms(snapshot)
  const names = 'draft' in like ? SharedNames.ofDraft(like, snapshot) : SharedNames.ofArticle(subject!, snapshot)
  const scores = new Float64Array(snapshot.size)
  /** How many of the terms each article has. */
  const counts = new Uint8Array(snapshot.size)
  for (const term of terms) addTerm(scores, counts, term, snapshot)
  names.addTo(scores)
  const own = subject === undefined ? scoreOfDraft(terms, names.weights) : scores[subject]
  const whole = wholeScore(terms, own, snapshot.articles)
  const isCopy = (article: number) => isLongEnough(text) && copyShare(text, snapshot.comparable(article)) > 0
  const isLeftOut = (article: number) => article === subject || (!withCopies && isCopy(article))
  const ownGroup = subject === undefined || withCopies ? 0 : snapshot.copies.of[subject]
  const found = snapshot.all.filter(
    (article) => scores[article] > 0 && !(ownGroup > 0 && snapshot.copies.of[article] === ownGroup),
  )
  const keys = new Float64Array(found.length)
  for (let place = 0; place < found.length; place++) {
    const article = found[place]
    const byDate = shareByDate(snapshot.minutes[article], text.minute)
    keys[place] = scores[article] * shareByTerms(counts[article]) * byDate * names.shareByProvince(article)
  }
  new FoundGroups(found, snapshot.copies).keepBest(keys)
  return bestOf(keys.length, limit + copiesPassedOver, keys, snapshot.logOrderOf(found))
    .map(({ place, score }) => ({ article: found[place], score }))
    .filter(({ article, score }) => score > 0 && !isLeftOut(article))
    .slice(0, limit)
    .map(({ article, score }) => ({ id: snapshot.idOf(article), score: Math.min(1, score / whole) }))
}

function addTerm(scores: Float64Array, counts: Uint8Array, subjectTerm: SubjectTerm, snapshot: Snapshot): void {
  const { term, weight } = subjectTerm
  snapshot.postingsOf(term, 'text').forEach((entry, i) => {
    const base = snapshot.bases[i]
    visit(entry, (document, frequency) => {
      scores[base + document] += termScore(weight, frequency, snapshot.holds[base + document])
      counts[base + document]++
    })
  })
  const inTitle = titleScore(subjectTerm)
  if (inTitle === 0) return
  snapshot.postingsOf(term, 'title').forEach((entry, i) => {
    const base = snapshot.bases[i]
    visit(entry, (document) => {
      scores[base + document] += inTitle
    })
  })
}

/** The words of an article, from its token stream; its author is none of them. */
function textOf(article: number, snapshot: Snapshot): SubjectText {
  const i = snapshot.segmentOf(article)
  const { stream, starts, zones, lexicon, lexiconFolded, lexiconToneless, pairsFolded } = snapshot.segments[i]
  const document = article - snapshot.bases[i]
  const titleEnd = starts[document] + zones[document * 3]
  const end = starts[document] + zones[document * 3 + 2]
  const subject = new SubjectText()
  let previous = ''
  for (let place = starts[document]; place < end; place++) {
    const entry = stream[place] & formMask
    const folded = lexiconFolded[entry]
    const word = { exact: lexicon[entry], toneless: lexiconToneless[entry], folded }
    const isApart = stream[place] >= breakFlag
    const link = isApart ? 'apart' : isPair(pairsFolded, `${previous} ${folded}`) ? 'compound' : 'beside'
    subject.add(word, place < titleEnd, link)
    previous = folded
  }
  return subject
}

function isPair(pairsFolded: readonly string[], pair: string): boolean {
  const { from, to } = rangeOf(pairsFolded, pair)
  return to > from
}
