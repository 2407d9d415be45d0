import type { Article } from '../../../src/article.js'
import { makeArticle } from '../../search/support/articles.js'
import { articles as invented } from './articles.js'

const story = (id: string, day: number, province: string, title: string, ...body: string[]): Article =>
  makeArticle({
    id,
    title,
    body,
    province,
    publishedAt: `2022-11-${String(day).padStart(2, '0')}T00:00:00+07:00`,
    datePrecision: 'day',
    dateSource: 'page',
  })

const numbers = [1, 2, 3]
/** These have "sốt xuất huyết" … */
export const strict = numbers.map((n) => story(`co-${n}`, n, 'Quảng Ninh', `Thôn ${n} diệt muỗi, phòng sốt xuất huyết`))
/** … these have its words apart … */
export const apart = numbers.map((n) =>
  story(
    `roi-${n}`,
    10 + n,
    'Đồng Tháp',
    `Trạm y tế ấp ${n}`,
    'Cháu bé bị sốt. Kho thuốc xuất lô mới. Cụ bà đo huyết áp.',
  ),
)
/** … and these lack one of them. */
export const lacking = numbers.map((n) =>
  story(`thieu-${n}`, 20 + n, 'Đồng Tháp', `Bệnh viện ${n} cứu người xuất huyết dạ dày`),
)

/** All of them among others: words are taken to belong together where they would seldom meet by chance. */
export const archive: readonly Article[] = [
  ...strict,
  ...apart,
  ...lacking,
  // The invented articles tell of a girl named Vũ Ngọc Khuê; this one has the syllables of her name without her.
  story('ten-roi', 29, 'Đồng Tháp', 'Bà con vun khuê tre', 'Bác Vũ trồng tre. Nhà Ngọc đan rổ.'),
  ...invented,
]
