import { comparableText, copyShare, isLongEnough } from '../../near-copies/comparable.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import { bestOf } from '../../ranking/best.js'
import { termScore } from '../../ranking/bm25.js'
import {
  copiesPassedOver,
  countTerm,
  shareByDate,
  tellingTerms,
  termsOfText,
  wholeScore,
  type TermFrequencies,
} from '../../ranking/related.js'
import type { RelatedHit, RelatedRequest } from '../../reading.js'
import type { Archive } from '../archive.js'
import type { IndexedArticle } from '../articles.js'

/**
 * More-like-this: articles by the subject's most telling terms, held back where they are far from it in time. One article
 * of each group of near-copies and, unless wanted, none that is a near-copy of the subject.
 */
export function relatedIn({ like, limit, withCopies = false }: RelatedRequest, archive: Archive): RelatedHit[] {
  const subject = 'id' in like ? archive.numbers.get(like.id) : undefined
  if ('id' in like && subject === undefined) return []
  const frequencies = 'draft' in like ? termsOfText(like.draft) : termsOfArticle(archive.all[subject!])
  const text = 'draft' in like ? comparableText(like.draft) : archive.comparables[subject!]
  const terms = tellingTerms(frequencies, archive)
  const sums = archive.all.map(() => 0)
  for (const { term, weight } of terms)
    for (const [number, frequency] of archive.postings({ kind: 'unit', term }, 'text'))
      sums[number] += termScore(weight, frequency, archive.holdOf(number))
  const whole = wholeScore(terms, subject === undefined ? null : sums[subject])
  const isCopy = (number: number) => isLongEnough(text) && copyShare(text, archive.comparables[number]) > 0
  const isLeftOut = (number: number) => number === subject || (!withCopies && isCopy(number))
  const ownGroup = subject === undefined || withCopies ? 0 : archive.copies.of[subject]
  const isOfOwnGroup = (number: number) => ownGroup > 0 && archive.copies.of[number] === ownGroup
  const found = Uint32Array.from(archive.numbersOfAll().filter((number) => sums[number] > 0 && !isOfOwnGroup(number)))
  const scores = Float64Array.from(
    found,
    (number) => sums[number] * shareByDate(archive.all[number].minute, text.minute),
  )
  new FoundGroups(found, archive.copies).keepBest(scores)
  return bestOf(scores.length, limit + copiesPassedOver, scores)
    .map(({ place, score }) => ({ number: found[place], score }))
    .filter(({ number, score }) => score > 0 && !isLeftOut(number))
    .slice(0, limit)
    .map(({ number, score }) => ({ id: archive.all[number].id, score: Math.min(1, score / whole) }))
}

/** Words and compounds of title, lead and body; the compounds that an abbreviation stands for are none of them. */
function termsOfArticle({ analysed: { title, lead, body } }: IndexedArticle): TermFrequencies {
  const frequencies: TermFrequencies = new Map()
  for (const zone of [title, lead, body]) {
    for (const { tokens, spans } of zone) {
      for (const { exact } of tokens) countTerm(frequencies, exact, zone === title)
      for (const { kind, term, first, last } of spans)
        if (kind === 'compound' && term === `${tokens[first].folded}_${tokens[last].folded}`)
          countTerm(frequencies, term, zone === title)
    }
  }
  return frequencies
}
