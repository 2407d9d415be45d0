import type { LatticeRun, VocabularyAnswer } from '../../engine/vocabulary.js'
import type { Keys } from '../../text/types.js'

/**
 * Which words a person meant who may have misspelt some, as a noisy channel says (Shannon; for spelling Kernighan,
 * Church & Gale 1990): the likeliest words, given how likely people are to write them as typed. How likely words are
 * is told by units, runs of up to four words that the archive has: a text is as likely as its likeliest division into
 * units. All numbers are natural logarithms of probabilities.
 */
const channel = {
  /** One difference that cannot be heard, or is not in some regions; so much again for the second. */
  soundAlike: 3,
  /** Other diacritics on the same letters; or none of those meant, beside words that have some. */
  otherDiacritics: 5.5,
  noDiacritics: 3.5,
  /** One letter too few, too many, wrong, or swapped. */
  mistyped: 6.5,
  /** The same in a word of up to three letters, which resembles too many others. */
  mistypedShort: 9.5,
  /** The same with another tone than the one typed, or without a letter's mark that was typed. */
  mistypedTone: 2.5,
  mistypedMark: 2,
} as const

/** What a unit may cost: three words that sound otherwise, or one of them and one mistyped. */
export const mostCost = 12
/** An archive of fewer words tells as little as one of so many: in it, hardly any words stand side by side twice. */
const fewestWords = 1_000_000
/** How much likelier than the words typed others must be. */
const margin = 2
/** A word alone is hardly evidence: what replaces one without a neighbour that speaks for it must be so much likelier. */
const alone = 4
/** The same for a word that the archive does not have. */
const unknownAlone = 2.5
/** Taken off the articles of a run that was not typed: what stands in one article is chance or a mistake of its own. */
const discount = 0.8
/**
 * Where a fair number of articles has all words as typed, with their diacritics, others that were not typed must belong
 * together: so many times more articles have them side by side than by chance.
 */
const leastLift = 15
/** As much as a word counts that no article has. */
const unknown = 0.2
/** Words that so many articles have side by side as typed are meant so. */
const fairNumber = 12

/** A word that may be meant where another was typed, and how unlikely the slip is. */
export interface Alternative {
  word: Keys
  cost: number
}

export const costOfSounding = (slips: number) => channel.soundAlike * slips

/** A word that means nothing by itself stands beside any other, so that this tells little. */
export const costOfStopword = 3

