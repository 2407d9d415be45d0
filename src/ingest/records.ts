import { z } from 'zod'
import { articleSchema, mediaSchema } from '../article.js'
import { cleanText } from '../text/clean.js'
import { parseMachineDate, type LocalDate } from '../text/date-lines.js'
import { repairLegacyText } from './legacy-text.js'
import type { DatedBy, RawArticle } from './raw-article.js'
import { RejectedRecord } from './rejection.js'

const text = z.string().nullish()
const texts = z.array(z.string()).nullish()

/**
 * A line of NDJSON: an Article, or a loose form of one, where everything but the title may be missing or null and the
 * body may be one string. Unknown keys are ignored.
 */
export const recordSchema = z.object({
  id: articleSchema.shape.id.nullish(),
  url: text,
  source: text,
  province: text,
  kicker: text,
  title: z.string(),
  lead: text,
  body: z.union([z.string(), z.array(z.string())]).nullish(),
  captions: texts,
  author: text,
  publishedAt: text,
  datePrecision: articleSchema.shape.datePrecision.nullish(),
  dateSource: articleSchema.shape.dateSource.nullish(),
  modifiedAt: text,
  category: text,
  keywords: texts,
  views: articleSchema.shape.views.nullish(),
  media: z.array(mediaSchema).nullish(),
  agencies: texts,
  relatedTitles: texts,
})

/** A field of a record that is not as it must be. */
export interface FieldProblem {
  /** `title`, `body.3`; empty when the record as a whole is meant. */
  field: string
  /** Whether records have no such field. */
  isUnknown: boolean
}

/** Every field that a record may have. */
export const recordFields: readonly string[] = Object.keys(recordSchema.shape)

/**
 * Checks a record more strictly than `readRecord`: fields that it does not know are refused, for a program that spells
 * one wrongly would lose what is in it.
 * @param value parsed JSON
 * @returns everything that is wrong with it; empty when `readRecord` accepts its fields
 */
export function problemsOfRecord(value: unknown): FieldProblem[] {
  const parsed = recordSchema.strict().safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue): FieldProblem[] => {
    const at = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ field: at, isUnknown: false }]
    return issue.keys.map((key) => ({ field: at === '' ? key : `${at}.${key}`, isUnknown: true }))
  })
}

export interface RecordArticle {
  raw: RawArticle
  id: string | null
  /** What the record itself states; where it states nothing, they are recognised from the text. */
  province: string | null
  agencies: string[]
}

/** Reads a field that holds a date; null when it is empty. @throws RejectedRecord when no date can be read */
function readDate(field: string, value: string | null | undefined): LocalDate | null {
  const written = value?.trim()
  if (!written) return null
  const reading = parseMachineDate(written)
  if (!reading)
    throw new RejectedRecord(`${field} is ${JSON.stringify(written)}. Give an ISO 8601 date, or null.`, field)
  if (!reading.ok) throw new RejectedRecord(`${field}: ${reading.reason}. Give a day that exists, or null.`, field)
  return reading.date
}

function dateOf(record: z.infer<typeof recordSchema>): DatedBy | null {
  const date = readDate('publishedAt', record.publishedAt)
  if (date === null) return null
  const midnight = date.precision === 'day'
  return {
    publishedAt: date.publishedAt,
    precision: midnight ? 'day' : (record.datePrecision ?? 'minute'),
    dateSource: record.dateSource ?? 'meta',
  }
}

/** Explains where a record breaks the schema: `title: expected string, received number`. */
function explain(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`)
    .join('; ')
}

/** Separates the texts of one list while they are repaired together; no text can contain it. */
const separator = '\u0000'

/** All texts of a record, in a fixed order, with lists joined. */
function textsOf(record: z.infer<typeof recordSchema>): string[] {
  const { title, kicker, lead, body, captions, author, category, keywords, relatedTitles } = record
  return [title, kicker, lead, body, captions, author, category, keywords, relatedTitles].map((value) =>
    [value ?? '']
      .flat()
      .map((text) => text.replaceAll(separator, ''))
      .join(separator),
  )
}

/**
 * Reads one record of an NDJSON file.
 * @param value parsed JSON
 * @throws RejectedRecord when it is not an article
 */
export function readRecord(value: unknown): RecordArticle {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RejectedRecord('It is JSON but not an object. Give one object per line, with at least a title.')
  }
  const parsed = recordSchema.safeParse(value)
  if (!parsed.success) throw new RejectedRecord(`${explain(parsed.error)}. Correct the record.`)
  const record = parsed.data
  const { parts, note } = repairLegacyText(textsOf(record))
  const [title, kicker, lead, body, captions, author, category, keywords, related] = parts.map((part) =>
    part.split(separator),
  )
  return {
    id: record.id ?? null,
    province: cleanText(record.province ?? '') || null,
    agencies: record.agencies ?? [],
    raw: {
      url: record.url ?? null,
      source: record.source ?? null,
      kicker: kicker[0],
      title: title[0],
      lead: lead[0],
      body,
      captions,
      author: author[0],
      date: dateOf(record),
      modifiedAt: readDate('modifiedAt', record.modifiedAt)?.publishedAt ?? null,
      category: category[0],
      keywords,
      views: record.views ?? null,
      media: record.media ?? [],
      relatedTitles: related,
      notes: note === null ? [] : [note],
    },
  }
}
