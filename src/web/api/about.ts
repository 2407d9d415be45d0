import { z } from 'zod'

/** What the description says of an operation, in Vietnamese. */
export interface About {
  /** Its `operationId`, which does not change. */
  id: string
  /** The group that it is listed in. */
  tag: Tag
  summary: string
  /** More, where that is needed. */
  more?: string
  /** The parameters in the path, each made by `pathParameter`. */
  path?: Record<string, z.ZodType>
  /** Query parameters of a request that works. */
  example?: Record<string, string>
}

/** The groups of operations, in the order of the page. */
export const tags = {
  search: 'Tìm kiếm',
  articles: 'Bài viết',
  directory: 'Cơ quan, tỉnh, văn bản',
  calendar: 'Theo ngày',
  desk: 'Bàn biên tập',
  files: 'Nguồn tin và tệp',
  push: 'Gửi bài vào kho',
  description: 'Mô tả',
} as const
export type Tag = keyof typeof tags

/** Things of the archive by which the examples of the description are made, so that they work there. */
export type Sample = 'article' | 'document' | 'agency' | 'province' | 'source'
export type Samples = Record<Sample, string>

const sampled = z.registry<{ sample: Sample }>()

/** A parameter in a path. @param sample what of the archive it names in examples */
export function pathParameter(sample: Sample, description: string): z.ZodType {
  const schema = z.string().min(1).describe(description)
  sampled.add(schema, { sample })
  return schema
}

/** What of the archive a parameter in a path names. */
export function sampleOf(schema: z.ZodType): Sample {
  return sampled.get(schema)!.sample
}

export const articleId = pathParameter('article', 'Mã bài.')
export const documentNumber = pathParameter('document', 'Số văn bản viết không dấu, nối bằng “-”: 60-nq-hdnd.')
export const agencyId = pathParameter('agency', 'Mã cơ quan.')
export const sourceName = pathParameter('source', 'Tên, tên miền hoặc mã của báo, đài, cổng thông tin.')
export const provinceName = pathParameter('province', 'Tên tỉnh, thành phố, có dấu hoặc không.')
