import type { Outcome } from '../outcomes.js'

/** What an address is expected to lead to. */
export type PageKind = 'article' | 'section' | 'feed' | 'sitemap'

/** An address that the crawler knows, and what became of it. Times in milliseconds since 1970-01-01T00:00Z. */
export interface Page {
  /** The address to fetch. */
  address: string
  host: string
  /** Id of its source. */
  source: string
  kind: PageKind
  /** Address of the section, feed or sitemap of the source through which it was found; its own for these. */
  root: string
  /** Steps from the root: 0 for the root itself. */
  depth: number
  /** Of a section's page: pages before it in a row that announced nothing new. */
  barren: number
  foundAt: number
  /**
   * When it is to be fetched; null: not again, unless it is announced anew. Of an article that was left out for its day,
   * the beginning of that day.
   */
  dueAt: number | null
  /** The latest time of a change that a feed or sitemap has stated. */
  announced: number | null
  etag: string | null
  lastModified: string | null
  /** When it was last fetched, whether or not it had changed. */
  fetchedAt: number | null
  /** When it was last found changed. */
  changedAt: number | null
  /** The last outcome, and when; null before the first. */
  outcome: Outcome | null
  reason: string | null
  outcomeAt: number | null
  /** Failures in a row. */
  failures: number
  /** Id of the article that the page has; null when it has none, or is not known yet. */
  article: string | null
  /** Digest of the article as the page gave it last; null before that. */
  digest: string | null
  /** Times in a row that it was gone. */
  gone: number
}

/** A page that was fetched but not yet taken in. */
export interface Body {
  /** Where redirects led; the page's own address when there were none. */
  address: string
  bytes: Uint8Array
  charset: string | null
  etag: string | null
  lastModified: string | null
  fetchedAt: number
}

/** What is known of a host beyond its pages. */
export interface HostState {
  source: string
  /** Not to be asked before this time. */
  restUntil: number
  /** robots.txt as last fetched; null before that. `status`: 200 stands for every answer with content. */
  robots: { text: string; status: number; fetchedAt: number } | null
}

/**
 * The addresses that the crawler knows, durably: after a kill, what was saved before is there. Addresses that differ
 * only in scheme, `www.`, fragment or tracking parameters are one page.
 */
export interface Frontier {
  page(address: string): Page | null
  /** Saves pages, all or none, and removes those bodies that belong to them unless `bodies` has new ones. */
  save(pages: readonly Page[], bodies?: ReadonlyMap<string, Body>): Promise<void>
  /**
   * The page of a host to fetch next: feeds, sitemaps and first pages of sections first, then articles, then further
   * pages of sections. Of articles those that became due last come first. Null when nothing is due at `now`.
   * @param since articles that were left out for their day are due again from this day's beginning on
   */
  next(host: string, now: number, since: number): Page | null
  /** Every host that was ever to be asked. */
  hosts(): { host: string; state: HostState }[]
  host(host: string): HostState | null
  saveHost(host: string, state: HostState): Promise<void>
  /** Addresses of pages that were fetched but not yet taken in. */
  waiting(): string[]
  body(address: string): Body | null
  /** The sections, feeds and sitemaps of a source that were found by no other. */
  roots(source: string): Page[]
  /** Copies everything into another folder. */
  copyTo(folder: string): Promise<void>
  close(): Promise<void>
}
