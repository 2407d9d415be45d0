import { z } from 'zod'

/**
 * Where the publication date was read from: the page's date line, its metadata, its URL or the dateline in the text.
 */
export const dateSources = ['page', 'meta', 'url', 'text'] as const
/** How exact a publication date is. `day` means that the time in `publishedAt` is 00:00 and carries no meaning. */
export const datePrecisions = ['minute', 'day'] as const

const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/

/** True when the ISO text names a day and time that exist (31 February does not). */
function exists(iso: string): boolean {
  const [year, month, day, hour, minute, second] = iso.split(/[-T:+]/).map(Number)
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth && hour < 24 && minute < 60 && second < 60
}

const time = z.string().regex(isoDateTime).refine(exists, 'names a day or time that does not exist')

export const mediaSchema = z.strictObject({
  kind: z.enum(['image', 'audio', 'video']),
  /** Address of the medium, or its bare file name where the page shows no address. */
  url: z.string(),
  caption: z.string().nullable(),
})

/**
 * The one shape that all stages share. Every string is NFC, without invisible characters, otherwise as published.
 */
export const articleSchema = z.strictObject({
  /** Stable and URL-safe: letters, digits, `-`, `_`, `.` and `~`, at most 200 characters. */
  id: z.string().regex(/^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199}$/),
  url: z.string().nullable(),
  /** Host or name of the paper or portal. */
  source: z.string().min(1),
  /** Name of the province as it was called when the article appeared, e.g. `Thái Bình`; null when unknown. */
  province: z.string().nullable(),
  /** The short line before the title ("Sở Thông tin và Truyền thông: …"); empty when there is none. */
  kicker: z.string(),
  title: z.string().min(1),
  /** Sapo; empty when there is none. */
  lead: z.string(),
  /** Paragraphs. */
  body: z.array(z.string()),
  captions: z.array(z.string()),
  author: z.string().nullable(),
  /** ISO 8601 with +07:00, or null: a missing date stays missing. */
  publishedAt: time.nullable(),
  datePrecision: z.enum(datePrecisions).nullable(),
  dateSource: z.enum(dateSources).nullable(),
  /** When the source, or a correction here, says that it was last changed: ISO 8601 with +07:00; null when unknown. */
  modifiedAt: time.nullable(),
  category: z.string().nullable(),
  keywords: z.array(z.string()),
  views: z.number().int().nonnegative().nullable(),
  media: z.array(mediaSchema),
  /** Ids of the agencies in the gazetteer that the article names, the principal one first. */
  agencies: z.array(z.string()),
  /** Titles that the page lists as related; they are not part of the body. */
  relatedTitles: z.array(z.string()),
})

export type Medium = z.infer<typeof mediaSchema>
export type Article = z.infer<typeof articleSchema>
