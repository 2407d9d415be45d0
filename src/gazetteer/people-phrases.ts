import { Gap, type Scan, type Scanner } from './scan.js'

/** Phrases by their last word, for lookup backwards from it. */
export class Phrases {
  private readonly byLast = new Map<string, string[][]>()

  constructor(phrases: readonly string[], scanner: Scanner) {
    for (const phrase of phrases) {
      const keys = scanner.scan(phrase).words.map((word) => word.exact)
      const last = keys[keys.length - 1]
      this.byLast.set(last, [...(this.byLast.get(last) ?? []), keys])
    }
  }

  /** Number of words of the longest phrase that ends at a word, or 0; no comma or stop within it. */
  endingAt({ words, gaps }: Scan, last: number): number {
    let longest = 0
    for (const keys of (last >= 0 ? this.byLast.get(words[last].exact) : undefined) ?? []) {
      const first = last - keys.length + 1
      const fits =
        first >= 0 &&
        keys.every((key, i) => words[first + i].exact === key && (i === 0 || gaps[first + i] <= Gap.joiner))
      if (fits) longest = Math.max(longest, keys.length)
    }
    return longest
  }
}
