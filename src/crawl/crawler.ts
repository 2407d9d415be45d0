import { setTimeout as sleep } from 'node:timers/promises'
import PQueue from 'p-queue'
import type { Source } from '../ingest/sources/source.js'
import { decodePage } from '../ingest/readers/decode.js'
import { dayStart } from '../text/dates.js'
import { Announcing } from './announcing.js'
import { readFeed } from './discovery/feeds.js'
import { readLinks } from './discovery/links.js'
import { readSitemap } from './discovery/sitemaps.js'
import { gunzipped } from './fetching/body.js'
import { FetchFailure, Fetcher, type Response } from './fetching/fetcher.js'
import type { Permission } from './fetching/guard.js'
import { HostRests } from './fetching/hosts.js'
import { AskedToWait, Visitor } from './fetching/visitor.js'
import type { Body, Frontier, Page } from './frontier/types.js'
import type { Limits } from './limits.js'
import { passing, type Outcome } from './outcomes.js'
import { recheckGoneAt, retryAt, revisitAt } from './revisiting.js'
import { Taking } from './taking.js'
import type { CrawledArchive, CrawlEvents, CrawlOptions, CrawlReport, PageReader } from './types.js'

/** Everything that a crawl works with. */
export interface CrawlParts {
  sources: readonly Source[]
  frontier: Frontier
  /** Where the articles go; null for a dry run, which only finds what would be fetched. */
  archive: CrawledArchive | null
  readPage: PageReader
  limits: Limits
  permission: Permission
  /** How the crawler introduces itself. */
  userAgent: string
  clock: () => number
  /** When it aborts, the run ends: what was fetched is kept. */
  signal: AbortSignal
}

/** Times that a page is asked for again when its host says. */
const patientTries = 3

const htmlTypes = ['', 'text/html', 'application/xhtml+xml', 'text/plain', 'application/octet-stream']

async function wholeOf({ pieces }: Response): Promise<Buffer> {
  const list: Buffer[] = []
  for await (const piece of pieces) list.push(piece)
  return Buffer.concat(list)
}

/** One run. */
class Crawl {
  private readonly bySource: ReadonlyMap<string, Source>
  private readonly lanes: PQueue
  /** Hosts that have a lane. */
  private readonly active = new Set<string>()
  private readonly resting = new Map<string, HostRests>()
  private readonly fetcher: Fetcher
  private readonly visitor: Visitor
  private readonly announcing: Announcing
  private readonly taking: Taking | null
  private readonly startedAt: number
  private readonly since: number
  private readonly report: CrawlReport
  /** Pages of articles that were asked for. */
  private asked = 0
  private fault: unknown = null

  constructor(
    private readonly parts: CrawlParts,
    private readonly options: CrawlOptions,
    private readonly events: CrawlEvents,
  ) {
    const { sources, frontier, archive, readPage, limits, permission, userAgent, clock, signal } = parts
    this.startedAt = clock()
    this.since = options.since === null ? 0 : dayStart(options.since)
    this.bySource = new Map(sources.map((source) => [source.id, source]))
    this.lanes = new PQueue({ concurrency: limits.hosts })
    this.fetcher = new Fetcher(limits, permission, userAgent, clock, signal)
    this.visitor = new Visitor(frontier, this.fetcher, limits, clock, signal)
    this.announcing = new Announcing(
      frontier,
      limits,
      options.since,
      clock,
      this.startedAt,
      (source, address) => this.count(source.id, address, 'outside', null, null),
      (source, host) => this.found(source, host),
    )
    this.taking = archive && new Taking(frontier, archive, readPage, options.since, clock, (page) => this.settled(page))
    this.report = {
      counts: {},
      planned: 0,
      gone: [],
      resting: [],
      later: 0,
      requests: 0,
      milliseconds: 0,
      interrupted: false,
    }
  }

  async run(): Promise<CrawlReport> {
    try {
      await this.taking?.takeLeft()
      for (const source of this.parts.sources) await this.announcing.begin(source)
      for (const { host, state } of this.parts.frontier.hosts()) {
        if (this.bySource.has(state.source)) this.openLane(host)
      }
      await this.lanes.onIdle()
      // What waits stays in the frontier when the run is to end at once.
      if (!this.isOver) await this.taking?.flush()
    } finally {
      await this.fetcher.close()
    }
    if (this.fault !== null) throw this.fault
    this.report.milliseconds = this.parts.clock() - this.startedAt
    this.report.requests = this.fetcher.requests
    this.report.interrupted = this.parts.signal.aborted
    this.report.resting = [...this.resting.values()].map(({ host, until, reason }) => ({ host, until, reason }))
    return this.report
  }

