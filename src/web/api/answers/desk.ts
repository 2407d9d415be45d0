import { z } from 'zod'
import { countSchema, hrefSchema, idSchema, nameSchema, passageSchema, summarySchema } from './values.js'

const thingSchema = z.strictObject({ name: z.string().describe('Như được viết lần đầu.'), count: countSchema })
const shareSchema = z.number().min(0).max(1).describe('Phần, từ 0 đến 1.')

export const deskAnswerSchema = z.strictObject({
  article: summarySchema.nullable().describe('Chính bài ấy, khi hỏi về một bài trong kho.'),
  related: z.array(summarySchema).describe('Các bài liên quan, gần nhất trước.'),
  coverage: z.array(summarySchema).describe('Các bài về cùng sự việc, sớm nhất trước.'),
  copies: z
    .array(
      z.strictObject({
        article: summarySchema,
        share: shareSchema.describe('Phần số tiếng của bản thảo cũng có trong bài.'),
        passages: z.array(passageSchema).describe('Những đoạn chung.'),
      }),
    )
    .describe('Những bài gần như cùng một bản.'),
  overlaps: z
    .array(
      z.strictObject({
        article: summarySchema,
        syllables: countSchema.describe('Số tiếng của đoạn chung dài nhất.'),
        passages: z.array(passageSchema).describe('Những đoạn chung.'),
      }),
    )
    .describe('Những bài khác có chung một đoạn.'),
  agencies: z
    .array(z.strictObject({ id: idSchema, name: nameSchema, count: countSchema, href: hrefSchema }))
    .describe('Các cơ quan được nhắc tới.'),
  characters: z
    .strictObject({ given: countSchema.describe('Đã gửi.'), read: countSchema.describe('Đã đọc.') })
    .describe('Số ký tự của bản thảo.'),
  syllables: countSchema.describe('Số tiếng đã đọc.'),
  notes: z
    .array(z.enum(['cut', 'short', 'foreign', 'no-body']))
    .describe('Bản thảo bị cắt bớt, quá ngắn, không phải tiếng Việt, hoặc không có thân bài.'),
  provinces: z.array(thingSchema).describe('Các tỉnh được nhắc tới.'),
  people: z.array(thingSchema).describe('Những người được nhắc tới.'),
  documents: z
    .array(thingSchema.extend({ number: z.string().describe('Số văn bản.') }))
    .describe('Các văn bản được nhắc tới.'),
  keywords: z.array(z.string()).describe('Từ khóa nên dùng.'),
  categories: z
    .array(z.strictObject({ name: nameSchema, share: shareSchema }))
    .describe('Chuyên mục của các bài liên quan.'),
})

export type DeskJson = z.infer<typeof deskAnswerSchema>
