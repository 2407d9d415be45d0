import type { Article } from '../../article.js'
import type { Directory } from '../parts.js'
import { articleHref, safeHref } from '../urls/links.js'

/** An article as exported in a file, a feed or a citation. */
export interface Entry {
  id: string
  kicker: string
  title: string
  lead: string
  /** Absolute address of the article's page on this site. */
  href: string
  /** Address of the original; null if unknown or not safe to follow. */
  original: string | null
  source: string
  author: string | null
  /** ISO 8601 with +07:00, or null. */
  publishedAt: string | null
  datePrecision: Article['datePrecision']
  province: string | null
  category: string | null
  /** Their names. */
  agencies: string[]
  keywords: string[]
}

/** @param site scheme and host of this site */
export function presentEntry(article: Article, site: string, gazetteer: Directory): Entry {
  const { id, kicker, title, lead, source, author, publishedAt, datePrecision, province, category, keywords } = article
  return {
    id,
    kicker,
    title,
    lead,
    href: site + articleHref(article),
    original: safeHref(article.url),
    source: gazetteer.labels.source(source, article.url),
    author,
    publishedAt,
    datePrecision,
    province,
    category: category === null ? null : gazetteer.labels.category(category),
    agencies: article.agencies.map((agency) => gazetteer.agency(agency)?.name ?? agency),
    keywords,
  }
}
