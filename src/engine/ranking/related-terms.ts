import type { Analysis, Keys } from '../../text/types.js'
import type { AnalysedText } from '../analysed-article.js'
import { lift } from './cohesion.js'
import { isCommon, ranking } from './numbers.js'
import type { Term, TermStatistics } from './terms.js'

const numbers = ranking.related

/** A term by which related articles are found. */
export interface SubjectTerm {
  term: Term
  /** How often the subject has it; an occurrence in the title counts several times. */
  frequency: number
  weight: number
  isInTitle: boolean
}

/** How a word stands to the one before it: after a break, right beside it, or with it in a compound. */
export type Link = 'apart' | 'beside' | 'compound'

interface Place {
  word: Keys
  isInTitle: boolean
  /** Whether it is part of something larger, which then is the term. */
  isInUnit: boolean
}

/** Places of the same thing; those of two words are named by the second. */
type Places = ReadonlyMap<string, number[]>

/**
 * The words of a subject in their order. Its terms are the largest things in it: compounds; pairs of words that the archive
 * has side by side much oftener than by chance, such as parts of names; and words that are in neither.
 */
export class SubjectText {
  private readonly places: Place[] = []
  private readonly compounds = new Map<string, number[]>()
  /** Pairs of words that are no compounds. */
  private readonly pairs = new Map<string, number[]>()

  add(word: Keys, isInTitle: boolean, link: Link): void {
    const place = this.places.push({ word, isInTitle, isInUnit: false }) - 1
    if (link === 'apart') return
    const previous = this.places[place - 1].word
    if (link === 'compound') {
      see(this.compounds, `${previous.folded}_${word.folded}`, place)
      this.joinAt(place)
    } else see(this.pairs, `${previous.exact} ${word.exact}`, place)
  }

  /** The words at a place and before it are parts of one thing. */
  private joinAt(place: number): void {
    this.places[place - 1].isInUnit = true
    this.places[place].isInUnit = true
  }

  /**
   * The terms that tell the subject from others, by tf-idf, the most telling first. Common ones are left out, unless hardly
   * any other is there: in a text that stands in thousands of articles every term is common.
   */
  tellingTerms(statistics: TermStatistics): SubjectTerm[] {
    const { articles: all } = statistics
    const weighed: (SubjectTerm & { isCommon: boolean; name: string })[] = []
    for (const { name, term, places } of this.units(statistics)) {
      const articles = statistics.articlesWith(term)
      if (articles < 2) continue
      const frequency = this.frequencyAt(places)
      const weight = (1 + Math.log(frequency)) * Math.log(all / articles)
      const isInTitle = places.some((place) => this.places[place].isInTitle)
      if (weight > 0) weighed.push({ name, term, frequency, weight, isInTitle, isCommon: isCommon(articles, all) })
    }
    const rare = weighed.filter((term) => !term.isCommon)
    const chosen = rare.length < numbers.fewTerms ? weighed : rare
    return chosen.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1)).slice(0, numbers.terms)
  }

  /** The largest things in the subject. */
  private units(statistics: TermStatistics): Unit[] {
    const pairs = this.cohesivePairs(statistics)
    for (const { places } of pairs) for (const place of places) this.joinAt(place)
    return [...unitsOf(this.wordsAlone()), ...unitsOf(this.compounds), ...pairs]
  }

  private wordsAlone(): Places {
    const words = new Map<string, number[]>()
    this.places.forEach(({ word: { exact }, isInUnit }, place) => {
      if (!isInUnit) see(words, exact, place)
    })
    return words
  }

  private frequencyAt(places: readonly number[]): number {
    return places.reduce((sum, place) => sum + (this.places[place].isInTitle ? numbers.titleTerm : 1), 0)
  }

  /** The pairs that hold together; only the likeliest are looked up. */
  private cohesivePairs(statistics: TermStatistics): Unit[] {
    const { articles: all } = statistics
    const likely: (PairCounts & { name: string; places: number[]; most: number })[] = []
    for (const [name, places] of this.pairs) {
      const frequency = this.frequencyAt(places)
      if (frequency < numbers.pairFrequency) continue
      const [first, second] = [places[0] - 1, places[0]].map((place) =>
        statistics.articlesWith({ kind: 'unit', term: this.places[place].word.exact }),
      )
      const rarer = Math.min(first, second)
      // What it would weigh if it were in as many articles as its rarer word.
      if (rarer > 1)
        likely.push({ name, places, first, second, most: (1 + Math.log(frequency)) * Math.log(all / rarer) })
    }
    return likely
      .sort((a, b) => b.most - a.most || (a.name < b.name ? -1 : 1))
      .slice(0, numbers.pairsCounted)
      .map((pair) => ({ ...pair, term: this.pairAt(pair.places[0]) }))
      .filter(({ term, first, second }) => {
        const together = statistics.articlesWith(term)
        return together > 1 && lift(together, first, second, statistics) >= numbers.pairLift
      })
  }

  private pairAt(place: number): Term {
    const words = [place - 1, place].map((at) => ({ word: this.places[at].word, choice: 'as-written' as const }))
    return { kind: 'run', words }
  }
}

/** Something that a subject has. */
interface Unit {
  name: string
  term: Term
  places: number[]
}

/** In how many articles each word of a pair is. */
interface PairCounts {
  first: number
  second: number
}

const unitsOf = (found: Places) =>
  Array.from(found, ([term, places]): Unit => ({ name: term, term: { kind: 'unit', term }, places }))

function see(found: Map<string, number[]>, name: string, place: number): void {
  const known = found.get(name)
  if (known === undefined) found.set(name, [place])
  else known.push(place)
}

/** Adds an analysed text; the compounds that an abbreviation stands for are none of its terms. */
export function addText(subject: SubjectText, { tokens, spans }: Analysis, isInTitle: boolean): void {
  const compounds = new Set<number>()
  for (const { kind, term, first, last } of spans)
    if (kind === 'compound' && term === `${tokens[first].folded}_${tokens[last].folded}`) compounds.add(last)
  tokens.forEach((token, at) => {
    const link = compounds.has(at) ? 'compound' : at === 0 || token.breakBefore ? 'apart' : 'beside'
    subject.add(token, isInTitle, link)
  })
}

/** A text that is not in the index. */
export function subjectTextOf({ title, text }: AnalysedText): SubjectText {
  const subject = new SubjectText()
  addText(subject, title, true)
  addText(subject, text, false)
  return subject
}
