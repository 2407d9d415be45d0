import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource } from './source.js'

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

const template: Extractor = {
  name: 'thaibinhtv',
  seenFrom: '2020-11-01',
  recognises: ({ $ }) => $('.news_content').length > 0 && $('.other-news').length > 0,
  extract: (page) => extractBy(page, selectors),
}

/** Addresses are `/news/{category}/{id}/{slug}`; pages end with keywords and teasers of other articles. */
export const thaibinhtv = defineSource({
  id: 'thaibinhtv',
  name: 'Truyền hình Thái Bình',
  hosts: ['thaibinhtv.vn'],
  extractors: [template],
  sections: ['https://thaibinhtv.vn/'],
  articlePath: /^\/news\/\d+\/\d+\//u,
  siteId: /\/news\/\d+\/(\d+)(?:\/|$)/u,
})
