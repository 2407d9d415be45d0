import type { Medium } from '../article.js'

/** Where a record was found. */
export interface Place {
  file: string
  /** Path of the file inside the archive that `file` is; left out when it is none. */
  member?: string
  /** Line or table row of the record, from 1; null when the file is one record, or has no lines. */
  line: number | null
  /** What the file itself calls the record: "post 17", or the address of a web archive's record. */
  record?: string
}

/** An article as a content management system or a feed exports it: fields, with the text as HTML. */
export interface Post {
  /** What the exporting system knows the article by, unique among its articles and lasting. */
  key: string
  url: string | null
  source: string | null
  title: string
  /** HTML or text; empty when there is none. */
  lead: string
  html: string
  author: string | null
  /** ISO 8601, or null. */
  publishedAt: string | null
  category: string | null
  keywords: string[]
  media: Medium[]
  views: number | null
  /** Only a summary was exported: it never replaces the article itself. */
  isSummary?: boolean
}

/**
 * What a record consists of: the bytes of a page saved as text or HTML, the bytes of a line of NDJSON, an object of the
 * same shape, or an exported post. Bytes are decoded and parsed only where reading is bounded.
 */
export type Content =
  | { kind: 'text'; bytes: Uint8Array }
  /** `charset`: as the server that sent the page named it. */
  | { kind: 'html'; bytes: Uint8Array; charset?: string | null }
  | { kind: 'line'; bytes: Uint8Array }
  | { kind: 'json'; value: unknown }
  | { kind: 'post'; post: Post }

/** A record as found in its file, neither decoded nor checked. */
export interface SourceRecord extends Place {
  content: Content
  /** Address that the page was fetched from, where that is known. */
  address?: string | null
  /** Address that the names of its file and folders suggest: it counts only where the page states no other. */
  savedAs?: string | null
  /** Notes that the reader has already: in English, one sentence each. */
  notes?: string[]
}

/** What an operator states about records that do not say it themselves. */
export interface Stated {
  /** Name or host of the paper or portal. */
  source: string | null
  /** Name of the province that the source reports on. */
  province: string | null
}

export const nothingStated: Stated = { source: null, province: null }

/** The place alone, for articles and rejections. */
export function placeOf({ file, member, line, record }: Place): Place {
  return { file, ...(member === undefined ? {} : { member }), line, ...(record === undefined ? {} : { record }) }
}
