import { createAnalyzer } from '../../../src/text/index.js'
import type { Lexica } from '../../../src/text/types.js'

/** A lexicon just large enough for the tests. */
export const smallLexica: Lexica = {
  compounds: new Set([
    'chuyen_doi',
    'thong_tin',
    'truyen_thong',
    'chinh_quyen',
    'cong_nghe',
    'quang_nam',
    'quan_doi',
    'quan_khu',
  ]),
  abbreviations: new Map([
    ['UBND', ['ủy ban nhân dân']],
    ['TTTT', ['thông tin và truyền thông']],
  ]),
  stopwords: new Set(['và', 'của', 'tại', 'số', 'năm', 'các', 'đã', 'là']),
  documentKinds: [
    { name: 'nghị quyết', codes: ['NQ'], citedByNumber: true },
    { name: 'quyết định', codes: ['QĐ'], citedByNumber: true },
  ],
}

export const smallAnalyzer = createAnalyzer(smallLexica)
