import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { ParamsError } from '../../src/web/params/problems.js'
import { parseSearchParams } from '../../src/web/params/search-params.js'
import { searchPath, SearchUrl } from '../../src/web/urls/search-url.js'
import type { SearchParams } from '../../src/search/types.js'
import { fakeGazetteer } from './support/fake-gazetteer.js'

function parse(query: string): SearchParams {
  return parseSearchParams(`${searchPath}?${query}`, fakeGazetteer)
}

function problemsOf(query: string): string[] {
  try {
    parse(query)
  } catch (error) {
    if (error instanceof ParamsError) return error.problems.map(({ parameter, message }) => `${parameter}: ${message}`)
    throw error
  }
  return []
}

describe('parameters that are right', () => {
  it.each<[string, Partial<SearchParams>]>([
    ['', {}],
    ['q=&tu=&den=&co-quan=&trang=', {}],
    ['q=+l%C3%BAa+xu%C3%A2n+', { q: 'lúa xuân' }],
    ['utm_source=bao&q=a', { q: 'a' }],
    ['tu=1/11/2022&den=30.11.2022', { from: '2022-11-01', to: '2022-11-30' }],
    ['ngay=khong-ro', { undated: true }],
    ['tu=2022-11-01', { from: '2022-11-01' }],
    ['tu=11/2022&den=11/2022', { from: '2022-11-01', to: '2022-11-30' }],
    ['tu=2022&den=2022', { from: '2022-01-01', to: '2022-12-31' }],
    ['den=29/2/2024', { to: '2024-02-29' }],
    ['co-quan=so-y-te&co-quan=tinh-uy&co-quan=so-y-te', { agencies: ['so-y-te', 'tinh-uy'] }],
    ['tinh=thai+binh&tinh=Th%C3%A1i+B%C3%ACnh', { provinces: ['Thái Bình'] }],
    ['chuyen-muc=Y+t%E1%BA%BF', { categories: ['Y tế'] }],
    ['sap-xep=cu-nhat&trang=3&so-bai=20', { sort: 'oldest', page: 3, size: 20 }],
    // Unescaped bytes, as curl sends them; Node hands them over as Latin-1.
    [`q=${Buffer.from('lúa').toString('latin1')}`, { q: 'lúa' }],
  ])('%s', (query, expected) => {
    expect(parse(query)).toEqual({ ...emptySearch, ...expected })
  })
})

