import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { createNames } from '../../src/search/names.js'
import { analysedQuery } from '../../src/search/query/analysed.js'
import { parseQuery } from '../../src/search/query/parse.js'
import { Highlighter } from '../../src/search/snippets/snippets.js'
import { abbreviationForms } from '../../src/search/snippets/terms.js'
import type { Part } from '../../src/search/types.js'
import { smallAnalyzer, smallLexica } from './support/analyzer.js'
import { makeArticle } from './support/articles.js'
import { smallGazetteer } from './support/gazetteer.js'

const names = createNames(smallGazetteer)
const forms = abbreviationForms(smallAnalyzer, smallLexica.abbreviations)

function show(query: string, stated: Partial<Article>) {
  const { query: typed } = parseQuery(query, names, '2022-11-23')
  const highlighter = new Highlighter(analysedQuery(typed, smallAnalyzer), smallAnalyzer, forms)
  return highlighter.show(makeArticle({ id: 'a', ...stated }))
}

const written = (parts: Part[]) => parts.map(({ text, match }) => (match ? `[${text}]` : text)).join('')
const title = (query: string, text: string) => written(show(query, { title: text }).titleParts)
const snippets = (query: string, ...body: string[]) => show(query, { body }).snippets.map(written)

const filler = (words: number) => Array.from({ length: words }, (_, i) => `chữ${i}`).join(' ')

describe('marks', () => {
  const table: [query: string, text: string, marked: string][] = [
    ['chuyển đổi số', 'Chuyển đổi số ở xã', '[Chuyển đổi số] ở xã'],
    ['chuyen doi so', 'Chuyển đổi số ở xã', '[Chuyển đổi số] ở xã'],
    ['chuyển đổi', 'CHUYỂN ĐỔI số', '[CHUYỂN ĐỔI] số'],
    ['hòa bình', 'Tin Hoà Bình, hoà giải', 'Tin [Hoà Bình], [hoà] giải'],
    ['kỹ sư', 'Kĩ sư trẻ', '[Kĩ sư] trẻ'],
    ['Đại hội', 'Ðại hội điểm', '[Ðại hội] điểm'],
    ['bán đất', 'Bán đất của ban quản lý', '[Bán đất] của ban quản lý'],
    ['bán đất', 'Ban quản lý bạn hữu', '[Ban] quản lý [bạn] hữu'],
    ['bán đất', 'Ban đất đai, bán lúa, ban ngày', '[Ban đất] đai, [bán] lúa, ban ngày'],
    ['can bo', 'Cán bộ xã cần giữ bò giống', '[Cán bộ] xã cần giữ bò giống'],
    ['can bo', 'Cần giữ bờ ruộng', '[Cần] giữ [bờ] ruộng'],
    ['can bo giong', 'Cần bò, cán bộ xã giữ giống', '[Cần bò], [cán bộ] xã giữ [giống]'],
    ['lũ của sông', 'Của cải trôi theo lũ của sông', 'Của cải trôi theo [lũ của sông]'],
    ['của', 'Của cải', '[Của] cải'],
    ['UBND họp', 'Ủy ban nhân dân tỉnh họp', '[Ủy ban nhân dân] tỉnh [họp]'],
    ['Ủy ban nhân dân', 'UBND tỉnh', '[UBND] tỉnh'],
    ['sở thông tin và truyền thông', 'Sở TTTT tập huấn', '[Sở TTTT] tập huấn'],
    ['"đổi mới"', 'Đổi mới, đổi cũ, mới đổi', '[Đổi mới], đổi cũ, mới đổi'],
    ['"đổi số"~1', 'Đổi nhanh số, đổi xa hơn số', '[Đổi] nhanh [số], đổi xa hơn số'],
    ['12/2024/NQ-HĐND', 'Nghị quyết 12/2024/NQ-HĐND', 'Nghị quyết [12/2024/NQ-HĐND]'],
    ['tiêu-đề:lũ', 'Lũ về', '[Lũ] về'],
    ['-lũ mưa', 'Mưa lũ', '[Mưa] lũ'],
    ['lũ OR hạn', 'Lũ rồi hạn', '[Lũ] rồi [hạn]'],
    ['tác-giả:Lũ', 'Lũ về', 'Lũ về'],
  ]
  it.each(table)('%s in %s', (query, text, marked) => {
    expect(title(query, text)).toBe(marked)
  })

  it('is the same for decomposed text, marks included', () => {
    const text = 'Sở Thông tin và Truyền thông'.normalize('NFD')
    const { titleParts } = show('thông tin', { title: text })
    expect(titleParts.filter(({ match }) => match).map((part) => part.text.normalize('NFC'))).toEqual([
      'Thông tin',
      'thông',
    ])
    expect(titleParts.map((part) => part.text).join('')).toBe(text)
  })

  it('does not mark in the text what is sought in the title alone', () => {
    expect(show('tiêu-đề:lũ', { title: 'Lũ', body: ['Lũ về làng'] }).snippets.map(written)).toEqual(['Lũ về làng'])
  })
})

