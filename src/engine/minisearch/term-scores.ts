import { visit, type SegmentPostings } from './postings.js'
import type { WordBag } from './query-words.js'
import { ranking } from './ranking.js'
import type { Snapshot } from './snapshot.js'
import { lowerBoundOf } from './typed-postings.js'

const { saturation } = ranking

/** So many times shorter than the postings, a list of articles is looked up in them one by one. */
const muchShorter = 16

/**
 * BM25 over the terms of a query, with the title's share.
 * @param articles in ascending order
 * @returns the score of each of them, at the same place
 */
export function termScores(bag: WordBag, articles: Uint32Array, snapshot: Snapshot): Float64Array {
  const summing = new Summing(articles, snapshot)
  for (const { weight, postings, titlePostings } of bag.terms) {
    summing.add(postings, weight)
    summing.addFlat(titlePostings, weight * ranking.titleTerm)
  }
  return summing.finish()
}

class Summing {
  private readonly scores: Float64Array
  /** BM25 hold of each article, at its place. */
  private readonly holds: Float64Array
  /** Place after the last article of each segment. */
  private readonly ends: number[]

  constructor(
    private readonly articles: Uint32Array,
    private readonly snapshot: Snapshot,
  ) {
    const { holds, bases, segments, scratch } = snapshot
    this.scores = new Float64Array(articles.length)
    this.holds = new Float64Array(articles.length)
    this.ends = segments.map(({ articles: size }, i) => lowerBoundOf(articles, bases[i] + size))
    for (let place = 0; place < articles.length; place++) {
      scratch.places[articles[place]] = place + 1
      this.holds[place] = holds[articles[place]]
    }
  }

  /** Adds a term by its frequency in each article. */
  add(postings: SegmentPostings[], weight: number): void {
    const { scores, holds, articles } = this
    const { bases, scratch } = this.snapshot
    const most = weight * (saturation + 1)
    this.forSegments(postings, (entry, i, from, to) => {
      const base = bases[i]
      if (entry.kind === 'column') {
        const { column } = entry
        for (let place = from; place < to; place++) {
          const frequency = column[articles[place] - base]
          scores[place] += (most * frequency) / (frequency + holds[place])
        }
        return
      }
      const { documents, frequencies } = entry.postings
      if ((to - from) * muchShorter < documents.length) {
        for (let place = from; place < to; place++) {
          const at = lowerBoundOf(documents, articles[place] - base)
          if (documents[at] !== articles[place] - base) continue
          scores[place] += (most * frequencies[at]) / (frequencies[at] + holds[place])
        }
        return
      }
      for (let at = 0; at < documents.length; at++) {
        const place = scratch.places[base + documents[at]] - 1
        if (place >= 0) scores[place] += (most * frequencies[at]) / (frequencies[at] + holds[place])
      }
    })
  }

  /** Adds the same for every article that has the term. */
  addFlat(postings: SegmentPostings[], bonus: number): void {
    const { bases, scratch } = this.snapshot
    this.forSegments(postings, (entry, i) =>
      visit(entry, (document) => {
        const place = scratch.places[bases[i] + document] - 1
        if (place >= 0) this.scores[place] += bonus
      }),
    )
  }

  finish(): Float64Array {
    for (let place = 0; place < this.articles.length; place++) this.snapshot.scratch.places[this.articles[place]] = 0
    return this.scores
  }

  /** Visits the postings of segments that have some of the articles. */
  private forSegments(
    postings: SegmentPostings[],
    see: (entry: SegmentPostings, segment: number, from: number, to: number) => void,
  ): void {
    let from = 0
    postings.forEach((entry, i) => {
      if (this.ends[i] > from && entry.count > 0) see(entry, i, from, this.ends[i])
      from = this.ends[i]
    })
  }
}
