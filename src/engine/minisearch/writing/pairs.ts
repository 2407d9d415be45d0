import type { Keys } from '../../../text/types.js'
import type { Sections } from '../format/layouts.js'
import { ArticleCounter, compare } from './numbering.js'

/** More than a segment has forms; combines two form numbers into one. */
const maximumForms = 2 ** 26

const notAPair = -1

/** Collects the pairs of forms that are one compound. */
export class Pairs {
  private readonly numbers = new Map<number, number>()
  private readonly written: string[] = []
  private readonly folded: string[] = []
  private readonly counts = new ArticleCounter()

  /** @param forms the keys of each form */
  constructor(private readonly forms: readonly Keys[]) {}

  /**
   * Counts two neighbouring forms that are a compound. Compounds from an abbreviation's full form are attached to the
   * abbreviation, whose own letters are not a pair.
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
