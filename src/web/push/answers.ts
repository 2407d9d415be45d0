import { z } from 'zod'
import { articleSchema } from '../../article.js'
import { failureSchema } from '../api/answers/failure.js'
import { countSchema, hrefSchema } from '../api/answers/values.js'

/** The answer to one article. */
export const pushAnswerSchema = z.strictObject({
  id: articleSchema.shape.id,
  outcome: z.enum(['added', 'updated', 'unchanged']),
  href: hrefSchema.describe('Its page, once the index has it: within seconds.'),
})

/** The answer to a batch. */
export const batchAnswerSchema = z.strictObject({
  added: countSchema,
  updated: countSchema,
  unchanged: countSchema,
  refused: countSchema,
  failures: z
    .array(
      z.strictObject({
        line: z.int().positive().describe('Line of the record in the batch, from 1.'),
        id: z.string().nullable(),
        ...failureSchema.shape,
      }),
    )
    .describe('Why each refused record was refused.'),
})

/** The answer to a withdrawal. */
export const withdrawnAnswerSchema = z.strictObject({ id: articleSchema.shape.id, outcome: z.literal('withdrawn') })
