import type { Keys } from '../../../text/types.js'
import type { Sections } from '../format/layouts.js'
import { ArticleCounter, compare } from './numbering.js'

/** Forms of a segment at most; only makes one number of two of them. */
const maximumForms = 2 ** 26

const notAPair = -1

/** Collects the pairs of forms that are one compound. */
export class Pairs {
  private readonly numbers = new Map<number, number>()
  private readonly written: string[] = []
  private readonly folded: string[] = []
  private readonly counts = new ArticleCounter()

  /** @param forms keys of each form */
  constructor(private readonly forms: readonly Keys[]) {}

  /**
   * Two neighbouring forms that carry a compound. Compounds of an abbreviation's full form stand on the abbreviation,
   * whose own letters are no pair.
   */
  see(first: number, second: number, compound: string, document: number): void {
    const key = first * maximumForms + second
    let pair = this.numbers.get(key)
    if (pair === undefined) {
      const [a, b] = [this.forms[first], this.forms[second]]
      const isPair = `${a.folded}_${b.folded}` === compound
      pair = isPair ? this.written.push(`${a.exact} ${b.exact}`) - 1 : notAPair
      if (isPair) this.folded.push(`${a.folded} ${b.folded}`)
      this.numbers.set(key, pair)
    }
    if (pair !== notAPair) this.counts.see(pair, document)
  }

  sections() {
    const { written, folded, counts } = this
    const order = folded
      .map((_, i) => i)
      .sort((a, b) => compare(folded[a], folded[b]) || compare(written[a], written[b]))
    return {
      pairs: order.map((pair) => written[pair]),
      pairsFolded: order.map((pair) => folded[pair]),
      pairCounts: Uint32Array.from(order, (pair) => counts.counts[pair]),
    } satisfies Partial<Sections>
  }
}
