/** How much of one kind of work is taken on. */
export interface LaneLimits {
  /** Requests answered at once, of all visitors and of one address. */
  atOnce: number
  perVisitor: number
  /** Longest wait for a turn, in milliseconds: whoever would probably wait longer is turned away at once. */
  waitMs: number
}

interface Waiting {
  start: () => void
  expire: NodeJS.Timeout
}

/** So many may wait whatever the estimate says, in requests: one slow answer says nothing about the next. */
const alwaysWaiting = 8
/** First guess of the time from one answer to the next, in milliseconds. */
const firstInterval = 5
/** An answer counts as at most this many milliseconds: what stands still for long has not become slow for good. */
const longestInterval = 100
/** Weight of the newest interval in the mean: about the last twenty count. */
const newest = 0.05

/**
 * Requests of one kind that are answered, and those that wait for their turn. Addresses take turns, so that who asks much
 * waits behind himself; and nobody waits longer than there is hope: the time from one answer to the next tells how long
 * the queue will take.
 */
export class Lane {
  private readonly answering = new Map<string, number>()
  /** By address; the next turn is the first address's. */
  private readonly queues = new Map<string, Set<Waiting>>()
  private interval = firstInterval
  /** Since when the current interval lasts. */
  private since = 0
  active = 0
  waiting = 0

  /** @param now a clock in milliseconds */
  constructor(
    private readonly limits: LaneLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Asks for a turn.
   * @param start called at once or later, unless it is given up before; whoever was started must call `leave`
   * @param expired called when the turn did not come in time after all
   * @returns gives up waiting; null when the wait would be too long
   */
  enter(address: string, start: () => void, expired: () => void): (() => void) | null {
    if (this.waiting === 0 && this.hasRoom(address)) {
      this.begin(address, start)
      return () => {}
    }
    const own = this.queues.get(address) ?? new Set<Waiting>()
    if (this.waiting >= alwaysWaiting && this.expectedWait(own) > this.limits.waitMs) return null
    const leaveQueue = () => {
      clearTimeout(waiting.expire)
      if (!own.delete(waiting)) return
      this.waiting--
      if (own.size === 0) this.queues.delete(address)
    }
    const giveUp = () => {
      leaveQueue()
      expired()
    }
    // The estimate may be wrong; the promise is kept all the same.
    const waiting = { start, expire: setTimeout(giveUp, 2 * this.limits.waitMs).unref() }
    own.add(waiting)
    this.queues.set(address, own)
    this.waiting++
    this.startNext()
    return leaveQueue
  }

  /** Ends a turn. */
  leave(address: string): void {
    const now = this.now()
    const lasted = Math.min(longestInterval, now - this.since)
    this.interval += newest * (lasted - this.interval)
    this.since = now
    this.active--
    const left = (this.answering.get(address) ?? 1) - 1
    if (left === 0) this.answering.delete(address)
    else this.answering.set(address, left)
    this.startNext()
  }

  /** Milliseconds until the turn of who has these waiting already: each other address has as many turns before it. */
  private expectedWait(own: ReadonlySet<Waiting>): number {
    let before = own.size
    for (const queue of this.queues.values()) if (queue !== own) before += Math.min(queue.size, own.size + 1)
    return before * this.interval
  }

  private hasRoom(address: string): boolean {
    return this.active < this.limits.atOnce && (this.answering.get(address) ?? 0) < this.limits.perVisitor
  }

  private begin(address: string, start: () => void): void {
    if (this.active === 0) this.since = this.now()
    this.active++
    this.answering.set(address, (this.answering.get(address) ?? 0) + 1)
    start()
  }

  private startNext(): void {
    while (this.active < this.limits.atOnce) {
      const next = [...this.queues].find(([address]) => this.hasRoom(address))
      if (next === undefined) return
      const [address, queue] = next
      const [first] = queue
      queue.delete(first)
      clearTimeout(first.expire)
      this.waiting--
      // To the end, behind the other addresses.
      this.queues.delete(address)
      if (queue.size > 0) this.queues.set(address, queue)
      this.begin(address, first.start)
    }
  }
}
