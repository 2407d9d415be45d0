import { z } from 'zod'
import {
  articleFields,
  countSchema,
  daySchema,
  hrefSchema,
  pageNumberSchema,
  passageSchema,
  summarySchema,
} from './values.js'

export const hitSchema = summarySchema
  .extend({
    agencies: articleFields.agencies,
    score: z.number().describe('Điểm xếp hạng.'),
    snippets: z.array(passageSchema).describe('Những đoạn cho thấy vì sao bài khớp.'),
    titleParts: passageSchema.describe('Tiêu đề, chia thành các khúc liền nhau.'),
    isNear: z
      .boolean()
      .describe('Có phải kết quả gần đúng không: bài thiếu từ, hoặc có những từ lẽ ra đi liền mà đứng rời nhau.'),
    missing: z.array(z.string()).describe('Những từ của từ khóa mà bài không có, như được gõ.'),
    apart: z.array(z.string()).describe('Những từ lẽ ra đi liền mà bài chỉ có rời nhau, như được gõ.'),
    explain: z.record(z.string(), z.number()).nullable().describe('Các phần của điểm; ở đây luôn là null.'),
    copies: z.array(summarySchema).describe('Những bản đăng lại cũng khớp, theo ngày: các bản đầu.'),
    copyCount: countSchema.describe('Số bản đăng lại đứng sau kết quả này.'),
  })
  .meta({ id: 'Hit', description: 'Một bài trong kết quả tìm kiếm.' })

export type HitJson = z.infer<typeof hitSchema>

const facetValueSchema = z
  .strictObject({
    value: z.string().describe('Giá trị để lọc, đưa vào tham số.'),
    label: z.string().describe('Tên để hiện.'),
    count: countSchema.describe('Số bài.'),
    selected: z.boolean().describe('Đang được chọn không.'),
  })
  .meta({ id: 'FacetValue', description: 'Một giá trị của bộ lọc.' })

const dateFacetValueSchema = facetValueSchema.extend({
  get children() {
    return z.array(dateFacetValueSchema).describe('Các tháng của năm, các ngày của tháng.')
  },
})
z.globalRegistry.add(dateFacetValueSchema, {
  id: 'DateFacetValue',
  description: 'Một năm, trong có các tháng; hoặc một tháng, trong có các ngày.',
})

const lineageFacetValueSchema = facetValueSchema.extend({
  validTo: daySchema.nullable().describe('Ngày cuối còn tồn tại; null nếu đang tồn tại.'),
  get children() {
    return z.array(lineageFacetValueSchema).describe('Những tên trước đây.')
  },
})
z.globalRegistry.add(lineageFacetValueSchema, {
  id: 'LineageFacetValue',
  description: 'Một cơ quan hoặc tỉnh, cùng những cơ quan, tỉnh trước đây đã trở thành nó.',
})

const facetsSchema = z
  .strictObject({
    date: z.array(dateFacetValueSchema).describe('Các năm.'),
    undated: countSchema.describe('Số bài không rõ ngày.'),
    agency: z.array(lineageFacetValueSchema).describe('Các cơ quan, nhiều bài nhất trước.'),
    province: z.array(lineageFacetValueSchema).describe('Các tỉnh, nhiều bài nhất trước.'),
    category: z.array(facetValueSchema).describe('Các chuyên mục, nhiều bài nhất trước.'),
    source: z
      .array(facetValueSchema)
      .describe('Các báo, đài, cổng thông tin, nhiều bài nhất trước; các nguồn cùng tên là một.'),
    totals: z
      .strictObject({ agency: countSchema, province: countSchema, category: countSchema, source: countSchema })
      .describe('Mỗi bộ lọc có bao nhiêu giá trị; kết quả có thể chỉ kê các giá trị đầu.'),
  })
  .meta({ id: 'Facets', description: 'Các bộ lọc, với số bài của từng giá trị.' })

/** The search that an offer proposes. */
const paramsSchema = z
  .strictObject({
    q: z.string().describe('Từ khóa.'),
    from: daySchema.nullable().describe('Ngày đầu.'),
    to: daySchema.nullable().describe('Ngày cuối.'),
    undated: z.boolean().describe('Chỉ bài không rõ ngày.'),
    agencies: z.array(z.string()).describe('Mã cơ quan.'),
    provinces: z.array(z.string()).describe('Tên tỉnh.'),
    categories: z.array(z.string()).describe('Chuyên mục.'),
    sources: z.array(z.string()).describe('Báo, đài, cổng thông tin.'),
    sort: z.enum(['relevance', 'newest', 'oldest']).describe('Cách sắp xếp.'),
    page: pageNumberSchema,
    size: z.int().positive().describe('Số kết quả mỗi trang.'),
  })
  .meta({ id: 'SearchParams', description: 'Một lệnh tìm.' })

