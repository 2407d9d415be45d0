import { loadPage } from './html/page.js'
import { portalsFor } from './portals/index.js'
import type { RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'

/**
 * Reads a saved page of a news portal.
 * @param html decoded content of the file
 * @param fetched address that it was fetched from, or saved under, where that is known
 * @throws RejectedRecord when there is no article in it
 */
export function readHtmlPage(html: string, fetched: string | null = null): RawArticle {
  const page = loadPage(html, fetched)
  for (const portal of portalsFor(page)) {
    const raw = portal.extract(page)
    if (raw) return raw
  }
  throw new RejectedRecord('No article was found on the page. Save the page of one article, not a list of them.')
}
