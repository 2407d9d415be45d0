import { setTimeout as sleep } from 'node:timers/promises'
import type { Frontier, HostState } from '../frontier/types.js'
import type { Limits } from '../limits.js'
import { FetchFailure, type Fetcher } from './fetcher.js'
import { readRobots, type Robots } from './robots.js'

/** A host is to be left alone for now. */
export class HostRests extends Error {
  /** @param until in milliseconds since 1970-01-01T00:00Z @param reason one sentence, in English */
  constructor(
    readonly host: string,
    readonly until: number,
    readonly reason: string,
  ) {
    super(reason)
  }
}

/** One host: asks it one thing at a time, not too often, and only what its robots.txt allows. */
export class Host {
  private nextAt = 0
  private last: Promise<unknown> = Promise.resolve()
  private known: Robots | null = null
  private failures = 0

  constructor(
    /** Scheme, host and port. */
    private readonly origin: string,
    private readonly name: string,
    private readonly source: string,
    /** Whether an address may be asked on behalf of the source. */
    private readonly isOwn: (address: string) => boolean,
    private readonly frontier: Frontier,
    private readonly fetcher: Fetcher,
    private readonly limits: Limits,
    private readonly clock: () => number,
    private readonly signal: AbortSignal,
  ) {}

  private get state(): HostState {
    return this.frontier.host(this.name) ?? { source: this.source, restUntil: 0, robots: null }
  }

  /** Runs a request when it is its turn: after the one before it has ended, and not before the delay is over. */
  async inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      const wait = this.nextAt - this.clock()
      if (wait > 0) await sleep(wait, undefined, { signal: this.signal })
      this.signal.throwIfAborted()
      this.nextAt = this.clock() + this.delay
      return ask()
    })
    this.last = turn.catch(() => {})
    return turn
  }

  /** A request without delay is made only where the limits say so, in tests: a host may ask for more, never for less. */
  private get delay(): number {
    return Math.max(this.limits.delay, Math.min(this.known?.delay ?? 0, this.limits.longestDelay))
  }

  /**
   * What the host allows, from a robots.txt that is at most a day old.
   * @throws HostRests when it cannot be had: then nothing is allowed for now; FetchFailure `internal-address`, which no
   *   waiting changes
   */
  async robots(): Promise<Robots> {
    const address = `${this.origin}/robots.txt`
    let { robots } = this.state
    if (robots === null || this.clock() - robots.fetchedAt > this.limits.robotsAge) {
      robots = await this.fetchRobots(address)
      await this.frontier.saveHost(this.name, { ...this.state, robots })
      this.known = null
    }
    this.known ??= readRobots(address, robots.text)
    return this.known
  }

  /** RFC 9309, 2.3.1: redirects are followed, "not found" allows everything, and anything unclear allows nothing. */
  private async fetchRobots(first: string): Promise<NonNullable<HostState['robots']>> {
    let address = first
    for (let hops = 0; hops <= this.limits.redirects; hops++) {
      const robots = await this.inTurn(() => this.askForRobots(address))
      if ('text' in robots) return robots
      address = new URL(robots.location, address).href
      if (!this.isOwn(address)) break
    }
    throw await this.rest('Its robots.txt redirects in a circle, or elsewhere.', null)
  }

  private async askForRobots(address: string): Promise<NonNullable<HostState['robots']> | { location: string }> {
    const fetchedAt = this.clock()
    try {
      return await this.fetcher.get(address, null, this.limits.robotsBytes, async (response) => {
        const { status, location, retryAfter, pieces } = response
        if (status >= 500 || status === 429) throw await this.rest(`Its robots.txt answers ${status}.`, retryAfter)
        if (status >= 300 && status < 400 && location !== null) return { location }
        if (status !== 200) return { text: '', status, fetchedAt }
        const bytes: Buffer[] = []
        for await (const piece of pieces) bytes.push(piece)
        return { text: Buffer.concat(bytes).toString('utf8'), status, fetchedAt }
      })
    } catch (error) {
      if (!(error instanceof FetchFailure) || error.outcome === 'internal-address') throw error
      throw await this.rest(`Its robots.txt cannot be had: ${error.reason}`, null)
    }
  }

  /** Leaves the host alone for a while. @param wait as the host asked for, in milliseconds; null when it did not */
  async rest(reason: string, wait: number | null): Promise<HostRests> {
    const until = this.clock() + Math.min(wait ?? this.limits.rest, this.limits.longestWait)
    await this.frontier.saveHost(this.name, { ...this.state, restUntil: until })
    return new HostRests(this.name, until, reason)
  }

  /** Notes whether the host answered; after several failures in a row, it rests. @throws HostRests */
  async answered(success: boolean): Promise<void> {
    this.failures = success ? 0 : this.failures + 1
    if (this.failures < this.limits.failuresInARow) return
    this.failures = 0
    throw await this.rest(`It did not answer ${this.limits.failuresInARow} times in a row.`, null)
  }

  /** Waits until the host may be asked again, if that is soon. @throws HostRests when it is not */
  async awake(): Promise<void> {
    const { restUntil } = this.state
    const wait = restUntil - this.clock()
    if (wait <= 0) return
    if (wait > this.limits.patience) throw new HostRests(this.name, restUntil, 'It is left alone for now.')
    await sleep(wait, undefined, { signal: this.signal })
  }
}
