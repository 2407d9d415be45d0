import { GrowableUint32 } from '../arrays/growable.js'

/** Collects the postings of one field: term, article and frequency, in order of articles. */
export class FieldPostings {
  private readonly numbers = new Map<string, number>()
  readonly terms: string[] = []
  /** Number of articles that have each term. */
  readonly articleCounts: number[] = []
  private readonly frequencies: number[] = []
  private seen: number[] = []
  private readonly triples = new GrowableUint32()

  add(term: string): void {
    this.addNumbered(this.numberOf(term))
  }

  /** The number of a term, with which it can be added without another lookup. */
  numberOf(term: string): number {
    let number = this.numbers.get(term)
    if (number === undefined) {
      number = this.terms.length
      this.numbers.set(term, number)
      this.terms.push(term)
      this.articleCounts.push(0)
      this.frequencies.push(0)
    }
    return number
  }

  addNumbered(number: number): void {
    if (this.frequencies[number]++ === 0) this.seen.push(number)
  }

  endArticle(document: number): void {
    for (const term of this.seen) {
      this.triples.push(term)
      this.triples.push(document)
      this.triples.push(this.frequencies[term])
      this.articleCounts[term]++
      this.frequencies[term] = 0
    }
    this.seen = []
  }

  forEach(visit: (term: number, document: number, frequency: number) => void): void {
    const triples = this.triples.view()
    for (let i = 0; i < triples.length; i += 3) visit(triples[i], triples[i + 1], triples[i + 2])
  }
}
