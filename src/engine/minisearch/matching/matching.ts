import { isSparse, markColumns, markColumnsAmong, markSparse, MaskSum, type Marking } from './masks.js'
import { countOf, documentsInAll, hasDocument, united, type SegmentPostings } from '../arrays/postings.js'
import { maximumWords, type WordBag } from '../../ranking/word-bag.js'
import {
  bitsOf,
  bondsApart,
  isComplete,
  leastMass,
  missingWords,
  roundingShare,
  type RankedBond,
  type SelectionRule,
} from '../../ranking/selection.js'
import { ranking } from '../../ranking/numbers.js'
import type { Snapshot } from '../snapshot.js'
import { greatest } from '../../ranking/candidates.js'
import { lowerBoundOf } from '../../../arrays/sorted.js'

/** Which words of a query the articles of one build have. Valid until the next query on the snapshot. */
export class Matching {
  private readonly masks: Int32Array
  private readonly marking: Marking[]
  /** Words whose other forms, which count a share, have been marked; as bits. */
  private otherMarked = 0
  private readonly otherMasks: Int32Array
  private readonly mass: MaskSum
  private readonly otherMass: MaskSum
  /** By bond and term: its postings. */
  private readonly bondPostings: SegmentPostings[][][]
  /** Mask of the words that a complete article has. */
  private readonly required: number

  constructor(
    private readonly bag: WordBag,
    private readonly rule: SelectionRule,
    private readonly bonds: readonly RankedBond[],
    private readonly snapshot: Snapshot,
  ) {
    this.bondPostings = bonds.map(({ terms }) => terms.map((term) => snapshot.postingsOf(term, 'text')))
    this.masks = snapshot.scratch.masks.fill(0)
    this.otherMasks = snapshot.scratch.otherMasks
    this.marking = bag.terms
      .map(({ term, words }) => ({ postings: snapshot.postingsOf(term, 'text'), bits: bitsOf(words) }))
      .filter(({ bits }) => bits !== 0)
    for (const marking of this.marking) markSparse(this.masks, marking, snapshot.bases)
    this.required = rule.required
    this.mass = new MaskSum(rule.masses)
    this.otherMass = new MaskSum(rule.otherMasses)
  }

  isComplete(article: number): boolean {
    return isComplete(this.rule, this.masks[article])
  }

  /** The words that an article should have and lacks, as typed. */
  missing(article: number): string[] {
    return missingWords(this.bag, this.rule, this.masks[article])
  }

  /**
   * Sum of the idf of the words that each of some articles has, at its place; those in other forms count a share.
   * @returns valid until the next call
   */
  massesOf(articles: Uint32Array): Float64Array {
    let common = ~0
    for (let place = 0; place < articles.length; place++) common &= this.masks[articles[place]]
    this.markOtherForms(~common)
    return this.weigh(articles)
  }

  /** The words that belong together and that an article has only apart, as typed. */
  apart(article: number): string[] {
    return bondsApart(this.bonds, this.masks[article], (bond) => this.hasBond(bond, article))
  }

  private hasBond(bond: number, article: number): boolean {
    const i = this.snapshot.segmentOf(article)
    return this.bondPostings[bond].some((postings) => hasDocument(postings[i], article - this.snapshot.bases[i]))
  }

  /**
   * The allowed articles that match strictly.
   * @returns in order of article numbers, an array of its own
   */
  strict(allowed: Uint8Array): Uint32Array {
    if (this.bonds.length > 0) {
      const articles = this.articlesWithBonds(allowed)
      this.markCommon(articles)
      return this.completeOf(articles).slice()
    }
    const rare = this.rarestRequired()
    if (rare !== null) {
      const articles = this.articlesOf([rare], allowed)
      this.markCommon(articles)
      return this.completeOf(articles).slice()
    }
    for (const term of this.marking) markColumns(this.masks, term, this.snapshot.bases)
    return this.completeOf(this.all(allowed)).slice()
  }

  private all(allowed: Uint8Array): Uint32Array {
    const { live, all } = this.snapshot
    return allowed === live ? all : all.filter((article) => allowed[article] === 1)
  }

