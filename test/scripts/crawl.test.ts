import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { readFollowList } from '../../src/following/list.js'
import { Newsroom } from '../crawl/support/crawling.js'
import { watch, type Child } from '../store/support/child.js'
import { folderWith } from '../support/folders.js'
import { wrongs } from '../support/news-site.js'
import { execute } from './support.js'

const script = fileURLToPath(new URL('../crawl/support/crawl.mjs', import.meta.url))

function start(room: Newsroom, args: string[], delay = 0): Child {
  const env = { ...process.env, TIMTIN_DATA: room.config.dataFolder }
  return watch(spawn(process.execPath, [script, String(delay), 'crawl', ...args], { env }))
}

async function run(
  room: Newsroom,
  ...args: string[]
): Promise<{ code: number | null; lines: string[]; stderr: string }> {
  const child = start(room, args)
  const { code, stderr } = await child.exit()
  return { code, lines: child.lines, stderr }
}

describe('timtin crawl', () => {
  test('reports what became of every address, and writes it to a file', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 25)
    room.site.linked.push('/bai/hong-roi-cua-bao-thu-900.html')
    room.site.misbehave(/hong-roi/, wrongs.status(500))
    const { code, lines } = await run(room, 'thu')
    expect(code).toBe(2)
    expect(lines).toEqual(expect.arrayContaining(['added 25: new articles', 'server-error 1: answered with an error']))
    const file = lines.find((line) => line.startsWith('Every address'))?.split(': ')[1] ?? ''
    const records = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(records.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ outcome: 'server-error', reason: 'It answers 500.', source: 'thu' }),
    )
    expect(records.filter((line) => line.includes('"added"'))).toHaveLength(25)
    expect(await room.count()).toBe(25)
  })

  test('exits with 0 when all went well, also when nothing is new', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 3)
    expect((await run(room, 'thu')).code).toBe(0)
    expect((await run(room, 'thu')).code).toBe(0)
  })

  test('that is killed is taken up where it was, without fetching an article twice', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 160)
    for (const kill of [1, 2, 3]) {
      const child = start(room, ['thu'], 5)
      while (room.site.asked(/^\/bai\//) < kill * 40) await sleep(2)
      child.process.kill('SIGKILL')
      await child.exit()
    }
    expect((await run(room, 'thu')).code).toBe(0)
    expect(await room.count()).toBe(160)
    const twice = [...room.site.articles.values()].filter((one) => room.site.asked(room.site.pathOf(one)) > 1)
    // At each kill, at most the page whose answer was on its way.
    expect(twice.length).toBeLessThanOrEqual(3)
  })

  test('obeys SIGTERM, and says that it can be taken up', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 160)
    const child = start(room, ['thu'], 20)
    while (room.site.asked(/^\/bai\//) < 10) await sleep(2)
    child.process.kill('SIGTERM')
    expect((await child.exit()).code).toBe(130)
    expect(child.lines[0]).toMatch(/^Interrupted; what was fetched is kept/)
  })

  test('is refused while another one runs', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 60)
    const first = start(room, ['thu'], 50)
    while (room.site.asked(/^\/bai\//) < 1) await sleep(2)
    const { code, stderr } = await run(room, 'thu')
    expect(code).toBe(69)
    expect(stderr).toContain('Another process is crawling for this archive (process ')
    first.process.kill('SIGKILL')
  })

  test('--dry-run prints addresses, and creates no store', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 3)
    const { code, lines } = await run(room, 'thu', '--dry-run')
    expect([code, lines.filter((line) => line.startsWith('http')).length, lines.at(-1)]).toEqual([
      0,
      3,
      'would fetch 3',
    ])
    expect(room.site.asked(/^\/bai\//)).toBe(0)
  })

  test('--follow enters sources into the list, --unfollow takes them out', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 2)
    const { dataFolder } = room.config
    await run(room, 'thu', '--follow')
    expect(readFollowList(dataFolder)).toEqual({ everyMinutes: 10, sources: ['thu'] })
    expect((await run(room)).code).toBe(0)
    await run(room, 'thu', '--unfollow')
    expect(readFollowList(dataFolder).sources).toEqual([])
  })
})

describe('a file of a source that is wrong', () => {
  test('is named while others are crawled, and refuses to be crawled itself', async () => {
    const room = await Newsroom.open()
    room.site.publish(1, 2)
    writeFileSync(path.join(room.config.dataFolder, 'sources', 'hong.json'), '{"name": "Báo Hỏng", "hosts": [1]}')
    const other = await run(room, 'thu')
    expect([other.code, other.stderr]).toEqual([0, expect.stringContaining('left out: sources/hong.json: hosts.0: ')])
    expect(other.lines).toContain('added 2: new articles')
    const own = await run(room, 'hong')
    expect([own.code, own.stderr]).toEqual([65, expect.stringMatching(/^timtin: sources\/hong[.]json: hosts[.]0: /)])
  })
})

test('a source at an internal address is said to be so, once, and is not put off', async () => {
  const room = await Newsroom.open()
  const { code, lines } = await execute('crawl', ['thu'], { TIMTIN_DATA: room.config.dataFolder })
  expect(code).toBe(2)
  const told = lines.filter((line) => !/^(\d+ requests|Every address)/.test(line))
  expect(told).toEqual([expect.stringMatching(/^internal-address \d+: at an internal address, which is never asked$/)])
  expect(room.site.requests).toEqual([])
})

describe('timtin crawl, wrongly called', () => {
  const crawl = async (args: string[], files: Record<string, string> = {}) =>
    execute('crawl', args, { TIMTIN_DATA: await folderWith(files) })

  test('without a source says which there are', async () => {
    expect(await crawl([])).toMatchObject({ code: 64, stderr: expect.stringContaining('timtin crawl --list') })
    const { code, lines } = await crawl(['--list'])
    expect(code).toBe(0)
    expect(lines).toContain('baothaibinh\tBáo Thái Bình\tbaothaibinh.com.vn')
  })

  test.each([
    ['a source that is not known', ['bao-la'], 'There is no such source.'],
    ['a day that does not exist', ['baothaibinh', '--since', '2026-02-30'], 'YYYY-MM-DD'],
    ['a number that is none', ['baothaibinh', '--max', 'ba'], 'whole number'],
  ])('with %s says so and exits with 64', async (_, args, message) => {
    expect(await crawl(args)).toMatchObject({ code: 64, stderr: expect.stringContaining(message) })
  })

  test('a broken list of followed sources is named', async () => {
    const { code, stderr } = await crawl([], { 'follow.json': '{"sources": "baothaibinh"}' })
    expect([code, stderr]).toEqual([69, expect.stringContaining('follow.json')])
  })
})
