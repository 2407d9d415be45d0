import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningOfArticle, charactersRead, draftOf, lengthOf } from '../../../src/search/desk/draft.js'

describe('a pasted draft', () => {
  it('keeps its fields, cleaned', () => {
    expect(draftOf({ title: ' Tiêu  đề ', lead: 'Lời\r\ndẫn', body: 'Một\r\n\r\nHai\u200b' })).toEqual({
      title: 'Tiêu đề',
      lead: 'Lời dẫn',
      body: ['Một', 'Hai'],
    })
  })

  it('pasted as a whole has its title on the first line', () => {
    expect(draftOf({ title: '', lead: '', body: '\nMáy cấy ra đồng\nSáng nay trời mưa.\nHết.' })).toEqual({
      title: 'Máy cấy ra đồng',
      lead: '',
      body: ['Sáng nay trời mưa.', 'Hết.'],
    })
    expect(draftOf({ title: '', lead: '', body: 'Chỉ một đoạn.' }).title).toBe('')
    expect(draftOf({ title: '', lead: '', body: `${'dài '.repeat(80)}\nHết.` }).title).toBe('')
  })

  it('is read up to a bound, and no character is cut in two', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('👍'.repeat(20_000), 'ế'.repeat(40_000)))
    fc.assert(
      fc.property(text, text, text, (title, lead, body) => {
        for (const draft of [draftOf({ title, lead, body }), beginningOfArticle({ title, lead, body: [body, body] })]) {
          expect(draft.body.reduce((sum, paragraph) => sum + paragraph.length, 0)).toBeLessThanOrEqual(charactersRead)
        }
        const draft = draftOf({ title, lead, body })
        expect(lengthOf(draft)).toBeLessThanOrEqual(charactersRead + 2)
        expect(JSON.stringify(draft)).not.toMatch(/\\ud[89a-f]/)
      }),
    )
  })
})
