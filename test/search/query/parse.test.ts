import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noFilters, type Filters } from '../../../src/engine/query.js'
import { createNames } from '../../../src/search/names.js'
import { parseQuery, queryLimits } from '../../../src/search/query/parse.js'
import type { TypedClause, TypedLeaf } from '../../../src/search/query/typed.js'
import { smallGazetteer } from '../support/gazetteer.js'

const names = createNames(smallGazetteer)
/** Wednesday. */
const today = '2022-11-23'
const parse = (text: string) => parseQuery(text, names, today)

const words = (text: string, field?: TypedLeaf['field']): TypedLeaf => ({
  kind: 'words',
  text,
  ...(field && { field }),
})
const phrase = (text: string, slop = 0, field?: TypedLeaf['field']): TypedLeaf => ({
  kind: 'phrase',
  text,
  slop,
  ...(field && { field }),
})
const must = (...alternatives: TypedLeaf[]): TypedClause => ({ occur: 'must', alternatives })
const not = (...alternatives: TypedLeaf[]): TypedClause => ({ occur: 'not', alternatives })

/** A words leaf with the places of what is quoted in it. */
const prose = (text: string, ...quoted: string[]): TypedLeaf => ({
  kind: 'words',
  text,
  quoted: quoted.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })),
})

describe('quotation marks of a sentence', () => {
  const long = '“Năm nay nước về muộn, bà con trong xã phải chờ thêm nửa tháng mới xuống giống”'
  const table: [string, TypedClause[]][] = [
    ['Nông dân xã ven sông “kêu trời” vì lúa', [must(prose('Nông dân xã ven sông “kêu trời” vì lúa', '“kêu trời”'))]],
    [
      'Ông nói "mừng" rồi lại "lo lắng" cho lúa',
      [must(prose('Ông nói "mừng" rồi lại "lo lắng" cho lúa', '"mừng"', '"lo lắng"'))],
    ],
    // A phrase is wanted word for word; a pasted sentence is too, but what has less of it is shown below.
    ['“nước về muộn, bà con trong xã phải chờ”', [must(phrase('nước về muộn, bà con trong xã phải chờ'))]],
    [long, [must(prose(long, long))]],
    [`${long} -lúa`, [not(words('lúa')), must(phrase(long.slice(1, -1)))]],
    ['Trưởng thôn: "Lúa đẹp" nhờ nước về sớm', [must(prose('Trưởng thôn: "Lúa đẹp" nhờ nước về sớm', '"Lúa đẹp"'))]],
    // Beside an operator, quotation marks are one too.
    [
      'nông dân xã ven sông "kêu trời" -lúa',
      [not(words('lúa')), must(words('nông dân xã ven sông')), must(phrase('kêu trời'))],
    ],
    ['nông dân xã ven sông "kêu trời"~2', [must(words('nông dân xã ven sông')), must(phrase('kêu trời', 2))]],
    ['tỉnh nông dân "kêu trời"', [must(words('tỉnh nông dân')), must(phrase('kêu trời'))]],
  ]
  it.each(table)('%s', (text, clauses) => {
    expect(parse(text).query).toEqual({ clauses })
  })
})

