import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource } from './source.js'

const selectors: Selectors = {
  content: ['div.fck'],
  date: ['.date', '.time'],
  related: ['ul.list-news'],
}

const template: Extractor = {
  name: 'baohaiduong',
  seenFrom: '2022-01-01',
  recognises: ({ $, host }) => host === 'baohaiduong.vn' && $('div.fck').length > 0,
  extract: (page) => extractBy(page, selectors),
}

export const baohaiduong = defineSource({
  id: 'baohaiduong',
  name: 'Báo Hải Dương',
  hosts: ['baohaiduong.vn'],
  extractors: [template],
  sections: ['https://baohaiduong.vn/'],
})
