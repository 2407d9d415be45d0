import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleSchema, datePrecisions, dateSources, type Article } from '../../src/article.js'
import { decodeArticle, encodeArticle, UnreadableArticle } from '../../src/store/codec.js'
import { makeArticle } from './support/articles.js'

/** Any JavaScript string, including lone surrogates. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('Sông ', 'Lá ', '\ud83c', '\udf3e', '\u0000', '"', 'ệ', '')).map((parts) => parts.join('')),
)
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const filled = fc.string({ minLength: 1, maxLength: 30 })
const article: fc.Arbitrary<Article> = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,20}$/),
  url: nullable(text),
  source: filled,
  province: nullable(text),
  kicker: text,
  title: filled,
  lead: text,
  body: fc.array(text),
  captions: fc.array(text),
  author: nullable(text),
  publishedAt: nullable(fc.constantFrom('2024-03-12T08:30:00+07:00', '1999-12-31T00:00:00+07:00')),
  datePrecision: nullable(fc.constantFrom(...datePrecisions)),
  dateSource: nullable(fc.constantFrom(...dateSources)),
  modifiedAt: nullable(fc.constantFrom('2024-03-13T07:00:00+07:00')),
  category: nullable(text),
  keywords: fc.array(text),
  views: nullable(fc.nat()),
  media: fc.array(fc.record({ kind: fc.constantFrom('image', 'audio', 'video'), url: text, caption: nullable(text) }), {
    maxLength: 3,
  }),
  agencies: fc.array(text, { maxLength: 3 }),
  relatedTitles: fc.array(text, { maxLength: 3 }),
})

/** Bytes as LMDB returns them: a view into a larger buffer, at any offset. */
function somewhere(bytes: Uint8Array, offset: number): Uint8Array {
  const larger = new Uint8Array(offset + bytes.length + 3)
  larger.set(bytes, offset)
  return larger.subarray(offset, offset + bytes.length)
}

describe('an article', () => {
  test('comes back as it was, with its fields in their order, wherever its bytes are', () => {
    fc.assert(
      fc.property(article, fc.nat({ max: 3 }), (given, offset) => {
        expect(articleSchema.safeParse(given).success).toBe(true)
        const back = decodeArticle(somewhere(encodeArticle(given), offset))
        expect(back).toEqual(given)
        expect(JSON.stringify(back)).toBe(JSON.stringify(given))
      }),
    )
  })

  test('does not change when its bytes are overwritten', () => {
    const given = makeArticle('a')
    const bytes = encodeArticle(given)
    const back = decodeArticle(bytes)
    bytes.fill(0)
    expect(back).toEqual(given)
  })
})

describe('what is no article is refused', () => {
  const sound = encodeArticle(makeArticle('a'))

  test('nothing, text, noise, another version', () => {
    const version3 = Buffer.from(sound)
    version3[0] = 3
    for (const bytes of [Buffer.alloc(0), Buffer.from('{"article":{}}'), Buffer.alloc(4000), version3]) {
      expect(() => decodeArticle(bytes)).toThrow(UnreadableArticle)
    }
    fc.assert(
      fc.property(fc.uint8Array(), (noise) => {
        expect(() => decodeArticle(noise)).toThrow(UnreadableArticle)
      }),
    )
  })

  test('one that is cut off anywhere, or has something behind it', () => {
    for (let length = 0; length < sound.length; length++) {
      expect(() => decodeArticle(sound.subarray(0, length))).toThrow(UnreadableArticle)
    }
    expect(() => decodeArticle(Buffer.concat([sound, Buffer.alloc(2)]))).toThrow(UnreadableArticle)
  })

  test('one with a single bit flipped, anywhere', () => {
    fc.assert(
      fc.property(article, fc.nat(), (given, at) => {
        const bytes = encodeArticle(given)
        bytes[(at >> 3) % bytes.length] ^= 1 << (at & 7)
        expect(() => decodeArticle(bytes)).toThrow(UnreadableArticle)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    '{}',
    'null',
    '{"lead":2,"body":[],"captions":{}}',
    '{"lead":"2","body":[],"captions":[]}',
    '{"lead":0,"body":[4,-2],"captions":[]}',
    '{"lead":0,"body":[1.5,0.5],"captions":[]}',
  ])('one with the head %s', (head) => {
    const bytes = Buffer.alloc(6 + head.length + (head.length % 2) + 4, ' ')
    bytes.writeUInt16LE(1, 0)
    bytes.writeUInt32LE(bytes.length - 10, 2)
    bytes.write(head, 6)
    expect(() => decodeArticle(bytes)).toThrow(UnreadableArticle)
  })
})
