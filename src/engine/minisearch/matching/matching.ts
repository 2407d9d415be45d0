import { bitsOf, isSparse, markColumns, markColumnsAmong, markSparse, MaskSum, type Marking } from './masks.js'
import { countOf } from '../arrays/postings.js'
import { maximumWords, type QueryWord, type WordBag } from './query-words.js'
import { ranking } from '../../ranking/numbers.js'
import type { Snapshot } from '../snapshot.js'
import { greatest } from '../../ranking/best.js'
import { lowerBoundOf } from '../arrays/typed-postings.js'

const known = (word: QueryWord) => (word.isKnown ? word.idf : 0)

/** Which words of a query the articles of one build have. Valid until the next query on the snapshot. */
export class Matching {
  private readonly masks: Int32Array
  private readonly marking: Marking[]
  /** Other forms of words as written, that count a share; null until they are looked for. */
  private otherMarking: Marking[] | null = null
  private otherMasks: Int32Array | null = null
  private readonly mass: MaskSum
  private otherMass: MaskSum | null = null
  /** Mask of the words that a complete article has. */
  private readonly required: number
  private readonly knownMass: number

  /** @param isAnyRequired whether the query has words that results should have */
  constructor(
    private readonly bag: WordBag,
    isAnyRequired: boolean,
    private readonly snapshot: Snapshot,
  ) {
    const { words, terms } = bag
    this.masks = snapshot.scratch.masks.fill(0)
    this.marking = terms
      .map((term) => ({ postings: term.postings, bits: bitsOf(term.words) }))
      .filter(({ bits }) => bits !== 0)
    for (const marking of this.marking) markSparse(this.masks, marking, snapshot.bases)
    const wanted = words.map((_, word) => word).filter((word) => !words[word].isOptional)
    this.required = isAnyRequired ? bitsOf(wanted) : 0
    this.knownMass = words.reduce((sum, word) => sum + known(word), 0)
    this.mass = new MaskSum(words.map(known))
  }

  isComplete(article: number): boolean {
    return (this.masks[article] & this.required) === this.required
  }

  /** Whether an article lacks a word that it should have. */
  lacks(article: number, word: number): boolean {
    return (this.required & ~this.masks[article] & (1 << word)) !== 0
  }

  /**
   * Sum of the idf of the words that each of some articles has, at its place; those in other forms count a share.
   * @returns valid until the next call
   */
  massesOf(articles: Uint32Array): Float64Array {
    return this.weigh(articles)
  }

  /**
   * The complete ones among the allowed articles and, where these are too few, those with enough of the words. Filters
   * choose among them, so that a facet finds what it counts; only where they leave nothing, what they let pass is
   * searched alone.
   * @returns in order of article numbers; valid until the next query on the snapshot
   */
  select(allowed: Uint8Array, failed: Uint8Array | null): Uint32Array {
    const selected = this.selectAmong(allowed)
    if (failed === null || selected.some((article) => failed[article] === 0)) return selected
    return this.selectAmong(allowed.map((flag, article) => (failed[article] === 0 ? flag : 0)))
  }

  private selectAmong(allowed: Uint8Array): Uint32Array {
    const { snapshot, marking } = this
    const rare = this.rarestRequired()
    if (rare !== null) {
      const articles = this.articlesOf([rare], allowed)
      this.markCommon(articles)
      const complete = this.completeOf(articles)
      if (complete.length >= ranking.enoughComplete) return complete
    }
    const selected = this.selectAmongTelling(allowed)
    if (selected !== null) return selected
    for (const term of marking) markColumns(this.masks, term, snapshot.bases)
    return this.selectFrom(
      allowed === snapshot.live ? snapshot.all : snapshot.all.filter((article) => allowed[article]),
    )
  }

  /** The rarest term that a complete article has, if it alone stands for its words and is not common. */
  private rarestRequired(): Marking | null {
    let once = 0
    let again = 0
    for (const { bits } of this.marking) {
      again |= once & bits
      once |= bits
    }
    let rarest: Marking | null = null
    for (const term of this.marking) {
      if ((term.bits & this.required & ~again) === 0 || !isSparse(term)) continue
      if (rarest === null || countOf(term.postings) < countOf(rarest.postings)) rarest = term
    }
    return rarest
  }

  /**
   * Words of which every article has one that is complete or has enough of the query's idf, as bits: all others
   * together weigh too little. None when there are no such words.
   */
  private tellingWords(): number {
    const { words } = this.bag
    const masses = words.map((word, number) => ({ number, mass: known(word) })).sort((a, b) => a.mass - b.mass)
    // Sums of the same numbers in another order differ in their last digits.
    let left = this.knownMass * ranking.partialShare * (1 - 1e-9)
    let telling = 0
    for (const { number, mass } of masses) {
      left -= mass
      if (left <= 0) telling |= 1 << number
    }
    return (telling & this.required) === 0 ? 0 : telling
  }

