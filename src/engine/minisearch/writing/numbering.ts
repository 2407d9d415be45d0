/** Numbers strings in order of first appearance. */
export class Numbering {
  private readonly numbers = new Map<string, number>()
  readonly values: string[] = []

  of(value: string): number {
    let number = this.numbers.get(value)
    if (number === undefined) {
      number = this.values.length
      this.numbers.set(value, number)
      this.values.push(value)
    }
    return number
  }
}

/** Counts in how many articles each numbered item occurs. */
export class ArticleCounter {
  readonly counts: number[] = []
  private readonly last: number[] = []

  /** @param item at most one more than the highest so far */
  see(item: number, document: number): void {
    if (item >= this.counts.length) {
      this.counts.push(0)
      this.last.push(-1)
    }
    if (this.last[item] !== document) {
      this.last[item] = document
      this.counts[item]++
    }
  }
}

/** Orders by UTF-16 code units, as `sort()` and `<` do. */
export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
