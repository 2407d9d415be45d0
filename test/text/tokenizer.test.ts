import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf } from '../../src/text/index.js'
import { analyzer, foldedOf, tokensOf } from './reading.js'

describe('tokens', () => {
  it.each([
    ['words', 'Sở Thông tin', 'sở thông tin'],
    ['NFD', 'bệnh viện'.normalize('NFD'), 'bệnh viện'],
    ['Eth', '\u00d0ại hội', 'đại hội'],
    ['tone placement', 'hoà bình, thuỷ lợi', 'hòa bình | thủy lợi'],
    ['capitals', 'HĐND TP.HCM', 'hđnd tp hcm'],
    ['an abbreviation with a dot and a space', 'TP. Hồ Chí Minh', 'tp hồ chí minh'],
    ['a sentence after a short word', 'ở lại. Ông đi', 'ở lại | ông đi'],
    ['a sentence without its space', 'người dân.Ông nói', 'người dân | ông nói'],
    ['a domain', 'baothuxanh.vn', 'baothuxanh vn'],
    ['letters and digits', 'Ipv4 covid19 5G 19h30', 'ipv4 covid19 5g 19h30'],
    ['a hyphen', 'COVID-19, Covid 19', 'covid 19 | covid 19'],
    ['numerals', '46,3% của 12.000; 4.0 và 2,892', '46,3% của 12.000 | 4.0 và 2,892'],
    ['a percent sign after an integer', 'đạt 50%, tăng 5‰', 'đạt 50% | tăng 5‰'],
    ['numerals before a unit', '3,5ha 1.200m', '3,5 ha 1.200 m'],
    ['a numeral at the end', 'được 12.000. Sau', 'được 12.000 | sau'],
    ['a list of integers', 'khóa 1, 2,3', 'khóa 1 | 2,3'],
    ['dotted dates', '23.11.2022', '23 11 2022'],
    ['dates and times', '23/11/2022 17:28', '23 11 2022 17 28'],
    ['a colon in a sentence', 'gồm: y tế', 'gồm | y tế'],
    ['ampersands', 'KH&CN, LĐ-TB&XH', 'kh cn | lđ tb xh'],
    ['marks that separate', 'a, b. c; d: e (f) "g" “h” i… k? l! m', 'a | b | c | d | e | f | g | h | i | k | l | m'],
    ['line ends', 'thông\ntin', 'thông | tin'],
    ['marks that do not', 'anh/chị – em', 'anh chị em'],
    ['an em dash', 'bà Lan — giám đốc', 'bà lan | giám đốc'],
    ['apostrophes', "D'Artan, 'nhà' l’Or", 'd artan | nhà | l or'],
    ['double and unbreakable spaces', 'thông  tin\u00a0mới', 'thông tin mới'],
    ['invisible characters', 'th\u00f4\u200bng \u2060tin ch\u00ednh\u00ad quy\u00ean\ufeff', 'thông tin chính quyên'],
    ['underscores of segmented text', 'chuyển_đổi số', 'chuyển đổi số'],
    ['emoji', 'vui 😀 quá', 'vui quá'],
    ['letters beyond the basic plane', '𝒜b c', '𝒜b c'],
    ['nothing', ' … \u0301 ', ''],
  ])('%s', (_, text, expected) => {
    expect(tokensOf(text)).toBe(expected)
  })

  it('fold numerals to one form', () => {
    expect(foldedOf('12.000 12,000 12000 46,3% 46.3')).toBe('12000 12000 12000 46.3 46.3')
  })

  it('begin after a break', () => {
    expect(analyzer.analyze('một hai').tokens.map((token) => token.breakBefore)).toEqual([true, false])
  })

  it('cover combining marks and leave invisible characters at their edges outside', () => {
    const text = '\u200bbe\u0323\u0302nh\u00ad vie\u0323\u0302n'
    expect(analyzer.analyze(text).tokens.map(({ start, end }) => [start, end])).toEqual([
      [1, 7],
      [9, 15],
    ])
  })
})

/**
 * Texts that are likely to trigger rules: syllables, punctuation, numbers, abbreviations and odd characters, joined
 * without spaces.
 */
const roughText = fc
  .array(
    fc.constantFrom(
      ...[
        'Sở',
        'thông',
        'tin',
        'hoà',
        'be\u0323\u0302nh',
        '\u00d0ại',
        'UBND',
        'TT',
        'KH',
        'và',
        'XH',
        'Nghị',
        'quyết',
        'số',
      ],
      ...[
        '12',
        '2024',
        '46,3%',
        '1.000',
        'NQ',
        'HĐND',
        '(TTTT)',
        '(',
        ')',
        '/',
        '-',
        '&',
        '.',
        ',',
        ':',
        "'",
        '’',
        '"',
      ],
      ...[
        ' ',
        ' ',
        ' ',
        '\n',
        '\u00a0',
        '\u200b',
        '\u00ad',
        '\u0301',
        '\u0323',
        '\ufe0f',
        '\ud83d',
        '\ude00',
        '😀',
        '𝒜',
        '漢字',
        'İ',
      ],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(
  roughText,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
)

describe('over any text', () => {
  it('each token is what its slice normalises to, in order, and each span lies within the tokens', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens, spans } = analyzer.analyze(text)
        let end = 0
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.end).toBeGreaterThan(token.start)
          const { exact, toneless, folded } = token
          expect(keysOf(text.slice(token.start, token.end))).toEqual({ exact, toneless, folded })
          expect(text.slice(token.start, token.end)).not.toMatch(/\p{Cs}/u)
          end = token.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
        for (const { first, last } of spans) {
          expect(first).toBeGreaterThanOrEqual(0)
          expect(last).toBeGreaterThanOrEqual(first)
          expect(last).toBeLessThan(tokens.length)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('tokens and terms are the same in NFC and NFD', () => {
    fc.assert(
      fc.property(roughText, (text) => {
        const [nfc, nfd] = [analyzer.analyze(text.normalize('NFC')), analyzer.analyze(text.normalize('NFD'))]
        expect(nfd.tokens.map((token) => token.exact)).toEqual(nfc.tokens.map((token) => token.exact))
        expect(nfd.spans).toEqual(nfc.spans)
      }),
      { numRuns: 2000 },
    )
  })

  it('a word is read the same the first time and ever after, however many words come between', () => {
    const words = Array.from({ length: 140_000 }, (_, i) => `w${i.toString(36)}`)
    analyzer.analyze(words.join(' '))
    expect(tokensOf('Thông tin hoà')).toBe('thông tin hòa')
    const { tokens } = analyzer.analyze(words.join(' '))
    expect(tokens.findIndex((token, i) => token.exact !== words[i])).toBe(-1)
  })
})