  private get isOver(): boolean {
    return this.parts.signal.aborted || this.fault !== null
  }

  private async found(source: Source, host: string): Promise<void> {
    const { frontier } = this.parts
    if (frontier.host(host) === null) await frontier.saveHost(host, { source: source.id, restUntil: 0, robots: null })
    this.openLane(host)
  }

  /** A lane asks one host for all that is due, and ends; one that has ended is opened again when something is found. */
  private openLane(host: string): void {
    if (this.active.has(host) || this.resting.has(host) || this.isOver) return
    this.active.add(host)
    void this.lanes.add(async () => {
      try {
        for (let page = await this.nextOf(host); page !== null; page = await this.nextOf(host)) await this.process(page)
      } catch (error) {
        // A fault of our own or of the disk ends the run; the other lanes see it at their next page.
        if (!this.isOver) this.fault = error
      } finally {
        this.active.delete(host)
      }
    })
  }

  /** The page to visit next; waits for one whose host asked for a short wait. */
  private async nextOf(host: string): Promise<Page | null> {
    const { frontier, limits, clock, signal } = this.parts
    if (this.isOver || this.resting.has(host)) return null
    const now = clock()
    const page = frontier.next(host, now, this.since)
    if (page === null) {
      const soon = frontier.next(host, now + limits.patience, Infinity)
      if (soon?.dueAt == null || soon.outcome !== 'asked-to-wait') return null
      await sleep(soon.dueAt - now, undefined, { signal })
      return this.nextOf(host)
    }
    return page.kind === 'article' && this.asked >= this.options.max ? null : page
  }

  private async process(page: Page): Promise<void> {
    const source = this.bySource.get(page.source)
    // The page of a source that is not to be crawled now, on a host that another one has taken over.
    if (source === undefined) return this.save({ ...page, dueAt: null })
    try {
      if (page.kind !== 'article') await this.visitAnnouncing(source, page)
      else await this.visitArticle(source, page)
    } catch (error) {
      if (error instanceof HostRests) await this.postpone(page, error)
      else if (error instanceof FetchFailure) await this.fail(page, error)
      else throw error
    }
  }

  private async visitArticle(source: Source, page: Page): Promise<void> {
    if (page.article === null && this.announcing.isFruitless(page.root)) {
      return this.finish({ ...page, dueAt: null }, 'beyond-limit', 'Its section leads to no articles.')
    }
    this.asked++
    if (this.taking === null) {
      this.report.planned++
      this.events.planned?.(page.address)
      return this.save({ ...page, dueAt: null })
    }
    const asked = this.isMissing(page) ? { ...page, etag: null, lastModified: null } : page
    const visit = await this.visitor.visit(source, asked, this.parts.limits.pageBytes, async (response, address) => {
      if (!htmlTypes.includes(response.type)) throw new FetchFailure('not-text', `It is of type ${response.type}.`)
      const { charset, etag, lastModified } = response
      const bytes = await wholeOf(response)
      return { address, bytes, charset, etag, lastModified, fetchedAt: this.parts.clock() } satisfies Body
    })
    if (visit.kind === 'not-modified') return this.notModified(page)
    await this.parts.frontier.save([{ ...page, dueAt: null }], new Map([[page.address, visit.content]]))
    await this.taking.add(page.address)
  }

  /** Whether the archive has lost a page's article, as after an older backup is restored: it must be sent again. */
  private isMissing({ article }: Page): boolean {
    return article !== null && this.parts.archive?.readable(article) === null
  }

  private async visitAnnouncing(source: Source, page: Page): Promise<void> {
    const { limits } = this.parts
    await this.announcing.sitemaps(source, (await this.visitor.robotsOf(source, page.address)).sitemaps)
    const visit = await (page.kind === 'sitemap'
      ? this.visitor.visit(source, page, limits.sitemapBytes, (response, address) =>
          this.readSitemap(source, page, response, address),
        )
      : this.visitor.visit(
          source,
          page,
          page.kind === 'feed' ? limits.feedBytes : limits.pageBytes,
          (response, address) => this.readListing(source, page, response, address),
        ))
    if (visit.kind === 'not-modified') return this.notModified(page)
    const { etag, lastModified, content } = visit
    const now = this.parts.clock()
    const read = { ...page, etag, lastModified, fetchedAt: now, failures: 0, dueAt: null }
    if (this.options.since !== null) {
      // It was not read for all that it announces, and must be sent again.
      Object.assign(read, { etag: null, lastModified: null }, page.kind === 'sitemap' ? { fetchedAt: null } : {})
    }
    return this.finish(read, content.problem === null ? 'read' : 'broken', content.problem)
  }

