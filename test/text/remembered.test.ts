import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remembered } from '../../src/text/remembered.js'

describe('what is remembered', () => {
  it('is what was made, and never of more texts than said', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdef')), fc.integer({ min: 1, max: 4 }), (texts, most) => {
        let made: string[] = []
        const recall = remembered(most, (text) => {
          // When the memory is full, the next text clears it.
          if (made.length === most) made = []
          expect(made).not.toContain(text)
          made.push(text)
          return { text }
        })
        for (const text of texts) expect(recall(text)).toEqual({ text })
      }),
    )
  })
})
