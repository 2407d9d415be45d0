import type { Article } from '../article.js'
import { canonicalUrl, hostOf } from '../ingest/identity.js'

/**
 * Whether two articles of one id have addresses that cannot be those of one article. A site's own number in the id
 * (`host-number`) outweighs its addresses: they change with the title.
 */
export function addressesDiffer(kept: Article, other: Article): boolean {
  if (kept.url === null || other.url === null || canonicalUrl(kept.url) === canonicalUrl(other.url)) return false
  const host = hostOf(kept.url)
  return host === null || host !== hostOf(other.url) || !kept.id.startsWith(`${host}-`)
}

/** Whether nothing that a reader would know an article by is the same: two of one id within one run are two articles. */
export function textsDiffer(kept: Article, other: Article): boolean {
  return kept.title !== other.title && kept.body.join('\n') !== other.body.join('\n')
}
