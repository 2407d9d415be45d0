import { createHash } from 'node:crypto'
import { canonicalUrl, hostOf } from '../text/hosts.js'

/** Hexadecimal digits of a hashed id: with 80 bits, the probability of a collision among a million is 4 in 10^13. */
const hashDigits = 20

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, hashDigits)
}

/** What distinguishes an article from others. */
export interface Identity {
  /** The site's own id, found in the address. */
  siteId: string | null
  url: string | null
  source: string
  /** What the system that exported it knows it by; null for what was never in one. */
  key: string | null
  title: string
  publishedAt: string | null
}

/**
 * Makes the id of an article: its host and the site's own id if the address has one (`thaibinhtv.vn-12345`), else a
 * hash of the address, else of source and the exporting system's own key, else of source, title and date.
 */
export function articleId({ siteId, url, source, key, title, publishedAt }: Identity): string {
  if (url === null && key !== null) return `k-${hash(source, key)}`
  if (url === null) return `t-${hash(source, title, publishedAt ?? '')}`
  const host = hostOf(url)
  return siteId !== null && host !== null ? `${host}-${siteId}` : `u-${hash(canonicalUrl(url))}`
}
