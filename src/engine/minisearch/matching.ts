import { countOf, visit, type SegmentPostings } from './postings.js'
import { maximumWords, type QueryWord, type WordBag } from './query-words.js'
import { ranking } from './ranking.js'
import type { Snapshot } from './snapshot.js'

/** Sums of a weight over the bits of a mask, by a table for each byte, so that a mask takes four look-ups. */
class MaskSum {
  readonly first: Float64Array
  readonly second: Float64Array
  private readonly third: Float64Array
  private readonly fourth: Float64Array

  constructor(weights: number[]) {
    this.first = sums(weights.slice(0, 8))
    this.second = sums(weights.slice(8, 16))
    this.third = sums(weights.slice(16, 24))
    this.fourth = sums(weights.slice(24, maximumWords))
  }

  of(mask: number): number {
    return (
      this.first[mask & 0xff] +
      this.second[(mask >>> 8) & 0xff] +
      this.third[(mask >>> 16) & 0xff] +
      this.fourth[mask >>> 24]
    )
  }
}

/** The sum of every subset of at most eight weights, by its mask. */
function sums(weights: number[]): Float64Array {
  const table = new Float64Array(1 << weights.length)
  weights.forEach((weight, bit) => {
    const half = 1 << bit
    for (let mask = 0; mask < half; mask++) table[half + mask] = table[mask] + weight
  })
  return table
}

/** Sets bits for every article of sparse postings. */
function markSparse(masks: Int32Array, postings: SegmentPostings[], bits: number, bases: number[]): void {
  postings.forEach((entry, i) => {
    if (entry.kind === 'column') return
    const base = bases[i]
    const { documents } = entry.postings
    for (let k = 0; k < documents.length; k++) masks[base + documents[k]] |= bits
  })
}

/** Sets bits for every article of byte columns. */
function markColumns(masks: Int32Array, postings: SegmentPostings[], bits: number, bases: number[]): void {
  postings.forEach((entry, i) => {
    if (entry.kind !== 'column') return
    const base = bases[i]
    const { column } = entry
    // Without a branch, which would be guessed wrong again and again: -1 where the article has the term, else 0.
    for (let document = 0; document < column.length; document++)
      masks[base + document] |= -((column[document] + 255) >>> 8) & bits
  })
}

/** The same for the articles of some sparse postings alone. */
function markColumnsAmong(
  masks: Int32Array,
  among: SegmentPostings[],
  postings: SegmentPostings[],
  bits: number,
  bases: number[],
): void {
  postings.forEach((entry, i) => {
    const rare = among[i]
    if (entry.kind !== 'column' || rare.kind === 'column') return
    const base = bases[i]
    const { column } = entry
    const { documents } = rare.postings
    for (let k = 0; k < documents.length; k++) if (column[documents[k]] !== 0) masks[base + documents[k]] |= bits
  })
}

const bitsOf = (words: number[]) => words.reduce((bits, word) => bits | (1 << word), 0)

/** Which words of a query the articles of one build have. Valid until the next query on the snapshot. */
export class Matching {
  private readonly masks: Int32Array
  /** Terms that stand for words, each with the bits of these. */
  private readonly marking: { postings: SegmentPostings[]; bits: number }[]
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
    for (const { postings, bits } of this.marking) markSparse(this.masks, postings, bits, snapshot.bases)
    const wanted = words.map((_, word) => word).filter((word) => !words[word].isOptional)
    this.required = isAnyRequired ? bitsOf(wanted) : 0
    const known = (word: QueryWord) => (word.isKnown ? word.idf : 0)
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

  /** Sum of the idf of the words that an article has; those in other forms count a share. */
  massOf(article: number): number {
    const mask = this.masks[article]
    const sum = this.mass.of(mask)
    return this.otherMasks === null ? sum : sum + this.otherMass!.of(this.otherMasks[article] & ~mask)
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
    const rare = this.rarestRequired()
    if (rare !== null) {
      const complete = this.completeAmong(rare, allowed)
      if (complete.length >= ranking.enoughComplete) return complete
    }
    return this.selectAmongAll(allowed)
  }

