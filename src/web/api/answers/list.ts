import { z } from 'zod'
import { articleFields, countSchema } from './values.js'

const { id, kicker, title, lead, author, publishedAt, datePrecision, province, category, keywords } = articleFields

/** An article in a file. */
const listedSchema = z.strictObject({
  id,
  kicker,
  title,
  lead,
  href: z.url().describe('Trang của bài ở đây, địa chỉ đầy đủ.'),
  original: z.url().nullable().describe('Địa chỉ bài gốc; null khi không biết hoặc không an toàn.'),
  source: z.string().describe('Báo, đài hoặc cổng thông tin đã đăng bài; rỗng khi không biết.'),
  author,
  publishedAt,
  datePrecision,
  province,
  category,
  agencies: z.array(z.string()).describe('Tên các cơ quan mà bài nhắc tới.'),
  keywords,
  copyOf: z.string().nullable().describe('Mã của bản đăng đầu tiên trong danh sách; null khi chính là bài này.'),
})

/** The contents of `/tim-kiem.json`. */
export const listAnswerSchema = z.strictObject({
  query: z.string().describe('Từ khóa.'),
  note: z.string().nullable().describe('Ghi chú khi tệp không có đủ bài.'),
  total: countSchema.describe('Số bài tìm thấy.'),
  limit: countSchema.describe('Số bài nhiều nhất trong một tệp.'),
  articles: z.array(listedSchema).describe('Theo thứ tự của lệnh tìm.'),
  listed: countSchema.describe('Số bài trong tệp.'),
})
