import { z } from 'zod'
import { articleSchema } from '../../../article.js'
import { documentSchema } from './documents.js'
import { hrefSchema, summarySchema } from './values.js'

const revisionSchema = z.strictObject({
  at: z.string(),
  by: z.enum(['source', 'correction']),
  was: articleSchema.partial().describe('The former values of the fields that changed.'),
})

export const articleAnswerSchema = articleSchema.extend({
  href: hrefSchema,
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string(), href: hrefSchema })),
  related: z.array(summarySchema),
  copies: z.array(summarySchema).describe('Near-copies elsewhere in the archive, most alike first.'),
  story: z.array(summarySchema).describe('The articles of its event in time order, itself among them.'),
  documents: z.array(documentSchema),
  revisions: z.array(revisionSchema).describe('What it said before it was changed, latest first.'),
  previousOfDay: summarySchema.nullable(),
  nextOfDay: summarySchema.nullable(),
})

export type ArticleJson = z.infer<typeof articleAnswerSchema>

const id = articleSchema.shape.id

export const relatedAnswerSchema = z.strictObject({ id, related: z.array(summarySchema) })
export const copiesAnswerSchema = z.strictObject({ id, copies: z.array(summarySchema) })
export const storyAnswerSchema = z.strictObject({ id, story: z.array(summarySchema) })
