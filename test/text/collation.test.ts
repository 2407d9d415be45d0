import { describe, expect, it } from 'vitest'
import { allSyllables, compareVietnamese, withoutTones } from '../../src/text/index.js'

describe('compareVietnamese', () => {
  it.each([
    ['letters', 'đa da ăn an ân bê be'.split(' '), 'an ăn ân be bê da đa'.split(' ')],
    ['tones', 'mạ má mã mả mà ma'.split(' '), 'ma mà mả mã má mạ'.split(' ')],
    ['letters before tones', ['ạn', 'ăn', 'an', 'ân'], ['an', 'ạn', 'ăn', 'ân']],
    [
      'provinces',
      ['Đồng Tháp', 'Đà Nẵng', 'Điện Biên', 'An Giang', 'Bắc Ninh'],
      ['An Giang', 'Bắc Ninh', 'Đà Nẵng', 'Điện Biên', 'Đồng Tháp'],
    ],
    ['a word before its continuation', ['ca nô', 'cá'], ['cá', 'ca nô']],
    ['numbers by value', ['Phường 10', 'Phường 2', 'Phường 02a'], ['Phường 2', 'Phường 02a', 'Phường 10']],
    ['small letters first where all else agrees', ['Hoa', 'hoa'], ['hoa', 'Hoa']],
    ['NFD as NFC', ['đa', 'á'.normalize('NFD'), 'ạ'], ['á'.normalize('NFD'), 'ạ', 'đa']],
  ])('%s', (_, words, sorted) => {
    expect([...words].sort(compareVietnamese)).toEqual(sorted)
  })

  it('sorts syllables by their letters, then by their tones', () => {
    const alphabet = 'aăâbcdđeêghiklmnoôơpqrstuưvxy'
    const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
    const key = (syllable: string) => {
      const { base, tones: tone } = withoutTones(syllable)
      const letters = [...base].map((letter) => String.fromCharCode(65 + alphabet.indexOf(letter)))
      return `${letters.join('')} ${tones.indexOf(tone)}`
    }
    const syllables = [...allSyllables()].filter((_, i) => i % 11 === 0)
    const byKey = syllables.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    expect(syllables.toSorted(compareVietnamese)).toEqual(byKey)
  })
})
