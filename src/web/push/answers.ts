import { z } from 'zod'
import { failureSchema } from '../api/answers/failure.js'
import { articleFields, countSchema, hrefSchema } from '../api/answers/values.js'

/** The answer to one article. */
export const pushAnswerSchema = z.strictObject({
  id: articleFields.id,
  outcome: z.enum(['added', 'updated', 'unchanged']).describe('Được thêm, được cập nhật, hoặc không có gì mới.'),
  href: hrefSchema.describe('Trang của bài, có sau vài giây.'),
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
        line: z.int().positive().describe('Dòng của bản ghi trong gói, tính từ 1.'),
        id: z.string().nullable().describe('Mã bài của bản ghi; null khi không có.'),
        ...failureSchema.shape,
      }),
    )
    .describe('Vì sao từng bản ghi bị từ chối.'),
})

/** The answer to a withdrawal. */
export const withdrawnAnswerSchema = z.strictObject({
  id: articleFields.id,
  outcome: z.literal('withdrawn').describe('Đã gỡ.'),
})
