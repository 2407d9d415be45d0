import { z } from 'zod'
import { countSchema, daySchema, hrefSchema, pageNumberSchema, summarySchema } from './values.js'

export const documentSchema = z
  .strictObject({
    slug: z.string().describe('Số văn bản viết không dấu, nối bằng “-”: 60-nq-hdnd.'),
    number: z.string().describe('Như được viết: 60/NQ-HĐND.'),
    title: z.string().describe('Cùng loại văn bản: Nghị quyết 60/NQ-HĐND.'),
    href: hrefSchema,
  })
  .meta({ id: 'Document', description: 'Một văn bản được các bài nhắc tới theo số.' })

export type DocumentJson = z.infer<typeof documentSchema>

export const documentsAnswerSchema = z.strictObject({
  documents: z.array(documentSchema.extend({ articles: countSchema })).describe('Được nhắc nhiều nhất trước.'),
})

export type DocumentsJson = z.infer<typeof documentsAnswerSchema>

export const documentAnswerSchema = z.strictObject({
  document: documentSchema,
  total: countSchema.describe('Số bài.'),
  page: pageNumberSchema,
  pages: countSchema.describe('Số trang.'),
  days: z.array(z.strictObject({ day: daySchema, count: countSchema })).describe('Những ngày có bài, theo thứ tự.'),
  undated: countSchema,
  provinces: z
    .array(z.strictObject({ value: z.string().describe('Tên tỉnh.'), count: countSchema.describe('Số bài.') }))
    .describe('Các bài thuộc tỉnh nào, nhiều nhất trước: nhiều nơi có thể đánh số giống nhau.'),
  articles: z.array(summarySchema).describe('Cũ nhất trước, bài không rõ ngày sau cùng.'),
})

export type DocumentViewJson = z.infer<typeof documentAnswerSchema>
