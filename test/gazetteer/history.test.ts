import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.js'

const { agencyHistory, provinceHistory } = gazetteer

describe('history of agencies', () => {
  it("includes predecessors in today's choice, in steps", () => {
    const chosen = agencyHistory.withPredecessors(['so-khoa-hoc-va-cong-nghe'])
    expect(chosen).toContain('so-thong-tin-va-truyen-thong')
    expect(chosen).toContain('so-buu-chinh-vien-thong')
    expect(chosen[0]).toBe('so-khoa-hoc-va-cong-nghe')
  })

  it('does not include the new in the choice of a former one', () => {
    const chosen = agencyHistory.withPredecessors(['so-thong-tin-va-truyen-thong'])
    expect(chosen).not.toContain('so-khoa-hoc-va-cong-nghe')
  })

  it('follows no partial transfer', () => {
    expect(gazetteer.agency('so-thong-tin-va-truyen-thong')?.partialSuccessors).toEqual([
      'so-van-hoa-the-thao-va-du-lich',
    ])
    expect(agencyHistory.predecessors('so-van-hoa-the-thao-va-du-lich')).not.toContain('so-thong-tin-va-truyen-thong')
  })

  it('gives successors, nearest first', () => {
    expect(agencyHistory.successorsOf('so-buu-chinh-vien-thong')).toEqual([
      'so-thong-tin-va-truyen-thong',
      'so-khoa-hoc-va-cong-nghe',
    ])
    expect(agencyHistory.successorsOf('so-y-te')).toEqual([])
  })

  it('makes trees with what exists today at the root', () => {
    const [root, ...others] = new Set(['so-ke-hoach-va-dau-tu', 'so-tai-chinh'].map(agencyHistory.rootOf))
    expect(others).toEqual([])
    expect(root?.id).toBe('so-tai-chinh')
    expect(root?.predecessors.map(({ id, validTo }) => [id, validTo])).toEqual([
      ['so-ke-hoach-va-dau-tu', '2025-02-28'],
    ])
  })

  it('keeps a body without successor as its own root', () => {
    expect(agencyHistory.rootOf('ubnd-huyen')?.id).toBe('ubnd-huyen')
  })

  it('has no cycle: nothing comes before itself', () => {
    const cyclic = gazetteer.agencies().filter(({ id }) => agencyHistory.predecessors(id).includes(id))
    expect(cyclic).toEqual([])
  })

  it('lets every successor begin no earlier than its predecessor ended, where both days are known', () => {
    const wrong = gazetteer.agencies().filter(({ validTo, successors }) =>
      successors.some((id) => {
        const from = gazetteer.agency(id)?.validFrom
        return from && validTo && gazetteer.agency(id)!.validTo && gazetteer.agency(id)!.validTo! < validTo
      }),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('knows nothing of an unknown id', () => {
    expect(agencyHistory.predecessors('so-khong-co')).toEqual([])
    expect(agencyHistory.rootOf('so-khong-co')).toBeNull()
  })
})

describe('history of provinces', () => {
  it('has the 34 of today and the 63 and more before them', () => {
    const today = gazetteer.provinces().filter(({ validTo }) => validTo === null)
    expect(today).toHaveLength(34)
    const in2020 = gazetteer
      .provinces()
      .filter(({ validFrom, validTo }) => (validFrom ?? '') <= '2020-01-01' && (validTo ?? '9') >= '2020-01-01')
    expect(in2020).toHaveLength(63)
  })

  it('includes former provinces in a province of today', () => {
    expect(provinceHistory.withPredecessors(['Hưng Yên'])).toEqual(['Hưng Yên', 'Thái Bình'])
    expect(provinceHistory.withPredecessors(['Thái Bình'])).toEqual(['Thái Bình'])
    expect(gazetteer.province('Hưng Yên')?.enlargedOn).toBe('2025-07-01')
  })

  it('makes one tree of Hưng Yên', () => {
    const root = provinceHistory.rootOf('Thái Bình')
    expect([root?.id, root?.predecessors.map(({ id }) => id)]).toEqual(['Hưng Yên', ['Thái Bình']])
  })
})
