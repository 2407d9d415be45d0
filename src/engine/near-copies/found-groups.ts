import { ranking } from '../ranking/numbers.js'
import type { CopyGroups } from './copy-groups.js'

/** The articles that a search found, grouped into hits with near-copies behind them. */
export class FoundGroups {
  /** Number of hits. */
  readonly hits: number
  private readonly isFound: Uint8Array
  /** First found member of each group that has been asked for. */
  private readonly firsts = new Map<number, number>()

  /** @param groups the groups of all articles, found or not */
  constructor(
    private readonly found: Uint32Array,
    private readonly groups: CopyGroups,
  ) {
    this.isFound = new Uint8Array(groups.of.length)
    const seen = new Uint8Array(groups.count + 1)
    let hits = 0
    for (const article of found) {
      this.isFound[article] = 1
      const group = groups.of[article]
      if (group === 0 || seen[group] === 0) hits++
      seen[group] = 1
    }
    this.hits = hits
  }

  /** Group of an article; 0 for none. */
  groupOf(article: number): number {
    return this.groups.of[article]
  }

  /**
   * Keeps only the best of each group, of equal ones the oldest: the scores of all others become -Infinity.
   * @param scores scores of the found articles, by place
   */
  keepBest(scores: Float64Array): void {
    const best = new Int32Array(this.groups.count + 1).fill(-1)
    for (let place = 0; place < scores.length; place++) {
      const group = this.groups.of[this.found[place]]
      if (group === 0) continue
      const beaten = best[group] < 0 || scores[place] > scores[best[group]] ? best[group] : place
      if (beaten !== place) best[group] = place
      if (beaten >= 0) scores[beaten] = -Infinity
    }
  }

  /** An article and some of its near-copies, all of them found: whichever is best represents the others. */
  toWeigh(article: number): number[] {
    return [article, ...this.copiesOf(article).slice(0, ranking.copiesWeighed - 1)]
  }

  /** The earliest of an article and its found near-copies. */
  firstOf(article: number): number {
    const { of, starts, members } = this.groups
    const group = of[article]
    if (group === 0) return article
    let first = this.firsts.get(group)
    if (first === undefined) {
      first = members.subarray(starts[group], starts[group + 1]).find((member) => this.isFound[member] === 1)!
      this.firsts.set(group, first)
    }
    return first
  }

  /** The found near-copies of an article, oldest first. */
  copiesOf(article: number): number[] {
    const { of, starts, members } = this.groups
    if (of[article] === 0) return []
    const group = members.subarray(starts[of[article]], starts[of[article] + 1])
    return Array.from(group).filter((member) => member !== article && this.isFound[member] === 1)
  }
}
