import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparable } from '../../../src/engine/near-copies/comparable.js'
import { Leaders, leadersOf, noLeader } from '../../../src/engine/near-copies/leaders.js'
import { shinglesOf, signatureOf } from '../../../src/engine/near-copies/signature.js'
import { noMinute } from '../../../src/text/dates.js'
import { hashText } from '../../../src/text/hash.js'

const syllables = 120

/** A text of one of a few families, of which a part has been rewritten: texts of a family resemble each other more or less. */
function textOf({ family, from, rewritten }: { family: number; from: number; rewritten: number }): Comparable {
  const hashes = Array.from({ length: syllables }, (_, i) =>
    hashText(i >= from && i < from + rewritten ? `other ${from} ${i}` : `family ${family} ${i}`),
  )
  return { signatures: signatureOf(hashes), at: 0, shingles: shinglesOf(syllables), minute: noMinute }
}

const change = fc.record({
  text: fc.record({
    family: fc.constantFrom(1, 2),
    from: fc.constantFrom(0, 20, 40, 60),
    rewritten: fc.constantFrom(0, 5, 10, 15, 20, 30),
  }),
  age: fc.double({ min: 0, max: 1, noNaN: true }),
  removes: fc.option(fc.nat(30), { freq: 3 }),
})

describe('leaders of near-copies', () => {
  it('are the same whether texts come and go one by one or are all grouped at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 10 }), (rounds) => {
        const ages: number[] = []
        const isOlder = (a: number, b: number) => (ages[a] === ages[b] ? a < b : ages[a] < ages[b])
        const leaders = new Leaders(isOlder)
        const texts: (Comparable | null)[] = []
        for (const round of rounds) {
          for (const { text, age, removes } of round) {
            const number = texts.push(textOf(text)) - 1
            ages.push(age)
            leaders.add(number, texts[number]!)
            if (removes !== null && removes <= number) {
              texts[removes] = null
              leaders.remove(removes)
            }
          }
          leaders.settle()
        }
        const order = Uint32Array.from(texts.keys()).sort((a, b) => (isOlder(a, b) ? -1 : 1))
        const atOnce = leadersOf(order, (number) => texts[number])
        for (const [number, text] of texts.entries())
          if (text !== null) expect([number, leaders.leaderOf(number)]).toEqual([number, atOnce[number]])
      }),
      { numRuns: 300 },
    )
  })

  it('takes the oldest of a chain of small changes, and frees its members when it goes', () => {
    const isOlder = (a: number, b: number) => a < b
    const leaders = new Leaders(isOlder)
    for (const number of [0, 1, 2]) leaders.add(number, textOf({ family: 1, from: 0, rewritten: 4 * number }))
    leaders.settle()
    expect([0, 1, 2].map((number) => leaders.leaderOf(number))).toEqual([noLeader, 0, 0])
    leaders.remove(0)
    leaders.settle()
    expect([1, 2].map((number) => leaders.leaderOf(number))).toEqual([noLeader, 1])
  })
})