describe('passages', () => {
  it('shows the passage that has most of the query', () => {
    const far = `${filler(60)} cầu. ${filler(60)}. Xe qua cầu treo mới ở bản. ${filler(60)}`
    const [first, ...others] = snippets('cầu treo', far)
    expect(first).toMatch(/^… Xe qua \[cầu treo\] mới ở bản\. .* …$/)
    // Another "cầu" would show nothing new.
    expect(others).toEqual([])
  })

  it('shows words that stand apart in two passages, in their order', () => {
    const found = snippets('lúa hạn', `Hạn đến sớm. ${filler(80)}`, `${filler(80)} lúa chín vàng ${filler(80)}`)
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^\[Hạn\] đến sớm\./)
    expect(found[1]).toContain('[lúa] chín vàng')
  })

  it('prefers whole phrases', () => {
    const [first] = snippets('"đổi mới" làng', `Đổi làng mới làng. ${filler(90)}`, `Làng đã đổi mới. ${filler(50)}`)
    expect(first).toMatch(/^\[Làng\] đã \[đổi mới\]\./)
  })

  it('prefers the diacritics that were typed', () => {
    expect(snippets('bán', `Ban sơ. ${filler(90)}`, `Bán lúa. ${filler(50)}`)[0]).toMatch(/^\[Bán\] lúa/)
  })

  it('prefers the forms that stand side by side where no diacritics were typed', () => {
    const other = `Nhà nào cần ${filler(3)} bò thì ghi tên, cần gấp ${filler(40)}.`
    const meant = `Mỗi cán bộ ${filler(40)} nhận một việc.`
    expect(snippets('can bo', other, meant)[0]).toMatch(/^Mỗi \[cán bộ\]/)
  })

  it('takes passages from lead and captions too', () => {
    expect(show('lũ', { lead: 'Lũ về', body: ['Không có gì'] }).snippets.map(written)).toEqual(['[Lũ] về'])
    expect(show('lũ', { body: ['Không có gì'], captions: ['Lũ về'] }).snippets.map(written)).toEqual(['[Lũ] về'])
  })

  it('shows the beginning where the text has nothing of the query', () => {
    const [only, ...others] = snippets('lũ', filler(50))
    expect(only).toBe(`${filler(35)} …`)
    expect(others).toEqual([])
    expect(show('lũ', {}).snippets).toEqual([])
  })

  it('is fast to give up on stopwords alone', () => {
    expect(snippets('lũ và hạn', `Và ${filler(60)}`)[0]).toMatch(/^Và chữ0/)
  })
})

describe('any text', () => {
  const syllable = fc.constantFrom(
    'lũ',
    'Lu',
    'bão',
    'hoà',
    'hòa',
    'và',
    'UBND',
    'ủy ban nhân dân',
    'số',
    '12/2024/NQ-HĐND',
    '“',
    '”,',
    '.',
    '…',
    '-',
    '\u0301',
    '\u200b',
    '😀',
    '\u{20000}',
    '𝔡',
    'l\u200bũ\u200b',
    'ﬂũ',
    'ｌũ',
    'ßo',
    'Ð',
    '4.0',
    '46,3%',
    '46',
    '46%',
    '12.000',
    '12000',
    'II',
  )
  const running = (maxLength: number) =>
    fc
      .array(fc.oneof(syllable, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength })
      .map((words) => words.join(' ').normalize('NFC'))

  it('is shown as it is, cut between words', () => {
    fc.assert(
      fc.property(running(8), running(200), (query, text) => {
        const { titleParts, snippets: shown } = show(query, { title: `x${text}`, body: [text] })
        expect(titleParts.map((part) => part.text).join('')).toBe(`x${text}`)
        expect(shown.length).toBeLessThanOrEqual(2)
        for (const parts of shown) {
          const plain = parts.map((part) => part.text).join('')
          const inner = plain.replace(/^… /, '').replace(/ …$/, '')
          const at = [text.indexOf(inner), text.indexOf(plain)].find((found) => found >= 0)
          expect(at).toBeDefined()
          expect(parts.every((part) => part.text !== '')).toBe(true)
          for (const { text: part, match } of parts) if (match) expect(part.trim()).toBe(part)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is marked the same by the fast look and by the analyzer', () => {
    const sought = fc.constantFrom(
      'lũ',
      'bão lũ',
      'hoà và bão',
      'so lu',
      'kỹ',
      'ban nhân',
      'Ð',
      'flũ',
      'sso',
      'lũ 46',
      'số 12000',
    )
    fc.assert(
      fc.property(sought, running(60), (query, text) => {
        // A number with separators among the alternatives causes the text to be analysed.
        const analysed = show(`${query} OR 98,7%`, { title: `x${text}`, body: [text] })
        const scanned = show(query, { title: `x${text}`, body: [text] })
        expect(scanned.titleParts).toEqual(analysed.titleParts)
      }),
      { numRuns: 500 },
    )
  })

  it('finds every word of the text that is asked for', () => {
    const word = fc.constantFrom('lũ', 'bão', 'hoà', 'đường', 'thủy', 'kỹ', 'quý', 'gìn', 'Đắk')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), word, (words, sought) => {
        const text = words.join(' ')
        const marked = show(sought, { body: [text] })
          .snippets[0].filter(({ match }) => match)
          .flatMap((part) => part.text.split(' '))
        expect(marked).toEqual(words.filter((one) => one === sought))
      }),
    )
  })
})
