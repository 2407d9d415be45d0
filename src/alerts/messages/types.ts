import type { Part } from '../../search/types.js'

/** An article as a message shows it. */
export interface ToldArticle {
  id: string
  title: string
  href: string
  source: string
  /** ISO 8601 with +07:00; null when unknown. */
  publishedAt: string | null
  /** What of the title and of the text matched. */
  titleParts: Part[]
  snippets: Part[][]
}

/** A message about new articles. All addresses are absolute. */
export interface News {
  /** The search in words. */
  label: string
  searchHref: string
  articles: ToldArticle[]
  /** How many more there are. */
  more: number
  leaveHref: string
}

/** Wishes to be confirmed, each by its own address. */
export interface ConfirmationRequest {
  label: string
  confirmHref: string
}

/** Whose e-mails they are. */
export interface Letterhead {
  /** Name of the site. */
  siteName: string
  /** Of links and buttons, as #rrggbb. */
  colour: string
}

/** An e-mail before it is sent. */
export interface Letter {
  subject: string
  text: string
  html: string
}
