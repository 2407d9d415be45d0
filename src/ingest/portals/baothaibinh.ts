import { extractBy, type Portal, type Selectors } from '../html/portal.js'

const selectors: Selectors = {
  content: ['.news_content > .fr-view', '.news_content', '.fr-view'],
  title: ['h1.title', '.news_detail h1'],
  lead: ['.desc'],
  date: ['.date'],
  views: ['.views'],
  keywords: ['.tags', '.tag-list'],
  related: ['.same-cate', '.other-news h3', '.related-news'],
  dropped: ['.news-by-date'],
}

/** Báo Thái Bình: `/tin-tuc/{category}/{id}/{slug}`; opens with a visitor's clock. */
export const baothaibinh: Portal = {
  site: 'baothaibinh',
  hosts: ['baothaibinh.com.vn'],
  seenFrom: '2019-06-01',
  recognises: ({ $ }) => $('.news_content .fr-view').length > 0 && $('.desc, .views').length > 0,
  idInUrl: /\/tin-tuc\/\d+\/(\d+)(?:\/|$)/u,
  extract: (page) => extractBy(page, selectors),
}