  /** The allowed articles that have one of some sparse terms. */
  private articlesOf(terms: Marking[], allowed: Uint8Array): Uint32Array {
    const { bases, scratch } = this.snapshot
    const { bits, candidates } = scratch
    bits.clear()
    for (const { postings } of terms) {
      for (let i = 0; i < postings.length; i++) {
        const entry = postings[i]
        if (entry.kind === 'sparse') bits.add(entry.postings.documents, bases[i])
      }
    }
    return candidates.subarray(0, bits.list(allowed, candidates))
  }

  /** Marks the common terms of some articles. */
  private markCommon(articles: Uint32Array): void {
    const { bases, segments } = this.snapshot
    const ends = segments.map(({ articles: size }, i) => lowerBoundOf(articles, bases[i] + size))
    for (const term of this.marking) markColumnsAmong(this.masks, articles, ends, term, bases)
  }

  /** Those of some articles that are complete or have enough, if they have all common words. Changes the list. */
  private promising(articles: Uint32Array): Uint32Array {
    const { masks, required } = this
    const common = bitsOf(this.bag.words.map((_, word) => word).filter((word) => this.isCommon(word)))
    const enough = this.knownMass * ranking.partialShare * (1 - 1e-9)
    const mass = this.weigh(articles, common)
    let count = 0
    for (let place = 0; place < articles.length; place++) {
      const article = articles[place]
      if (mass[place] >= enough || ((masks[article] | common) & required) === required) articles[count++] = article
    }
    return articles.subarray(0, count)
  }

  /** Whether a term in byte columns stands for a word. */
  private isCommon(word: number): boolean {
    return this.marking.some((term) => (term.bits & (1 << word)) !== 0 && !isSparse(term))
  }

  /** The complete ones of some articles whose words are marked. */
  private completeOf(articles: Uint32Array): Uint32Array {
    const { masks, required } = this
    const { selected } = this.snapshot.scratch
    let complete = 0
    for (let place = 0; place < articles.length; place++) {
      const article = articles[place]
      if ((masks[article] & required) === required) selected[complete++] = article
    }
    return selected.subarray(0, complete)
  }

  /** What `selectFrom` selects among all, looking at the articles with a telling word alone; null when it cannot say. */
  private selectAmongTelling(allowed: Uint8Array): Uint32Array | null {
    const words = this.tellingWords()
    const telling = [...this.marking, ...this.markOtherForms()].filter(({ bits }) => (bits & words) !== 0)
    if (telling.length === 0 || !telling.every(isSparse)) return null
    const articles = this.promising(this.articlesOf(telling, allowed))
    this.markCommon(articles)
    const { partialShare, partialOfBest } = ranking
    // Where none is complete, less than the usual share may do, which articles without a telling word may have.
    const isEnough = greatest(this.weigh(articles), articles.length) * partialOfBest >= this.knownMass * partialShare
    return isEnough || this.completeOf(articles).length > 0 ? this.selectFrom(articles) : null
  }

  /** The complete ones of some articles whose words are marked and, where these are too few, those with enough words. */
  private selectFrom(articles: Uint32Array): Uint32Array {
    const { masks, required } = this
    const { selected } = this.snapshot.scratch
    const complete = this.completeOf(articles)
    if (complete.length >= ranking.enoughComplete || required === 0) return complete
    this.markOtherForms()
    const mass = this.weigh(articles)
    const most = greatest(mass, articles.length)
    const enough = this.knownMass * ranking.partialShare
    const least = complete.length > 0 ? enough : Math.min(enough, most * ranking.partialOfBest)
    let count = 0
    for (let place = 0; place < articles.length; place++) {
      const article = articles[place]
      if (mass[place] >= Math.max(Number.MIN_VALUE, least) || (masks[article] & required) === required)
        selected[count++] = article
    }
    return selected.subarray(0, count)
  }

  /** The mass of each of some articles, at its place, as if they had some words; valid until the next call. */
  private weigh(articles: Uint32Array, assumed = 0): Float64Array {
    const { masks, otherMasks, otherMass } = this
    const { mass } = this.snapshot.scratch
    this.mass.write(mass, articles, masks, assumed)
    if (otherMasks !== null) otherMass!.addOthers(mass, articles, otherMasks, masks, assumed)
    return mass
  }

  /** Words as written also count a share where an article has them otherwise, unless such forms are everywhere. */
  private markOtherForms(): Marking[] {
    if (this.otherMarking !== null) return this.otherMarking
    const { bag, snapshot } = this
    const marking: Marking[] = []
    bag.words.forEach((word, i) => {
      if (word.forms !== 'as-written' || i >= maximumWords) return
      const articles = snapshot.articlesOfForms(word, 'other')
      if (articles === 0 || snapshot.isCommon(articles)) return
      marking.push({ postings: snapshot.wordPostings(word, 'other', 'text'), bits: 1 << i })
    })
    if (marking.length > 0) {
      const masks = (this.otherMasks = snapshot.scratch.otherMasks.fill(0))
      this.otherMass = new MaskSum(bag.words.map(({ idf }) => idf * ranking.matchQuality.folded))
      for (const other of marking) {
        markSparse(masks, other, snapshot.bases)
        markColumns(masks, other, snapshot.bases)
      }
    }
    this.otherMarking = marking
    return marking
  }
}
