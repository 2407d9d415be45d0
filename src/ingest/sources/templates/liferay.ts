import { extractBy, type Extractor, type Selectors } from '../../html/extractor.js'

const selectors: Selectors = {
  content: [
    '.journal-content-article .article-content',
    '.journal-content-article',
    '.asset-full-content',
    '.asset-content',
  ],
  title: ['.journal-content-article .title', 'h1[itemprop="name"]', '.header-title', '.asset-title'],
  lead: ['.article-summary', '.asset-summary'],
  date: ['.date_post', '.meta-data-date', '.metadata-publish-date', '.journal-content-article .date', '.thongke-ngay'],
  views: ['.view-count', '.luot-xem'],
  author: ['.journal-content-article .author', '.article-author'],
  keywords: ['.taglib-asset-tags-summary', '.asset-tags'],
  related: ['.tin-lien-quan', '.related-assets', '.asset-links', '.other-news'],
  dropped: ['.article-summary', '.date_post', '.meta-data-date', '.asset-metadata', '.title'],
}

/** Liferay portals: headings may contain an unfilled variable ("null …") or portlet's name ("Xuất bản thông tin"). */
export const liferay: Extractor = {
  name: 'liferay',
  seenFrom: '2019-06-01',
  recognises: ({ $ }) => $('.journal-content-article').length > 0,
  extract: (page) => extractBy(page, selectors),
}
