import { createHash } from 'node:crypto'
import type { Article } from '../article.js'
import { ingest } from '../ingest/taking-in.js'
import type { ReadArticle } from '../ingest/index.js'
import { canonicalUrl, hostOf } from '../text/hosts.js'
import { dayStart, localDay, type Day } from '../text/dates.js'
import type { Body, Frontier, Page } from './frontier/types.js'
import type { Outcome } from './outcomes.js'
import { revisitAt } from './revisiting.js'
import type { CrawledArchive, PageReader } from './types.js'

/** Pages that are taken in together, in one transaction of the store. */
const batchPages = 64
/** How long a page waits for others before it is taken in, in milliseconds: as short as its readers would like. */
const batchWait = 1000

/** What became of a page that was fetched. */
interface Taken {
  page: Page
  body: Body
  outcome: Outcome
  reason: string | null
  article: Article | null
  /** Of an article that was left out for it. */
  day?: Day
  /** Tells the article, as the page gives it, from others. */
  digest?: string
}

function digestOf(article: Article): string {
  return createHash('sha256').update(JSON.stringify(article)).digest('base64')
}

/**
 * Takes fetched pages into the archive. A page waits in the frontier from the moment it is fetched until its article is
 * stored, so that a kill in between costs no second fetch.
 */
export class Taking {
  private waiting: string[] = []
  private waitingSince = 0
  private running: Promise<void> = Promise.resolve()

  constructor(
    private readonly frontier: Frontier,
    private readonly archive: CrawledArchive,
    private readonly readPage: PageReader,
    private readonly since: Day | null,
    private readonly clock: () => number,
    private readonly settled: (page: Page) => void,
  ) {}

  /** Takes what an earlier run fetched and could not take in any more. */
  async takeLeft(): Promise<void> {
    for (const address of this.frontier.waiting()) await this.add(address)
    await this.flush()
  }

  /** Adds a page whose body is in the frontier; returns at once unless many are waiting. */
  async add(address: string): Promise<void> {
    const now = this.clock()
    if (this.waiting.length === 0) this.waitingSince = now
    this.waiting.push(address)
    if (this.waiting.length >= batchPages || now - this.waitingSince >= batchWait) await this.flush()
  }

  /** Takes in all that is waiting. */
  async flush(): Promise<void> {
    const turn = this.running.then(() => this.takeBatch())
    // The failure is the caller's; the next batch must not fail for it.
    this.running = turn.catch(() => {})
    await turn
  }

  private async takeBatch(): Promise<void> {
    const addresses = this.waiting
    this.waiting = []
    const reading = addresses.flatMap((address) => {
      const page = this.frontier.page(address)
      const body = this.frontier.body(address)
      return page === null || body === null ? [] : [this.read(page, body)]
    })
    const taken = await Promise.all(reading)
    await this.store(taken)
    const pages = taken.map((one) => this.pageOf(one))
    await this.frontier.save(pages)
    pages.forEach((page) => this.settled(page))
  }

  private async read(page: Page, body: Body): Promise<Taken> {
    const nothing = { page, body, article: null }
    try {
      const read = await this.readPage(body)
      if ('reason' in read) return { ...nothing, outcome: 'not-an-article', reason: read.reason }
      const { article } = read
      const day = article.publishedAt === null ? null : localDay(article.publishedAt)
      if (this.since !== null && day !== null && day < this.since) {
        return { ...nothing, outcome: 'before-since', reason: `It is of ${day}.`, day }
      }
      const digest = digestOf(article)
      return await this.identified({ page, body, outcome: 'unchanged', reason: null, article, digest })
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error)
      return { ...nothing, outcome: 'rejected', reason: `It could not be read (${what}). Please report this.` }
    }
  }

  /**
   * Gives an article the id and address under which the archive knows it: a page that moved, or whose address was
   * rewritten with the same number of the site, has the article that it had.
   */
  private async identified(taken: Taken): Promise<Taken> {
    const { page, body, article } = taken
    if (article === null) return taken
    const moved = canonicalUrl(body.address) !== canonicalUrl(page.address)
    const before = page.article ?? (await this.archive.idOfAddress(page.address))
    const kept = before === null ? null : this.archive.readable(before)
    if (moved && kept !== null && kept.id !== article.id && kept.title !== article.title) {
      const reason = `It redirects to another article, "${article.title}".`
      return { ...taken, outcome: 'gone', reason, article: null }
    }
    const same = kept ?? this.archive.readable(article.id)
    if (same?.url == null || hostOf(same.url) !== hostOf(article.url ?? '')) return taken
    return { ...taken, article: { ...article, id: same.id, url: same.url } }
  }

  /** Stores the articles, and notes their outcomes. */
  private async store(taken: readonly Taken[]): Promise<void> {
    const byAddress = new Map(taken.map((one) => [one.page.address, one]))
    // A page that gives what it gave before is not put again: the archive's article may have been corrected since.
    const changed = taken.flatMap(({ page, article, digest }) => {
      const isSame = article !== null && digest === page.digest && this.archive.readable(article.id) !== null
      return article === null || isSame ? [] : [{ page, article }]
    })
    const records = async function* (): AsyncGenerator<ReadArticle> {
      for (const { page, article } of changed) yield { article, file: page.address, line: null, notes: [] }
    }
    await ingest(records(), this.archive, {
      rejects: ({ file, reason }) =>
        Object.assign(byAddress.get(file) ?? {}, { outcome: 'rejected', reason, article: null }),
      outcomes: ({ file, article }, outcome) => {
        if (outcome !== 'conflict') Object.assign(byAddress.get(file) ?? {}, { outcome, article })
      },
    })
  }

  private pageOf({ page, body, outcome, reason, article, day, digest }: Taken): Page {
    const { fetchedAt } = body
    // What was left out must be sent again, as if it had never been fetched.
    const { etag, lastModified } = day === undefined ? body : { etag: null, lastModified: null }
    const dueAt = day === undefined ? null : dayStart(day)
    const changedAt = outcome === 'added' || outcome === 'updated' ? fetchedAt : (page.changedAt ?? fetchedAt)
    return {
      ...page,
      etag,
      lastModified,
      fetchedAt,
      changedAt,
      outcome,
      reason,
      outcomeAt: this.clock(),
      failures: 0,
      gone: 0,
      article: article?.id ?? page.article,
      digest: digest ?? null,
      dueAt: article === null ? dueAt : revisitAt(changedAt, fetchedAt),
    }
  }
}