/** @param typed has the letters of `meant` with other diacritics */
export function costOfDiacritics(typed: Keys): number {
  return typed.exact === typed.folded ? channel.noDiacritics : channel.otherDiacritics
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/
const toneOf = ({ exact }: Keys) => toneMarks.exec(exact.normalize('NFD'))?.[0]
const markedLetters = /[ăâđêôơư]/g

/** @param meant folds to what is one typing mistake away from `typed` */
export function costOfTyping(typed: Keys, meant: Keys): number {
  const tone = toneOf(typed)
  const isOtherTone = tone !== undefined && tone !== toneOf(meant)
  const lacksMark = (typed.toneless.match(markedLetters) ?? []).some((letter) => !meant.toneless.includes(letter))
  const letters = typed.folded.length <= 3 ? channel.mistypedShort : channel.mistyped
  return letters + (isOtherTone ? channel.mistypedTone : 0) + (lacksMark ? channel.mistypedMark : 0)
}

/** A division of a text's beginning into units. */
interface Reading {
  score: number
  words: readonly Keys[]
}

/**
 * The words meant in a stretch of text, or null where those typed are as likely.
 * @param lattice for each place what may be meant there; what has no cost is as typed
 * @param runs through the lattice that articles have
 * @param isFound whether a fair number of articles has all the words as typed, if not side by side
 */
export function likeliest(
  lattice: readonly (readonly Alternative[])[],
  runs: readonly LatticeRun[],
  archive: Pick<VocabularyAnswer, 'articles' | 'words'>,
  isFound: boolean,
): readonly Keys[] | null {
  if (archive.articles === 0) return null
  const scored = new Scores(lattice, runs, archive, isFound)
  const typed = scored.best(true)
  const meant = scored.best(false)
  return meant !== null && typed !== null && meant.score >= typed.score + margin ? meant.words : null
}

/** Runs by the place after their last word, with what each adds to a reading. */
class Scores {
  /** Articles that have one word, by its place and choice. */
  private readonly singles = new Map<string, number>()
  private readonly units: { first: number; words: readonly Keys[]; score: number; isTyped: boolean }[][]

  constructor(
    private readonly lattice: readonly (readonly Alternative[])[],
    runs: readonly LatticeRun[],
    private readonly archive: Pick<VocabularyAnswer, 'articles' | 'words'>,
    isFound: boolean,
  ) {
    this.units = lattice.map(() => [])
    for (const { first, choices, articles } of runs)
      if (choices.length === 1) this.singles.set(`${first} ${choices[0]}`, articles)
    const typedArticles = new Map<string, number>()
    for (const run of runs) {
      const key = `${run.first} ${run.choices.length}`
      if (this.costOf(run) === 0) typedArticles.set(key, (typedArticles.get(key) ?? 0) + run.articles)
    }
    for (const run of runs) {
      const cost = this.costOf(run)
      const asTyped = typedArticles.get(`${run.first} ${run.choices.length}`) ?? 0
      const isSingle = run.choices.length === 1
      if (cost > 0 && !isSingle && asTyped >= fairNumber) continue
      if (isFound && cost > 0 && !isSingle && run.articles < leastLift * this.byChance(run)) continue
      const lonely = cost > 0 && isSingle ? (asTyped === 0 ? unknownAlone : alone) : 0
      this.add(
        run.first,
        run.choices,
        this.likelihood(run.articles - (isSingle && cost === 0 ? 0 : discount)) - cost - lonely,
      )
    }
    lattice.forEach((alternatives, first) => {
      if (!typedArticles.has(`${first} 1`))
        this.add(first, [alternatives.findIndex(({ cost }) => cost === 0)], this.likelihood(unknown))
    })
  }

  /** The likeliest reading, or of words as typed alone. */
  best(isTyped: boolean): Reading | null {
    const readings: (Reading | null)[] = [{ score: 0, words: [] }]
    this.units.forEach((units) => {
      let best: Reading | null = null
      for (const unit of units) {
        const before = readings[unit.first]
        if (before === null || (isTyped && !unit.isTyped)) continue
        const score = before.score + unit.score
        if (best === null || score > best.score) best = { score, words: [...before.words, ...unit.words] }
      }
      readings.push(best)
    })
    return readings[this.lattice.length]
  }

  private add(first: number, choices: readonly number[], score: number): void {
    const words = choices.map((choice, i) => this.lattice[first + i][choice].word)
    const isTyped = this.costOf({ first, choices }) === 0
    this.units[first + choices.length - 1].push({ first, words, score, isTyped })
  }

  private costOf({ first, choices }: Pick<LatticeRun, 'first' | 'choices'>): number {
    return choices.reduce((sum, choice, i) => sum + this.lattice[first + i][choice].cost, 0)
  }

  /** In how many articles a run would be if all words of the archive were strewn over it. */
  private byChance({ first, choices }: LatticeRun): number {
    const words = choices.map((choice, i) => this.singles.get(`${first + i} ${choice}`) ?? 0)
    return Math.max(this.archive.words, fewestWords) * Math.exp(words.reduce((sum, n) => sum + this.likelihood(n), 0))
  }

  /** How likely a run is anywhere in the archive, estimated as if it were strewn over the articles (Poisson). */
  private likelihood(having: number): number {
    const { articles, words } = this.archive
    const times = -Math.log(1 - Math.min(having / articles, 0.999)) * articles
    return Math.log(times / Math.max(words, fewestWords))
  }
}
