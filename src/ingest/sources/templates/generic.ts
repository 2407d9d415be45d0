import { Readability } from '@mozilla/readability'
import { load } from 'cheerio'
import { parseHTML } from 'linkedom'
import { extractBy, type Extractor, type Selectors } from '../../html/extractor.js'

const selectors: Selectors = {
  content: ['#timtin-readable'],
  lead: ['.sapo', '.article__sapo', '.summary', '.lead', '.chapeau', '[itemprop="description"]'],
  date: ['.date', '.time', '.datetime', '.post-date', '.pubdate', '.publish-date', '.PostDate', '[class*="date"]'],
  views: ['.views', '[class*="luotxem"]', '[class*="view-count"]'],
  author: ['[rel="author"]', '.author', '[itemprop="author"]'],
  keywords: ['.tags', '.tag-list', '[class*="tags"]'],
  related: ['.relates', '.related', '[class*="related"]', '.tin-lien-quan', '.block-news-list'],
}

/** For any other page: the metadata, and the text that Mozilla's Readability finds. */
export const generic: Extractor = {
  name: 'generic',
  seenFrom: '2026-11-01',
  recognises: () => true,
  extract: (page) => {
    const { document } = parseHTML(page.$.html())
    const found = new Readability(document, { keepClasses: true, disableJSONLD: true }).parse()
    if (!found?.content) return null
    const copy = load(page.$.html())
    copy('body').append(`<div id="timtin-readable">${found.content}</div>`)
    return extractBy({ ...page, $: copy }, selectors)
  },
}
