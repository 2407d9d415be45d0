import { extractBy, type Portal, type Selectors } from '../html/portal.js'

const selectors: Selectors = {
  content: ['.news_content .fr-view', '.news_content', '.detail-page .content'],
  title: ['h1.title', 'main h1'],
  lead: ['.desc'],
  date: ['.date'],
  views: ['.views'],
  keywords: ['.tag-list', '.tags'],
  related: ['.other-news h3', '.other-news .title'],
  dropped: ['.other-news'],
}

/** Truyền hình Thái Bình: `/news/{category}/{id}/{slug}`; ends with keywords and teasers of other articles. */
export const thaibinhtv: Portal = {
  site: 'thaibinhtv',
  hosts: ['thaibinhtv.vn'],
  seenFrom: '2020-11-01',
  recognises: ({ $ }) => $('.news_content').length > 0 && $('.other-news').length > 0,
  idInUrl: /\/news\/\d+\/(\d+)(?:\/|$)/u,
  extract: (page) => extractBy(page, selectors),
}
