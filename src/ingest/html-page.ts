import { loadPage } from './html/page.js'
import { portalsFor } from './portals/index.js'
import type { RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'

/**
 * Reads a saved page of a news portal.
 * @param html decoded content of the file
 * @throws RejectedRecord when there is no article in it
 */
export function readHtmlPage(html: string): RawArticle {
  const page = loadPage(html)
  for (const portal of portalsFor(page)) {
    const raw = portal.extract(page)
    if (raw) return raw
  }
  throw new RejectedRecord('No article was found on the page. Save the page of one article, not a list of them.')
}
