import type { Extractor } from '../html/extractor.js'

/** A paper or portal: who it is, how its pages are read, and where its articles are announced. */
export interface Source {
  /** Name of its file, without the ending. */
  id: string
  /** As a newspaper would print it: "Báo Thái Bình". */
  name: string
  /** The province it reports on, by its name; null where the gazetteer knows it by the host (`data/gazetteer/sources.tsv`). */
  province: string | null
  /** Hosts without `www.`; `*.example.vn` stands for every host below `example.vn`. The crawler leaves none of them. */
  hosts: readonly string[]
  /** How its pages are read, the newest template first; other pages are read by the extractor for any page. */
  extractors: readonly Extractor[]
  /** Addresses of RSS and Atom feeds. More are found on section pages (`link rel="alternate"`). */
  feeds: readonly string[]
  /** Addresses of sitemaps, sitemap indexes and news sitemaps. More are found in robots.txt. */
  sitemaps: readonly string[]
  /** Addresses of pages that list articles: the home page and sections. */
  sections: readonly string[]
  /** Address of the page that lists the articles of one day, with `{yyyy}`, `{MM}` and `{dd}` for the day. */
  dayPages: string | null
  /** Matches path and query of an article's address; null: what looks like an article's address (`addresses.ts`). */
  articlePath: RegExp | null
  /** Finds the source's own id of an article in the path of its address; null when addresses have no lasting id. */
  siteId: RegExp | null
}

/** Builds a source; what is not stated is empty or null. */
export function defineSource(stated: Pick<Source, 'id' | 'name' | 'hosts'> & Partial<Source>): Source {
  return {
    province: null,
    extractors: [],
    feeds: [],
    sitemaps: [],
    sections: [],
    dayPages: null,
    articlePath: null,
    siteId: null,
    ...stated,
  }
}

/** Whether a host (without `www.`) belongs to a source. */
export function hasHost(source: Pick<Source, 'hosts'>, host: string): boolean {
  return source.hosts.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name))
}
