import type { Source } from '../ingest/sources/source.js'
import { canonicalUrl } from '../text/hosts.js'
import { addDays, dayMs, dayOf, type Day } from '../text/dates.js'
import { timeOf, type Announcement } from './discovery/announcement.js'
import { isFurtherPage, isHomePage, isOwnAddress, looksLikeArticle, looksLikeSection } from './discovery/addresses.js'
import { dayPages } from './discovery/days.js'
import type { PageLinks } from './discovery/links.js'
import type { Sitemap } from './discovery/sitemaps.js'
import { newPage } from './frontier/new-page.js'
import type { Frontier, Page, PageKind } from './frontier/types.js'
import type { Limits } from './limits.js'
import { isAnnouncedAnew } from './revisiting.js'

/** Without a day to begin with, the pages of these last days are read. */
const recentDays = 2
/** Pages that are saved in one transaction. */
const savedTogether = 1000

/** Sections that are taken from the links of a home page. */
const mostSections = 40

/** A sitemap whose index does not say when it changed is read again after this time. */
const sitemapAge = dayMs

/** Puts into the frontier what the sources, and the pages that announce articles, say is there. */
export class Announcing {
  /** Further pages of each section that this run has let in. */
  private readonly furtherPages = new Map<string, number>()
  /** Addresses in a row that were no articles, by section. */
  private readonly fruitless = new Map<string, number>()

  /**
   * @param since only articles from this day on; null: all
   * @param outside receives addresses that lead outside the source
   * @param found called with the source of new pages and their host
   */
  constructor(
    private readonly frontier: Frontier,
    private readonly limits: Limits,
    private readonly since: Day | null,
    private readonly clock: () => number,
    private readonly startedAt: number,
    private readonly outside: (source: Source, address: string) => void,
    private readonly found: (source: Source, host: string) => Promise<void>,
  ) {}

  /** Makes everything due that announces articles of a source. */
  async begin(source: Source): Promise<void> {
    const roots: [PageKind, readonly string[]][] = [
      ['feed', source.feeds],
      ['sitemap', source.sitemaps],
      ['section', source.sections],
    ]
    const pages = roots.flatMap(([kind, addresses]) => addresses.map((address) => this.root(source, kind, address)))
    // What sections and robots.txt announced earlier is asked again as well.
    const known = this.frontier.roots(source.id).map((page) => ({ ...page, dueAt: this.clock() }))
    await this.save(source, [...pages, ...known, ...this.days(source)])
  }

  private days(source: Source): Page[] {
    if (source.dayPages === null) return []
    const today = dayOf(this.clock())
    const first = this.since ?? addDays(today, 1 - recentDays)
    return dayPages(source.dayPages, first, today).flatMap(({ day, address }) => {
      const known = this.frontier.page(address)
      const isOver = known?.fetchedAt != null && dayOf(known.fetchedAt) > day
      // A page of a day is not the root of others, and is not asked again once the day is over.
      return isOver ? [] : [{ ...this.root(source, 'section', address), root: source.dayPages ?? address }]
    })
  }

  private root(source: Source, kind: PageKind, address: string): Page {
    const known = this.frontier.page(address)
    const page = known ?? newPage(source.id, kind, address, address, 0, this.clock())
    return { ...page, kind, source: source.id, dueAt: this.clock() }
  }

  /** Enters the sitemaps that a host's robots.txt names. */
  async sitemaps(source: Source, addresses: readonly string[]): Promise<void> {
    const own = addresses.filter((address) => isOwnAddress(source, address) && this.frontier.page(address) === null)
    await this.save(
      source,
      own.map((address) => this.root(source, 'sitemap', address)),
    )
  }

  /** Enters what a feed announces. */
  async feed(source: Source, page: Page, announcements: readonly Announcement[]): Promise<void> {
    await this.articles(source, page, announcements, true)
  }

  /** Enters what a sitemap lists. */
  async sitemap(source: Source, page: Page, { pages, sitemaps }: Sitemap): Promise<void> {
    await this.articles(
      source,
      page,
      pages.filter(({ address }) => !isOwnAddress(source, address) || looksLikeArticle(source, address)),
      true,
    )
    if (page.depth >= this.limits.sitemapDepth) return
    const own = this.own(source, sitemaps, true)
    await this.save(
      source,
      own.flatMap(({ address, stated }) => this.nested(source, page, address, timeOf(stated))),
    )
  }

