import { copyShare, isLongEnough, type Comparable } from './comparable.js'
import { mixed, signatureSlots } from './signature.js'

/** The groups of near-copies in one build. Most articles are in no group. */
export interface CopyGroups {
  /** Number of groups; they are numbered from 1. */
  count: number
  /** Group of each article; 0 for one that has no near-copy. */
  of: Uint32Array
  /** Members of group `g`, oldest first: `members[starts[g]] … members[starts[g + 1] - 1]`. */
  starts: Uint32Array
  members: Uint32Array
}

/**
 * Two texts are compared when all slots of one band agree. That is so for 99.8 % of pairs that share 0.65 of their
 * shingles, and for one pair in 40,000 of those that share 0.03, as unrelated news do.
 */
const bandSlots = 4
const bands = signatureSlots / bandSlots

/** Stands for the leader of an article that has none: it has no near-copy, or is a leader itself. */
export const noLeader = 0xffffffff

const none = -1

/**
 * Groups near-copies by leaders: from the oldest article on, each joins the leader with which it shares most, if that
 * is enough; otherwise it becomes a leader itself. Members are compared with leaders only, so that a chain of small
 * changes does not put different texts into one group, and thousands of identical texts take no longer than thousands
 * of different ones.
 * @param order article numbers, oldest first; those without a date come last
 * @param textOf returns the text of an article to compare; null for an article that no longer exists
 * @returns the leader of each article, or `noLeader`
 */
export function leadersOf(order: Uint32Array, textOf: (article: number) => Comparable | null): Uint32Array {
  const leaderOf = new Uint32Array(order.length).fill(noLeader)
  const leaders = new Leaders(order.length)
  for (const article of order) {
    const text = textOf(article)
    if (text === null || !isLongEnough(text)) continue
    const slots = leaders.slotsOf(text)
    const leader = leaders.closest(text, slots)
    if (leader === none) leaders.add(article, text, slots)
    else leaderOf[article] = leader
  }
  return leaderOf
}

/** The leaders so far, by the bands of their signatures. */
class Leaders {
  private readonly articles: number[] = []
  private readonly texts: Comparable[] = []
  /** The text that each leader was last compared with, so that further agreeing bands cause no second comparison. */
  private readonly comparedWith: number[] = []
  private comparisons = 0
  /** Newest entry in each slot of a hash table with chained entries. Entry `e` belongs to leader `e / bands`. */
  private readonly heads: Int32Array
  private readonly next: Int32Array
  private readonly slots = new Int32Array(bands)

  constructor(most: number) {
    this.heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, most * bands)))).fill(none)
    this.next = new Int32Array(most * bands)
  }

  /** @param slots as returned by `slotsOf` for the text */
  add(article: number, text: Comparable, slots: Int32Array): void {
    const leader = this.articles.push(article) - 1
    this.texts.push(text)
    this.comparedWith.push(none)
    for (let band = 0; band < bands; band++) {
      this.next[leader * bands + band] = this.heads[slots[band]]
      this.heads[slots[band]] = leader * bands + band
    }
  }

  /** The leader with the largest share, of equals the oldest; `none` when no share is large enough. */
  closest(text: Comparable, slots: Int32Array): number {
    const comparison = this.comparisons++
    let best = none
    let most = 0
    for (const slot of slots) {
      for (let entry = this.heads[slot]; entry !== none; entry = this.next[entry]) {
        const leader = Math.floor(entry / bands)
        if (this.comparedWith[leader] === comparison) continue
        this.comparedWith[leader] = comparison
        const share = copyShare(text, this.texts[leader])
        if (share > most || (share > 0 && share === most && leader < best)) {
          best = leader
          most = share
        }
      }
    }
    return best === none ? none : this.articles[best]
  }

  /** The slot in the hash table for each band of a text; valid until the next call. */
  slotsOf({ signatures, at }: Comparable): Int32Array {
    for (let band = 0; band < bands; band++) {
      const from = at + band * bandSlots
      const low = signatures[from] | (signatures[from + 1] << 16)
      const high = signatures[from + 2] | (signatures[from + 3] << 16)
      this.slots[band] = mixed(mixed(low + band) ^ high) & (this.heads.length - 1)
    }
    return this.slots
  }
}

/**
 * The groups formed by leaders and the articles they lead.
 * @param leaderOf as returned by `leadersOf`
 * @param order article numbers, oldest first; those without a date come last
 */
export function groupsOf(leaderOf: Uint32Array, order: Uint32Array): CopyGroups {
  const of = new Uint32Array(order.length)
  let count = 0
  leaderOf.forEach((leader, article) => {
    if (leader === noLeader) return
    if (of[leader] === 0) of[leader] = ++count
    of[article] = of[leader]
  })
  const starts = new Uint32Array(count + 2)
  for (const group of of) if (group > 0) starts[group + 1]++
  for (let group = 1; group <= count; group++) starts[group + 1] += starts[group]
  const ends = Uint32Array.from(starts)
  const members = new Uint32Array(starts[count + 1])
  for (const article of order) if (of[article] > 0) members[ends[of[article]]++] = article
  return { count, of, starts, members }
}
