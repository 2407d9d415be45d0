import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.js'

describe('names in a query', () => {
  it.each([
    ['so thong tin va truyen thong thai binh', ['so-thong-tin-va-truyen-thong'], ['Thái Bình']],
    ['sở y tế thái bình', ['so-y-te'], ['Thái Bình']],
    ['SỞ Y TẾ', ['so-y-te'], []],
    ['sở tttt', ['so-thong-tin-va-truyen-thong'], []],
    ['hội nông dân', ['hoi-nong-dan-tinh'], []],
    ['ubnd huyện tiền hải', ['ubnd-huyen'], []],
    ['hue', [], ['Huế']],
    ['hoa hue', [], []],
    ['ca tinh', [], []],
    ['co so y te', [], []],
    ['thai binh duong', [], []],
    ['chuyển đổi số', [], []],
    ['', [], []],
  ])('%j', (query, agencies, provinces) => {
    expect(gazetteer.recogniseQuery(query)).toEqual({ agencies, provinces })
  })
})
