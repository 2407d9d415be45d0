import { minutesPerDay, noMinute } from '../../text/dates.js'
import type { Analysis } from '../../text/types.js'
import type { AnalysedText } from '../analysed-article.js'
import { termScore } from './bm25.js'
import { isCommon, ranking } from './numbers.js'
import type { TermStatistics } from './terms.js'

/** Articles looked at beyond those wanted, to make up for near-copies of the subject outside its group. */
export const copiesPassedOver = 10

/** Terms of a subject (exact forms and compounds) with how often it has them; those of its title count more. */
export type TermFrequencies = Map<string, number>

/** A term by which related articles are found. */
export interface SubjectTerm {
  term: string
  frequency: number
  weight: number
}

/** Counts a term of the subject's title or of its text. */
export function countTerm(frequencies: TermFrequencies, term: string, isInTitle: boolean): void {
  frequencies.set(term, (frequencies.get(term) ?? 0) + (isInTitle ? ranking.related.titleTerm : 1))
}

/** The terms of a text that is not in the index. */
export function termsOfText({ title, text }: AnalysedText): TermFrequencies {
  const frequencies: TermFrequencies = new Map()
  const add = ({ tokens, spans }: Analysis, isInTitle: boolean) => {
    for (const token of tokens) countTerm(frequencies, token.exact, isInTitle)
    for (const span of spans) if (span.kind === 'compound') countTerm(frequencies, span.term, isInTitle)
  }
  add(title, true)
  add(text, false)
  return frequencies
}

/**
 * The terms that tell the subject from others, by tf-idf. Common ones are left out, unless hardly any other is there: in a
 * text that stands in thousands of articles every term is common.
 */
export function tellingTerms(frequencies: TermFrequencies, statistics: TermStatistics): SubjectTerm[] {
  const { articles: all } = statistics
  const weighed: (SubjectTerm & { isCommon: boolean })[] = []
  for (const [term, frequency] of frequencies) {
    const articles = statistics.articlesWith({ kind: 'unit', term })
    if (articles < 2) continue
    const weight = (1 + Math.log(frequency)) * Math.log(all / articles)
    if (weight > 0) weighed.push({ term, frequency, weight, isCommon: isCommon(articles, all) })
  }
  const rare = weighed.filter((term) => !term.isCommon)
  const chosen = rare.length < ranking.related.fewTerms ? weighed : rare
  return chosen.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, ranking.related.terms)
}

/**
 * What an article would score that has all of the subject: by this a score becomes a share.
 * @param own the subject's own score; null for a text that is not in the index
 */
export function wholeScore(terms: readonly SubjectTerm[], own: number | null): number {
  const { saturation } = ranking
  // A text that is not in the index is taken to be of average length.
  const whole = own ?? terms.reduce((sum, { weight, frequency }) => sum + termScore(weight, frequency, saturation), 0)
  // What few words say may be said of anything: one of three in common does not make two texts alike.
  return whole * Math.max(1, ranking.related.tellingTerms / terms.length)
}

/** The share of its score that an article keeps which is far from the subject in time; all where either is undated. */
export function shareByDate(minute: number, subject: number): number {
  if (minute === noMinute || subject === noMinute) return 1
  const { dateShare, dateHalfLife } = ranking.related
  const days = Math.abs(minute - subject) / minutesPerDay
  return 1 - dateShare + dateShare * 2 ** (-days / dateHalfLife)
}