  private nested(source: Source, parent: Page, address: string, time: number | null): Page[] {
    const known = this.frontier.page(address)
    if (known === null) {
      const isOld = this.since !== null && time !== null && dayOf(time) < this.since
      return isOld
        ? []
        : [{ ...newPage(source.id, 'sitemap', address, parent.root, parent.depth + 1, this.clock()), announced: time }]
    }
    const isStale = time === null && this.clock() - (known.fetchedAt ?? 0) > sitemapAge
    const isDue = known.fetchedAt === null || isStale || isAnnouncedAnew(known, time)
    if (known.kind !== 'sitemap' || !isDue) return []
    return [{ ...known, announced: Math.max(known.announced ?? 0, time ?? 0) || null, dueAt: this.clock() }]
  }

  /** Enters what a section's page links to: articles, its further pages, and feeds. */
  async section(source: Source, page: Page, { links, feeds }: PageLinks): Promise<void> {
    const own = links.filter((address) => isOwnAddress(source, address))
    const articles = own.filter((address) => looksLikeArticle(source, address))
    const isTired = this.isFruitless(page.root)
    const fresh = isTired
      ? 0
      : await this.articles(
          source,
          page,
          articles.map((address) => ({ address, stated: null })),
          false,
        )
    const further = own.filter((address) => isFurtherPage(page.root, address) && !articles.includes(address))
    const barren = fresh > 0 ? 0 : page.barren + 1
    const allFresh = fresh > 0 && fresh === articles.length
    await this.save(
      source,
      further.flatMap((address) => this.furtherPage(source, page, address, barren, allFresh)),
    )
    const isNew = (address: string): boolean => isOwnAddress(source, address) && this.frontier.page(address) === null
    const sections = isHomePage(page.address) ? own.filter((address) => looksLikeSection(source, address)) : []
    await this.save(source, [
      ...feeds.filter(isNew).map((address) => this.root(source, 'feed', address)),
      ...sections
        .filter(isNew)
        .slice(0, mostSections)
        .map((address) => this.root(source, 'section', address)),
    ])
  }

  /** A further page is read as long as the pages before it bring something new. */
  private furtherPage(source: Source, parent: Page, address: string, barren: number, allFresh: boolean): Page[] {
    const known = this.frontier.page(address)
    const isRead = known !== null && (known.dueAt !== null || known.fetchedAt !== null)
    // What was read before is read again only if more may have moved there than the pages before it show.
    if (known !== null && isRead && !(allFresh && (known.fetchedAt ?? this.startedAt) < this.startedAt)) return []
    const page = known ?? newPage(source.id, 'section', address, parent.root, parent.depth + 1, this.clock())
    const taken = this.furtherPages.get(parent.root) ?? 0
    if (barren > this.limits.barrenPages || taken >= this.limits.sectionPages) {
      return known === null ? [{ ...page, dueAt: null, outcome: 'beyond-limit', outcomeAt: this.clock() }] : []
    }
    this.furtherPages.set(parent.root, taken + 1)
    return [{ ...page, barren, dueAt: this.clock() }]
  }

  /** Enters articles. @returns how many were not known */
  private async articles(source: Source, page: Page, list: readonly Announcement[], report: boolean): Promise<number> {
    let fresh = 0
    const pages = new Map<string, Page>()
    for (const { address, stated } of this.own(source, list, report)) {
      const key = canonicalUrl(address)
      const known = pages.get(key) ?? this.frontier.page(address)
      const time = timeOf(stated)
      if (known === null) {
        if (this.since !== null && time !== null && dayOf(time) < this.since) continue
        fresh++
        pages.set(key, {
          ...newPage(source.id, 'article', address, page.root, page.depth + 1, this.clock()),
          announced: time,
        })
      } else if (known.kind === 'article' && time !== null && time > (known.announced ?? 0)) {
        const dueAt = isAnnouncedAnew(known, time) ? this.clock() : known.dueAt
        pages.set(key, { ...known, announced: time, dueAt })
      }
    }
    await this.save(source, [...pages.values()])
    return fresh
  }

  private own(source: Source, list: readonly Announcement[], report: boolean): Announcement[] {
    return list.filter(({ address }) => {
      const isOwn = isOwnAddress(source, address)
      if (!isOwn && report) this.outside(source, address)
      return isOwn
    })
  }

  /** Notes whether an address that a section led to had an article. */
  noteArticle(root: string, isArticle: boolean): void {
    this.fruitless.set(root, isArticle ? 0 : (this.fruitless.get(root) ?? 0) + 1)
  }

  /** Whether a section has led to so much that is no article that the rest of it is not worth asking for. */
  isFruitless(root: string): boolean {
    return (this.fruitless.get(root) ?? 0) >= this.limits.fruitlessAddresses
  }

  private async save(source: Source, pages: readonly Page[]): Promise<void> {
    for (let start = 0; start < pages.length; start += savedTogether) {
      await this.frontier.save(pages.slice(start, start + savedTogether))
    }
    for (const host of new Set(pages.map((page) => page.host))) await this.found(source, host)
  }
}
