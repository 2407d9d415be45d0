import { documentsOf, type SegmentPostings } from '../arrays/postings.js'
import { titleTermOf, type WordBag } from '../../ranking/word-bag.js'
import { ranking } from '../../ranking/numbers.js'
import type { ArticleScores } from '../../ranking/candidates.js'
import type { Snapshot } from '../snapshot.js'
import { lowerBoundOf } from '../../../arrays/sorted.js'
import type { TermPostings } from '../arrays/typed-postings.js'

const { saturation } = ranking

/** So many times shorter than the postings, a list of articles is looked up in them one by one. */
const muchShorter = 16

/** What the terms of a query say about some articles, each at its place. */
export type TermScores = Pick<ArticleScores, 'terms' | 'inTitle'>

/** @param articles in ascending order */
export function termScores(bag: WordBag, articles: Uint32Array, snapshot: Snapshot): TermScores {
  const summing = new Summing(articles, snapshot)
  const titleTerm = titleTermOf(bag)
  for (const { term, weight } of bag.terms) {
    summing.add(snapshot.postingsOf(term, 'text'), weight)
    summing.addInTitle(snapshot.postingsOf(term, 'title'), weight * titleTerm)
  }
  return summing.finish()
}

class Summing {
  private readonly scores: Float64Array
  private readonly inTitle: Float64Array
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
    this.inTitle = new Float64Array(articles.length)
    this.holds = new Float64Array(articles.length)
    this.ends = segments.map(({ articles: size }, i) => lowerBoundOf(articles, bases[i] + size))
    for (let place = 0; place < articles.length; place++) {
      scratch.places[articles[place]] = place + 1
      this.holds[place] = holds[articles[place]]
    }
  }

  /** Adds a term by its frequency in each article. */
  add(postings: SegmentPostings[], weight: number): void {
    const { scores, holds, articles, ends } = this
    const { bases, scratch } = this.snapshot
    const most = weight * (saturation + 1)
    for (let i = 0, from = 0; i < postings.length; from = ends[i++]) {
      const entry = postings[i]
      const to = ends[i]
      if (to === from || entry.count === 0) continue
      if (entry.kind === 'column') addColumn(scores, holds, articles, from, to, entry.column, bases[i], most)
      else if ((to - from) * muchShorter < entry.count)
        addSought(scores, holds, articles, from, to, entry.postings, bases[i], most)
      else addListed(scores, holds, scratch.places, entry.postings, bases[i], most)
    }
  }

  /** Adds a term for every article that has it in its title. */
  addInTitle(postings: SegmentPostings[], bonus: number): void {
    const { bases, scratch } = this.snapshot
    for (let i = 0, from = 0; i < postings.length; from = this.ends[i++]) {
      if (this.ends[i] === from || postings[i].count === 0) continue
      addFlatly(this.inTitle, scratch.places, documentsOf(postings[i]), bases[i], bonus)
    }
  }

  finish(): TermScores {
    const { articles, scores, inTitle } = this
    const { places } = this.snapshot.scratch
    for (let place = 0; place < articles.length; place++) {
      places[articles[place]] = 0
      scores[place] += inTitle[place]
    }
    return { terms: scores, inTitle }
  }
}

// The loops stand in functions of their own, which are called often enough to be compiled whole.

/** Adds a term in a byte column. */
function addColumn(
  scores: Float64Array,
  holds: Float64Array,
  articles: Uint32Array,
  from: number,
  to: number,
  column: Uint8Array,
  base: number,
  most: number,
): void {
  for (let place = from; place < to; place++) {
    const frequency = column[articles[place] - base]
    scores[place] += (most * frequency) / (frequency + holds[place])
  }
}

/** Adds a term whose postings are looked up for each article. */
function addSought(
  scores: Float64Array,
  holds: Float64Array,
  articles: Uint32Array,
  from: number,
  to: number,
  { documents, frequencies }: TermPostings,
  base: number,
  most: number,
): void {
  for (let place = from; place < to; place++) {
    const at = lowerBoundOf(documents, articles[place] - base)
    if (documents[at] !== articles[place] - base) continue
    scores[place] += (most * frequencies[at]) / (frequencies[at] + holds[place])
  }
}

/** Adds a term whose postings are gone through. @param places of the articles, from 1; 0 for others */
function addListed(
  scores: Float64Array,
  holds: Float64Array,
  places: Int32Array,
  { documents, frequencies }: TermPostings,
  base: number,
  most: number,
): void {
  for (let at = 0; at < documents.length; at++) {
    const place = places[base + documents[at]] - 1
    if (place >= 0) scores[place] += (most * frequencies[at]) / (frequencies[at] + holds[place])
  }
}

function addFlatly(
  scores: Float64Array,
  places: Int32Array,
  documents: Uint16Array,
  base: number,
  bonus: number,
): void {
  for (let at = 0; at < documents.length; at++) {
    const place = places[base + documents[at]] - 1
    if (place >= 0) scores[place] += bonus
  }
}
