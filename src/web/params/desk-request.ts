import { z } from 'zod'

export const longestAddress = 2000

const text = z.string().default('')

export const pastedTextSchema = z.strictObject({
  title: text.describe('Tiêu đề.'),
  lead: text.describe('Sapo.'),
  body: z
    .union([z.string(), z.array(z.string()).transform((paragraphs) => paragraphs.join('\n'))])
    .default('')
    .describe('Cả bài, mỗi dòng một đoạn; hoặc danh sách các đoạn.'),
})

const addressSchema = z.strictObject({
  address: z.string().min(1).max(longestAddress).describe('Trang của một bài ở đây, mã bài, hoặc địa chỉ bài gốc.'),
})

/** A program's request to the desk: the address of an article, or a text, any part of which may be missing. */
export const deskRequestSchema = z.union([addressSchema, pastedTextSchema.transform((pasted) => ({ pasted }))])

/** The subject of a request to the desk: a text, or an article by its address. */
export type DeskQuestion = z.output<typeof deskRequestSchema>
