import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource } from './source.js'

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

const template: Extractor = {
  name: 'baothaibinh',
  seenFrom: '2019-06-01',
  recognises: ({ $ }) => $('.news_content .fr-view').length > 0 && $('.desc, .views').length > 0,
  extract: (page) => extractBy(page, selectors),
}

/** Addresses are `/tin-tuc/{category}/{id}/{slug}`; pages open with a visitor's clock. */
export const baothaibinh = defineSource({
  id: 'baothaibinh',
  name: 'Báo Thái Bình',
  hosts: ['baothaibinh.com.vn'],
  extractors: [template],
  sections: ['https://baothaibinh.com.vn/'],
  articlePath: /^\/tin-tuc\/\d+\/\d+\//u,
  siteId: /\/tin-tuc\/\d+\/(\d+)(?:\/|$)/u,
})
