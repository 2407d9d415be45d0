import { z } from 'zod'

/**
 * The answer to every failure, as problem details (RFC 9457). `code` and `message` were there before the standard's
 * members, and stay.
 */
export const failureSchema = z
  .strictObject({
    type: z.string().describe('Địa chỉ của loại lỗi, trong trang mô tả API; không đổi.'),
    title: z.string().describe('Tên loại lỗi, bằng tiếng Việt.'),
    status: z.int().min(400).max(599).describe('Mã trạng thái HTTP.'),
    detail: z.string().describe('Lần này sai ở đâu, bằng tiếng Việt.'),
    field: z.string().nullable().describe('Tham số hoặc trường sai đầu tiên; null khi lỗi không thuộc trường nào.'),
    code: z.string().describe('Mã lỗi, không đổi, ví dụ bad-parameters.'),
    message: z.string().describe('Nên làm gì, bằng tiếng Việt.'),
    problems: z
      .array(
        z.strictObject({
          parameter: z.string().describe('Tham số hoặc trường.'),
          message: z.string().describe('Sai ở đâu.'),
          allowed: z.string().describe('Thế nào là đúng.'),
        }),
      )
      .describe('Mọi chỗ sai.'),
  })
  .meta({ id: 'Failure', description: 'Lỗi, theo RFC 9457 (application/problem+json).' })

export type FailureJson = z.infer<typeof failureSchema>
