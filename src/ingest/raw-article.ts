import type { Medium } from '../article.js'
import type { LocalDate } from '../text/date-lines.js'
import type { Article } from '../article.js'

export interface DatedBy extends LocalDate {
  dateSource: NonNullable<Article['dateSource']>
}

/**
 * What a page or record says of itself, before it is made an Article: strings cleaned, nothing recognised yet. Empty
 * string, empty list and null mean that it does not say.
 */
export interface RawArticle {
  url: string | null
  /** Host or name; null when the page does not show where it is from. */
  source: string | null
  kicker: string
  title: string
  lead: string
  body: string[]
  captions: string[]
  author: string | null
  date: DatedBy | null
  category: string | null
  keywords: string[]
  views: number | null
  media: Medium[]
  relatedTitles: string[]
  /** What a person should know about how the page was read: in English, one sentence each. */
  notes: string[]
}
