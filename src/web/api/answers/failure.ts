import { z } from 'zod'

/** The error answer of every route; texts are in Vietnamese. */
export const failureSchema = z
  .strictObject({
    code: z.string().describe('Stable name of the failure, e.g. bad-parameters.'),
    message: z.string(),
    problems: z
      .array(z.strictObject({ parameter: z.string(), message: z.string(), allowed: z.string() }))
      .describe('What is wrong with which parameter, and what would be right.'),
  })
  .meta({ id: 'Failure' })

export type FailureJson = z.infer<typeof failureSchema>
