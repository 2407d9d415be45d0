import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerBound, lowerBoundOf, partitionPoint, prefixRange, rangeOf } from '../../src/arrays/sorted.js'

const ascending = <T extends number | string>(values: T[]) => values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
const few = fc.integer({ min: 0, max: 30 })

describe('searches in ascending arrays', () => {
  it('find the first place that is not below, between two places', () => {
    fc.assert(
      fc.property(fc.array(few), few, few, few, (values, wanted, one, other) => {
        const sorted = ascending(values)
        const [low, high] = ascending([one, other].map((place) => Math.min(place, values.length))) as [number, number]
        const at = sorted.findIndex((value, place) => place >= low && place < high && value >= wanted)
        const expected = at === -1 ? high : at
        for (const kind of [Uint16Array, Uint32Array])
          expect(lowerBoundOf(kind.from(sorted), wanted, low, high)).toBe(expected)
      }),
    )
  })

  it('find equal strings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'a', 'an', 'b', 'đ')),
        fc.constantFrom('a', 'am', 'z'),
        (values, wanted) => {
          const sorted = ascending(values)
          const { from, to } = rangeOf(sorted, wanted)
          expect(from).toBe(sorted.filter((value) => value < wanted).length)
          expect(sorted.slice(from, to)).toEqual(sorted.filter((value) => value === wanted))
          expect(lowerBound(sorted, wanted, from)).toBe(from)
          expect(lowerBound(sorted, wanted, 0, from)).toBe(from)
          const beginning = prefixRange(sorted, wanted)
          expect(sorted.slice(beginning.from, beginning.to)).toEqual(sorted.filter((value) => value.startsWith(wanted)))
        },
      ),
    )
  })

  it('find where anything ends that holds up to a place', () => {
    fc.assert(
      fc.property(few, few, (length, holds) => {
        expect(partitionPoint(length, (place) => place < holds)).toBe(Math.min(length, holds))
      }),
    )
  })
})
