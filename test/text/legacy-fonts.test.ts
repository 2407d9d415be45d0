import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLegacyFont, detectLegacyFont } from '../../src/text/legacy-fonts.js'

const letters = 'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ'
const tcvn3 = '¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®'
const vni =
  'aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ'.split(
    ' ',
  )

const written = (text: string, codes: readonly string[]): string =>
  [...text].map((letter) => codes[letters.indexOf(letter)] ?? letter).join('')

describe('legacy font encodings', () => {
  it.each([
    ['tcvn3', 'Chñ tÞch', 'Chủ tịch'],
    ['vni', 'Chuû tòch', 'Chủ tịch'],
    ['tcvn3', 'UBND tØnh lµm viÖc víi Së Y tÕ', 'UBND tỉnh làm việc với Sở Y tế'],
    ['vni', 'UBND tænh laøm vieäc vôùi Sôû Y teá', 'UBND tỉnh làm việc với Sở Y tế'],
    ['vni', 'NGUYEÃN VAÊN ÑÖÙC', 'NGUYỄN VĂN ĐỨC'],
  ] as const)('repairs %s: %s', (font, legacy, unicode) => {
    expect(detectLegacyFont(legacy)).toEqual({ font, certain: true })
    expect(decodeLegacyFont(legacy, font)).toBe(unicode)
  })

  it('writes every letter of both tables', () => {
    expect([...letters]).toHaveLength(67)
    expect(decodeLegacyFont(tcvn3, 'tcvn3')).toBe(letters)
    expect(vni.map((code) => decodeLegacyFont(code, 'vni')).join('')).toBe(letters)
  })

  it.each([
    'Chủ tịch UBND tỉnh làm việc với Sở Y tế',
    'có là và không phải vì thế mà',
    'El Niño, São Paulo, Müller, café, Beyoncé',
    'Il a été très fatigué à la fin de l’été',
    'plain words without marks',
    '',
  ])('leaves %j', (text) => {
    expect(detectLegacyFont(text)).toBeNull()
  })

  it('does not vouch for a text in which much stays unreadable', () => {
    const finding = detectLegacyFont('Chñ tÞch Rñgby Kñxte lµm viÖc víi Fòrth')
    expect(finding).toEqual({ font: 'tcvn3', certain: false })
  })

  it('never touches Unicode text, whatever it says', () => {
    const word = fc.constantFrom(
      'Sở',
      'Y',
      'tế',
      'tỉnh',
      'Thái',
      'Bình',
      'đã',
      'có',
      'là',
      'đường',
      'ở',
      'nước',
      'học',
      'mới',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join(' ')
        expect(detectLegacyFont(text)?.certain ?? false).toBe(false)
        const unicodeOnly = words.filter((one) => /[^\u0000-\u00ff]/u.test(one)).join(' ')
        expect(decodeLegacyFont(unicodeOnly, 'tcvn3')).toBe(unicodeOnly)
        expect(decodeLegacyFont(unicodeOnly, 'vni')).toBe(unicodeOnly)
      }),
    )
  })

  it('is not misled by words that are the same in both', () => {
    expect(detectLegacyFont('Thaùi Bình, Ninh Bình, Hoøa Bình, Quaûng Bình')).toEqual({ font: 'vni', certain: true })
  })

  it('brings back what was written in either font', () => {
    const sentence = fc.array(
      fc.constantFrom('sở', 'tỉnh', 'thái', 'đường', 'nước', 'học', 'mới', 'chuyển', 'đổi', 'việc'),
      {
        minLength: 8,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(sentence, (words) => {
        const text = words.join(' ')
        for (const [font, codes] of [
          ['tcvn3', [...tcvn3]],
          ['vni', vni],
        ] as const) {
          const legacy = written(text, codes)
          expect(detectLegacyFont(legacy)).toEqual({ font, certain: true })
          expect(decodeLegacyFont(legacy, font)).toBe(text)
        }
      }),
    )
  })
})