describe('well-formed queries', () => {
  const table: [string, TypedClause[]][] = [
    ['lũ lụt miền núi', [must(words('lũ lụt miền núi'))]],
    ['"chuyển đổi số"', [must(phrase('chuyển đổi số'))]],
    ['“chuyển đổi số”', [must(phrase('chuyển đổi số'))]],
    ['«chuyển đổi số»', [must(phrase('chuyển đổi số'))]],
    ['"Họp: “chuyển đổi số” ở xã"', [must(phrase('Họp: “chuyển đổi số” ở xã'))]],
    ['“chuyển đổi số"', [must(phrase('chuyển đổi số'))]],
    ['"giám sát sở"~3', [must(phrase('giám sát sở', 3))]],
    ['họp "chuyển đổi số" cuối năm', [must(words('họp')), must(phrase('chuyển đổi số')), must(words('cuối năm'))]],
    ['lũ -lụt', [not(words('lụt')), must(words('lũ'))]],
    ['lũ -"lũ quét"', [not(phrase('lũ quét')), must(words('lũ'))]],
    ['lũ −lụt', [not(words('lụt')), must(words('lũ'))]],
    ['lũ lụt OR hạn hán', [must(words('lũ lụt'), words('hạn hán'))]],
    ['lũ HOẶC hạn hoặc', [must(words('lũ'), words('hạn hoặc'))]],
    ['"lũ lụt" OR "hạn hán" OR bão', [must(phrase('lũ lụt'), phrase('hạn hán'), words('bão'))]],
    ['(lũ OR hạn hán) năm nay', [must(words('lũ'), words('hạn hán')), must(words('năm nay'))]],
    ['tiêu-đề:lũ', [must(words('lũ', 'title'))]],
    ['TIEU-DE:"lũ lụt" cứu trợ', [must(phrase('lũ lụt', 0, 'title')), must(words('cứu trợ'))]],
    ['tác-giả:"Duy Huy"', [must(phrase('Duy Huy', 0, 'author'))]],
    ['tiêu-đề:lũ OR tiêu-đề:hạn', [must(words('lũ', 'title'), words('hạn', 'title'))]],
    ['-tiêu-đề:lũ bão', [not(words('lũ', 'title')), must(words('bão'))]],
    ['12/2024/NQ-HĐND', [must(words('12/2024/NQ-HĐND'))]],
    ['số 60/NQ-HĐND về thuế', [must(words('số 60/NQ-HĐND về thuế'))]],
    ['lạnh -5 độ', [must(words('lạnh -5 độ'))]],
    ['nhiệm kỳ 2020 -2025', [must(words('nhiệm kỳ 2020 -2025'))]],
    ['bầu cử -2021', [not(words('2021')), must(words('bầu cử'))]],
    ['Bà Rịa - Vũng Tàu', [must(words('Bà Rịa - Vũng Tàu'))]],
    ['Sở Thông tin (TTTT) họp', [must(words('Sở Thông tin ( TTTT ) họp'))]],
    ['Hà Nội: 12:30 mưa', [must(words('Hà Nội: 12:30 mưa'))]],
    ['https://thaibinh.gov.vn/tin', [must(words('https://thaibinh.gov.vn/tin'))]],
  ]
  it.each(table)('%s', (text, clauses) => {
    const parsed = parse(text)
    expect(parsed.query).toEqual({ clauses })
    expect(parsed.filters).toEqual(noFilters)
    expect(parsed.notes).toEqual([])
  })

  it('reads decomposed operators like composed ones', () => {
    expect(parse('tiêu-đề:lũ HOẶC bão'.normalize('NFD')).query).toEqual(parse('tiêu-đề:lũ HOẶC bão').query)
  })

  it('keeps the wanted words in order for other uses', () => {
    expect(parse('họp "chuyển đổi số" -lũ tiêu-đề:bão cuối năm').plainWords).toBe('họp chuyển đổi số cuối năm')
  })
})

