import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource } from './source.js'

const selectors: Selectors = {
  content: ['#content-detail', '.content-detail'],
  title: ['h1.name'],
  lead: ['.detail .sapo', '.sapo'],
  date: ['div.date', '.detail .time'],
  views: ['.views'],
  author: ['div.pseudonym'],
  keywords: ['.tags', '.keywords'],
  related: ['div.relates', '.block-news-list'],
  dropped: ['.pseudonym'],
}

/** The template of several papers: Báo Hưng Yên, Báo Quảng Ninh, Báo Cao Bằng. */
export const baohungyenTemplate: Extractor = {
  name: 'baohungyen',
  seenFrom: '2022-01-01',
  recognises: ({ $ }) => $('#content-detail').length > 0 && $('h1.name').length > 0,
  extract: (page) => extractBy(page, selectors),
}

/** What the addresses of these papers have in common: they end in `-1234567.html`. */
export const baohungyenAddresses = { articlePath: /-\d{5,}\.html$/u, siteId: /-(\d{5,})\.html$/u }

export const baohungyen = defineSource({
  id: 'baohungyen',
  name: 'Báo Hưng Yên',
  hosts: ['baohungyen.vn'],
  extractors: [baohungyenTemplate],
  sections: ['https://baohungyen.vn/'],
  ...baohungyenAddresses,
})
