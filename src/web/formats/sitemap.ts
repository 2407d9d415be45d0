import { element, writeXml, type XmlElement } from './xml.js'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** An address of a sitemap. */
export interface SitemapEntry {
  /** Absolute. */
  href: string
  /** When what is there last changed: a day, or ISO 8601; null when unknown. */
  changed: string | null
}

/** An article of a news sitemap. */
export interface NewsEntry {
  href: string
  title: string
  /** A day, or ISO 8601. */
  published: string
}

/** Entities and elements of XML are few here, and a sitemap has 50,000 of them: written piece by piece. */
export const sitemapHead = `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="${namespace}">\n`
export const sitemapFoot = '</urlset>\n'

const fields = ({ href, changed }: SitemapEntry): (XmlElement | null)[] => [
  element('loc', {}, href),
  changed === null ? null : element('lastmod', {}, changed),
]

/** The document without the XML declaration. */
const withoutDeclaration = (root: XmlElement): string => writeXml(root).replace(/^<\?.*\?>\n/, '')

/** One entry of a sitemap that is written piece by piece. */
export function writeSitemapEntry(entry: SitemapEntry): string {
  return withoutDeclaration(element('url', {}, ...fields(entry)))
}

/** An index of sitemaps. */
export function writeSitemapIndex(entries: readonly SitemapEntry[]): string {
  const sitemaps = entries.map((entry) => element('sitemap', {}, ...fields(entry)))
  return writeXml(element('sitemapindex', { xmlns: namespace }, ...sitemaps))
}

/** A news sitemap, as Google News defines it. @param publication name of the site */
export function writeNewsSitemap(publication: string, entries: readonly NewsEntry[]): string {
  const urls = entries.map(({ href, title, published }) =>
    element(
      'url',
      {},
      element('loc', {}, href),
      element(
        'news:news',
        {},
        element('news:publication', {}, element('news:name', {}, publication), element('news:language', {}, 'vi')),
        element('news:publication_date', {}, published),
        element('news:title', {}, title),
      ),
    ),
  )
  const spaces = { xmlns: namespace, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }
  return writeXml(element('urlset', spaces, ...urls))
}
