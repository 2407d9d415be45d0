import { z } from 'zod'
import { articleSchema, mediaSchema } from '../../../article.js'

/** `YYYY-MM-DD`, in Asia/Ho_Chi_Minh. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('Ngày, YYYY-MM-DD, theo giờ Việt Nam.')

/** Path of a page of this site. */
export const hrefSchema = z.string().regex(/^\//).describe('Đường dẫn tới một trang ở đây.')

export const countSchema = z.int().nonnegative().describe('Số lượng.')

/** Which page of a list it is. */
export const pageNumberSchema = z.int().positive().describe('Trang, tính từ 1.')

/** What an answer has that is a page of a list. */
export const pagedAnswer = {
  nextCursor: z.string().nullable().describe('Con trỏ của trang sau, cho tham số con-tro; null ở trang cuối.'),
}

export const nameSchema = z.string().describe('Tên.')
export const idSchema = z.string().describe('Mã.')

const partSchema = z
  .strictObject({ text: z.string().describe('Chữ.'), match: z.boolean().describe('Có phải chữ được tìm không.') })
  .meta({ id: 'Part', description: 'Một khúc chữ.' })

/** A passage, split into consecutive parts. */
export const passageSchema = z.array(partSchema).describe('Một đoạn, chia thành các khúc liền nhau.')

const { shape } = articleSchema
/** The fields of an article, each with what a program is told of it. */
export const articleFields = {
  id: shape.id.describe('Mã bài; không đổi.'),
  url: shape.url.describe('Địa chỉ bài gốc; null khi không biết.'),
  source: shape.source.describe('Báo, đài hoặc cổng thông tin đã đăng bài.'),
  province: shape.province.describe('Tỉnh, thành phố mà bài chủ yếu nói tới, theo tên lúc đăng; null khi không rõ.'),
  kicker: shape.kicker.describe('Dòng ngắn trên tiêu đề; rỗng khi không có.'),
  title: shape.title.describe('Tiêu đề.'),
  lead: shape.lead.describe('Sapo; rỗng khi không có.'),
  body: shape.body.describe('Các đoạn của bài.'),
  captions: shape.captions.describe('Chú thích ảnh.'),
  author: shape.author.describe('Tác giả; null khi không rõ.'),
  publishedAt: shape.publishedAt.describe('Ngày giờ đăng, ISO 8601, giờ Việt Nam (+07:00); null khi không rõ.'),
  datePrecision: shape.datePrecision.describe('Ngày đăng chính xác tới phút hay chỉ tới ngày; null khi không rõ.'),
  dateSource: shape.dateSource.describe(
    'Ngày đăng đọc từ đâu: dòng ngày của trang, siêu dữ liệu, địa chỉ hay lời bài.',
  ),
  modifiedAt: shape.modifiedAt.describe('Lần sửa cuối, ISO 8601 (+07:00); null khi không rõ.'),
  category: shape.category.describe('Chuyên mục; null khi không rõ.'),
  keywords: shape.keywords.describe('Từ khóa của bài gốc.'),
  views: shape.views.describe('Số lượt xem ghi ở bài gốc; null khi không ghi.'),
  media: z
    .array(
      mediaSchema.extend({
        kind: mediaSchema.shape.kind.describe('Loại.'),
        url: mediaSchema.shape.url.describe('Địa chỉ, hoặc tên tệp.'),
        caption: mediaSchema.shape.caption.describe('Chú thích; null khi không có.'),
      }),
    )
    .describe('Ảnh, âm thanh, video: địa chỉ và chú thích.'),
  agencies: shape.agencies.describe('Mã các cơ quan mà bài nhắc tới, cơ quan chính trước.'),
  relatedTitles: shape.relatedTitles.describe('Tiêu đề những bài mà trang gốc kê là liên quan.'),
}

const { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category } = articleFields

export const pictureSchema = z
  .strictObject({
    href: hrefSchema.describe('Ảnh, rộng nhất 960 điểm ảnh.'),
    width: countSchema.describe('Chiều rộng của ảnh ở `href`, tính bằng điểm ảnh.'),
    height: countSchema.describe('Chiều cao của ảnh ấy.'),
    thumbnail: hrefSchema.describe('Ảnh nhỏ, rộng nhất 160 điểm ảnh.'),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .describe('Màu trung bình của ảnh.'),
    original: z.string().describe('Địa chỉ ảnh gốc, như bài ghi.'),
  })
  .meta({ id: 'Picture', description: 'Một ảnh của bài, được lưu ở đây.' })

export const summarySchema = z
  .strictObject({
    id,
    title,
    kicker,
    lead,
    url,
    source,
    publishedAt,
    datePrecision,
    province,
    category,
    href: hrefSchema.describe('Trang của bài ở đây.'),
    picture: pictureSchema.nullable().optional().describe('Ảnh của bài; null khi không có.'),
  })
  .meta({ id: 'Summary', description: 'Một bài trong danh sách.' })

export type SummaryJson = z.infer<typeof summarySchema>
