import { breakFlag, noMinute } from './constants.js'
import { maximumWords, type QueryWord, type WordBag } from './query-words.js'
import type { NamedShare } from './named.js'
import { ranking } from './ranking.js'
import { type Segment } from './segment.js'
import type { Snapshot } from './snapshot.js'

const wordMask = ~breakFlag
const minutesPerDay = 1440

/** How close a token of an article is to a word of the query. */
const levels = { folded: 0, toneless: 1, exact: 2 } as const

const { matchQuality } = ranking

function levelOf(word: QueryWord, form: string, toneless: string): number {
  if (form === word.exact) return levels.exact
  return toneless === word.toneless ? levels.toneless : levels.folded
}

/** Worth of a match by its level, for a word typed with diacritics. */
const qualities = [matchQuality.folded, matchQuality.toneless, matchQuality.exact]

/** The parts of one article's score; `total` is what it is ranked by. */
export interface ScoreParts {
  terms: number
  coverage: number
  exact: number
  pairs: number
  title: number
  titleStart: number
  lead: number
  named: number
  freshness: number
  total: number
}

/** Sums of idf over the words of a query that one article's token stream has. */
interface StreamSums {
  found: number
  /** Each word times the worth of its closest match. */
  worth: number
  exact: number
  /** Pairs found side by side. */
  pairs: number
  title: number
  /** In title or lead. */
  lead: number
}

/** Of each entry of one segment's lexicon: 0, or 1 + 3 x the word of the query that it is + how closely it is that. */
type Marks = Uint8Array

/** Scores single articles of one query on their token streams. */
export class Rescorer {
  private readonly marks: (Marks | undefined)[]
  /** Closest match of each word in the article that is being read: anywhere, in its title, in title or lead. */
  private readonly best = new Int8Array(maximumWords)
  private readonly bestInTitle = new Int8Array(maximumWords)
  private readonly bestInLead = new Int8Array(maximumWords)
  private readonly totalMass: number
  private readonly pairOf: Int16Array
  private readonly pairWeights: number[] = []
  private readonly totalPairs: number
  private readonly newestMinute: number

  constructor(
    private readonly bag: WordBag,
    private readonly snapshot: Snapshot,
    private readonly named: NamedShare,
  ) {
    this.marks = new Array(snapshot.segments.length)
    this.totalMass = bag.words.reduce((sum, word) => sum + word.idf, 0)
    this.pairOf = new Int16Array(maximumWords * maximumWords).fill(-1)
    for (const [first, second] of bag.pairs) {
      const place = first * maximumWords + second
      if (this.pairOf[place] >= 0 || this.pairWeights.length === maximumWords) continue
      this.pairOf[place] = this.pairWeights.push(bag.words[first].idf + bag.words[second].idf) - 1
    }
    this.totalPairs = this.pairWeights.reduce((sum, weight) => sum + weight, 0)
    const newest = snapshot.newestFirst[0]
    this.newestMinute = newest === undefined ? noMinute : snapshot.minutes[newest]
  }

  /** @param terms the article's score by its terms, as a share of the best one's */
  score(article: number, terms: number): ScoreParts {
    const i = this.snapshot.segmentOf(article)
    const segment = this.snapshot.segments[i]
    const marks = (this.marks[i] ??= this.markLexicon(segment))
    const document = article - this.snapshot.bases[i]
    const streamed = this.readStream(segment, document, marks)
    const share = (value: number, of: number) => (of > 0 ? value / of : 0)
    const { weights } = ranking
    const parts = {
      terms: terms * share(streamed.worth, streamed.found),
      coverage: weights.coverage * share(streamed.worth, this.totalMass),
      exact: weights.exact * share(streamed.exact, this.totalMass),
      pairs: weights.pairs * share(streamed.pairs, this.totalPairs),
      title: weights.title * share(streamed.title, this.totalMass),
      titleStart: weights.titleStart * share(this.massAtTitleStart(segment, document, marks), this.totalMass),
      lead: weights.lead * share(streamed.lead, this.totalMass),
      named: weights.named * this.named.of(article),
      freshness: weights.freshness * this.freshness(article),
    }
    const { coverage, exact, pairs, title, titleStart, lead, named, freshness } = parts
    return { ...parts, total: parts.terms + coverage + exact + pairs + title + titleStart + lead + named + freshness }
  }

  private markLexicon(segment: Segment): Marks {
    const marks = new Uint8Array(segment.lexicon.length)
    this.bag.words.forEach((word, number) => {
      const range = segment.formsOf(word.folded)
      for (let entry = range.from; entry < range.to; entry++) {
        const level = levelOf(word, segment.lexicon[entry], segment.lexiconToneless[entry])
        // Of two words that fold alike, the closer one has it.
        if (marks[entry] === 0 || level > (marks[entry] - 1) % 3) marks[entry] = 1 + number * 3 + level
      }
    })
    return marks
  }

  private readStream(segment: Segment, document: number, marks: Marks): StreamSums {
    const { stream, starts, zones } = segment
    const { best, bestInTitle, bestInLead, pairOf } = this
    const start = starts[document]
    const titleEnd = start + zones[document * 3]
    const leadEnd = start + zones[document * 3 + 1]
    const end = starts[document + 1]
    best.fill(-1)
    bestInTitle.fill(-1)
    bestInLead.fill(-1)
    let pairsSeen = 0
    let pairs = 0
    let previous = -1
    for (let place = start; place < end; place++) {
      const token = stream[place]
      const mark = marks[token & wordMask]
      if (mark === 0) {
        previous = -1
        continue
      }
      const word = ((mark - 1) / 3) | 0
      const level = mark - 1 - word * 3
      if (level > best[word]) best[word] = level
      if (place < leadEnd) {
        if (level > bestInLead[word]) bestInLead[word] = level
        if (place < titleEnd && level > bestInTitle[word]) bestInTitle[word] = level
      }
      if (previous >= 0 && token < breakFlag) {
        const pair = pairOf[previous * maximumWords + word]
        if (pair >= 0 && (pairsSeen & (1 << pair)) === 0) {
          pairsSeen |= 1 << pair
          pairs += this.pairWeights[pair]
        }
      }
      previous = word
    }
    const sums: StreamSums = { found: 0, worth: 0, exact: 0, pairs, title: 0, lead: 0 }
    this.bag.words.forEach((word, number) => {
      const worth = (level: number) => (level < 0 ? 0 : word.idf * (word.isAccented ? qualities[level] : 1))
      if (best[number] >= 0) sums.found += word.idf
      if (best[number] === levels.exact) sums.exact += word.idf
      sums.worth += worth(best[number])
      sums.title += worth(bestInTitle[number])
      sums.lead += worth(bestInLead[number])
    })
    return sums
  }

  /** Mass of the words with which title and query both begin, in the same order. */
  private massAtTitleStart({ stream, starts, zones }: Segment, document: number, marks: Marks): number {
    const start = starts[document]
    const length = Math.min(zones[document * 3], this.bag.sequence.length)
    let mass = 0
    for (let i = 0; i < length; i++) {
      const word = this.bag.sequence[i]
      const mark = marks[stream[start + i] & wordMask]
      if (word < 0 || mark === 0 || Math.floor((mark - 1) / 3) !== word) break
      mass += this.bag.words[word].idf
    }
    return mass
  }

  private freshness(article: number): number {
    const minute = this.snapshot.minutes[article]
    if (minute === noMinute) return 0
    const days = (this.newestMinute - minute) / minutesPerDay
    return 2 ** (-days / ranking.freshnessHalfLife)
  }
}
