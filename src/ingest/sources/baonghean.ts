import { extractBy, type Extractor, type Selectors } from '../html/extractor.js'
import { defineSource } from './source.js'

const selectors: Selectors = {
  content: ['#content'],
  title: ['.article h1.title'],
  lead: ['#content > p:first-child > strong'],
  date: ['.article .date', '.date'],
  keywords: ['#tags_list'],
  category: ['#nav > a'],
}

const template: Extractor = {
  name: 'baonghean',
  seenFrom: '2019-06-01',
  recognises: ({ $ }) => $('.article h1.title').length > 0 && $('#content').length > 0,
  extract: (page) => extractBy(page, selectors),
}

export const baonghean = defineSource({
  id: 'baonghean',
  name: 'Báo Nghệ An',
  hosts: ['baonghean.vn'],
  extractors: [template],
  sections: ['https://baonghean.vn/'],
})
