import { SaxesParser } from 'saxes'
import type { Announcement } from './announcement.js'
import { cleanAddress } from './addresses.js'
import { declaresEntities } from './feeds.js'

/** What a sitemap lists. */
export interface Sitemap {
  pages: Announcement[]
  sitemaps: Announcement[]
  /** Why it was not read to its end; null when it was. What was read before counts. */
  problem: string | null
}

const sitemapFile = /\.xml(?:\.gz)?$/iu
/** More elements within each other than a sitemap with extensions has. */
const deepest = 32
/** More characters than an address or a time has. */
const longestText = 2000

/** Gathers the addresses of one sitemap while it is parsed. */
class SitemapReader {
  readonly found: Sitemap = { pages: [], sitemaps: [], problem: null }
  private inSitemap = false
  private depth = 0
  private text = ''
  private location = ''
  private times: Record<string, string> = {}
  private readonly parser = new SaxesParser({ fragment: false })

  constructor(
    private readonly address: string,
    private readonly most: number,
  ) {
    this.parser.on('doctype', (doctype) => {
      if (declaresEntities(doctype)) this.stop('The sitemap declares entities, which no sitemap needs.')
    })
    this.parser.on('error', ({ message }) => this.stop(`The sitemap is not well-formed (${message}).`))
    this.parser.on('opentag', ({ name }) => this.open(name.toLowerCase()))
    this.parser.on('text', (text) => {
      if (this.text.length < longestText) this.text += text
    })
    this.parser.on('cdata', (text) => {
      if (this.text.length < longestText) this.text += text
    })
    this.parser.on('closetag', ({ name }) => this.close(name.toLowerCase()))
  }

  get isDone(): boolean {
    return this.found.problem !== null
  }

  write(text: string): void {
    if (!this.isDone) this.parser.write(text)
  }

  end(): void {
    if (!this.isDone) this.parser.close()
  }

  private stop(problem: string): void {
    this.found.problem ??= problem
  }

  private open(name: string): void {
    this.text = ''
    this.depth++
    if (this.depth > deepest) return this.stop('The sitemap nests elements as no sitemap does.')
    if (name !== 'url' && name !== 'sitemap') return
    this.inSitemap = name === 'sitemap'
    this.location = ''
    this.times = {}
  }

  private close(name: string): void {
    this.depth--
    const text = this.text.trim()
    if (name === 'loc' && this.location === '') this.location = text
    else if (name === 'lastmod' || name.endsWith(':publication_date')) this.times[name] = text
    else if (name === 'url' || name === 'sitemap') this.add()
    this.text = ''
  }

  private add(): void {
    const { pages, sitemaps } = this.found
    const address = this.isDone ? null : cleanAddress(this.location, this.address)
    this.location = ''
    if (address === null) return
    if (pages.length + sitemaps.length >= this.most)
      return this.stop(`The sitemap lists more than ${this.most} addresses.`)
    const { lastmod, ...published } = this.times
    const stated = lastmod ?? Object.values(published)[0] ?? null
    // Some sites list further sitemaps as if they were pages, or nest them in a list of pages.
    const isSitemap = this.inSitemap || sitemapFile.test(new URL(address).pathname)
    ;(isSitemap ? sitemaps : pages).push({ address, stated })
  }
}

/**
 * Reads a sitemap, a sitemap index or a news sitemap piece by piece; entities that it declares are not replaced.
 * @param address where it is
 * @param most addresses to take from it
 * @throws what `pieces` throws
 */
export async function readSitemap(pieces: AsyncIterable<Buffer>, address: string, most: number): Promise<Sitemap> {
  const reader = new SitemapReader(address, most)
  const decoder = new TextDecoder('utf-8')
  for await (const piece of pieces) {
    reader.write(decoder.decode(piece, { stream: true }))
    if (reader.isDone) break
  }
  reader.end()
  return reader.found
}
