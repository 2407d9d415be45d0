import { citedIn } from '../../cited-documents.js'
import { comparableText, copyShare, isLongEnough } from '../../near-copies/comparable.js'
import { FoundGroups } from '../../near-copies/found-groups.js'
import { bestOf } from '../../ranking/best.js'
import { termScore } from '../../ranking/bm25.js'
import { addText, SubjectText, subjectTextOf, type SubjectTerm } from '../../ranking/related-terms.js'
import {
  copiesPassedOver,
  principalAgencies,
  scoreOfDraft,
  shareByDate,
  shareByProvince,
  shareByTerms,
  titleScore,
  weighNames,
  wholeScore,
  type NameWeights,
  type SubjectNames,
} from '../../ranking/related.js'
import type { RelatedHit, RelatedRequest, RelatedSubject } from '../../reading.js'
import type { Archive } from '../archive.js'
import type { IndexedArticle } from '../articles.js'

/**
 * More-like-this: articles by the subject's most telling terms, and what they share with it of agencies, documents and
 * category; held back where they are of another province, or far from it in time. One article of each group of
 * near-copies and, unless wanted, none that is a near-copy of the subject.
 */
export function relatedIn({ like, limit, withCopies = false }: RelatedRequest, archive: Archive): RelatedHit[] {
  const subject = 'id' in like ? archive.numbers.get(like.id) : undefined
  if ('id' in like && subject === undefined) return []
  const text = 'draft' in like ? comparableText(like.draft) : archive.comparables[subject!]
  const terms = ('draft' in like ? subjectTextOf(like.draft) : textOf(archive.all[subject!])).tellingTerms(archive)
  const names = namesOf(like, archive)
  const weights = weightsOf(names, archive)
  const { scores: ofTerms, counts } = scoresOf(terms, archive)
  const sums = ofTerms.map((sum, number) => (sum > 0 ? sum + shared(archive.all[number], names, weights) : 0))
  const own = subject === undefined ? scoreOfDraft(terms, weights) : sums[subject]
  const whole = wholeScore(terms, own, archive.articles)
  const isCopy = (number: number) => isLongEnough(text) && copyShare(text, archive.comparables[number]) > 0
  const isLeftOut = (number: number) => number === subject || (!withCopies && isCopy(number))
  const ownGroup = subject === undefined || withCopies ? 0 : archive.copies.of[subject]
  const isOfOwnGroup = (number: number) => ownGroup > 0 && archive.copies.of[number] === ownGroup
  const found = Uint32Array.from(archive.numbersOfAll().filter((number) => sums[number] > 0 && !isOfOwnGroup(number)))
  const scores = Float64Array.from(found, (number) => {
    const { minute, values } = archive.all[number]
    const byProvince = shareByProvince(values.provinces.at(0) ?? null, names.province)
    return sums[number] * shareByTerms(counts[number]) * shareByDate(minute, text.minute) * byProvince
  })
  new FoundGroups(found, archive.copies).keepBest(scores)
  return bestOf(scores.length, limit + copiesPassedOver, scores)
    .map(({ place, score }) => ({ number: found[place], score }))
    .filter(({ number, score }) => score > 0 && !isLeftOut(number))
    .slice(0, limit)
    .map(({ number, score }) => ({ id: archive.all[number].id, score: Math.min(1, score / whole) }))
}

/** What each article scores by the terms alone, and how many of them it has. */
function scoresOf(terms: readonly SubjectTerm[], archive: Archive): { scores: number[]; counts: number[] } {
  const scores = archive.all.map(() => 0)
  const counts = archive.all.map(() => 0)
  for (const subjectTerm of terms) {
    const { term, weight } = subjectTerm
    for (const [number, frequency] of archive.postings(term, 'text')) {
      scores[number] += termScore(weight, frequency, archive.holdOf(number))
      counts[number]++
    }
    const inTitle = titleScore(subjectTerm)
    if (inTitle > 0) for (const number of archive.postings(term, 'title').keys()) scores[number] += inTitle
  }
  return { scores, counts }
}

/** Title, lead and body. */
function textOf({ analysed: { title, lead, body } }: IndexedArticle): SubjectText {
  const subject = new SubjectText()
  for (const zone of [title, lead, body]) for (const text of zone) addText(subject, text, zone === title)
  return subject
}

function namesOf(like: RelatedSubject, archive: Archive): SubjectNames {
  if ('draft' in like) {
    const { agencies, province } = like.names ?? { agencies: [], province: null }
    const documents = citedIn([like.draft.title, like.draft.text]).map(({ key }) => key)
    return { agencies, province, category: null, documents }
  }
  const { agencies, provinces, categories, documents } = archive.all[archive.numbers.get(like.id)!].values
  return { agencies, province: provinces.at(0) ?? null, category: categories.at(0) ?? null, documents }
}

/** Whether an article has an agency of the subject as one of the same province. */
function hasAgency(
  { values: { agencies, provinces } }: IndexedArticle,
  agency: string,
  subject: SubjectNames,
): boolean {
  return (provinces.at(0) ?? null) === subject.province && agencies.includes(agency)
}

function weightsOf(names: SubjectNames, { all }: Archive): NameWeights {
  const count = (has: (article: IndexedArticle) => boolean) => all.filter(has).length
  const counts = {
    agencies: principalAgencies(names).map((agency) => count((article) => hasAgency(article, agency, names))),
    documents: names.documents.map((key) => count(({ values }) => values.documents.includes(key))),
    category: names.category === null ? 0 : count(({ values }) => values.categories.includes(names.category!)),
    categorised: count(({ values }) => values.categories.length > 0),
  }
  return weighNames(counts, all.length)
}

/** What an article gets for the names that it shares with the subject. */
function shared(article: IndexedArticle, names: SubjectNames, weights: NameWeights): number {
  const { documents, categories } = article.values
  let sum = 0
  principalAgencies(names).forEach((agency, i) => {
    if (hasAgency(article, agency, names)) sum += weights.agencies[i]
  })
  names.documents.forEach((key, i) => {
    if (documents.includes(key)) sum += weights.documents[i]
  })
  return names.category !== null && categories.includes(names.category) ? sum + weights.category : sum
}