  /** The allowed articles that have all that belongs together; ascending. */
  private articlesWithBonds(allowed: Uint8Array): Uint32Array {
    const { bases, segments, scratch } = this.snapshot
    const { candidates } = scratch
    let count = 0
    for (let i = 0; i < segments.length; i++) {
      const having = this.bondPostings.map((alternatives) =>
        united(
          alternatives.map((postings) => postings[i]),
          segments[i].articles,
        ),
      )
      for (const document of documentsInAll(having)) {
        if (allowed[bases[i] + document] === 1) candidates[count++] = bases[i] + document
      }
    }
    return candidates.subarray(0, count)
  }

  /**
   * The allowed articles that match nearly: the complete ones and those with enough of the words, without those that
   * match strictly.
   * @param strict ascending
   * @returns in order of article numbers, an array of its own
   */
  near(allowed: Uint8Array, strict: Uint32Array): Uint32Array {
    if (this.required === 0) return new Uint32Array(0)
    const selected = this.selectAmong(allowed)
    let at = 0
    return selected.filter((article) => {
      while (at < strict.length && strict[at] < article) at++
      return strict[at] !== article
    })
  }

  private selectAmong(allowed: Uint8Array): Uint32Array {
    const { snapshot, marking } = this
    const selected = this.selectAmongTelling(allowed)
    if (selected !== null) return selected
    for (const term of marking) markColumns(this.masks, term, snapshot.bases)
    return this.selectFrom(this.all(allowed))
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
    const { masses, enough } = this.rule
    const lightestFirst = masses.map((mass, number) => ({ number, mass })).sort((a, b) => a.mass - b.mass)
    let left = enough * (1 - 2 * roundingShare)
    let telling = 0
    for (const { number, mass } of lightestFirst) {
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
    const enough = this.rule.enough * (1 - 2 * roundingShare)
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
    const telling = [...this.marking, ...this.markOtherForms(~0)].filter(({ bits }) => (bits & words) !== 0)
    if (telling.length === 0 || !telling.every(isSparse)) return null
    const articles = this.promising(this.articlesOf(telling, allowed))
    this.markCommon(articles)
    // Where none is complete, less than the usual share may do, which articles without a telling word may have.
    const most = greatest(this.weigh(articles), articles.length)
    return most * ranking.partialOfBest >= this.rule.enough || this.completeOf(articles).length > 0
      ? this.selectFrom(articles)
      : null
  }

  /** The complete ones of some articles whose words are marked and, where these are too few, those with enough words. */
  private selectFrom(articles: Uint32Array): Uint32Array {
    const { masks, required } = this
    const { selected } = this.snapshot.scratch
    const complete = this.completeOf(articles)
    this.markOtherForms(~0)
    const mass = this.weigh(articles)
    const least = leastMass(this.rule, complete.length, greatest(mass, articles.length))
    let count = 0
    for (let place = 0; place < articles.length; place++) {
      const article = articles[place]
      if (mass[place] >= least || (masks[article] & required) === required) selected[count++] = article
    }
    return selected.subarray(0, count)
  }

  /** The mass of each of some articles, at its place, as if they had some words; valid until the next call. */
  private weigh(articles: Uint32Array, assumed = 0): Float64Array {
    const { masks, otherMasks, otherMass } = this
    const { mass } = this.snapshot.scratch
    this.mass.write(mass, articles, masks, assumed)
    if (this.otherMarked !== 0) otherMass.addOthers(mass, articles, otherMasks, masks, assumed)
    return mass
  }

  /** Marks the articles that have words as written in other forms, where such forms count. @param words as bits */
  private markOtherForms(words: number): Marking[] {
    const { bag, snapshot, otherMasks } = this
    const marking: Marking[] = []
    bag.words.forEach(({ others }, i) => {
      if (i >= maximumWords || (words & (1 << i)) === 0) return
      for (const term of others) marking.push({ postings: snapshot.postingsOf(term, 'text'), bits: 1 << i })
    })
    const unmarked = marking.filter(({ bits }) => (this.otherMarked & bits) === 0)
    if (unmarked.length > 0 && this.otherMarked === 0) otherMasks.fill(0)
    for (const other of unmarked) {
      markSparse(otherMasks, other, snapshot.bases)
      markColumns(otherMasks, other, snapshot.bases)
      this.otherMarked |= other.bits
    }
    return marking
  }
}
