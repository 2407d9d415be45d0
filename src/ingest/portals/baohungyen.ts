import { extractBy, type Portal, type Selectors } from '../html/portal.js'

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

/** The template of several papers: Báo Hưng Yên, Báo Quảng Ninh, Báo Cao Bằng; addresses end in `-1234567.html`. */
export const baohungyen: Portal = {
  site: 'baohungyen',
  hosts: ['baohungyen.vn', 'baoquangninh.vn', 'baocaobang.vn'],
  seenFrom: '2022-01-01',
  recognises: ({ $ }) => $('#content-detail').length > 0 && $('h1.name').length > 0,
  idInUrl: /-(\d{5,})\.html$/u,
  extract: (page) => extractBy(page, selectors),
}
