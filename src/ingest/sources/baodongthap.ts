import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource } from './source.js'

const name = 'baodongthap'
const related = ['.relates', '.related-news', '.other-news', '.tin-lien-quan', '.list-news-related']

const selectors2026: Selectors = {
  content: ['#contentNews .singular-content', '.singular-content', '#contentNews'],
  title: ['h1.title'],
  lead: ['.singular-sapo', '#contentNews .sapo', '.sapo'],
  date: ['.singular-time', '.post-time', '.date', '#current-date'],
  author: ['.singular-author', '.author-name'],
  keywords: ['.tags', '.tag-list'],
  category: ['#nav a.parent_cate'],
  related,
}

const selectors2022: Selectors = {
  content: ['#content'],
  title: ['h1#title'],
  lead: ['#sapo', '.sapo'],
  date: ['#current-date', '.date'],
  author: ['.author'],
  keywords: ['#tags_list', '.tags'],
  category: ['#nav a.parent_cate'],
  related,
}

const selectors2019: Selectors = {
  content: ['.contentView'],
  title: ['#cphContent_ucNewsDetails_lblTitle', '.titleView', 'h1'],
  date: ['#cphContent_ucNewsDetails_lblPostedDate', '[id$="lblPostedDate"]'],
  author: ['[id$="lblAuthor"]'],
  category: ['[id$="lblCategory"]'],
  related,
}

/** Newest first. */
const templates: readonly Extractor[] = [
  {
    name,
    seenFrom: '2026-01-01',
    recognises: ({ $ }) => $('#contentNews, .singular-content').length > 0,
    extract: (page) => extractBy(page, selectors2026),
  },
  {
    name,
    seenFrom: '2022-01-01',
    recognises: ({ $ }) => $('h1#title').length > 0 && $('#content').length > 0,
    extract: (page) => extractBy(page, selectors2022),
  },
  {
    name,
    seenFrom: '2019-06-01',
    recognises: ({ $ }) => $('.contentView').length > 0 && $('[id$="lblPostedDate"]').length > 0,
    extract: (page) => extractBy(page, selectors2019),
  },
]

/** Addresses of 2026 end in `-a123456.html`; older ones contain no lasting id. */
export const baodongthap = defineSource({
  id: 'baodongthap',
  name: 'Báo Đồng Tháp',
  hosts: ['baodongthap.vn', 'baodongthap.com.vn'],
  extractors: templates,
  sections: ['https://baodongthap.vn/'],
  articlePath: /-a\d+\.html$/u,
  siteId: /-a(\d+)\.html$/u,
})
