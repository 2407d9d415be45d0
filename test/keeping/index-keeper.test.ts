import { beforeEach, describe, expect, it } from 'vitest'
import type { BuildOptions, IndexBuilder } from '../../src/engine/building.js'
import { TimtinError } from '../../src/errors.js'
import type { DamagedArticle } from '../../src/article-log.js'
import { IndexKeeper } from '../../src/keeping/index-keeper.js'
import { MemoryLog } from '../conformance/memory-log.js'

/** A builder that takes a while and may fail; it records what it was asked. */
class Builds {
  now = 0
  takes = 100
  failure: Error | null = null
  damaged: DamagedArticle[] = []
  builders = 0
  isWhole = true
  readonly asked: Pick<BuildOptions, 'full' | 'renew'>[] = []

  readonly newBuilder = (): IndexBuilder => {
    this.builders++
    return {
      isWhole: async () => this.isWhole,
      build: async (log, { full, renew }) => {
        this.asked.push({ full, renew })
        this.now += this.takes
        this.isWhole = true
        const failure = this.failure
        if (failure !== null && !(full && failure instanceof TimtinError && failure.code === 'index-stale'))
          throw failure
        const generation = String(await log.lastSequence())
        return {
          changed: true,
          articles: 1,
          indexed: 1,
          removed: 0,
          damaged: this.damaged,
          milliseconds: this.takes,
          generation,
        }
      },
    }
  }
}

const log = new MemoryLog()
let builds: Builds
let keeper: IndexKeeper
let told: (string | null)[]
beforeEach(() => {
  builds = new Builds()
  told = []
  keeper = new IndexKeeper(
    builds.newBuilder,
    () => builds.now,
    ({ problem }) => told.push(problem),
  )
})

const look = (sequence: number, isExchanged = false) => keeper.look({ log, sequence, isExchanged })
const fault = (code: string) => new TimtinError('environment', code, 'It failed.', '', '')

describe('the keeper of an index', () => {
  it('says which articles are damaged, and does not build again because of them', async () => {
    builds.damaged = [{ sequence: 2, damagedId: 'a', where: '/kho/store/volume-0001.mdb' }]
    for (let i = 0; i < 3; i++, builds.now += 10_000) await look(3)
    expect([keeper.problem, builds.asked.length]).toEqual([
      '1 article is damaged in the store: a (volume-0001.mdb).',
      1,
    ])
    builds.damaged = []
    await look(4)
    expect(keeper.problem).toBeNull()
  })

  it('compares index and log at first, and then builds only what changed', async () => {
    for (const sequence of [3, 3, 3]) await look(sequence)
    expect(builds.asked).toHaveLength(1)
    builds.now += 1000
    await look(4)
    expect(builds.asked).toHaveLength(2)
    expect(builds.builders).toBe(1)
  })

  it('takes no more than half of the time while changes keep coming, and never waits long', async () => {
    for (const takes of [400, 60_000]) {
      builds.takes = takes
      builds.now += 10_000
      await look(builds.now + 1)
      const finished = builds.now
      const { length } = builds.asked
      while (builds.asked.length === length) {
        builds.now += 50
        await look(builds.now)
      }
      expect(builds.now - takes - finished).toBe(Math.min(takes, 2000))
    }
  })

  it('builds all of an index that cannot be brought up to date', async () => {
    builds.failure = fault('index-stale')
    await look(1)
    expect(builds.asked.map(({ full }) => full)).toEqual([false, true])
    expect(keeper.problem).toBeNull()
  })

  it('says what is wrong, and tries again less and less often; with another builder at work, every second', async () => {
    const triesWithin = async (milliseconds: number) => {
      const { length } = builds.asked
      for (const end = builds.now + milliseconds; builds.now < end; builds.now += 100) await look(1)
      return builds.asked.length - length
    }
    builds.takes = 0
    builds.failure = fault('disk-full')
    expect(await triesWithin(120_000)).toBeLessThan(10)
    expect(keeper.problem).toBe('It failed.')
    builds.failure = fault('index-locked')
    await triesWithin(60_000)
    expect(await triesWithin(10_000)).toBe(10)
    builds.failure = null
    expect(await triesWithin(10_000)).toBe(1)
    expect(keeper.problem).toBeNull()
  })

  it('has files built again that were lost, by a builder that remembers nothing, and says so', async () => {
    await look(3)
    builds.now += 10_000
    await look(3)
    expect(builds.asked).toHaveLength(1)
    builds.isWhole = false
    builds.now += 10_000
    await look(3)
    expect(builds.asked.slice(1)).toEqual([{ full: false, renew: true }])
    expect([builds.builders, ...told.slice(-2)]).toEqual([2, expect.stringContaining('deleted or cut off'), null])
  })

  it('publishes a new generation, by a builder that remembers nothing, when the store has been exchanged', async () => {
    await look(9)
    await look(9, true)
    expect(builds.asked).toEqual([
      { full: false, renew: false },
      { full: false, renew: true },
    ])
    expect(builds.builders).toBe(2)
  })
})
