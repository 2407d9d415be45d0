import { createHash } from 'node:crypto'

/** Hexadecimal digits of a hashed id: 80 bits, so that a million articles collide with a chance of 4 in 10^13. */
const hashDigits = 20

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, hashDigits)
}

/** Query parameters that tell where a visitor came from, not what the page is. */
const trackingParameter = /^(?:utm_\w+|fbclid|gclid|zarsrc|gidzl)$/iu

/**
 * The address of an article without what does not tell it from others: scheme, `www.`, trailing slash, fragment,
 * tracking.
 * @returns the text itself, trimmed, when it is not an http address
 */
export function canonicalUrl(address: string): string {
  let url: URL
  try {
    url = new URL(address.trim())
  } catch {
    return address.trim()
  }
  if (!/^https?:$/u.test(url.protocol)) return address.trim()
  const kept = [...url.searchParams].filter(([name]) => !trackingParameter.test(name))
  const query = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : ''
  return `${hostOf(address)}${url.pathname.replace(/\/+$/u, '')}${query}`
}

/** Host of an address without `www.`, or null when it has none. */
export function hostOf(address: string): string | null {
  try {
    return new URL(address.trim()).hostname.toLowerCase().replace(/^www\./u, '') || null
  } catch {
    return null
  }
}

/** What an article can be told from others by. */
export interface Identity {
  /** The site's own id, found in the address. */
  siteId: string | null
  url: string | null
  source: string
  title: string
  publishedAt: string | null
}

/**
 * Gives an article its id: host and the site's own id where its address has one (`thaibinhtv.vn-12345`), else a hash of
 * its address, else of source, title and date.
 */
export function articleId({ siteId, url, source, title, publishedAt }: Identity): string {
  if (url === null) return `t-${hash(source, title, publishedAt ?? '')}`
  const host = hostOf(url)
  return siteId !== null && host !== null ? `${host}-${siteId}` : `u-${hash(canonicalUrl(url))}`
}
