/** How much the crawler asks of a site, and how much it takes from one. Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** Between the starts of two requests to one host, unless its robots.txt asks for more. */
  delay: number
  /** A longer crawl-delay is taken for this. */
  longestDelay: number
  /** Hosts that are asked at the same time. */
  hosts: number
  connectTimeout: number
  /** Until the headers are there, and between two pieces of the body. */
  idleTimeout: number
  /** For one request as a whole. */
  requestTimeout: number
  redirects: number
  /** Of a page, decoded. */
  pageBytes: number
  /** Of a feed, decoded: a feed of 100 articles in full has well under 1 MB. */
  feedBytes: number
  /** Of a sitemap, decoded: the protocol allows 50 MB. */
  sitemapBytes: number
  robotsBytes: number
  /** Addresses taken from one sitemap; the protocol allows 50,000. */
  sitemapAddresses: number
  /** Sitemaps within sitemaps. */
  sitemapDepth: number
  /** Pages of one section that are read one after another ("trang 2", "trang 3", …). */
  sectionPages: number
  /** Pages of one section in a row that announce nothing new, after which the next are not read. */
  barrenPages: number
  /** Addresses from one section in a row that were no articles, after which no more are taken from it. */
  fruitlessAddresses: number
  /** How long robots.txt is believed; RFC 9309 says not longer than a day. */
  robotsAge: number
  /** How long a host is left alone that does not answer, or whose robots.txt cannot be had. */
  rest: number
  /** Failures of a host in a row, after which it is left alone. */
  failuresInARow: number
  /** A longer `Retry-After` is taken for this. */
  longestWait: number
  /** A run waits for a host that asks for no more than this; otherwise it goes on without it. */
  patience: number
}

const second = 1000
const minute = 60 * second
const megabyte = 1024 * 1024

export const usualLimits: Limits = {
  delay: second,
  longestDelay: minute,
  hosts: 16,
  connectTimeout: 10 * second,
  idleTimeout: 20 * second,
  requestTimeout: minute,
  redirects: 5,
  pageBytes: 8 * megabyte,
  feedBytes: 2 * megabyte,
  sitemapBytes: 64 * megabyte,
  robotsBytes: megabyte / 2,
  sitemapAddresses: 50_000,
  sitemapDepth: 3,
  sectionPages: 2000,
  barrenPages: 2,
  fruitlessAddresses: 50,
  robotsAge: 24 * 60 * minute,
  rest: 10 * minute,
  failuresInARow: 5,
  longestWait: 24 * 60 * minute,
  patience: 30 * second,
}
