import { z } from 'zod'
import { gapSchema } from './calendar.js'
import { countSchema, daySchema, hrefSchema, nameSchema } from './values.js'

const paperFields = {
  slug: z.string().describe('Tên trong địa chỉ, để đưa vào tham số nguon.'),
  name: nameSchema,
  href: hrefSchema,
}

const paperSchema = z
  .strictObject({
    ...paperFields,
    articles: countSchema.describe('Số bài.'),
    province: z.string().nullable().describe('Là báo của tỉnh nào; null khi không rõ.'),
    first: daySchema.nullable().describe('Ngày đầu có bài.'),
    last: daySchema.nullable().describe('Ngày cuối có bài.'),
  })
  .meta({ id: 'Paper', description: 'Một báo, đài hoặc cổng thông tin.' })

export const papersAnswerSchema = z.strictObject({
  sources: z.array(paperSchema).describe('Nhiều bài nhất trước; các nguồn cùng tên là một.'),
})

export type PapersJson = z.infer<typeof papersAnswerSchema>

const sharedSchema = z.array(z.strictObject({ ...paperFields, articles: countSchema.describe('Số bài chung.') }))

export const paperAnswerSchema = paperSchema.extend({
  undated: countSchema.describe('Số bài không rõ ngày.'),
  days: z.array(z.strictObject({ day: daySchema, count: countSchema })).describe('Những ngày có bài.'),
  restsOn: z
    .array(z.int().min(0).max(6))
    .describe('Những ngày trong tuần mà nơi này không bao giờ đăng bài; 0 là Chủ nhật.'),
  missing: countSchema.describe('Số ngày không có bài, không kể ngày nghỉ.'),
  gaps: z.array(gapSchema).describe('Những khoảng không có bài, dài nhất trước.'),
  categories: z
    .array(z.strictObject({ value: z.string().describe('Chuyên mục.'), count: countSchema }))
    .describe('Các chuyên mục, nhiều bài nhất trước.'),
  reprints: z
    .strictObject({
      of: sharedSchema.describe('Nơi kia đăng trước mọi nơi, nơi này đăng sau.'),
      by: sharedSchema.describe('Nơi này đăng trước mọi nơi, nơi kia đăng sau.'),
      unclear: sharedSchema.describe('Cùng đăng, không rõ nơi nào trước.'),
    })
    .describe('Những bài mà nơi này và nơi khác cùng đăng.'),
})

export type PaperJson = z.infer<typeof paperAnswerSchema>
