import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/evaluation/random.js'
import {
  firstWords,
  misspelt,
  mistyped,
  otherToneStyle,
  phraseOf,
  rawTelex,
  rawVni,
  withoutDiacritics,
} from '../../src/evaluation/variants.js'
import { keysOf } from '../../src/text/keys.js'
import { decodeTelex, decodeVni } from '../../src/text/typing.js'

const toneAtEnd = () => 0
const toneAfterVowel = () => 0.9

describe('ways to type a title', () => {
  it('without diacritics', () => {
    expect(withoutDiacritics('Đường về Đắk Lắk, 46,3% – “HĐND”')).toBe('Duong ve Dak Lak, 46,3% – “HDND”')
  })

  it('its first words', () => {
    expect(firstWords(' Sở Thông tin và Truyền thông họp ', 6)).toBe('Sở Thông tin và Truyền thông')
    expect(firstWords('Bà Rịa - Vũng Tàu: Cá chết trắng', 6)).toBe('Bà Rịa - Vũng Tàu: Cá chết')
    expect(firstWords('Sở', 6)).toBe('Sở')
  })

  it('neighbouring words with no mark between them, some with diacritics', () => {
    const title = 'Sở Y tế: tiêm vắc xin COVID-19 cho cu dan Hà Nội'
    const drawn = Array.from({ length: 200 }, (_, seed) => phraseOf(title, seededRandom(seed))).filter(
      (one) => one !== null,
    )
    expect(drawn.length).toBeGreaterThan(50)
    for (const phrase of drawn) {
      expect(title).toContain(phrase)
      expect(phrase).toMatch(/^\S+( \S+){1,3}$/)
      expect(phrase).not.toMatch(/[:\d-]/)
      expect(withoutDiacritics(phrase)).not.toBe(phrase)
    }
    expect(phraseOf('Sở', seededRandom(1))).toBeNull()
  })

  it.each([
    ['hòa thủy khỏe Ủy', 'hoà thuỷ khoẻ Uỷ'],
    ['hoà thuỷ khoẻ Uỷ', 'hòa thủy khỏe Ủy'],
    ['quý của hoàn thuyền giã tiến HÒA', 'quý của hoàn thuyền giã tiến HOÀ'],
  ])('with tone marks in the other style: %s', (text, other) => {
    expect(otherToneStyle(text)).toBe(other)
    expect(text.split(' ').map((word) => keysOf(word).exact)).toEqual(
      other.split(' ').map((word) => keysOf(word).exact),
    )
  })

  it.each([
    ['sở thông tin', 'sowr thoong tin', 'so73 tho6ng tin'],
    ['chuyển đổi số', 'chuyeenr ddooir soos', 'chuye6n3 d9o6i3 so61'],
    ['Đường', 'DDuwowngf', 'D9u7o7ng2'],
    ['Đắk Lắk', 'DDawks Lawks', 'D9a8k1 La8k1'],
  ])('%s in raw Telex and VNI', (text, telex, vni) => {
    expect(rawTelex(text, toneAtEnd)).toBe(telex)
    expect(rawVni(text, toneAtEnd)).toBe(vni)
  })

  it('in keys that lead back to it', () => {
    for (const random of [toneAtEnd, toneAfterVowel]) {
      const text = 'sở thông tin và truyền thông chuyển đổi số quý nghìn'
      expect(decodeTelex(rawTelex(text, random))).toBe(text)
      expect(decodeVni(rawVni(text, random))).toBe(text)
    }
  })

  it('with one mistake in one word, the same for the same seed', () => {
    const title = 'Sở Thông tin và Truyền thông họp bàn'
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const wrong = misspelt(title, seededRandom(seed))
        expect(wrong).toBe(misspelt(title, seededRandom(seed)))
        const [words, typed] = [title.split(' '), wrong.split(' ')]
        expect(typed).toHaveLength(words.length)
        expect(typed.filter((word, at) => word !== words[at])).toHaveLength(1)
      }),
    )
    expect(misspelt('An Bá 12', seededRandom(1))).toBe('An Bá 12')
  })

  it('with a slip of the finger in one word, never the word itself', () => {
    fc.assert(
      fc.property(fc.constantFrom('thuế', 'Đường', 'bến', 'sông', 'may'), fc.integer(), (word, seed) => {
        const wrong = mistyped(word, seededRandom(seed))
        expect(wrong.toLowerCase()).not.toBe(word.toLowerCase())
        expect(Math.abs([...wrong].length - [...word].length)).toBeLessThanOrEqual(1)
      }),
    )
    const drawn = (word: string) =>
      new Set(Array.from({ length: 300 }, (_, seed) => mistyped(word, seededRandom(seed))))
    // Left out, doubled, swapped, the key beside it, another tone.
    expect([...drawn('bến')]).toEqual(expect.arrayContaining(['bn', 'bến'.replace('ế', 'ếế'), 'ếbn', 'vến', 'bền']))
    expect([...drawn('ben')].every((word) => /^[a-z]+$/.test(word))).toBe(true)
  })
})
