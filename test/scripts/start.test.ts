import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { folderWith } from '../support/folders.js'
import { patience, served } from './serving.js'
import { execute } from './support.js'

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

  it('tells of what is wrong once, without the place of the folder, and logs no poll as an error', async () => {
    const data = await folderWith({ 'sources/hong.json': '{', 'store/data.mdb': 'no store' })
    const site = await served(data)
    await vi.waitFor(async () => expect((await site.readiness()).problems).not.toEqual([]), patience)
    await site.statusIs('broken')
    const { problems } = await site.readiness()
    expect([problems.length, problems.join().includes(data)]).toEqual([new Set(problems).size, false])
    await site.stop()
    const errors = site.log().filter(({ level }) => level >= 50)
    expect(errors.filter(({ path }) => path === '/readyz')).toEqual([])
    expect(errors.filter(({ msg }) => msg.startsWith('left out: sources/hong.json: '))).toHaveLength(1)
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
