import { noMinute } from '../../../text/dates.js'
import { Rescorer, type ScoreParts } from '../../ranking/rescoring.js'
import { bitsOf } from '../../ranking/selection.js'
import { unitTerms, type WordBag } from '../../ranking/word-bag.js'
import type { Marks } from '../../ranking/marks.js'
import { hasDocument, type SegmentPostings } from '../arrays/postings.js'
import type { Snapshot } from '../snapshot.js'
import { LexiconMarks } from './lexicon-marks.js'
import type { NamedShare } from './named.js'

/** Scores articles of a build on their token streams, for one query. */
export class StreamScores {
  /** By segment: the marks of this query's words, where they are needed. */
  private readonly marked: (Marks | undefined)[]
  private readonly rescorer: Rescorer
  private readonly units: { bits: number; text: SegmentPostings[]; title: SegmentPostings[] }[]

  constructor(
    private readonly bag: WordBag,
    private readonly snapshot: Snapshot,
    private readonly named: NamedShare,
  ) {
    this.marked = new Array(snapshot.segments.length)
    this.units = unitTerms(bag).map(({ term, words }) => ({
      bits: bitsOf(words),
      text: snapshot.postingsOf(term, 'text'),
      title: snapshot.postingsOf(term, 'title'),
    }))
    const newest = snapshot.newestFirst[0]
    this.rescorer = new Rescorer(bag, newest === undefined ? noMinute : snapshot.minutes[newest])
  }

  /** @param terms the article's score by its terms, as a share of the best candidate's */
  score(article: number, terms: number): ScoreParts {
    const { snapshot } = this
    const i = snapshot.segmentOf(article)
    const { stream, starts, zones } = snapshot.segments[i]
    const document = article - snapshot.bases[i]
    const start = starts[document]
    const stretch = {
      tokens: stream,
      marks: this.marksOf(i),
      start,
      titleEnd: start + zones[document * 3],
      leadEnd: start + zones[document * 3 + 1],
      end: starts[document + 1],
    }
    const byUnits = { anywhere: this.byUnits('text', i, document), title: this.byUnits('title', i, document) }
    return this.rescorer.score(stretch, byUnits, terms, this.named.of(article), snapshot.minutes[article])
  }

  private byUnits(field: 'text' | 'title', segment: number, document: number): number {
    let words = 0
    for (const unit of this.units) if (hasDocument(unit[field][segment], document)) words |= unit.bits
    return words
  }

  private marksOf(i: number): Marks {
    const { marks } = this.snapshot.scratch
    marks[i] ??= new LexiconMarks(this.snapshot.segments[i].lexicon.length)
    return this.marked[i] ?? (this.marked[i] = marks[i].mark(this.bag.words, this.snapshot.segments[i]))
  }
}
