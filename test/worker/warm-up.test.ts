import { describe, expect, it } from 'vitest'
import type { SearchParams } from '../../src/search/types.js'
import { warmUp } from '../../src/worker/warm-up.js'
import { article } from '../conformance/memory-log.js'

const titles = ['Mở lại phiên chợ nổi sau lũ', 'Xã Tân Lập đón đợt cá giống đầu tiên']

/** An archive with this many articles that records what is searched for, and what is completed. */
function archiveOf(articles: number, search: (params: SearchParams) => void = () => {}) {
  const asked: string[] = []
  return {
    asked,
    status: async () => ({ generation: 'one', articles }),
    latest: async (_: SearchParams, limit: number) =>
      titles.slice(0, limit).map((title, i) => article({ id: `a-${i}`, title })),
    suggest: async (typed: string) => {
      asked.push(`${typed}…`)
      return []
    },
    search: async (params: SearchParams) => {
      asked.push(params.q)
      search(params)
      return null as never
    },
  }
}

describe('the warm-up of an archive', () => {
  it('completes the newest titles, and searches for them whole and by halves', async () => {
    const archive = archiveOf(1000)
    await warmUp(archive, () => 'idle')
    expect(archive.asked).toEqual(['Mở…', titles[0], 'Mở lại phiên', 'Xã…', titles[1], 'Xã Tân Lập đón đợt'])
  })

  it('stops when the archive is closed', async () => {
    const archive = archiveOf(1000)
    await warmUp(archive, () => (archive.asked.length === 1 ? 'over' : 'idle'))
    expect(archive.asked).toEqual(['Mở…'])
  })

  it('waits while visitors ask', async () => {
    const archive = archiveOf(1000)
    let looks = 0
    await warmUp(archive, () => {
      if (looks++ < 3) {
        expect(archive.asked).toEqual([])
        return 'busy'
      }
      return 'idle'
    })
    expect(archive.asked.length).toBe(6)
    expect(looks).toBeGreaterThan(4)
  })

  it('leaves small archives alone', async () => {
    const archive = archiveOf(999)
    await warmUp(archive, () => 'idle')
    expect(archive.asked).toEqual([])
  })

  it('ends quietly where a search fails', async () => {
    const archive = archiveOf(1000, () => {
      throw new Error('damaged')
    })
    await expect(warmUp(archive, () => 'idle')).resolves.toBeUndefined()
    expect(archive.asked).toEqual(['Mở…', titles[0]])
  })
})
