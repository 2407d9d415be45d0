import { minutesPerDay, noMinute } from '../../text/dates.js'
import { termScore } from './bm25.js'
import { ranking } from './numbers.js'
import type { SubjectTerm } from './related-terms.js'

const numbers = ranking.related

/** Articles looked at beyond those wanted, to make up for near-copies of the subject outside its group. */
export const copiesPassedOver = 10

/** What a subject has besides its words that other articles may have too. */
export interface SubjectNames {
  /** Ids of its agencies, the principal ones first. */
  agencies: readonly string[]
  /** Its main province: an agency of another province is another agency. */
  province: string | null
  category: string | null
  /** Keys of the documents that it cites. */
  documents: readonly string[]
}

/** In how many articles each of a subject's names is. */
export interface NameCounts {
  /** Of each agency that counts: articles of the subject's province that have it, or that have no province if it has none. */
  agencies: readonly number[]
  documents: readonly number[]
  category: number
  /** Articles that have any category. */
  categorised: number
}

/** What an article gets for each name that it shares with the subject, in the order of the subject. */
export interface NameWeights {
  agencies: number[]
  documents: number[]
  category: number
}

/** The agencies of a subject that count. */
export function principalAgencies({ agencies }: SubjectNames): readonly string[] {
  return agencies.slice(0, numbers.agencies)
}

/** Names weigh what terms in as few articles would. @param all articles */
export function weighNames({ agencies, documents, category, categorised }: NameCounts, all: number): NameWeights {
  const weight = (share: number, having: number, of: number) => (having < 2 ? 0 : share * Math.log(of / having))
  return {
    agencies: agencies.map((having) => weight(numbers.agency, having, all)),
    documents: documents.map((having) => weight(numbers.document, having, all)),
    category: weight(numbers.category, category, categorised),
  }
}

/** What a term adds to an article's score for being in its title. Pairs of words are not looked up in titles. */
export function titleScore({ term, weight }: SubjectTerm): number {
  return term.kind === 'unit' ? weight * numbers.inTitle : 0
}

/** What a text that is not in the index would score, if it were an article of average length. */
export function scoreOfDraft(terms: readonly SubjectTerm[], { agencies, documents, category }: NameWeights): number {
  const ofTerms = terms.map((term) => {
    const { weight, frequency, isInTitle } = term
    return termScore(weight, frequency, ranking.saturation) + (isInTitle ? titleScore(term) : 0)
  })
  return [...ofTerms, ...agencies, ...documents, category].reduce((sum, score) => sum + score, 0)
}

/**
 * What an article would score that has all of the subject: by this a score becomes a share. What few words say may be said
 * of anything: the less a subject says, the more of it must an article have to be as much like it.
 * @param own the subject's own score
 * @param all articles
 */
export function wholeScore(terms: readonly SubjectTerm[], own: number, all: number): number {
  const told = terms.reduce((sum, { weight }) => sum + weight, 0)
  return own * Math.sqrt(Math.max(1, (numbers.fullSubject * Math.log(all)) / told))
}

/** The share of its score that an article keeps which has few of the subject's terms. */
export function shareByTerms(shared: number): number {
  return Math.min(1, shared / numbers.sharedTerms) ** 2
}

/** The share of its score that an article keeps which is far from the subject in time; all where either is undated. */
export function shareByDate(minute: number, subject: number): number {
  if (minute === noMinute || subject === noMinute) return 1
  const { dateShare, dateHalfLife } = numbers
  const days = Math.abs(minute - subject) / minutesPerDay
  return 1 - dateShare + dateShare * 2 ** (-days / dateHalfLife)
}

/** The same for an article of another province: it must be the more alike. All where either has no province. */
export function shareByProvince<Province>(province: Province | null, subject: Province | null): number {
  return province === null || subject === null || province === subject ? 1 : numbers.otherProvince
}
