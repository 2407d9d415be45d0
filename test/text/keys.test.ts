import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allSyllables, foldMarks, isAccented, keysOf } from '../../src/text/index.js'

const syllables = [...allSyllables()]
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/

/** The same syllable with its tone mark in the other place: hoà for hòa, thuỷ for thủy. */
function inNewStyle(syllable: string): string {
  const marks = syllable.normalize('NFD')
  const tone = TONE.exec(marks)?.[0]
  const toneless = marks.replace(TONE, '')
  if (tone === undefined || !/(?:oa|oe|[^q]uy|^uy)$/.test(toneless)) return syllable
  return (toneless + tone).normalize('NFC')
}

describe('keys of a word', () => {
  it.each([
    ['bệnh', 'bệnh', 'bênh', 'benh'],
    ['be\u0323\u0302nh', 'bệnh', 'bênh', 'benh'],
    ['be\u0302\u0323nh', 'bệnh', 'bênh', 'benh'],
    ['th\u00f4\u0300ng', 'thồng', 'thông', 'thong'],
    ['đường', 'đường', 'đương', 'duong'],
    ['Đắk', 'đắk', 'đăk', 'dak'],
    ['\u00d0ại', 'đại', 'đai', 'dai'],
    ['\u0189ại', 'đại', 'đai', 'dai'],
    ['\u00f0ại', 'đại', 'đai', 'dai'],
    ['hoà', 'hòa', 'hoa', 'hoa'],
    ['Uỷ', 'ủy', 'uy', 'uy'],
    ['khoẻ', 'khỏe', 'khoe', 'khoe'],
    ['thuỷ', 'thủy', 'thuy', 'thuy'],
    ['toán', 'toán', 'toan', 'toan'],
    ['huỳnh', 'huỳnh', 'huynh', 'huynh'],
    ['khuỷu', 'khuỷu', 'khuyu', 'khuyu'],
    ['thuở', 'thuở', 'thuơ', 'thuo'],
    ['qúy', 'quý', 'qui', 'qui'],
    ['qủa', 'quả', 'qua', 'qua'],
    ['gìa', 'già', 'gia', 'gia'],
    ['giã', 'giã', 'gia', 'gia'],
    ['gìn', 'gìn', 'gin', 'gin'],
    ['giếng', 'giếng', 'giêng', 'gieng'],
    ['nguỵên', 'nguyện', 'nguyên', 'nguyen'],
    ['TP', 'tp', 'tp', 'tp'],
    ['café', 'café', 'cafe', 'cafe'],
    ['España', 'españa', 'espana', 'espana'],
    ['Straße', 'straße', 'straße', 'strasse'],
    ['12.000', '12.000', '12.000', '12000'],
    ['1.234.567', '1.234.567', '1.234.567', '1234567'],
    ['2,892', '2,892', '2,892', '2892'],
    ['46,3%', '46,3%', '46,3%', '46.3'],
    ['4.0', '4.0', '4.0', '4.0'],
    ['0,125', '0,125', '0,125', '0.125'],
    ['1.234,5', '1.234,5', '1.234,5', '1234.5'],
  ])('%s', (raw, exact, toneless, folded) => {
    expect(keysOf(raw)).toEqual({ exact, toneless, folded })
  })

  it.each([
    ['kỹ', 'kĩ'],
    ['lý', 'lí'],
    ['Kỳ', 'Kì'],
    ['Mỹ', 'Mĩ'],
    ['tỷ', 'tỉ'],
    ['sỹ', 'sĩ'],
    ['ty', 'ti'],
    ['hy', 'hi'],
    ['quý', 'quí'],
    ['quy', 'qui'],
    ['vỹ', 'vĩ'],
  ])('%s and %s differ in exact form only', (y, i) => {
    expect(keysOf(y).exact).not.toBe(keysOf(i).exact)
    expect(keysOf(y).toneless).toBe(keysOf(i).toneless)
    expect(keysOf(y).folded).toBe(keysOf(i).folded)
  })

  it.each([
    ['thúy', 'thúi'],
    ['tay', 'tai'],
    ['thy', 'thi'],
    ['y', 'i'],
    ['đ', 'd'],
    ['cuối', 'cưới'],
  ])('%s and %s are different words', (one, other) => {
    expect(keysOf(one).toneless).not.toBe(keysOf(other).toneless)
  })

  it('agree over every syllable, tone placement, normalisation, Eth and case', () => {
    const wrong: string[] = []
    for (const syllable of syllables) {
      const keys = Object.values(keysOf(syllable)).join(' ')
      for (const styled of new Set([syllable, inNewStyle(syllable)])) {
        const eth = [styled.replace('đ', '\u00f0'), styled.replace('đ', '\u0189')]
        for (const raw of [styled, ...eth, styled.toUpperCase()]) {
          for (const form of [raw, raw.normalize('NFD')]) {
            if (Object.values(keysOf(form)).join(' ') !== keys) wrong.push(form)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('are in exact form what the syllable is, and fold to a-z', () => {
    const keys = syllables.map((syllable) => keysOf(syllable))
    expect(keys.map(({ exact }) => exact)).toEqual(syllables)
    expect(keys.filter(({ folded }) => !/^[a-z]+$/.test(folded))).toEqual([])
  })

  it('have another tone placement to agree with', () => {
    expect(syllables.filter((syllable) => inNewStyle(syllable) !== syllable).length).toBeGreaterThan(200)
  })

  it('are keys of themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { exact, folded } = keysOf(raw)
        expect(keysOf(exact).exact).toBe(exact)
        expect(keysOf(exact).folded).toBe(folded)
      }),
      { numRuns: 2000 },
    )
  })

  it('are blind to invisible characters', () => {
    expect(keysOf('th\u00f4\u200bng\u00ad')).toEqual(keysOf('thông'))
  })
})

describe('isAccented', () => {
  it.each([
    ['kỳ', true],
    ['đi', true],
    ['quý', true],
    ['ky', false],
    ['quy', false],
    ['ban', false],
    ['1.000', false],
    ['46,3%', false],
    ['12‰', false],
  ])('%s: %s', (word, expected) => {
    expect(isAccented(keysOf(word))).toBe(expected)
  })

  it('is true of exactly the syllables that are not written in a to z', () => {
    for (const syllable of syllables) expect(isAccented(keysOf(syllable))).toBe(/[^a-z]/.test(syllable))
  })
})

describe('foldMarks', () => {
  it('takes marks off and leaves the rest', () => {
    expect(foldMarks('đường ngập, 2,5 m²')).toBe('duong ngap, 2,5 m2')
  })
})
