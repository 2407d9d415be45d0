import type { Article } from '../../../src/article.js'
import { makeArticle } from '../../search/support/articles.js'

const dated = (id: string, day: string, title: string, more: Partial<Article> = {}) =>
  makeArticle({
    ...{ id, title, publishedAt: `${day}T08:00:00+07:00`, datePrecision: 'minute', dateSource: 'page' },
    ...more,
  })

/** Articles that are asked for by day, document, address, agency and place. */
export const asked: Article[] = [
  dated('duong-1', '2022-11-20', 'Làm đường theo nghị quyết mới', {
    body: ['Theo Nghị quyết 18/NQ-HĐND, xã Quỳnh Hải làm ba tuyến đường.'],
    province: 'Thái Bình',
  }),
  dated('duong-2', '2022-11-22', 'Tuyến đường đầu tiên thông xe ở xã Quỳnh Hải', {
    url: 'https://baothu.example/tin/thong-xe.html',
    province: 'Thái Bình',
  }),
  dated('tiem-1', '2022-11-22', 'Sở Y tế mở điểm tiêm mới', { agencies: ['so-y-te'], province: 'Thái Bình' }),
  makeArticle({ id: 'khong-ngay', title: 'Tuyến đường ven sông', body: ['Bài không ghi ngày.'] }),
]
