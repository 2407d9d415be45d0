import { z } from 'zod'
import { countSchema, daySchema, hrefSchema, summarySchema } from './values.js'

export const onThisDayAnswerSchema = z.strictObject({
  day: daySchema,
  days: z
    .array(
      z.strictObject({
        day: daySchema,
        count: countSchema,
        href: hrefSchema,
        articles: z.array(summarySchema).describe('Các bài đầu của ngày.'),
      }),
    )
    .describe('Cùng ngày tháng ở các năm trước, mới nhất trước.'),
})

export type OnThisDayJson = z.infer<typeof onThisDayAnswerSchema>

export const gapSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  days: countSchema,
  restDays: countSchema.describe('Trong đó có bao nhiêu ngày mà nguồn không bao giờ đăng bài.'),
})

export const gapsAnswerSchema = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        source: z.string().describe('Tên nguồn.'),
        articles: countSchema,
        undated: countSchema,
        first: daySchema.nullable().describe('Ngày đầu có bài.'),
        last: daySchema.nullable().describe('Ngày cuối có bài.'),
        restsOn: z
          .array(z.int().min(0).max(6))
          .describe('Những ngày trong tuần mà nguồn không bao giờ đăng bài; 0 là Chủ nhật.'),
        missing: countSchema.describe('Số ngày không có bài, không kể ngày nghỉ.'),
        gaps: z.array(gapSchema).describe('Dài nhất trước: đủ khi hỏi một nguồn, các khoảng đầu khi hỏi nhiều nguồn.'),
        gapCount: countSchema,
      }),
    )
    .describe('Các nguồn, nhiều bài nhất trước.'),
})

export type GapsJson = z.infer<typeof gapsAnswerSchema>
