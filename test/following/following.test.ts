import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CrawlReport } from '../../src/crawl/types.js'
import { followSources, type FollowingSettings } from '../../src/following/following.js'
import { writeFollowList } from '../../src/following/list.js'
import { Newsroom, quickLimits } from '../crawl/support/crawling.js'

interface Followed {
  /** Waits for the next round whose report passes. */
  round(passes: (report: CrawlReport) => boolean): Promise<CrawlReport>
  faults: Error[]
  /** Waits for the next fault. */
  fault(): Promise<Error>
  close(): Promise<void>
}

function follow(room: Newsroom, settings: FollowingSettings = {}): Followed {
  const faults: Error[] = []
  let wake = (): void => {}
  const reports: CrawlReport[] = []
  const following = followSources(
    room.config,
    {
      onRound: (report) => {
        reports.push(report)
        wake()
      },
      onFault: (error) => {
        faults.push(error)
        wake()
      },
    },
    { permission: 'public-and-loopback', limits: quickLimits, every: 50, ...settings },
  )
  onTestFinished(() => following.close())
  const next = async <T>(take: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = take()
      if (found !== undefined) return found
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    faults,
    round: (passes) => next(() => reports.splice(0).find(passes)),
    fault: () => next(() => faults[0]),
    close: () => following.close(),
  }
}

test('a server follows the sources of its list, round after round', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 5)
  writeFollowList(room.config.dataFolder, { everyMinutes: 10, sources: ['thu'] })
  const following = follow(room)
  expect((await following.round(({ counts }) => counts.added !== undefined)).counts.added).toBe(5)
  room.site.publish(6, 8, Date.parse('2026-11-30T08:00:00+07:00'))
  expect((await following.round(({ counts }) => counts.added !== undefined)).counts.added).toBe(3)
  expect(following.faults).toEqual([])
  await following.close()
  expect(await room.count()).toBe(8)
})

test('a list that is wrong, and sources that are not known, are reported, and following goes on', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 2)
  writeFileSync(path.join(room.config.dataFolder, 'follow.json'), '{"sources": 5}')
  const following = follow(room)
  expect((await following.fault()).message).toContain('follow.json')
  writeFollowList(room.config.dataFolder, { everyMinutes: 10, sources: ['khong-co', 'thu'] })
  expect((await following.round(({ counts }) => counts.added !== undefined)).counts.added).toBe(2)
  expect(following.faults.some(({ message }) => message.includes('khong-co'))).toBe(true)
})

test('while another process crawls, a round is left out', async () => {
  const room = await Newsroom.open()
  room.site.publish(1, 400)
  writeFollowList(room.config.dataFolder, { everyMinutes: 10, sources: ['thu'] })
  const ending = new AbortController()
  const crawling = room.crawl({ limits: { delay: 50 }, signal: ending.signal })
  const following = follow(room)
  expect((await following.fault()).message).toContain('Another process is crawling')
  ending.abort()
  await crawling
  await following.round(() => true)
  await following.close()
  expect(await room.count()).toBe(400)
})