describe('filters in the query', () => {
  const table: [string, Partial<Filters>][] = [
    ['ngày:2022-11', { from: '2022-11-01', to: '2022-11-30' }],
    ['ngày:tháng trước', { from: '2022-10-01', to: '2022-10-31' }],
    ['ngay:tuan nay', { from: '2022-11-21', to: '2022-11-27' }],
    ['ngày:"quý I/2022"', { from: '2022-01-01', to: '2022-03-31' }],
    ['ngày:6 tháng đầu năm 2022', { from: '2022-01-01', to: '2022-06-30' }],
    ['ngày:năm ngoái', { from: '2021-01-01', to: '2021-12-31' }],
    ['từ:tháng 1 năm 2022 đến:hôm qua', { from: '2022-01-01', to: '2022-11-22' }],
    ['ngày:không-rõ', { undated: true }],
    ['ngay:"khong ro"', { undated: true }],
    ['ngày:23/11/2022', { from: '2022-11-23', to: '2022-11-23' }],
    ['ngay:2022', { from: '2022-01-01', to: '2022-12-31' }],
    ['từ:1/2/2022 đến:28/2/2022', { from: '2022-02-01', to: '2022-02-28' }],
    ['từ:2022-02 đến:2022-03', { from: '2022-02-01', to: '2022-03-31' }],
    ['tu:"1/2/2022"', { from: '2022-02-01' }],
    ['Den:2022', { to: '2022-12-31' }],
    ['cơ-quan:"Sở Y tế"', { agencies: ['so-y-te'] }],
    ['co-quan:"so y te"', { agencies: ['so-y-te'] }],
    ['cơ-quan:so-y-te', { agencies: ['so-y-te'] }],
    ['cơ-quan:"Sở TT&TT"', { agencies: ['so-thong-tin-va-truyen-thong'] }],
    ['cơ-quan:Sở Thông tin và Truyền thông', { agencies: ['so-thong-tin-va-truyen-thong'] }],
    ['cơ-quan:Sở Lao động - Thương binh và Xã hội', { agencies: ['so-lao-dong'] }],
    ['cơ-quan:"Sở Y tế" cơ-quan:"UBND tỉnh"', { agencies: ['so-y-te', 'ubnd-tinh'] }],
    ['tỉnh:"Thái Bình"', { provinces: ['Thái Bình'] }],
    ['tỉnh:thai-binh', { provinces: ['Thái Bình'] }],
    ['Tinh:"tỉnh Thái Bình" tỉnh:"Nam Định"', { provinces: ['Thái Bình', 'Nam Định'] }],
  ]
  it.each(table)('%s', (text, filters) => {
    const parsed = parse(text)
    expect(parsed.filters).toEqual({ ...noFilters, ...filters })
    expect(parsed.query).toBeNull()
    expect(parsed.notes).toEqual([])
  })

  it.each([
    ['cơ-quan:"Sở KH&CN"', '“cơ-quan:Sở Khoa học và Công nghệ” gồm cả tin của cơ quan trước đây: Sở Thông tin và'],
    ['tỉnh:Hưng Yên', '“tỉnh:Hưng Yên” gồm cả tin của tỉnh, thành phố trước đây: Thái Bình.'],
  ])('says which former ones %s includes', (text, note) => {
    expect(parse(text).notes).toEqual([expect.stringContaining(note)])
  })

  it('takes the words after a name without quotes as words', () => {
    const parsed = parse('tỉnh:Thái Bình mưa lớn')
    expect(parsed.filters.provinces).toEqual(['Thái Bình'])
    expect(parsed.query).toEqual({ clauses: [must(words('mưa lớn'))] })
  })
})