  /** The postings of the rarest word that a complete article has, if one term alone stands for it and is not common. */
  private rarestRequired(): SegmentPostings[] | null {
    let once = 0
    let again = 0
    for (const { bits } of this.marking) {
      again |= once & bits
      once |= bits
    }
    let rarest: SegmentPostings[] | null = null
    for (const { postings, bits } of this.marking) {
      if ((bits & this.required & ~again) === 0 || postings.some(({ kind }) => kind === 'column')) continue
      if (rarest === null || countOf(postings) < countOf(rarest)) rarest = postings
    }
    return rarest
  }

  private completeAmong(rare: SegmentPostings[], allowed: Uint8Array): Uint32Array {
    const { masks, required, snapshot } = this
    const { selected } = snapshot.scratch
    for (const { postings, bits } of this.marking) markColumnsAmong(masks, rare, postings, bits, snapshot.bases)
    let complete = 0
    rare.forEach((entry, i) => {
      const base = snapshot.bases[i]
      visit(entry, (document) => {
        const article = base + document
        if (allowed[article] !== 0 && (masks[article] & required) === required) selected[complete++] = article
      })
    })
    return selected.subarray(0, complete)
  }

  private selectAmongAll(allowed: Uint8Array): Uint32Array {
    const { masks, required, snapshot } = this
    const { selected, mass } = snapshot.scratch
    for (const { postings, bits } of this.marking) markColumns(masks, postings, bits, snapshot.bases)
    let complete = 0
    for (let article = 0; article < masks.length; article++) {
      if (allowed[article] !== 0 && (masks[article] & required) === required) selected[complete++] = article
    }
    if (complete >= ranking.enoughComplete || required === 0) return selected.subarray(0, complete)
    this.markOtherForms()
    const most = this.weigh(allowed)
    const enough = this.knownMass * ranking.partialShare
    const least = Math.max(Number.MIN_VALUE, complete > 0 ? enough : Math.min(enough, most * ranking.partialOfBest))
    let count = 0
    for (let article = 0; article < mass.length; article++) {
      if (mass[article] >= least || (allowed[article] !== 0 && (masks[article] & required) === required))
        selected[count++] = article
    }
    return selected.subarray(0, count)
  }

  /** Writes the mass of every allowed article. @returns the greatest */
  private weigh(allowed: Uint8Array): number {
    const { masks, otherMasks, otherMass, snapshot } = this
    const { mass } = snapshot.scratch
    // Most queries have at most sixteen words; their tables are at hand then, which this loop over all articles needs.
    const { first, second } = this.mass
    let most = 0
    for (let article = 0; article < masks.length; article++) {
      let own = 0
      if (allowed[article] !== 0) {
        const mask = masks[article]
        own = mask >>> 16 === 0 ? first[mask & 0xff] + second[mask >>> 8] : this.mass.of(mask)
        if (otherMasks !== null) {
          const others = otherMasks[article] & ~mask
          if (others !== 0) own += otherMass!.of(others)
        }
        if (own > most) most = own
      }
      mass[article] = own
    }
    return most
  }

  /** Words as written also count a share where an article has them otherwise, unless such forms are everywhere. */
  private markOtherForms(): void {
    const { bag, snapshot } = this
    const masks = snapshot.scratch.otherMasks
    bag.words.forEach((word, i) => {
      if (word.forms !== 'as-written' || i >= maximumWords) return
      const articles = snapshot.articlesOfForms(word, 'other')
      if (articles === 0 || snapshot.isCommon(articles)) return
      this.otherMasks ??= masks.fill(0)
      this.otherMass ??= new MaskSum(bag.words.map(({ idf }) => idf * ranking.matchQuality.folded))
      const postings = snapshot.wordPostings(word, 'other', 'text')
      markSparse(masks, postings, 1 << i, snapshot.bases)
      markColumns(masks, postings, 1 << i, snapshot.bases)
    })
  }
}
