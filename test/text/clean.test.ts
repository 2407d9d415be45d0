import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanParagraphs, cleanText } from '../../src/text/clean.js'

describe('cleanText', () => {
  it.each([
    ['composes', 'bệnh'.normalize('NFD'), 'bệnh'],
    ['composes an entity and a mark', 'tr\u00f4\u0300ng', 'trồng'],
    ['takes out what nobody sees', 'Bộ\u200b Y\u00ad \u2060tế\ufeff\u200d', 'Bộ Y tế'],
    ['composes across what nobody sees', 'e\u200b\u0323', 'ẹ'],
    ['makes one space of many', '  a\u00a0\u00a0b\t\r\nc\u3000d ', 'a b c d'],
    ['takes out controls', 'a\u0000b\u0007c\u0085d', 'abc d'],
    ['takes out lone surrogates only', 'a\ud83db \ud83d\ude00 \ude00c', 'ab 😀 c'],
    ['keeps what is published otherwise', '“Ðại hội” – 46,3% … 12.000 ₫', '“Ðại hội” – 46,3% … 12.000 ₫'],
  ])('%s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean)
  })

  it('gives NFC, well-formed, trimmed text without invisible characters, and leaves that as it is', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'ệ', '\u0301', ' ', '\u00a0', '\u200b', '\ud800', '\n', '<') }),
    )
    fc.assert(
      fc.property(anyText, (raw) => {
        const clean = cleanText(raw)
        expect(clean).toBe(clean.normalize('NFC'))
        expect(clean).not.toMatch(
          /\p{Surrogate}|[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufeff\u00a0]| {2}|^ | $/u,
        )
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })

  it('parts lines of every kind and drops empty ones', () => {
    expect(cleanParagraphs('một\r\n\r\n  hai \u2028ba\r\u200b\nbốn')).toEqual(['một', 'hai', 'ba', 'bốn'])
    expect(cleanParagraphs(' \n ')).toEqual([])
  })
})
