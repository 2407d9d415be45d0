import { maximumWords, type QueryTerm, type WordBag } from './query-words.js'
import { ranking } from './ranking.js'
import type { SegmentPostings } from './segment.js'
import type { Snapshot } from './snapshot.js'

/** What the terms of a query say of the articles that they touch. */
export interface TermScores {
  /** Articles with at least one of the opening terms, in no order. */
  touched: Uint32Array
  /** BM25 over terms, with the title's share. Above 0 exactly for touched articles. */
  scores: Float32Array
  /** Bit `i`: the article has word `i`. */
  masks: Uint32Array
  /** Sum of the idf of the words it has. */
  mass: Float32Array
}

/** The mask of words that a complete article has. */
export function requiredMask(bag: WordBag): number {
  let mask = 0
  bag.words.forEach((word, i) => {
    if (i < maximumWords && !word.isOptional) mask |= 1 << i
  })
  return mask >>> 0
}

/** Sum of the idf of the words that the archive has. */
export const knownMass = (bag: WordBag) => bag.words.reduce((sum, word) => sum + (word.isKnown ? word.idf : 0), 0)

/**
 * Terms that open the search: the rarest words, until an article without any of them could not have the share of the
 * query's idf that `ranking.partialShare` asks for, and until a required word is among them, since a complete article
 * may lack all words that are optional. The other terms are then looked up in touched articles only, so nothing that
 * could be shown is lost.
 */
function openingTerms(bag: WordBag): Set<QueryTerm> {
  const known = bag.words.map((_, i) => i).filter((word) => bag.words[word].isKnown)
  const least = knownMass(bag) * ranking.partialShare
  let remaining = knownMass(bag)
  let isRequiredIn = known.every((word) => bag.words[word].isOptional)
  const opening = new Set<number>()
  for (const word of known.sort((a, b) => bag.words[b].idf - bag.words[a].idf)) {
    if (opening.size > 0 && remaining < least && isRequiredIn) break
    opening.add(word)
    remaining -= bag.words[word].idf
    if (!bag.words[word].isOptional) isRequiredIn = true
  }
  return new Set(bag.terms.filter((term) => term.words.some((word) => opening.has(word))))
}

/** Adds up all terms of a bag, rarest words first. The result is valid until the next call on this snapshot. */
export function scoreTerms(bag: WordBag, snapshot: Snapshot): TermScores {
  const summing = new Summing(bag, snapshot)
  const opening = openingTerms(bag)
  const others = bag.terms.filter((term) => !opening.has(term))
  const isInColumns = (term: QueryTerm) => term.postings.some((entry) => entry.kind === 'column')
  for (const term of opening) summing.open(term)
  for (const term of others) if (!isInColumns(term)) summing.addToTouched(term)
  const late = others.filter(isInColumns)
  summing.dropHopeless(new Set(late.flatMap((term) => term.words)))
  for (const term of late) summing.addToTouched(term)
  for (const term of opening) summing.addTitle(term)
  return summing.result()
}

const { saturation } = ranking

class Summing {
  private readonly touched: Uint32Array
  private count = 0
  private readonly scores: Float32Array
  private readonly masks: Uint32Array
  private readonly mass: Float32Array

  constructor(
    private readonly bag: WordBag,
    private readonly snapshot: Snapshot,
  ) {
    const { scratch } = snapshot
    scratch.clear()
    this.touched = scratch.touched
    this.scores = scratch.scores
    this.masks = scratch.masks
    this.mass = scratch.mass
  }

  result(): TermScores {
    const { scores, masks, mass } = this
    return { touched: this.touched.subarray(0, this.count), scores, masks, mass }
  }

  /** Adds a term to every article that has it. */
  open(term: QueryTerm): void {
    term.postings.forEach((entry, i) => {
      const base = this.snapshot.bases[i]
      if (entry.kind === 'column') {
        const { column } = entry
        for (let document = 0; document < column.length; document++) {
          if (column[document] !== 0) this.touch(term, base + document, column[document])
        }
      } else {
        const { documents, frequencies } = entry.postings
        for (let k = 0; k < documents.length; k++) this.touch(term, base + documents[k], frequencies[k])
      }
    })
  }

  private touch(term: QueryTerm, article: number, frequency: number): void {
    if (this.scores[article] === 0) this.touched[this.count++] = article
    this.add(term, article, frequency)
  }

  /** Forgets articles that could not be shown even if they had all the words still to be looked up. */
  dropHopeless(late: Set<number>): void {
    let open = 0
    for (const word of late) open += this.bag.words[word].idf
    let most = 0
    for (let k = 0; k < this.count; k++) most = Math.max(most, this.mass[this.touched[k]])
    const required = this.bag.words.reduce((sum, word) => sum + (word.isOptional ? 0 : word.idf), 0)
    const least = Math.min(knownMass(this.bag) * ranking.partialShare, most * ranking.partialOfBest, required)
    let kept = 0
    for (let k = 0; k < this.count; k++) {
      const article = this.touched[k]
      if (this.mass[article] + open >= least) this.touched[kept++] = article
      else this.scores[article] = 0
    }
    this.count = kept
  }

  /** Adds a term to touched articles that have it. */
  addToTouched(term: QueryTerm): void {
    this.forTouched(term.postings, (article, frequency) => this.add(term, article, frequency))
  }

  addTitle(term: QueryTerm): void {
    const bonus = term.weight * ranking.titleTerm
    this.forTouched(term.titlePostings, (article) => (this.scores[article] += bonus))
  }

  private forTouched(postings: SegmentPostings[], see: (article: number, frequency: number) => void): void {
    const { bases, segments } = this.snapshot
    const hasColumn = postings.some((entry) => entry.kind === 'column')
    postings.forEach((entry, i) => {
      if (entry.kind === 'column') return
      const { documents, frequencies } = entry.postings
      for (let k = 0; k < documents.length; k++) {
        const article = bases[i] + documents[k]
        if (this.scores[article] > 0) see(article, frequencies[k])
      }
    })
    if (!hasColumn) return
    const columns = postings.map((entry) => (entry.kind === 'column' ? entry.column : null))
    for (let k = 0; k < this.count; k++) {
      const article = this.touched[k]
      let i = segments.length - 1
      while (bases[i] > article) i--
      const frequency = columns[i]?.[article - bases[i]]
      if (frequency) see(article, frequency)
    }
  }

  private add(term: QueryTerm, article: number, frequency: number): void {
    this.scores[article] += (term.weight * frequency * (saturation + 1)) / (frequency + this.snapshot.holds[article])
    for (const word of term.words) {
      if ((this.masks[article] & (1 << word)) !== 0) continue
      this.masks[article] |= 1 << word
      this.mass[article] += this.bag.words[word].idf
    }
  }
}

/** Calls `see` for each article of a segment's postings, with its frequency. */
export function visit(entry: SegmentPostings, see: (document: number, frequency: number) => void): void {
  if (entry.kind === 'column') {
    const { column } = entry
    for (let document = 0; document < column.length; document++)
      if (column[document] !== 0) see(document, column[document])
    return
  }
  const { documents, frequencies } = entry.postings
  for (let i = 0; i < documents.length; i++) see(documents[i], frequencies[i])
}
