import { z } from 'zod'
import { countSchema, daySchema, hrefSchema, summarySchema } from './values.js'

export const onThisDayAnswerSchema = z.strictObject({
  day: daySchema,
  days: z
    .array(z.strictObject({ day: daySchema, count: countSchema, href: hrefSchema, articles: z.array(summarySchema) }))
    .describe('The same day and month of earlier years, latest first.'),
})

export type OnThisDayJson = z.infer<typeof onThisDayAnswerSchema>

const gapSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  days: countSchema,
  restDays: countSchema.describe('How many of them are days on which the source never publishes.'),
})

export const gapsAnswerSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      source: z.string(),
      articles: countSchema,
      undated: countSchema,
      first: daySchema.nullable(),
      last: daySchema.nullable(),
      restsOn: z.array(z.int().min(0).max(6)).describe('Days of the week on which it never publishes; 0 is Sunday.'),
      missing: countSchema.describe('Days without articles, those of rest not counted.'),
      gaps: z.array(gapSchema).describe('Longest first: all of one source, the first of several.'),
      gapCount: countSchema,
    }),
  ),
})

export type GapsJson = z.infer<typeof gapsAnswerSchema>
