import { loadPage, type Fetched } from './html/page.js'
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
 * @param fetched where it was fetched, or seems to have been; null where that is not known
 * @throws RejectedRecord when there is no article in it
 */
export function readHtmlPage(html: string, fetched: Fetched | null, sources: Sources): RawArticle {
  const page = loadPage(html, fetched)
  for (const extractor of sources.extractorsFor(page)) {
    const raw = extractor.extract(page)
    if (raw) return raw
  }
  throw new RejectedRecord('No article was found on the page. Save the page of one article, not a list of them.')
}
