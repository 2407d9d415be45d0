import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ComparedText } from '../../../src/search/desk/passages.js'
import { analysePieces, cutAtSpaces } from '../../../src/search/desk/pieces.js'
import { smallAnalyzer } from '../support/analyzer.js'

const piecesOf = (title: string, ...body: string[]) => analysePieces({ title, lead: '', body }, smallAnalyzer)

async function shared(draft: string[], other: string[]) {
  const { share, paragraphs } = new ComparedText(await piecesOf('', ...draft)).sharedWith(await piecesOf('', ...other))
  return { share, passages: paragraphs.map(({ parts }) => parts), rows: paragraphs.map(({ longestRow }) => longestRow) }
}

const sentence = 'Sáng sớm nay, sáu máy cấy chạy đều trên cánh đồng mẫu lớn của hợp tác xã Minh Tân.'

describe('shared passages', () => {
  it('are marked as they stand in the draft, whatever their diacritics and marks in the other text', async () => {
    const { share, passages } = await shared(
      [`Tin mới: ${sentence} Bà con phấn khởi.`],
      ['SÁNG SỚM NAY SÁU MÁY CẤY CHẠY ĐỀU TRÊN CÁNH ĐỒNG MẪU LỚN của hợp tác xã Minh Tân'],
    )
    expect(passages).toEqual([
      [
        { text: 'Tin mới: ', match: false },
        { text: sentence.slice(0, -1), match: true },
        { text: '. Bà con phấn khởi.', match: false },
      ],
    ])
    expect(share).toBeCloseTo(19 / 25)
  })

  it('are no rows shorter than ten syllables, such as the name of an agency', async () => {
    const name = 'Sở Nông nghiệp và Phát triển nông thôn'
    const found = await shared([`${name} khuyến cáo bà con.`], [`Theo ${name}, vụ này được mùa.`])
    expect(found).toEqual({ share: 0, passages: [], rows: [] })
  })

  it('are short paragraphs when the whole paragraph is there', async () => {
    const title = 'Sáu máy cấy ra đồng'
    expect((await shared([title], [title])).share).toBe(1)
    expect((await shared([title], [`${title} từ sớm`])).share).toBe(0)
  })

  it('are as long as their longest row', async () => {
    const [begin, end] = ['một hai ba bốn năm sáu bảy tám chín mười mốt', 'mười hai mười ba mười bốn mười lăm mười sáu']
    const { rows } = await shared([`${begin} xen ${end}`, begin, 'khác'], [`${begin} ${end}`])
    expect(rows).toEqual([11, 11])
  })

  it('leave out paragraphs that share nothing', async () => {
    const { passages } = await shared(['Đoạn của riêng mình.', sentence], [sentence])
    expect(passages.map((parts) => parts.map(({ text }) => text).join(''))).toEqual([sentence])
  })
})

const word = fc.constantFrom(
  'sáng',
  'nay',
  'Sở',
  'máy',
  'cấy',
  'ra',
  'đồng',
  ',',
  '.',
  '12/2024/NQ-HĐND',
  '“',
  '<b>',
  '&',
)
const paragraph = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
)

describe('any text', () => {
  it('is not changed by marks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph), fc.array(paragraph), async (draft, other) => {
        const { share, passages } = await shared(draft, [...other, ...draft.slice(0, 1)])
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        const pieces = (await piecesOf('', ...draft)).map(({ text }) => text)
        for (const parts of passages) {
          expect(parts.some(({ match }) => match)).toBe(true)
          expect(parts.every(({ text }) => text !== '')).toBe(true)
          expect(pieces).toContain(parts.map(({ text }) => text).join(''))
        }
      }),
    )
  })

  it('shares all of itself that has ten syllables or is a paragraph of four', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('sáng', 'nay', 'máy', 'cấy'), { minLength: 4 }), async (words) => {
        const text = words.join(' ')
        expect((await shared([text], [text])).share).toBe(1)
      }),
    )
  })

  it('is cut into parts that together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
        const parts = cutAtSpaces(text, length)
        expect(parts.join('')).toBe(text)
        expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(length)
      }),
    )
  })
})
