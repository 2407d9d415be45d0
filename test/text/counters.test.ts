import { describe, expect, it } from 'vitest'
import { AbbreviationCounter } from '../../src/text/abbreviation-counter.js'
import { PairCounter } from '../../src/text/pair-counter.js'
import { tokenize } from '../../src/text/tokenizer.js'
import { createWordReader } from '../../src/text/words.js'

const read = (text: string) =>
  tokenize(
    text,
    createWordReader((word) => word),
  )

/** Two compounds, often together and often apart, among other words. */
const corpus = [
  ...Array.from({ length: 20 }, () => 'lúa gạo dồi dào'),
  ...Array.from({ length: 20 }, () => 'lúa gạo, dồi dào'),
  ...Array.from({ length: 20 }, () => 'của mẹ và của cha'),
  'xanh đỏ tím vàng trắng đen nâu hồng',
]

function counted(): PairCounter {
  const counter = new PairCounter()
  for (const text of corpus) counter.count(read(text))
  for (const text of corpus) counter.judge(read(text))
  return counter
}

describe('PairCounter', () => {
  it('finds compounds, not their neighbours nor grammar', () => {
    const compounds = counted().compounds({ count: 5, npmi: 0.05, wins: 0.4, share: 0.25 })
    expect(compounds.map(({ pair, folded, count }) => [pair, folded, count])).toEqual([
      ['dồi dào', 'doi_dao', 40],
      ['lúa gạo', 'lua_gao', 40],
    ])
    for (const { npmi } of compounds) expect(npmi).toBeCloseTo(Math.log(281 / 40) / -Math.log(40 / 281), 1)
  })

  it('keeps neighbours of compounds where winning is not asked for', () => {
    const pairs = counted().compounds({ count: 5, npmi: 0.05, wins: 0, share: 0 })
    expect(pairs.map(({ folded }) => folded)).toContain('gao_doi')
  })

  it('takes the most frequent accented form of a folded pair', () => {
    const counter = new PairCounter()
    for (const text of ['bàn ghế', 'bán ghế', 'bàn ghế', 'mưa gió']) {
      counter.count(read(text))
    }
    for (const text of ['bàn ghế', 'bán ghế', 'bàn ghế']) counter.judge(read(text))
    expect(counter.compounds({ count: 1, npmi: 0, wins: 0.4, share: 0.25 })).toMatchObject([
      { pair: 'bàn ghế', count: 2 },
    ])
  })
})

describe('AbbreviationCounter', () => {
  it('counts uses, and what texts define', () => {
    const counter = new AbbreviationCounter()
    for (const text of [
      'Hội Làm vườn (HLV) họp. HLV vui',
      'hội làm vườn (HLV)',
      'Huấn luyện viên (HLV)',
      'KH&CN, KHCN',
    ]) {
      counter.count(text, read(text))
    }
    expect(counter.definedAbbreviations()).toEqual([
      { letters: 'hlv', written: 'HLV', defined: 3, fullForms: ['hội làm vườn', 'huấn luyện viên'] },
    ])
    expect([counter.uses('hlv'), counter.uses('khcn'), counter.uses('xyz')]).toEqual([4, 2, 0])
  })
})
