import { describe, expect, it } from 'vitest'
import { Scanner } from '../../src/gazetteer/scan.js'
import { WordScanner } from '../../src/search/snippets/scan.js'
import { allSyllables, finalYAsI, keysOf } from '../../src/text/index.js'

const WITH_I: Readonly<Record<string, string>> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }

/** Syllables that end in y, each with its spelling with i. */
const pairs = [...allSyllables()]
  .filter((syllable) => syllable.slice(-1) in WITH_I)
  .map((syllable) => [syllable, syllable.slice(0, -1) + WITH_I[syllable.slice(-1)]!] as const)

describe('final y and i', () => {
  it.each([
    ['vỹ', 'vĩ'],
    ['ky', 'ki'],
    ['quý', 'quí'],
    ['thúy', 'thúy'],
    ['tay', 'tay'],
    ['ý', 'ý'],
    ['huy', 'huy'],
    ['kyo', 'kyo'],
  ])('%s is written %s', (word, written) => expect(finalYAsI(word)).toBe(written))

  it('are one to the analyzer, the gazetteer and the snippets where the rule says so, and nowhere else', () => {
    const gazetteer = new Scanner()
    const wrong = pairs.filter(([y, i]) => {
      const areOne = finalYAsI(y) === i
      const snippets = new WordScanner()
      const [slotOfY, slotOfI] = [snippets.register(y)[0], snippets.register(i)[0]]
      const [wordOfY, wordOfI] = gazetteer.scan(`${y} ${i}`).words
      return (
        (keysOf(y).toneless === keysOf(i).toneless) !== areOne ||
        (keysOf(y).folded === keysOf(i).folded) !== areOne ||
        (wordOfY!.exact === wordOfI!.exact) !== areOne ||
        (slotOfY === slotOfI) !== areOne
      )
    })
    expect(wrong).toEqual([])
    expect(pairs.filter(([y, i]) => finalYAsI(y) === i)).toHaveLength(8 * 6)
    expect(pairs.length).toBeGreaterThan(300)
  })

  it('are found in either spelling by who looks for the other, in any normalisation', () => {
    const scanner = new WordScanner()
    scanner.register('kĩ')
    const text = 'Kỹ sư, kĩ sư, tay nghề, kỳ thi'.normalize('NFD')
    expect(scanner.scan(text, text.length).map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual([
      'Kỹ',
      'kĩ',
      'kỳ',
    ])
  })
})
