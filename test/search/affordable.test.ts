import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Clause, Leaf, Query } from '../../src/engine/query.js'
import { affordable, wordsToPrice } from '../../src/search/query/affordable.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { smallAnalyzer } from './support/analyzer.js'

const leaf = (kind: Leaf['kind'], text: string): Leaf => {
  const tokens = queryTokens(text, smallAnalyzer)
  return { kind, tokens, units: [], spellings: [], bonds: [], slop: 0 }
}
const excluding = (texts: readonly string[]): Query => ({
  clauses: [
    { occur: 'must', alternatives: [leaf('words', 'tỉnh')] },
    ...texts.map((text): Clause => ({ occur: 'not', alternatives: [leaf('phrase', text)] })),
  ],
})

it('two phrases are always sought, whatever they cost', () => {
  expect(wordsToPrice(excluding(['của các', 'và trong']))).toEqual([])
})

it('the first phrases that can be afforded are kept, and the others named as typed', () => {
  const query = excluding(['của các', 'và trong', 'một người', 'sầu riêng'])
  // The rarer word of each decides: 50, 40, 30 and 2 articles.
  const counts = [50, 60, 90, 40, 70, 30, 2, 80]
  expect(wordsToPrice(query)).toHaveLength(counts.length)
  const { query: kept, leftOut } = affordable(query, counts, 100)
  expect(leftOut).toEqual(['một người'])
  expect(kept.clauses).toHaveLength(4)
})

it('whatever the query, words are kept, and phrases beyond the first two cost no more than allowed', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 40, maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 20 }), counts, fc.integer({ min: 0, max: 5000 }), (phrases, found, most) => {
      const query = excluding(Array.from({ length: phrases }, (_, i) => `cụm c${i}`))
      const given = found.slice(0, wordsToPrice(query).length)
      const { query: kept, leftOut } = affordable(query, given, most)
      expect(kept.clauses[0]).toEqual(query.clauses[0])
      expect(kept.clauses.length - 1 + leftOut.length).toBe(phrases)
      const costs = kept.clauses.slice(1).map((clause) => {
        const at = query.clauses.indexOf(query.clauses.find((one) => one.alternatives[0] === clause.alternatives[0])!)
        return Math.min(given[2 * (at - 1)], given[2 * (at - 1) + 1])
      })
      if (costs.length > 2) expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(most)
    }),
  )
})
