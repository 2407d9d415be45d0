import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mean, ndcg, recall, reciprocalRank } from '../../src/evaluation/metrics.js'

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
])

describe('nDCG', () => {
  it('is worked out by hand', () => {
    // Gains 7, 3, 1; discounts 1, 1/log2(3), 1/2.
    const ideal = 7 + 3 / Math.log2(3) + 1 / 2
    expect(ndcg(['c', 'x', 'a'], grades, 10)).toBeCloseTo((1 + 7 / 2) / ideal, 12)
    expect(ndcg(['b'], grades, 1)).toBeCloseTo(3 / 7, 12)
  })

  it('is 1 for the best order, 0 without anything relevant', () => {
    expect(ndcg(['a', 'b', 'c', 'x'], grades, 10)).toBe(1)
    expect(ndcg(['x', 'y'], grades, 10)).toBe(0)
    expect(ndcg(['a'], new Map(), 10)).toBe(0)
  })

  it('lies between 0 and 1, and gains nothing by repeating', () => {
    const ranking = fc.array(fc.constantFrom('a', 'b', 'c', 'x', 'y'), { maxLength: 20 })
    fc.assert(
      fc.property(ranking, fc.integer({ min: 1, max: 12 }), (ranked, k) => {
        const value = ndcg(ranked, grades, k)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})

describe('reciprocal rank, recall, mean', () => {
  const relevant = new Set(['a', 'b'])
  it.each([
    [['a', 'x'], 1],
    [['x', 'y', 'b', 'a'], 1 / 3],
    [['x', 'x', 'x', 'x', 'a'], 0],
    [[], 0],
  ])('reciprocal rank of %j within 4 is %d', (ranked, value) => {
    expect(reciprocalRank(ranked, relevant, 4)).toBe(value)
  })

  it.each([
    [['a', 'a', 'x'], 0.5],
    [['b', 'x', 'a'], 1],
    [['x', 'y', 'z', 'a'], 0],
  ])('recall of %j within 3 is %d', (ranked, value) => {
    expect(recall(ranked, relevant, 3)).toBe(value)
  })

  it('of nothing is 0', () => {
    expect(recall(['a'], new Set(), 3)).toBe(0)
    expect(mean([])).toBe(0)
    expect(mean([1, 2])).toBe(1.5)
  })
})