const answerSchema = z
  .strictObject({
    kind: z
      .enum(['days', 'newest', 'document', 'article', 'agency', 'province', 'commune', 'district', 'person'])
      .describe('Loại.'),
    label: z.string().describe('Đó là gì, trong một hai từ.'),
    text: z.string().describe('Chữ để hiện.'),
    href: hrefSchema.nullable().describe('Trang của nó, hoặc lệnh tìm các bài về nó; null khi không có.'),
    articles: countSchema.nullable().describe('Số bài trong cả kho; null khi không đếm.'),
    note: z.string().nullable().describe('Về sau nó trở thành gì, nếu biết.'),
    links: z
      .array(z.strictObject({ label: z.string().describe('Chữ để hiện.'), href: hrefSchema }))
      .describe('Những gì thuộc về nó.'),
  })
  .meta({ id: 'Answer', description: 'Điều mà cả từ khóa hỏi tới, ngoài việc tìm.' })

export type AnswerJson = z.infer<typeof answerSchema>

/** The answer of `/api/v1/search`, and the output of `npm run search -- --json`. */
export const searchAnswerSchema = z.strictObject({
  query: z.string().describe('Từ khóa.'),
  total: countSchema.describe('Số bài khớp đúng, kể cả bản đăng lại, như các bộ lọc đếm.'),
  tookMs: z.number().nonnegative().describe('Thời gian tìm, mili giây.'),
  hits: z.array(hitSchema).describe('Các kết quả của trang này.'),
  facets: facetsSchema,
  bestBets: z
    .array(
      z.strictObject({
        title: z.string().describe('Tiêu đề.'),
        href: z.string().describe('Một trang ở đây; nếu là địa chỉ đầy đủ thì ở nơi khác.'),
        article: summarySchema.nullable(),
      }),
    )
    .describe('Gợi ý của tòa soạn cho từ khóa này; chỉ ở trang đầu.'),
  reading: z
    .strictObject({
      text: z.string().describe('Từ khóa đã được tìm.'),
      notes: z.array(z.string()).describe('Lời giải thích.'),
    })
    .describe('Từ khóa được hiểu thế nào, khi không đúng như được gõ.'),
  synonyms: z
    .strictObject({
      words: z.array(z.string()).describe('Các từ đồng nghĩa.'),
      asTyped: z.string().describe('Từ khóa chỉ tìm đúng những gì đã gõ.'),
    })
    .nullable()
    .describe('Từ đồng nghĩa đã được tìm thêm và có bài; null khi không có.'),
  page: pageNumberSchema,
  size: z.int().positive().describe('Số kết quả mỗi trang.'),
  isPartial: z.boolean().describe('Hiện có một phần kho không tìm được không.'),
  totalHits: countSchema.describe('Số kết quả: các bản đăng lại đứng chung một kết quả.'),
  near: z
    .strictObject({
      total: countSchema,
      totalHits: countSchema,
      isCut: z.boolean().describe('Đây có phải chỉ là những bài gần nhất không: có thể còn nhiều hơn.'),
    })
    .describe('Cũng những số ấy của các bài gần đúng, đứng sau; chỉ có khi xếp theo phù hợp và ít bài khớp đúng.'),
  pages: countSchema.describe('Số trang, kể cả kết quả gần đúng.'),
  didYouMean: z.string().nullable().describe('Có phải bạn muốn tìm từ khóa này; null khi không.'),
  answers: z.array(answerSchema).describe('Điều mà từ khóa hỏi tới; chỉ ở trang đầu.'),
  offers: z
    .array(z.strictObject({ label: z.string().describe('Chữ để hiện.'), params: paramsSchema }))
    .describe('Những bộ lọc mà từ khóa gợi ra.'),
})

export type SearchJson = z.infer<typeof searchAnswerSchema>

export const facetsAnswerSchema = z.strictObject({
  query: z.string().describe('Từ khóa.'),
  total: countSchema.describe('Số bài khớp đúng.'),
  facets: facetsSchema,
})

export type FacetsJson = z.infer<typeof facetsAnswerSchema>

export const suggestAnswerSchema = z.strictObject({
  query: z.string().describe('Chữ đã gõ.'),
  suggestions: z
    .array(
      z.strictObject({
        kind: z.enum(['person', 'agency', 'place', 'document', 'day', 'phrase', 'title']).describe('Loại.'),
        text: z.string().describe('Chữ đưa vào ô tìm.'),
        parts: passageSchema,
        id: z
          .string()
          .nullable()
          .describe('Mã cơ quan, bài, tỉnh, văn bản hoặc ngày mà gợi ý dẫn tới; null khi dẫn tới một lệnh tìm.'),
        href: hrefSchema,
      }),
    )
    .describe('Các gợi ý, hay nhất trước.'),
})

export type SuggestJson = z.infer<typeof suggestAnswerSchema>
