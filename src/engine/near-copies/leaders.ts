import { copyShare, isLongEnough, type Comparable } from './comparable.js'
import { mixed, signatureSlots } from './signature.js'

/**
 * Two texts are compared when all slots of one band agree. That is so for 99.8 % of pairs that share 0.65 of their
 * shingles, and for one pair in 40,000 of those that share 0.03, as unrelated news do.
 */
const bandSlots = 4
const bands = signatureSlots / bandSlots

/** Stands for the leader of an article that has none: it has no near-copy, or is a leader itself. */
export const noLeader = 0xffffffff

const none = -1

/** Texts by the bands of their signatures: a hash table with chained entries, `bands` for each text. */
class BandTable {
  private heads = new Int32Array(1024).fill(none)
  private next = new Int32Array(1024)
  private hashes = new Int32Array(1024)
  private texts = new Int32Array(1024)
  private count = 0

  add(text: number, hashes: Int32Array): void {
    if (this.count + bands > this.next.length) this.grow()
    for (const hash of hashes) {
      const entry = this.count++
      this.hashes[entry] = hash
      this.texts[entry] = text
      this.link(entry)
    }
  }

  /** Calls back for each text that has a band in common, once for each such band. */
  each(hashes: Int32Array, found: (text: number) => void): void {
    for (const hash of hashes) {
      for (let entry = this.heads[hash & (this.heads.length - 1)]; entry !== none; entry = this.next[entry])
        if (this.hashes[entry] === hash) found(this.texts[entry])
    }
  }

  private link(entry: number): void {
    const slot = this.hashes[entry] & (this.heads.length - 1)
    this.next[entry] = this.heads[slot]
    this.heads[slot] = entry
  }

  private grow(): void {
    const size = 2 * this.next.length
    const larger = (old: Int32Array) => {
      const array = new Int32Array(size)
      array.set(old)
      return array
    }
    this.next = larger(this.next)
    this.hashes = larger(this.hashes)
    this.texts = larger(this.texts)
    this.heads = new Int32Array(size).fill(none)
    for (let entry = 0; entry < this.count; entry++) this.link(entry)
  }
}

/** Numbers to be taken out in an order: a binary heap, in which each number is at most once. */
class Agenda {
  private readonly heap: number[] = []
  private readonly isIn: boolean[] = []

  constructor(private readonly isBefore: (a: number, b: number) => boolean) {}

  add(number: number): void {
    if (this.isIn[number]) return
    this.isIn[number] = true
    let at = this.heap.push(number) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.isBefore(this.heap[at], this.heap[above])) return
      this.swap(at, above)
      at = above
    }
  }

  /** Takes the first one out; undefined when there is none. */
  take(): number | undefined {
    const [first] = this.heap
    const last = this.heap.pop()
    if (last === undefined) return undefined
    this.isIn[first] = false
    if (this.heap.length === 0) return first
    this.heap[0] = last
    for (let at = 0; ;) {
      let least = at
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.heap.length && this.isBefore(this.heap[below], this.heap[least])) least = below
      if (least === at) return first
      this.swap(at, least)
      at = least
    }
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a]
    this.heap[a] = this.heap[b]
    this.heap[b] = kept
  }
}

/**
 * Which text leads which near-copies, kept while texts come and go. From the oldest text on, each joins the leader with
 * which it shares most, if that is enough; otherwise it becomes a leader itself. Members are compared with leaders
 * only, so that a chain of small changes does not put different texts into one group, and thousands of identical texts
 * take no longer than thousands of different ones.
 *
 * The leader of a text depends on the older leaders that it resembles and on nothing else. So a change is followed only
 * through texts that resemble each other, in the order of age, and the result is the same as if all texts had been
 * added at once.
 */
export class Leaders {
  private readonly texts: (Comparable | null)[] = []
  private readonly leaders: number[] = []
  private readonly isLeader: boolean[] = []
  /** Whether a text is in `leaderTable`; one that is a leader no longer stays there, and is passed over. */
  private readonly wasLeader: boolean[] = []
  private readonly all = new BandTable()
  private readonly leaderTable = new BandTable()
  private readonly agenda: Agenda
  /** The text that each one was last compared with, so that further common bands cause no second comparison. */
  private readonly comparedWith: number[] = []
  private comparisons = 0
  private readonly hashes = new Int32Array(bands)

