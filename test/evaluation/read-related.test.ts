import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { halfOf } from '../../src/evaluation/judgements.js'
import { judgeReadRelated, parseReadSubjects } from '../../src/evaluation/read-related.js'

const judged = parseReadSubjects('[{"id": "a", "grades": {"b": 2, "c": 0}}, {"id": "gone", "grades": {"b": 1}}]')

describe('related articles judged by reading', () => {
  it('are counted for the articles that the archive has', async () => {
    const figures = await judgeReadRelated(judged, new Set(['a', 'b', 'c']), {
      related: async () => ['c', 'b', 'not-read'],
    })
    const [all, share] = figures
    expect(all).toMatchObject({ name: 'related articles, read', measure: 'nDCG@5', cases: 1 })
    expect(all.value).toBeCloseTo(1 / Math.log2(3), 12)
    expect(share).toMatchObject({ measure: 'share@5', value: 1 / 3, cases: 3 })
    expect(await judgeReadRelated(judged, new Set(['b']), { related: async () => [] })).toEqual([])
  })

  it('are ids with grades alone, in two halves', () => {
    const real = parseReadSubjects(readFileSync('data/judged-related.json', 'utf8'))
    expect(real.length).toBeGreaterThanOrEqual(60)
    expect(new Set(real.map(({ id }) => halfOf(id))).size).toBe(2)
    for (const { id, grades } of real) {
      for (const word of [id, ...grades.keys()]) expect(word).toMatch(/^[\w.~-]+$/)
      for (const grade of grades.values()) expect([0, 1, 2]).toContain(grade)
      expect(Math.max(...grades.values())).toBeGreaterThan(0)
      expect(grades.has(id)).toBe(false)
    }
  })
})