  private async readSitemap(
    source: Source,
    page: Page,
    response: Response,
    address: string,
  ): Promise<{ problem: string | null }> {
    const { sitemapBytes, sitemapAddresses } = this.parts.limits
    const sitemap = await readSitemap(gunzipped(response.pieces, sitemapBytes), address, sitemapAddresses)
    await this.announcing.sitemap(source, page, sitemap)
    return sitemap
  }

  private async readListing(
    source: Source,
    page: Page,
    response: Response,
    address: string,
  ): Promise<{ problem: string | null }> {
    const text = decodePage(await wholeOf(response), true, response.charset)
    if (page.kind === 'section') {
      await this.announcing.section(source, page, readLinks(text, address))
      return { problem: null }
    }
    try {
      await this.announcing.feed(source, page, readFeed(text, address))
      return { problem: null }
    } catch (error) {
      return { problem: `It is no feed (${error instanceof Error ? error.message : String(error)}).` }
    }
  }

  private async notModified(page: Page): Promise<void> {
    const now = this.parts.clock()
    const dueAt = page.article === null ? null : revisitAt(page.changedAt ?? now, now)
    await this.finish({ ...page, fetchedAt: now, failures: 0, gone: 0, dueAt }, 'not-modified', null)
  }

  /** The page waits until its host may be asked again; the lane of that host ends. */
  private async postpone(page: Page, rests: HostRests): Promise<void> {
    this.resting.set(rests.host, rests)
    await this.finish({ ...page, dueAt: rests.until }, 'asked-to-wait', rests.reason)
  }

  private async fail(page: Page, failure: FetchFailure): Promise<void> {
    const { outcome, reason } = failure
    const now = this.parts.clock()
    if (outcome === 'gone') return this.goneOnce(page, reason)
    const failures = page.failures + 1
    if (failure instanceof AskedToWait) {
      // A host that keeps asking is asked ever less often.
      const dueAt = Math.max(failure.until, failures > patientTries ? (retryAt(failures, now) ?? 0) : 0)
      return this.finish({ ...page, failures, dueAt }, outcome, reason)
    }
    const dueAt = passing.has(outcome) ? retryAt(failures, now) : null
    await this.finish({ ...page, failures, dueAt }, outcome, reason)
  }

  private async goneOnce(page: Page, reason: string): Promise<void> {
    const gone = page.gone + 1
    const dueAt = page.article !== null && gone === 1 ? recheckGoneAt(this.parts.clock()) : null
    await this.finish({ ...page, gone, failures: 0, dueAt }, 'gone', reason)
  }

  private save(page: Page): Promise<void> {
    return this.parts.frontier.save([page])
  }

  private async finish(page: Page, outcome: Outcome, reason: string | null): Promise<void> {
    const finished = { ...page, outcome, reason, outcomeAt: this.parts.clock() }
    await this.save(finished)
    this.settled(finished)
  }

  /** Counts and reports a page whose outcome is kept. */
  private settled({ source, address, kind, root, outcome, reason, article, gone, dueAt }: Page): void {
    if (outcome === null) return
    if (kind === 'article' && outcome !== 'beyond-limit') this.announcing.noteArticle(root, article !== null)
    if (article !== null && gone >= 2) this.report.gone.push({ id: article, address })
    if (dueAt !== null && passing.has(outcome)) this.report.later++
    this.count(source, address, outcome, reason, article)
  }

  private count(
    source: string,
    address: string,
    outcome: Outcome,
    reason: string | null,
    article: string | null,
  ): void {
    this.report.counts[outcome] = (this.report.counts[outcome] ?? 0) + 1
    this.events.outcome?.({ at: this.parts.clock(), source, address, outcome, reason, article })
    this.events.progress?.(this.report)
  }
}

/**
 * Crawls sources: reads their feeds, sitemaps and sections, and takes their articles into the archive. Whatever becomes
 * of an address is kept in the frontier, so that a run that was ended or killed is taken up where it was.
 * @throws TimtinError of the archive, and errors of the frontier's folder
 */
export function crawl(parts: CrawlParts, options: CrawlOptions, events: CrawlEvents = {}): Promise<CrawlReport> {
  return new Crawl(parts, options, events).run()
}
