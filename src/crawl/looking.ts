import { defineSource, type Source } from '../ingest/sources/source.js'
import { decodePage } from '../ingest/readers/decode.js'
import { TimtinError } from '../errors.js'
import { hostOf } from '../text/hosts.js'
import { cleanAddress, looksLikeArticle } from './discovery/addresses.js'
import { readLinks } from './discovery/links.js'
import { FetchFailure, Fetcher } from './fetching/fetcher.js'
import { HostRests } from './fetching/hosts.js'
import { Visitor } from './fetching/visitor.js'
import { newPage } from './frontier/new-page.js'
import type { CrawlParts } from './crawler.js'

/** Articles that are looked at to see what their pages have in common. */
const examples = 3

/** A page that was looked at, decoded. */
interface SeenPage {
  address: string
  html: string
}

/** What a first look at a site showed. */
export interface SiteLook {
  host: string
  /** Addresses of the page that was named, or of the home page if that is an article. */
  sections: string[]
  feeds: string[]
  sitemaps: string[]
  /** Some pages that look like articles. */
  articles: SeenPage[]
}

type LookParts = Pick<CrawlParts, 'frontier' | 'limits' | 'permission' | 'userAgent' | 'clock' | 'signal'>

/** Looks at one site, as politely as a crawl does. */
class Look {
  private readonly source: Source
  private readonly fetcher: Fetcher
  private readonly visitor: Visitor

  constructor(
    private readonly host: string,
    private readonly address: string,
    private readonly parts: LookParts,
  ) {
    const { frontier, limits, permission, userAgent, clock, signal } = parts
    this.source = defineSource({ id: 'draft', name: host, hosts: [host], sections: [address] })
    this.fetcher = new Fetcher(limits, permission, userAgent, clock, signal)
    this.visitor = new Visitor(frontier, this.fetcher, limits, clock, signal)
  }

  async run(): Promise<SiteLook> {
    try {
      const isArticle = looksLikeArticle(this.source, this.address)
      const home = new URL('/', this.address).href
      const section = await this.fetch(isArticle ? home : this.address)
      const { links, feeds } = readLinks(section.html, section.address)
      const { sitemaps } = await this.visitor.robotsOf(this.source, this.address)
      const own = links.filter((link) => hostOf(link) === this.host && looksLikeArticle(this.source, link))
      const chosen = [...new Set([...(isArticle ? [this.address] : []), ...own])].slice(0, examples)
      const articles: SeenPage[] = []
      for (const address of chosen) articles.push(await this.fetch(address))
      return { host: this.host, sections: [section.address], feeds, sitemaps, articles }
    } finally {
      await this.fetcher.close()
    }
  }

  private async fetch(address: string): Promise<SeenPage> {
    const page = newPage(this.source.id, 'section', address, address, 0, this.parts.clock())
    const visit = await this.visitor.visit(this.source, page, this.parts.limits.pageBytes, async (response) => {
      const pieces: Buffer[] = []
      for await (const piece of response.pieces) pieces.push(piece)
      return decodePage(Buffer.concat(pieces), true, response.charset)
    })
    if (visit.kind === 'not-modified') throw new FetchFailure('broken', 'It answers 304 to a first request.')
    return { address: visit.address, html: visit.content }
  }
}

/**
 * Looks at a site: its home page or the page that is named, its robots.txt, and some of its articles.
 * @throws TimtinError `bad-address` when it is no web address, `site-unreachable` when it cannot be had
 */
export async function lookAtSite(named: string, parts: LookParts): Promise<SiteLook> {
  const address = cleanAddress(named)
  const host = address === null ? null : hostOf(address)
  if (address === null || host === null) {
    throw new TimtinError(
      'usage',
      'bad-address',
      'This is no web address.',
      named,
      'Give one that begins with https://.',
    )
  }
  try {
    return await new Look(host, address, parts).run()
  } catch (error) {
    if (!(error instanceof FetchFailure) && !(error instanceof HostRests)) throw error
    const isInternal = error instanceof FetchFailure && error.outcome === 'internal-address'
    const advice = isInternal
      ? 'Give the address under which the public reaches the site, or a saved page.'
      : 'Try again later, or give a saved page.'
    throw new TimtinError('environment', 'site-unreachable', error.reason, named, advice, { cause: error })
  }
}
