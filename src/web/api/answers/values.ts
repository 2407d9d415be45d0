import { z } from 'zod'
import { articleSchema } from '../../../article.js'

/** `YYYY-MM-DD`, in Asia/Ho_Chi_Minh. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Path of a page of this site. */
export const hrefSchema = z.string().startsWith('/')

export const countSchema = z.int().nonnegative()

export const partSchema = z
  .strictObject({ text: z.string(), match: z.boolean().describe('Whether this is what was searched for.') })
  .meta({ id: 'Part', description: 'A piece of text.' })

/** A passage, split into consecutive parts. */
export const passageSchema = z.array(partSchema)

const { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category } = articleSchema.shape

export const summarySchema = z
  .strictObject({
    id,
    title,
    kicker,
    lead,
    url: url.describe('Address of the original.'),
    source,
    publishedAt,
    datePrecision,
    province,
    category,
    href: hrefSchema.describe('The article’s page on this site.'),
  })
  .meta({ id: 'Summary', description: 'An article in a list.' })

export type SummaryJson = z.infer<typeof summarySchema>
