import { isOwnAddress } from '../discovery/addresses.js'
import type { Source } from '../../ingest/sources/source.js'
import { hostOf } from '../../text/hosts.js'
import type { Frontier, Page } from '../frontier/types.js'
import type { Limits } from '../limits.js'
import { FetchFailure, type Fetcher, type Response } from './fetcher.js'
import { Host } from './hosts.js'
import type { Robots } from './robots.js'

/** What a visit brought: the page, or the word that it has not changed. */
export type Visit<T> =
  | { kind: 'not-modified' }
  | { kind: 'content'; address: string; etag: string | null; lastModified: string | null; content: T }

type Hop<T> = Visit<T> | { kind: 'redirect'; location: string }

const redirects = [301, 302, 303, 307, 308]

/** A host that asked to be left alone for a while, which the page has to wait for. */
export class AskedToWait extends FetchFailure {
  constructor(
    readonly until: number,
    status: number,
  ) {
    super('asked-to-wait', `It answers ${status} and asks to come back later.`)
  }
}

/** Visits pages: follows redirects one by one, and judges each by the source's hosts and by robots.txt. */
export class Visitor {
  private readonly hosts = new Map<string, Host>()

  constructor(
    private readonly frontier: Frontier,
    private readonly fetcher: Fetcher,
    private readonly limits: Limits,
    private readonly clock: () => number,
    private readonly signal: AbortSignal,
  ) {}

  /** The host of an address of the source. */
  hostOf(source: Source, address: string): Host {
    const name = hostOf(address) ?? ''
    const known = this.hosts.get(name)
    if (known) return known
    const isOwn = (other: string): boolean => isOwnAddress(source, other)
    const { frontier, fetcher, limits, clock, signal } = this
    const host = new Host(new URL(address).origin, name, source.id, isOwn, frontier, fetcher, limits, clock, signal)
    this.hosts.set(name, host)
    return host
  }

  /** What the host of an address allows. @throws HostRests, FetchFailure `internal-address` */
  async robotsOf(source: Source, address: string): Promise<Robots> {
    const host = this.hostOf(source, address)
    await host.awake()
    return host.robots()
  }

  /**
   * Visits a page of a source.
   * @param bytes most that it may have, decoded
   * @param read reads its content
   * @throws FetchFailure when there is nothing to be had, HostRests when its host is to be left alone
   */
  async visit<T>(
    source: Source,
    page: Page,
    bytes: number,
    read: (response: Response, address: string) => Promise<T>,
  ): Promise<Visit<T>> {
    let { address } = page
    const seen = new Set<string>()
    while (seen.size <= this.limits.redirects) {
      if (seen.has(address)) break
      seen.add(address)
      if (!isOwnAddress(source, address)) throw new FetchFailure('outside', `It redirects to ${address}.`)
      const hop = await this.hop(source, address, page, bytes, read)
      if (hop.kind !== 'redirect') return hop
      address = hop.location
    }
    throw new FetchFailure(
      'too-many-redirects',
      `It redirects in a circle, or more than ${this.limits.redirects} times.`,
    )
  }

  private async hop<T>(
    source: Source,
    address: string,
    page: Page,
    bytes: number,
    read: (response: Response, address: string) => Promise<T>,
  ): Promise<Hop<T>> {
    if (!(await this.robotsOf(source, address)).allows(address))
      throw new FetchFailure('forbidden', 'Its robots.txt forbids it.')
    const host = this.hostOf(source, address)
    let hop: Hop<T>
    try {
      hop = await host.inTurn(() =>
        this.fetcher.get(address, page, bytes, (response) => this.hopOf(host, response, address, read)),
      )
    } catch (error) {
      const isSilent = error instanceof FetchFailure && ['timed-out', 'unreachable'].includes(error.outcome)
      if (isSilent) await host.answered(false)
      throw error
    }
    await host.answered(true)
    return hop
  }

  private async hopOf<T>(
    host: Host,
    response: Response,
    address: string,
    read: (response: Response, address: string) => Promise<T>,
  ): Promise<Hop<T>> {
    const { status, location, retryAfter, etag, lastModified } = response
    if (status === 200) return { kind: 'content', address, etag, lastModified, content: await read(response, address) }
    if (status === 304) return { kind: 'not-modified' }
    if (redirects.includes(status) && location !== null) {
      try {
        return { kind: 'redirect', location: new URL(location, address).href }
      } catch {
        throw new FetchFailure('broken', `It redirects to what is no address: ${location.slice(0, 200)}.`)
      }
    }
    if (status === 404 || status === 410) throw new FetchFailure('gone', `It answers ${status}.`)
    if (status === 429 || status === 503) {
      const { until } = await host.rest(`It answers ${status}.`, retryAfter)
      throw new AskedToWait(until, status)
    }
    throw new FetchFailure('server-error', `It answers ${status}.`)
  }
}
