import { z } from 'zod'
import { articleSchema } from '../../../article.js'
import { documentSchema } from './documents.js'
import { articleFields, hrefSchema, idSchema, nameSchema, pictureSchema, summarySchema } from './values.js'

const revisionSchema = z.strictObject({
  at: z.string().describe('Ngày giờ sửa, ISO 8601.'),
  by: z.enum(['source', 'correction']).describe('Nguồn sửa, hay kho tin đính chính.'),
  was: articleSchema.extend(articleFields).partial().describe('Giá trị cũ của những trường đã đổi.'),
})

export const articleAnswerSchema = articleSchema.extend({
  ...articleFields,
  href: hrefSchema.describe('Trang của bài ở đây.'),
  pictures: z.array(pictureSchema).optional().describe('Những ảnh của bài được lưu ở đây, theo thứ tự.'),
  agencies: z
    .array(z.strictObject({ id: idSchema, name: nameSchema, href: hrefSchema }))
    .describe('Các cơ quan mà bài nhắc tới, cơ quan chính trước.'),
  related: z.array(summarySchema).describe('Tin cùng chuyên mục.'),
  copies: z.array(summarySchema).describe('Những bản đăng lại trong kho, giống nhất trước.'),
  story: z.array(summarySchema).describe('Các bài về cùng sự việc theo thời gian, kể cả bài này.'),
  documents: z.array(documentSchema).describe('Các văn bản mà bài nhắc tới theo số.'),
  revisions: z.array(revisionSchema).describe('Bài đã viết gì trước mỗi lần sửa, mới nhất trước.'),
  previousOfDay: summarySchema.nullable().describe('Bài liền trước trong ngày.'),
  nextOfDay: summarySchema.nullable().describe('Bài liền sau trong ngày.'),
})

export type ArticleJson = z.infer<typeof articleAnswerSchema>

const { id } = articleFields

export const relatedAnswerSchema = z.strictObject({
  id,
  related: z.array(summarySchema).describe('Gần nhất trước.'),
})
export const copiesAnswerSchema = z.strictObject({
  id,
  copies: z.array(summarySchema).describe('Giống nhất trước.'),
})
export const storyAnswerSchema = z.strictObject({
  id,
  story: z.array(summarySchema).describe('Theo thời gian, kể cả bài ấy.'),
})
