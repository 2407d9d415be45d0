import type { Article } from '../article.js'
import { canonicalUrl, hostOf } from '../text/hosts.js'

/**
 * Whether two articles with one id cannot be one article: their addresses cannot belong to one or, where these are not
 * known, neither source nor title is the same, as when two papers number their articles. A site's own number in the id
 * (`host-number`) outweighs the addresses, which change with the title.
 */
export function areTwoArticles(kept: Article, other: Article): boolean {
  if (kept.url === null || other.url === null) return kept.source !== other.source && kept.title !== other.title
  if (canonicalUrl(kept.url) === canonicalUrl(other.url)) return false
  const host = hostOf(kept.url)
  return host === null || host !== hostOf(other.url) || !kept.id.startsWith(`${host}-`)
}
