import type { Medium } from '../article.js'
import type { LocalDate } from '../text/date-lines.js'
import type { Article } from '../article.js'

export interface DatedBy extends LocalDate {
  dateSource: NonNullable<Article['dateSource']>
}

/**
 * What a page or record states, before it is made an Article: strings are cleaned, nothing is recognised yet. Empty
 * strings, empty lists and null mean that it states nothing.
 */
export interface RawArticle {
  url: string | null
  /** Host or name of the paper or portal; null when the page does not show it. */
  source: string | null
  kicker: string
  title: string
  lead: string
  body: string[]
  captions: string[]
  author: string | null
  date: DatedBy | null
  /** When it says that it was last changed: ISO 8601 with +07:00. */
  modifiedAt: string | null
  category: string | null
  keywords: string[]
  views: number | null
  media: Medium[]
  relatedTitles: string[]
  /** What a person should know about how the page was read: in English, one sentence each. */
  notes: string[]
}
