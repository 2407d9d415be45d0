import { loadPage } from './html/page.js'
import type { RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'
import type { Sources } from './sources/index.js'

/** Where a saved page says that it is from; null when it does not say. */
export function addressOfPage(html: string): string | null {
  return loadPage(html).url
}

/**
 * Reads a page of a news portal.
 * @param html decoded content
 * @param address where it was fetched; null for a saved page, which states its address itself or not at all
 * @throws RejectedRecord when there is no article in it
 */
export function readHtmlPage(html: string, address: string | null, sources: Sources): RawArticle {
  const page = loadPage(html, address === null ? null : { address, sources })
  for (const extractor of sources.extractorsFor(page)) {
    const raw = extractor.extract(page)
    if (raw) return raw
  }
  throw new RejectedRecord('No article was found on the page. Save the page of one article, not a list of them.')
}