  /** @param isOlder whether the first text comes before the second; asked about numbers that `add` was called with */
  constructor(private readonly isOlder: (a: number, b: number) => boolean) {
    this.agenda = new Agenda(isOlder)
  }

  /** Adds a text. @param number the next number, from 0 on */
  add(number: number, text: Comparable): void {
    this.texts[number] = text
    this.leaders[number] = none
    this.isLeader[number] = this.wasLeader[number] = false
    this.comparedWith[number] = none
    if (!isLongEnough(text)) return
    this.all.add(number, this.hashesOf(text))
    this.agenda.add(number)
  }

  /** Takes a text out. */
  remove(number: number): void {
    const text = this.texts[number]
    if (text === null) return
    this.texts[number] = null
    if (this.isLeader[number]) this.freeMembers(number, text)
    this.isLeader[number] = false
  }

  /** Says where the same text is kept now. */
  move(number: number, text: Comparable): void {
    this.texts[number] = text
  }

  /** Brings the groups up to date with what was added and taken out. */
  settle(): void {
    for (let number = this.agenda.take(); number !== undefined; number = this.agenda.take()) this.decide(number)
  }

  /** The leader of a text, once settled; `noLeader` when it has none. */
  leaderOf(number: number): number {
    const leader = this.leaders[number]
    return leader === none ? noLeader : leader
  }

  private decide(number: number): void {
    const text = this.texts[number]
    if (text === null) return
    const leader = this.closest(number, text)
    const led = this.isLeader[number]
    this.leaders[number] = leader
    this.isLeader[number] = leader === none
    if (leader === none && !led) {
      const hashes = this.hashesOf(text)
      if (!this.wasLeader[number]) this.leaderTable.add(number, hashes)
      this.wasLeader[number] = true
      // Younger texts that resemble it may belong to it rather than to whom they belong now.
      this.all.each(hashes, (other) => {
        if (this.texts[other] !== null && this.isOlder(number, other)) this.agenda.add(other)
      })
    } else if (leader !== none && led) this.freeMembers(number, text)
  }

  /** Has the members of a group choose again. */
  private freeMembers(leader: number, text: Comparable): void {
    this.all.each(this.hashesOf(text), (other) => {
      if (this.leaders[other] === leader && this.texts[other] !== null) this.agenda.add(other)
    })
  }

  /** The older leader with the largest share, of equals the oldest; `none` when no share is large enough. */
  private closest(number: number, text: Comparable): number {
    const comparison = this.comparisons++
    let best = none
    let most = 0
    this.leaderTable.each(this.hashesOf(text), (leader) => {
      if (this.comparedWith[leader] === comparison) return
      this.comparedWith[leader] = comparison
      const other = this.texts[leader]
      if (other === null || !this.isLeader[leader] || !this.isOlder(leader, number)) return
      const share = copyShare(text, other)
      if (share > most || (share > 0 && share === most && this.isOlder(leader, best))) {
        best = leader
        most = share
      }
    })
    return best
  }

  /** A hash of each band of a text; valid until the next call. */
  private hashesOf({ signatures, at }: Comparable): Int32Array {
    for (let band = 0; band < bands; band++) {
      const from = at + band * bandSlots
      const low = signatures[from] | (signatures[from + 1] << 16)
      const high = signatures[from + 2] | (signatures[from + 3] << 16)
      this.hashes[band] = mixed(mixed(low + band) ^ high)
    }
    return this.hashes
  }
}

/**
 * Groups near-copies by leaders, all at once.
 * @param order article numbers, oldest first; those without a date come last
 * @param textOf returns the text of an article to compare; null for an article that no longer exists
 * @returns the leader of each article, or `noLeader`
 */
export function leadersOf(order: Uint32Array, textOf: (article: number) => Comparable | null): Uint32Array {
  const leaders = new Leaders((a, b) => a < b)
  const articles: number[] = []
  for (const article of order) {
    const text = textOf(article)
    if (text !== null) leaders.add(articles.push(article) - 1, text)
  }
  leaders.settle()
  const leaderOf = new Uint32Array(order.length).fill(noLeader)
  articles.forEach((article, number) => {
    const leader = leaders.leaderOf(number)
    if (leader !== noLeader) leaderOf[article] = articles[leader]
  })
  return leaderOf
}
