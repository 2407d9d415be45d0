import type { Page } from 'playwright-core'

/** A page of the site, as it is pictured in docs/screenshots. */
export interface Shot {
  /** File name without width and ending. */
  name: string
  /** What is seen, for the list of the pictures. */
  title: string
  path: string
  /** What a visitor does before the picture is taken. */
  act?: (page: Page) => Promise<void>
  /** Only what one screen shows, since something lies over the page. */
  isScreen?: boolean
  /** Widths in CSS pixels; both if left out. */
  widths?: readonly number[]
  /** Also in dark colours. */
  isDark?: boolean
}

/** Phone and desktop. */
export const shotWidths = [390, 1280] as const

/** Articles of the sample that are changed first, so that such pages can be seen: id, and what becomes of it. */
export const corrected = {
  id: 'baohungyen.vn-3265496',
  fields: { lead: 'Cầu Hồng Lạc dài 540 mét qua sông Luộc được khởi công sáng nay, dự kiến xong trong 30 tháng.' },
}
export const withdrawn = { id: 'baocantho-39842', reason: 'Theo yêu cầu của cơ quan chủ quản.' }

const bridge = 'cầu hồng lạc'
const search = `/tim-kiem?q=${encodeURIComponent(bridge)}`
const article = '/bai/baohungyen.vn-3149933'

/** Every kind of page, over the archive of the sample articles. */
export const shots: readonly Shot[] = [
  { name: 'home', title: 'Home', path: '/', isDark: true },
  {
    name: 'suggestions',
    title: 'Suggestions while typing',
    path: '/',
    isScreen: true,
    act: async (page) => {
      await page.getByRole('combobox').pressSequentially('cau h')
      await page.getByRole('option').first().waitFor()
    },
  },
  { name: 'search', title: 'Results of a search', path: search, isDark: true },
  { name: 'search-without-diacritics', title: 'A search without diacritics', path: '/tim-kiem?q=chuyen+doi+so' },
  {
    name: 'search-by-date',
    title: 'A search within a province and a year',
    path: '/tim-kiem?q=l%C5%A9&tinh=H%C6%B0ng+Y%C3%AAn&tu=2024&den=2024',
  },
  {
    name: 'filters',
    title: 'The sheet of filters',
    path: '/tim-kiem?q=t%E1%BB%89nh',
    widths: [390],
    isScreen: true,
    isDark: true,
    act: async (page) => {
      await page.getByRole('link', { name: 'Lọc kết quả' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'answer', title: 'An answer above the results: a document number', path: '/tim-kiem?q=60%2FNQ-H%C4%90ND' },
  {
    name: 'near',
    title: 'Only nearly matching articles',
    path: '/tim-kiem?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+v%C5%A9+tr%E1%BB%A5',
  },
  { name: 'nothing', title: 'A search that finds nothing', path: '/tim-kiem?q=%22ngo%E1%BA%B1n+ngo%C3%A8o%22' },
  { name: 'bad-address', title: 'Values that cannot be read', path: '/tim-kiem?q=l%C3%BAa&tu=abc&den=31%2F02%2F2022' },
  { name: 'choice', title: 'All agencies in the results', path: '/tim-kiem/co-quan?q=t%E1%BB%89nh' },
  { name: 'article', title: 'An article with pictures', path: article, isDark: true },
  {
    name: 'article-in-search',
    title: 'An article opened from a search',
    path: `${article}?q=${encodeURIComponent(bridge)}`,
  },
  { name: 'article-without-pictures', title: 'An article without pictures', path: '/bai/baothaibinh.com.vn-109876' },
  { name: 'article-corrected', title: 'A corrected article', path: `/bai/${corrected.id}` },
  { name: 'article-withdrawn', title: 'A withdrawn article', path: `/bai/${withdrawn.id}` },
  { name: 'story', title: 'An event in chronological order', path: '/dien-bien/baonghean-963107' },
  { name: 'year', title: 'A year', path: '/ngay/2025' },
  { name: 'month', title: 'A month', path: '/ngay/2024/09' },
  { name: 'day', title: 'A day', path: '/ngay/2024/09/12', isDark: true },
  { name: 'empty-day', title: 'A day without articles', path: '/ngay/2024/09/13' },
  { name: 'undated', title: 'Articles without a date', path: '/ngay/khong-ro' },
  { name: 'on-this-day', title: 'The same day in earlier years', path: '/ngay-nay-nam-xua?ngay=12%2F9' },
  { name: 'agencies', title: 'Agencies', path: '/co-quan' },
  { name: 'agency', title: 'An agency with its history', path: '/co-quan/so-khoa-hoc-va-cong-nghe' },
  { name: 'agency-of-the-past', title: 'An agency that was merged', path: '/co-quan/so-thong-tin-va-truyen-thong' },
  { name: 'provinces', title: 'Provinces', path: '/tinh' },
  { name: 'province', title: 'A province', path: '/tinh/hung-yen' },
  { name: 'documents', title: 'Documents', path: '/van-ban' },
  { name: 'document', title: 'A document', path: '/van-ban/60-nq-hdnd' },
  {
    name: 'reading-list',
    title: 'The reading list',
    path: '/doc-sau',
    act: async (page) => {
      const origin = new URL(page.url()).origin
      await page.goto(`${origin}${search}`)
      for (const index of [0, 1])
        await page
          .getByRole('button', { name: /Đọc sau/u })
          .nth(index)
          .click()
      await page.goto(`${origin}/doc-sau`)
    },
  },
  { name: 'follow', title: 'Following a search', path: `/theo-doi?q=${encodeURIComponent(bridge)}` },
  { name: 'desk', title: 'The desk with an article', path: '/bien-tap?dia-chi=baohungyen.vn-3149933', isDark: true },
  { name: 'gaps', title: 'Days without articles', path: '/bien-tap/khoang-trong' },
  { name: 'help', title: 'Help', path: '/tro-giup' },
  { name: 'ranking', title: 'How results are ranked', path: '/cach-xep-hang' },
  { name: 'api', title: 'The API', path: '/api' },
  { name: 'missing', title: 'A page that does not exist', path: '/khong-co' },
]