describe('parameters that are wrong', () => {
  it.each([
    ['trang=-1', 'trang: “-1” không dùng được.'],
    ['trang=0', 'trang: “0” không dùng được.'],
    ['trang=1.5', 'trang: “1.5” không dùng được.'],
    ['trang=99999999999999999999', 'trang: “99999999999999999999” không dùng được.'],
    ['so-bai=51', 'so-bai: “51” không dùng được.'],
    ['tu=abc', 'tu: “abc”: Đây không phải là một ngày.'],
    ['tu=31/02/2022', 'tu: “31/02/2022”: Tháng 2 năm 2022 không có ngày 31.'],
    ['den=2022-13-01', 'den: “2022-13-01”: Không có tháng 13.'],
    ['den=1/1/9999', 'den: “1/1/9999”: Năm 9999 nằm ngoài khoảng 1900–2100.'],
    ['tu=2/1/2022&den=1/1/2022', 'tu: Ngày đầu (tu) đứng sau ngày cuối (den).'],
    ['ngay=khong-ro&tu=2022', 'ngay: Bài không rõ ngày không nằm trong khoảng ngày nào.'],
    ['ngay=23/11/2022', 'ngay: “23/11/2022” không dùng được.'],
    ['co-quan=so-thien-van', 'co-quan: Không có cơ quan “so-thien-van”.'],
    ['tinh=Atlantis', 'tinh: Không có tỉnh, thành phố “Atlantis”.'],
    ['sap-xep=hay-nhat', 'sap-xep: Không có cách sắp xếp “hay-nhat”.'],
    [`q=${'a'.repeat(1001)}`, 'q: Từ khóa dài 1001 ký tự.'],
    ['q=a&q=b', 'q: Có 2 giá trị khác nhau.'],
    ['q=a%00b', 'q: Giá trị chứa ký tự NUL (mã 0).'],
    ['q=%ED%A0%80', 'q: Giá trị không phải văn bản UTF-8 được mã hoá đúng trong địa chỉ.'],
    ['q=100%', 'q: Giá trị không phải văn bản UTF-8 được mã hoá đúng trong địa chỉ.'],
    ['q=%C3', 'q: Giá trị không phải văn bản UTF-8 được mã hoá đúng trong địa chỉ.'],
  ])('%s', (query, expected) => {
    expect(problemsOf(query)).toEqual([expected])
  })

  it('are reported all at once', () => {
    expect(problemsOf('tu=abc&den=31/04/2022&trang=-1&co-quan=x&sap-xep=y')).toHaveLength(5)
  })

  it('leave an address with what is right', () => {
    try {
      parse('q=l%C3%BAa&trang=-1&tinh=Th%C3%A1i+B%C3%ACnh&tinh=Atlantis')
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ repairedHref: SearchUrl.of({ q: 'lúa', provinces: ['Thái Bình'] }).href })
    }
  })

  it('whatever is in the address, give a search or a list of problems', () => {
    const names = fc.constantFrom(
      'q',
      'tu',
      'den',
      'co-quan',
      'tinh',
      'chuyen-muc',
      'sap-xep',
      'trang',
      'so-bai',
      '%',
      '',
    )
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).map(encodeLoosely),
      fc.constantFrom('%', '%zz', '%ED%A0%80'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(names, value)), (pairs) => {
        const query = pairs.map(([name, text]) => `${name}=${text}`).join('&')
        const problems = problemsOf(query)
        if (problems.length === 0) expect(parse(query).page).toBeGreaterThan(0)
      }),
    )
  })
})

/** Percent-encodes a text, but leaves lone surrogates unchanged. */
function encodeLoosely(text: string): string {
  return /\p{Cs}/u.test(text) ? text : encodeURIComponent(text)
}

describe('the URL is the whole state', () => {
  const days = fc.option(
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  )
  const searches = fc
    .record({
      q: fc
        .string({ unit: 'grapheme', maxLength: 50 })
        .filter((text) => !text.includes('\0') && !/\p{Cs}/u.test(text))
        .map((text) => text.trim()),
      range: fc.tuple(days, days).map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b])),
      noDay: fc.boolean(),
      agencies: fc.uniqueArray(fc.constantFrom('so-y-te', 'tinh-uy', 'hdnd-tinh')),
      provinces: fc.uniqueArray(fc.constantFrom('Thái Bình', 'Đắk Nông')),
      categories: fc.uniqueArray(fc.constantFrom('Y tế', 'Kinh tế & đời sống', 'a=b?c#d+e%f')),
      sort: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const),
      page: fc.integer({ min: 1, max: 1000 }),
      sources: fc.subarray(['dan-tri', 'báo mới', 'a=b?c#d+e%f']),
      size: fc.integer({ min: 1, max: 50 }),
    })
    .map(({ range: [from, to], noDay, ...others }): SearchParams => {
      return { from, to, undated: noDay && from === null && to === null, ...others }
    })

  it('reading an address gives the search it was made from', () => {
    fc.assert(
      fc.property(searches, (params) => {
        expect(parseSearchParams(SearchUrl.of(params).href, fakeGazetteer)).toEqual(params)
      }),
    )
  })

  it('adding and removing a value gives the same search, on its first page, and changes nothing in place', () => {
    fc.assert(
      fc.property(searches, (params) => {
        const url = SearchUrl.of({ ...params, page: 1 })
        const before = url.href
        expect(url.add('categories', 'Thể thao').remove('categories', 'Thể thao').href).toBe(before)
        expect(url.withPage(7).add('categories', 'Thể thao').params.page).toBe(1)
        expect(url.href).toBe(before)
      }),
    )
  })
})
