import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { load } from 'cheerio'
import { describe, expect, it, vi } from 'vitest'
import type { Readiness } from '../../src/readiness.js'
import { folderWith } from '../support/folders.js'
import { execute, start } from './support.js'

const patience = { timeout: 40_000, interval: 100 }

/** A port that nobody uses at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Serves a data folder by the command until the test has ended. */
async function served(dataFolder: string) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = start('start', [], { TIMTIN_DATA: dataFolder, PORT: String(port), HOST: 'localhost' })
  expect(await child.next()).toContain(url)
  const readiness = async () => (await (await fetch(`${url}/readyz`)).json()) as Readiness
  return {
    readiness,
    statusIs: (status: string) => vi.waitFor(async () => expect((await readiness()).status).toBe(status), patience),
    page: async (address: string) => {
      const response = await fetch(url + address)
      return { status: response.status, tag: response.headers.get('etag'), $: load(await response.text()) }
    },
    total: async (q: string) =>
      ((await (await fetch(`${url}/api/v1/search?q=${encodeURIComponent(q)}`)).json()) as { total: number }).total,
    stop: async () => {
      child.process.kill('SIGTERM')
      return child.exit()
    },
  }
}

/** Imports an article by the command, as another process. */
async function take(dataFolder: string, article: { id: string; title: string; body: string[] }): Promise<void> {
  const file = path.join(await folderWith({}), 'article.ndjson')
  await writeFile(file, JSON.stringify({ ...article, url: `https://example.vn/${article.id}`, source: 'vi-du' }))
  const { code, stderr } = await execute('ingest', [file], { TIMTIN_DATA: dataFolder })
  if (code !== 0) throw new Error(stderr)
}

describe('start', () => {
  it('serves the sample and says so, then the archive as soon as there is one, and all that comes in', async () => {
    const data = await folderWith({})
    const site = await served(data)
    await site.statusIs('sample')
    expect((await site.page('/')).$('main > .notice').text()).toContain('Dữ liệu mẫu')
    await vi.waitFor(async () => expect(await site.total('lũ')).toBeGreaterThan(0), patience)
    await take(data, { id: 'mot', title: 'Làng chiếu cói', body: ['Nghề dệt chiếu.'] })
    await site.statusIs('ready')
    expect(await site.total('lũ')).toBe(0)
    await vi.waitFor(async () => expect(await site.total('dệt chiếu')).toBe(1), patience)
    const before = await site.page('/bai/mot/lang-chieu-coi')
    expect(before.$('main > .notice').text()).toBe('')
    await take(data, { id: 'mot', title: 'Làng chiếu cói', body: ['Nghề dệt chiếu đã sửa lại.'] })
    await vi.waitFor(async () => expect(await site.total('đã sửa lại')).toBe(1), patience)
    const after = await site.page('/bai/mot/lang-chieu-coi')
    expect(after.$('main').text()).toContain('đã sửa lại')
    expect(after.tag).not.toBe(before.tag)
    expect(await site.readiness()).toMatchObject({ articles: { stored: 1, indexed: 1 }, lag: 0, problems: [] })
    expect((await site.stop()).code).toBe(0)
  })

  it('listens and serves articles while the index is being built anew, and then searches', async () => {
    const data = await folderWith({ 'index/manifest.json': 'broken' })
    await take(data, { id: 'mot', title: 'Làng chiếu cói', body: ['Nghề dệt chiếu.'] })
    const site = await served(data)
    await vi.waitFor(async () => expect((await site.page('/bai/mot/lang-chieu-coi')).status).toBe(200), patience)
    await site.statusIs('ready')
    expect(await site.total('dệt chiếu')).toBe(1)
    expect((await site.stop()).code).toBe(0)
  })
})
