import { describe, expect, it } from 'vitest'
import { allSyllables, decodeTelex, decodeVni } from '../../src/text/index.js'

interface Keyboard {
  tones: Record<string, string>
  marks: Record<string, string>
}

const telex: Keyboard = {
  tones: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  marks: { â: 'aa', ê: 'ee', ô: 'oo', ă: 'aw', ơ: 'ow', ư: 'uw', đ: 'dd' },
}
const vni: Keyboard = {
  tones: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
  marks: { â: 'a6', ê: 'e6', ô: 'o6', ă: 'a8', ơ: 'o7', ư: 'u7', đ: 'd9' },
}

/** Types a syllable: marks right after their letter, the tone after the vowels or at the end. */
function type(syllable: string, { tones, marks }: Keyboard, toneAtEnd: boolean): string {
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(syllable.normalize('NFD'))?.[0] ?? ''
  const base = syllable.normalize('NFD').replace(tone, '').normalize('NFC')
  const [, start = '', coda = ''] = /^(.*?)((?:c|ch|m|n|ng|nh|p|t)?)$/.exec(base)!
  const key = tones[tone] ?? ''
  // In Telex, the rare double o is typed "ooo".
  const letters = (text: string) =>
    [...text.replace('oo', marks.ô === 'oo' ? 'ooo' : 'oo')].map((c) => marks[c] ?? c).join('')
  return toneAtEnd ? letters(base) + key : letters(start) + key + letters(coda)
}

describe.each([
  ['Telex', telex, decodeTelex],
  ['VNI', vni, decodeVni],
] as const)('%s', (_, keyboard, decode) => {
  it.each([true, false])('every syllable comes back as it was typed (tone at the end: %s)', (toneAtEnd) => {
    const wrong: string[] = []
    for (const syllable of allSyllables()) {
      const typed = `${type('chữ', keyboard, toneAtEnd)} ${type(syllable, keyboard, toneAtEnd)}`
      if (decode(typed) !== `chữ ${syllable}`) wrong.push(`${typed}: ${decode(typed)}, not ${syllable}`)
    }
    expect(wrong).toEqual([])
  })

  it('a syllable without tone or marks is not raw', () => {
    expect(decode('an ninh trong tay')).toBeNull()
  })
})

describe('decodeTelex', () => {
  it.each([
    ['sowr thoong tin', 'sở thông tin'],
    ['chuyeenr ddooir soos', 'chuyển đổi số'],
    ['chuyeern', 'chuyển'],
    ['dduwowcj dduowcj duocwdj', 'được được được'],
    ['ngwowif nguoiwf', 'người người'],
    ['muaw luuw hoawcj', 'mưa lưu hoặc'],
    ['caya daua yeue', 'cây dâu yêu'],
    ['mowsi', 'mới'],
    ['Hofa Binhf', 'Hòa Bình'],
    ['sowr y tees khore', 'sở y tế khỏe'],
    ['thury lowji', 'thủy lợi'],
    ['Thais Binhf', 'Thái Bình'],
    ['DDOOIR MOWIS', 'ĐỔI MỚI'],
    ['ooxooir', null],
    ['sowr TT&TT, 12/2024', 'sở TT&TT, 12/2024'],
    ['sở thoong tin', 'sở thông tin'],
    ['thoong tin facebook chuyeenr', 'thông tin facebook chuyển'],
  ])('%s', (raw, expected) => {
    expect(decodeTelex(raw)).toBe(expected)
  })

  it.each([
    'so thong tin',
    'facebook',
    'press office',
    'visa',
    'hello world',
    'COVID-19',
    'HĐND UBND TTXVN',
    '',
    '2022',
  ])('%s is not Telex', (raw) => {
    expect(decodeTelex(raw)).toBeNull()
  })
})

describe('decodeVni', () => {
  it.each([
    ['chuye63n d9o6i3 so61', 'chuyển đổi số'],
    ['chuyen63 doi963', 'chuyển đổi'],
    ['thong6 tin', 'thông tin'],
    ['duong972 nguoi72', 'đường người'],
    ['SO73', 'SỞ'],
    ['ho2a bi2nh', 'hòa bình'],
    ['y1 kie61n', 'ý kiến'],
    ['so73 12/2024', 'sở 12/2024'],
  ])('%s', (raw, expected) => {
    expect(decodeVni(raw)).toBe(expected)
  })

  it.each(['so thong tin', 'covid19', 'H1N1', 'A4', 'km2', '5G', '2022', ''])('%s is not VNI', (raw) => {
    expect(decodeVni(raw)).toBeNull()
  })
})
