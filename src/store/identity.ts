import type { Article } from '../article.js'
import { canonicalUrl, hostOf } from '../text/hosts.js'

/**
 * Whether the addresses of two articles with one id cannot belong to one article. A site's own number in the id
 * (`host-number`) outweighs the addresses, which change with the title.
 */
export function addressesDiffer(kept: Article, other: Article): boolean {
  if (kept.url === null || other.url === null || canonicalUrl(kept.url) === canonicalUrl(other.url)) return false
  const host = hostOf(kept.url)
  return host === null || host !== hostOf(other.url) || !kept.id.startsWith(`${host}-`)
}