describe('queries that are not well formed', () => {
  const table: [string, TypedClause[], RegExp][] = [
    ['"lũ lụt', [must(words('lũ lụt'))], /ngoặc kép chưa đóng/],
    ['lũ OR', [must(words('lũ'))], /“OR” thiếu một vế/],
    ['OR lũ', [must(words('lũ'))], /“OR” thiếu một vế/],
    ['lũ OR OR bão', [must(words('lũ'), words('bão'))], /“OR” thiếu một vế/],
    ['lũ OR -bão', [not(words('bão')), must(words('lũ'))], /“OR” thiếu một vế/],
    ['lũ -', [must(words('lũ -'))], /đứng riêng/],
    ['lũ - lụt', [must(words('lũ - lụt'))], /đứng riêng/],
    ['màu:đỏ', [must(words('màu:đỏ'))], /Không có bộ lọc “màu:”/],
    ['tiêu-đề: lũ', [must(words('tiêu-đề: lũ'))], /“tiêu-đề:” chưa có giá trị/],
    ['lũ từ:31/02/2022', [must(words('lũ'))], /“từ:31\/02\/2022” không phải một ngày/],
    ['cơ-quan:"Sở Mây" lũ', [must(phrase('Sở Mây')), must(words('lũ'))], /Không có cơ quan “Sở Mây”/],
    ['tỉnh:Xyz lũ', [must(phrase('Xyz')), must(words('lũ'))], /Không có tỉnh “Xyz”/],
    ['-tỉnh:"Thái Bình" lũ', [not(phrase('Thái Bình')), must(words('lũ'))], /Chưa loại trừ được/],
    ['lũ ngày:31 tháng 2 năm 2022', [must(words('lũ'))], /“ngày:31 tháng 2 năm 2022” không phải một ngày/],
    ['-ngày:2022 lũ', [must(words('lũ'))], /Chưa loại trừ được/],
    ['"" lũ', [must(words('lũ'))], /Cụm từ trống/],
    ['"lũ lụt"~999', [must(phrase('lũ lụt', queryLimits.slop))], /giới hạn ở 20 từ/],
    ['-lũ', [not(words('lũ'))], /chỉ có từ bị loại/],
  ]
  it.each(table)('%s', (text, clauses, note) => {
    const parsed = parse(text)
    expect(parsed.query).toEqual({ clauses })
    expect(parsed.notes.join('\n')).toMatch(note)
  })

  it('turns dates round that stand the wrong way', () => {
    const parsed = parse('từ:2022-11 đến:2022-10')
    expect(parsed.filters).toEqual({ ...noFilters, from: '2022-10-01', to: '2022-11-30' })
    expect(parsed.notes).toHaveLength(1)
  })

  it('says that days contradict each other', () => {
    expect(parse('ngày:2021 từ:2022').notes.join()).toMatch(/không giao nhau/)
  })

  it.each(['', '   ', '\u200b'])('reads %j as nothing to match', (text) => {
    expect(parse(text)).toMatchObject({ query: null, filters: noFilters, notes: [], plainWords: '' })
  })

  it.each(['???', '" "', '()', '- -', '\u0301\u0301'])('says that %j has nothing to match', (text) => {
    expect(parse(text).query).toBeNull()
    expect(parse(text).notes.length).toBeGreaterThan(0)
  })

  it('cuts pasted text to the bounds and says so', () => {
    const long = parse('bão '.repeat(100))
    expect(long.query?.clauses[0].alternatives[0].text.split(' ')).toHaveLength(queryLimits.words)
    expect(long.notes.join()).toMatch(/64 từ đầu/)
    const wide = parse('a'.repeat(5000))
    expect(wide.text).toHaveLength(queryLimits.characters)
    expect(wide.notes.join()).toMatch(/1\.000 ký tự đầu/)
    const quoted = parse(`"${'bão '.repeat(100)}"`)
    expect(quoted.query?.clauses[0].alternatives[0].text.split(' ')).toHaveLength(queryLimits.words)
  })
})

describe('any string', () => {
  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '"',
          '“',
          '»',
          '-',
          '−',
          ' ',
          '  ',
          'OR',
          'HOẶC',
          '(',
          ')',
          '~3',
          ':',
          'tỉnh:',
          'ngày:',
          '-từ:',
          'cơ-quan:"',
          '31/02/2022',
          'Thái Bình',
          '\u0301',
          '\ud800',
          '\0',
          '*',
          '[a-z]+',
          '&&',
          '12/2024/NQ-HĐND',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 80 },
    )
    .map((pieces) => pieces.join(''))

  it('has a valid reading', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const parsed = parse(text)
        expect(parsed.text.length).toBeLessThanOrEqual(queryLimits.characters)
        expect(parsed.text).not.toMatch(/\p{Surrogate}/u)
        for (const { occur, alternatives } of parsed.query?.clauses ?? []) {
          expect(['must', 'not']).toContain(occur)
          expect(alternatives.length).toBeGreaterThan(0)
          for (const leaf of alternatives) {
            expect(leaf.text).toMatch(/[\p{L}\p{N}]/u)
            if (leaf.kind === 'phrase') expect(leaf.slop).toBeGreaterThanOrEqual(0)
          }
        }
        const leaves = (parsed.query?.clauses ?? []).flatMap(({ alternatives }) => alternatives)
        const searched = leaves.flatMap(({ text: leaf }) => leaf.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
        expect(searched.length).toBeLessThanOrEqual(queryLimits.words)
        expect(parsed.query === null || parsed.query.clauses.length > 0).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('is read the same composed and decomposed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('lũ', '"bão lụt"', 'OR', '-hạn', 'tỉnh:"Thái Bình"', 'đến:2022', 'Hòa')),
        (pieces) => {
          const text = pieces.join(' ')
          expect(parse(text.normalize('NFD'))).toEqual(parse(text))
        },
      ),
    )
  })
})
