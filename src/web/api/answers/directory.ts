import { z } from 'zod'
import { hitSchema } from './search.js'
import { countSchema, daySchema, hrefSchema, idSchema, nameSchema, pageNumberSchema } from './values.js'

const linkSchema = z.strictObject({ id: idSchema, name: nameSchema, href: hrefSchema })

const namedSchema = linkSchema
  .extend({
    validFrom: daySchema.nullable().describe('Ngày đầu tồn tại; null khi không rõ.'),
    validTo: daySchema.nullable().describe('Ngày cuối tồn tại; null nếu đang tồn tại.'),
    count: countSchema.describe('Số bài mang tên nó và những tên mà nó bao gồm.'),
  })
  .meta({ id: 'Named', description: 'Một cơ quan hoặc tỉnh, với thời gian tồn tại.' })

export type NamedJson = z.infer<typeof namedSchema>

/** What the answers about an agency and about a province have in common. */
const subjectSchema = namedSchema.extend({
  predecessors: z.array(namedSchema).describe('Những gì đã trở thành nó, trực tiếp hoặc qua nhiều bước.'),
  successors: z.array(namedSchema).describe('Nó đã trở thành gì, gần nhất trước.'),
  years: z
    .array(z.strictObject({ year: z.string().describe('Năm.'), count: countSchema.describe('Số bài.') }))
    .describe('Những năm có tin.'),
  companions: z
    .array(linkSchema.extend({ count: countSchema }))
    .describe('Những cơ quan cùng được nhắc trong các bài ấy.'),
  total: countSchema.describe('Số bài.'),
  page: pageNumberSchema,
  pages: countSchema.describe('Số trang.'),
  hits: z.array(hitSchema).describe('Các bài của trang này, mới nhất trước.'),
})

export type SubjectJson = z.infer<typeof subjectSchema>

const aliasesSchema = z.array(z.string()).describe('Những tên gọi khác.')

export const agencyAnswerSchema = subjectSchema.extend({
  shortName: z.string().describe('Tên gọn.'),
  aliases: aliasesSchema,
  level: z.enum(['trung-uong', 'tinh', 'huyen', 'xa']).describe('Cấp.'),
  branch: z.enum(['dang', 'dan-cu', 'chinh-quyen', 'tu-phap', 'luc-luong', 'doan-the', 'nganh-doc']).describe('Khối.'),
  parent: z.string().nullable().describe('Mã cơ quan cấp trên; null khi không có.'),
  partialSuccessors: z.array(z.string()).describe('Mã những cơ quan nhận một phần nhiệm vụ.'),
})

export type AgencyJson = z.infer<typeof agencyAnswerSchema>

export const provinceAnswerSchema = subjectSchema.extend({
  kind: z.enum(['tỉnh', 'thành phố']).describe('Loại.'),
  enlargedOn: daySchema.nullable().describe('Ngày nhận thêm tỉnh khác; null khi không có.'),
  aliases: aliasesSchema,
})

export type ProvinceJson = z.infer<typeof provinceAnswerSchema>

const treeSchema = linkSchema.extend({
  validTo: daySchema.nullable().describe('Ngày cuối tồn tại; null nếu đang tồn tại.'),
  count: countSchema.describe('Số bài.'),
  get children() {
    return z.array(treeSchema).describe('Những tên trước đây.')
  },
})
z.globalRegistry.add(treeSchema, {
  id: 'Tree',
  description: 'Một cơ quan hoặc tỉnh có tin, cùng những tên trước đây mà nó bao gồm.',
})

export type TreeJson = z.infer<typeof treeSchema>

/** Sorted by number of articles, most first, as provinces are. */
export const agenciesAnswerSchema = z.strictObject({
  agencies: z.array(treeSchema).describe('Nhiều bài nhất trước.'),
})
export const provincesAnswerSchema = z.strictObject({
  provinces: z.array(treeSchema).describe('Nhiều bài nhất trước.'),
})
