import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawQueries } from '../../scripts/bench/queries.js'
import type { BenchResult } from '../../scripts/bench/result.js'
import { spreadOf } from '../../scripts/bench/statistics.js'

const program = path.resolve('dist/scripts/timtin.js')
const runBench = (...args: string[]) => promisify(execFile)(process.execPath, [program, 'bench', ...args])

describe('npm run bench', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'timtin-bench-test-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('measures the sample beside peers, prints a table and writes JSON', { timeout: 300_000 }, async () => {
    const file = path.join(folder, 'bench.json')
    const { stdout } = await runBench('--peers', 'fts5,minisearch', '--json', file)
    const result = JSON.parse(await readFile(file, 'utf8')) as BenchResult

    expect(result.sizes).toHaveLength(1)
    const [{ articles, contestants, skipped, server }] = result.sizes
    expect(articles).toBe(result.corpus.takenIn.articles)
    expect([...contestants, ...skipped].map(({ name }) => name).sort()).toEqual(
      ['fts5', 'minisearch', 'timtin', 'timtin-worker'].sort(),
    )
    for (const { label, wall, cpu, titlesFound } of contestants) {
      expect(stdout).toContain(label)
      expect(wall.p50).toBeGreaterThan(0)
      expect(wall.p95).toBeGreaterThanOrEqual(wall.p50)
      expect(wall.max).toBeGreaterThanOrEqual(wall.p95)
      expect(cpu.mean).toBeGreaterThan(0)
      expect(titlesFound).toBeGreaterThan(0.9)
    }
    expect(contestants.find(({ name }) => name === 'minisearch')?.toMiniSearch?.p50).toBe(1)
    expect(result.growth).toBeNull()
    expect(server.memoryPerArticle).toBeGreaterThan(0)
    expect(server.suggest.asked).toBeGreaterThan(100)
    expect(server.suggest.suggestions.p50).toBeGreaterThan(0)
  })

  it('refuses an unknown peer and says which there are', async () => {
    await expect(runBench('--peers', 'grep')).rejects.toMatchObject({
      code: 64,
      stderr: expect.stringContaining('minisearch'),
    })
  })

  it('refuses a corpus that is not there', async () => {
    await expect(runBench('--corpus', path.join(folder, 'missing.ndjson'))).rejects.toMatchObject({ code: 66 })
  })
})

describe('queries of the bench', () => {
  const titles = Array.from({ length: 200 }, (_, number) => ({
    id: `a${number}`,
    title: `Xã số ${number}: khởi công trường học mới, đường ${number + 7} thông xe`,
  }))

  it('are the same for the same seed and others for another', () => {
    expect(drawQueries(titles, 1)).toEqual(drawQueries(titles, 1))
    expect(drawQueries(titles, 2)).not.toEqual(drawQueries(titles, 1))
  })

  it('are distinct, the warm-up included, and part of the title they name', () => {
    const { warmUp, measured } = drawQueries(titles, 1)
    const all = [...warmUp, ...measured]
    expect(measured.length).toBeGreaterThan(100)
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
    for (const { text, id } of all) expect(titles.find((title) => title.id === id)?.title).toContain(text)
  })

  it('hold topics of two to four syllables', () => {
    const topics = drawQueries(titles, 1).measured.filter(({ kind }) => kind === 'topic')
    expect(topics.length).toBeGreaterThan(0)
    for (const { text } of topics) expect(text.split(' ').length).toSatisfy((count: number) => count >= 2 && count <= 4)
  })
})

it('percentiles are values that were measured', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ p50: 3, p95: 5, max: 5, mean: 3 })
  expect(spreadOf([7])).toEqual({ p50: 7, p95: 7, max: 7, mean: 7 })
})
