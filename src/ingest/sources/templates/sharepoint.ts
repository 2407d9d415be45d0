import { extractBy, type Extractor, type Selectors } from '../../html/extractor.js'

const selectors: Selectors = {
  content: ['#content-print', '#tableforprint [class^="ExternalClass"]', '#tableforprint', '.ms-rtestate-field'],
  title: ['p.Title', '.Title'],
  lead: ['.lv_description_mode1', '[class*="lv_description"]'],
  date: ['td.Time', '.Time'],
  views: ['.css_readCounter', '#viewCounter'],
  category: ['td.FolderTitle', '.FolderTitle'],
  related: ['td.Other', '.tbtinkhac + table'],
  dropped: ['.lv_description_mode1', '.Title', '.css_readCounter', '.css_printandback'],
}

/** SharePoint portals of districts and departments: picture tables, "TIN ĐÃ ĐƯA" lists, entities before bare marks. */
export const sharepoint: Extractor = {
  name: 'sharepoint',
  seenFrom: '2019-11-01',
  recognises: ({ $ }) => $('#tableforprint').length > 0 || ($('td.FolderTitle').length > 0 && $('p.Title').length > 0),
  extract: (page) => extractBy(page, selectors),
}
