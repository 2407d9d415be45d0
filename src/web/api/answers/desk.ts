import { z } from 'zod'
import { countSchema, hrefSchema, passageSchema, summarySchema } from './values.js'

const thingSchema = z.strictObject({ name: z.string().describe('As first written.'), count: countSchema })
const shareSchema = z.number().min(0).max(1)

export const deskAnswerSchema = z.strictObject({
  article: summarySchema.nullable().describe('The article itself, when the question was about one of the archive.'),
  related: z.array(summarySchema),
  coverage: z.array(summarySchema).describe('Articles about the same event, earliest first.'),
  copies: z.array(
    z.strictObject({
      article: summarySchema,
      share: shareSchema.describe('Share of the text’s syllables that stand in the article too.'),
      passages: z.array(passageSchema),
    }),
  ),
  overlaps: z.array(
    z.strictObject({
      article: summarySchema,
      syllables: countSchema.describe('Syllables of the longest passage that stands in both.'),
      passages: z.array(passageSchema),
    }),
  ),
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string(), count: countSchema, href: hrefSchema })),
  characters: z.strictObject({ given: countSchema, read: countSchema }),
  syllables: countSchema,
  notes: z.array(z.enum(['cut', 'short', 'foreign', 'no-body'])),
  provinces: z.array(thingSchema),
  people: z.array(thingSchema),
  documents: z.array(thingSchema.extend({ number: z.string() })),
  keywords: z.array(z.string()),
  categories: z.array(z.strictObject({ name: z.string(), share: shareSchema })),
})

export type DeskJson = z.infer<typeof deskAnswerSchema>
