import { setImmediate } from 'node:timers/promises'
import SearchableMap from 'minisearch/SearchableMap'
import type { Range } from '../../../arrays/sorted.js'

/** Words added before other work may run: limits how long loading blocks. */
const wordsPerTurn = 2000

const noForms: Range = { from: 0, to: 0 }

const letter = /^[a-z]$/

/**
 * The folded words of a segment in MiniSearch's radix tree, which finds a word, words with a common prefix, and words
 * with a similar spelling. Each word stands for a range of the lexicon, where its forms are neighbours.
 */
export class Words {
  private readonly numbers = new SearchableMap<number>()
  /** Where the forms of each word begin, and finally where the lexicon ends. */
  private readonly starts: number[] = []

  private constructor() {}

  /** @param lexiconFolded folded key of each form, ascending */
  static async of(lexiconFolded: readonly string[]): Promise<Words> {
    const words = new Words()
    const { numbers, starts } = words
    for (let form = 0; form < lexiconFolded.length; form++) {
      if (form > 0 && lexiconFolded[form] === lexiconFolded[form - 1]) continue
      numbers.set(lexiconFolded[form], starts.push(form) - 1)
      if (starts.length % wordsPerTurn === 0) await setImmediate()
    }
    starts.push(lexiconFolded.length)
    return words
  }

  /** The forms that fold to a word. */
  forms(word: string): Range {
    const number = this.numbers.get(word)
    return number === undefined ? noForms : { from: this.starts[number], to: this.starts[number + 1] }
  }

  /** The forms of the words that begin with a prefix. */
  formsFrom(prefix: string): Range {
    let first = Infinity
    let last = -1
    for (const number of this.numbers.atPrefix(prefix).values()) {
      if (number < first) first = number
      if (number > last) last = number
    }
    return last < 0 ? noForms : { from: this.starts[first], to: this.starts[last + 1] }
  }

  /**
   * The words one typing mistake away: a letter too few, too many, wrong, or two neighbours swapped. Only letters from
   * a to z are inserted or substituted: 2021 is not a misspelt 2022.
   */
  similarTo(word: string): string[] {
    const similar: string[] = []
    for (const [other, [, distance]] of this.numbers.fuzzyGet(word, 1))
      if (distance === 1 && (other.length < word.length || letter.test(other[firstDifference(word, other)])))
        similar.push(other)
    for (let i = 1; i < word.length; i++) {
      const swapped = word.slice(0, i - 1) + word[i] + word[i - 1] + word.slice(i + 1)
      if (swapped !== word && this.numbers.has(swapped)) similar.push(swapped)
    }
    return similar
  }
}

function firstDifference(word: string, other: string): number {
  let at = 0
  while (at < word.length && word[at] === other[at]) at++
  return at
}
