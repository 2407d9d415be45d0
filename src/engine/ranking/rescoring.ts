import { minutesPerDay, noMinute } from '../../text/dates.js'
import { formMask } from '../token-stream.js'
import { levelBits, levelMask, levels, type Marks } from './marks.js'
import { ranking } from './numbers.js'
import { maximumWords, shareOfCoverage, type WordBag } from './word-bag.js'

const { matchQuality } = ranking

/** Worth of a match by its level, for a word typed with diacritics. */
const qualities = [matchQuality.mistake, matchQuality.folded, matchQuality.toneless, matchQuality.exact]

/** An article's token stream, a part of a longer one, as places in it. */
export interface Stretch {
  tokens: Uint32Array
  /** By form, as the tokens name them. */
  marks: Marks
  start: number
  titleEnd: number
  leadEnd: number
  end: number
}

/** Words that an article has by a unit that stands for them, such as an abbreviation of their name; as bits of masks. */
export interface UnitWords {
  anywhere: number
  title: number
}

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

const share = (value: number, of: number) => (of > 0 ? value / of : 0)

/** Scores single articles of one query on their token streams. */
export class Rescorer {
  /** Closest match of each word in the article that is being read: anywhere, in its title, in title or lead. */
  private readonly best = new Int8Array(maximumWords)
  private readonly bestInTitle = new Int8Array(maximumWords)
  private readonly bestInLead = new Int8Array(maximumWords)
  private readonly wholeMass: number
  private readonly coverageShare: number
  /** By word: its idf. */
  private readonly idfs: Float64Array
  /** By word and level, as in a mark: what a match is worth. */
  private readonly worths: Float64Array
  private readonly pairOf: Int16Array
  private readonly pairWeights: number[] = []
  private readonly wholePairs: number

  /** @param newestMinute of the archive, or `noMinute` */
  constructor(
    private readonly bag: WordBag,
    private readonly newestMinute: number,
  ) {
    const { words } = bag
    this.coverageShare = shareOfCoverage(bag)
    this.idfs = Float64Array.from(words, ({ idf }) => idf)
    this.wholeMass = this.idfs.reduce((sum, idf) => sum + idf, 0)
    this.worths = new Float64Array(words.length << levelBits)
    words.forEach(({ idf, forms }, word) =>
      qualities.forEach((quality, level) => {
        this.worths[(word << levelBits) + level] =
          forms === 'as-written' || level === levels.mistake ? idf * quality : idf
      }),
    )
    this.pairOf = new Int16Array(maximumWords * maximumWords).fill(-1)
    for (const [first, second] of bag.pairs) {
      const place = first * maximumWords + second
      if (this.pairOf[place] >= 0 || this.pairWeights.length === maximumWords) continue
      this.pairOf[place] = this.pairWeights.push(words[first].idf + words[second].idf) - 1
    }
    this.wholePairs = this.pairWeights.reduce((sum, weight) => sum + weight, 0)
  }

  /**
   * @param terms the article's score by its terms, as a share of the best candidate's
   * @param byUnits words that count as found as written
   * @param named share of what the query names that the article has
   * @param minute of its publication, or `noMinute`
   */
  score(stretch: Stretch, byUnits: UnitWords, terms: number, named: number, minute: number): ScoreParts {
    const streamed = this.read(stretch, byUnits)
    const { weights } = ranking
    const { wholeMass, coverageShare } = this
    const parts: ScoreParts = {
      terms: terms * share(streamed.worth, streamed.found),
      coverage: coverageShare * weights.coverage * share(streamed.worth, wholeMass),
      exact: coverageShare * weights.exact * share(streamed.exact, wholeMass),
      pairs: coverageShare * weights.pairs * share(streamed.pairs, this.wholePairs),
      title: coverageShare * weights.title * share(streamed.title, wholeMass),
      titleStart: this.titleStart(stretch),
      lead: coverageShare * weights.lead * share(streamed.lead, wholeMass),
      named: coverageShare * weights.named * named,
      freshness: coverageShare * weights.freshness * this.freshness(minute),
      total: 0,
    }
    const { coverage, exact, pairs, title, titleStart, lead, freshness } = parts
    parts.total = parts.terms + coverage + exact + pairs + title + titleStart + lead + parts.named + freshness
    return parts
  }

  private read({ tokens, marks, start, titleEnd, leadEnd, end }: Stretch, byUnits: UnitWords): StreamSums {
    const { best, bestInTitle, bestInLead, pairOf } = this
    best.fill(-1)
    bestInTitle.fill(-1)
    bestInLead.fill(-1)
    let pairsSeen = 0
    let pairs = 0
    let previous = -1
    for (let place = start; place < end; place++) {
      const token = tokens[place]
      const mark = marks[token & formMask]
      if (mark === 0) {
        previous = -1
        continue
      }
      const word = (mark - 1) >> levelBits
      const level = (mark - 1) & levelMask
      if (level > best[word]) best[word] = level
      if (place < leadEnd) {
        if (level > bestInLead[word]) bestInLead[word] = level
        if (place < titleEnd && level > bestInTitle[word]) bestInTitle[word] = level
      }
      // The sign bit is the break flag.
      if (previous >= 0 && token >> 31 === 0) {
        const pair = pairOf[previous * maximumWords + word]
        if (pair >= 0 && (pairsSeen & (1 << pair)) === 0) {
          pairsSeen |= 1 << pair
          pairs += this.pairWeights[pair]
        }
      }
      previous = word
    }
    const sums: StreamSums = { found: 0, worth: 0, exact: 0, pairs, title: 0, lead: 0 }
    const { idfs, worths } = this
    for (let number = 0; number < Math.min(idfs.length, maximumWords); number++) {
      if (byUnits.anywhere & (1 << number)) best[number] = levels.exact
      if (byUnits.title & (1 << number)) bestInTitle[number] = bestInLead[number] = levels.exact
      if (best[number] < 0) continue
      const ofWord = number << levelBits
      sums.found += idfs[number]
      sums.worth += worths[ofWord + best[number]]
      if (best[number] === levels.exact) sums.exact += idfs[number]
      if (bestInTitle[number] >= 0) sums.title += worths[ofWord + bestInTitle[number]]
      if (bestInLead[number] >= 0) sums.lead += worths[ofWord + bestInLead[number]]
    }
    return sums
  }

  /** What it counts that title and query begin with the same words, and more when these are the whole query. */
  private titleStart({ tokens, marks, start, titleEnd }: Stretch): number {
    const { sequence } = this.bag
    const length = Math.min(titleEnd - start, sequence.length)
    let mass = 0
    let same = 0
    for (; same < length; same++) {
      const word = sequence[same]
      const mark = marks[tokens[start + same] & formMask]
      if (word < 0 || mark === 0 || (mark - 1) >> levelBits !== word) break
      mass += this.idfs[word]
    }
    const { weights, wholeStartWords } = ranking
    const isWhole = same === sequence.length && same >= wholeStartWords
    return weights.titleStart * share(mass, this.wholeMass) + (isWhole ? weights.wholeStart : 0)
  }

  private freshness(minute: number): number {
    if (minute === noMinute) return 0
    const days = (this.newestMinute - minute) / minutesPerDay
    return 2 ** (-days / ranking.freshnessHalfLife)
  }
}
