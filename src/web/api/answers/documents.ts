import { z } from 'zod'
import { countSchema, daySchema, hrefSchema, summarySchema } from './values.js'

export const documentSchema = z
  .strictObject({
    slug: z.string().describe('Its number folded, parts joined by “-”: 60-nq-hdnd.'),
    number: z.string().describe('As written: 60/NQ-HĐND.'),
    title: z.string().describe('With what it is: Nghị quyết 60/NQ-HĐND.'),
    href: hrefSchema,
  })
  .meta({ id: 'Document', description: 'A document that articles cite by its number.' })

export type DocumentJson = z.infer<typeof documentSchema>

export const documentsAnswerSchema = z.strictObject({
  documents: z.array(documentSchema.extend({ articles: countSchema })).describe('Most cited first.'),
})

export type DocumentsJson = z.infer<typeof documentsAnswerSchema>

export const documentAnswerSchema = z.strictObject({
  document: documentSchema,
  total: countSchema,
  page: z.int().positive(),
  pages: countSchema,
  days: z.array(z.strictObject({ day: daySchema, count: countSchema })).describe('Those that have articles, in order.'),
  undated: countSchema,
  provinces: z
    .array(z.strictObject({ value: z.string(), count: countSchema }))
    .describe('Where the articles come from, most first: different places may number alike.'),
  articles: z.array(summarySchema).describe('Oldest first, undated ones last.'),
})

export type DocumentViewJson = z.infer<typeof documentAnswerSchema>
