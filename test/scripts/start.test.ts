import { readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { makeArticle } from '../store/support/articles.js'
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

/** Puts an article into a store that nobody serves yet. */
async function put(dataFolder: string, id: string, title: string, text: string): Promise<void> {
  const store = openStore(storeFolder(dataFolder), { readOnly: false })
  await store.put([makeArticle(id, { title, body: [text], url: `https://example.vn/${id}` })])
  await store.close()
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

  it('names files of sources that are wrong where it says how it does, until they are right', async () => {
    const data = await folderWith({ 'sources/hong.json': '{', 'follow.json': '{"sources": ["khong-co"]}' })
    await put(data, 'mot', 'Làng chiếu cói', 'Nghề dệt chiếu.')
    const site = await served(data)
    await site.statusIs('degraded')
    const { problems } = await site.readiness()
    expect(problems).toEqual([
      expect.stringMatching(/^sources\/hong\.json: /),
      'follow.json names a source that is not known: khong-co',
    ])
    expect(site.log().some(({ msg }) => msg === `left out: ${problems[0]}`)).toBe(true)
    await writeFile(path.join(data, 'follow.json'), '{"sources": 5}')
    await vi.waitFor(
      async () => expect((await site.readiness()).problems[1]).toMatch(/^follow\.json: The list/),
      patience,
    )
    await rm(path.join(data, 'follow.json'))
    await rm(path.join(data, 'sources', 'hong.json'))
    await site.statusIs('ready')
    await site.stop()
  })

  it('builds again what is deleted or cut off in the index, says so, and searches meanwhile', async () => {
    const data = await folderWith({})
    await put(data, 'mot', 'Làng chiếu cói', 'Nghề dệt chiếu.')
    const site = await served(data)
    await site.statusIs('ready')
    const index = path.join(data, 'index')
    const segments = async () => (await readdir(index)).filter((name) => name.endsWith('.seg'))
    const losses = [
      (file: string) => rm(file),
      (file: string) => truncate(file, 100),
      () => rm(path.join(index, 'manifest.json')),
    ]
    for (const [already, lose] of losses.entries()) {
      const before = await segments()
      await Promise.all(before.map((name) => lose(path.join(index, name))))
      const notes = () => site.log().filter(({ err }) => err?.message.includes('deleted or cut off')).length
      await vi.waitFor(() => expect(notes()).toBe(already + 1), patience)
      await site.statusIs('ready')
      expect((await segments()).filter((name) => !before.includes(name))).toHaveLength(1)
      expect(await site.total('dệt chiếu')).toBe(1)
    }
    expect((await site.stop()).code).toBe(0)
    const again = await served(data)
    await again.statusIs('ready')
    expect(await again.total('dệt chiếu')).toBe(1)
  })

  it('goes on with its archive while another stands in its place, says so, and serves the other after a restart', async () => {
    const data = await folderWith({})
    await put(data, 'mot', 'Làng chiếu cói', 'Nghề dệt chiếu.')
    const site = await served(data)
    await site.statusIs('ready')
    await rename(data, `${data}-away`)
    await take(data, { id: 'hai', title: 'Chợ nổi', body: ['Ghe thuyền về chợ.'] })
    await vi.waitFor(
      async () => expect((await site.readiness()).problems.join()).toContain('Another archive'),
      patience,
    )
    expect(await site.readiness()).toMatchObject({ status: 'degraded', articles: { stored: 1, indexed: 1 } })
    expect([await site.total('dệt chiếu'), await site.total('ghe thuyền')]).toEqual([1, 0])
    expect((await site.page('/bai/mot/lang-chieu-coi')).status).toBe(200)
    expect(site.log().some(({ err }) => err?.message.includes('Another archive'))).toBe(true)
    await site.stop()
    const again = await served(data)
    await again.statusIs('ready')
    expect([await again.total('dệt chiếu'), await again.total('ghe thuyền')]).toEqual([0, 1])
    await again.stop()
    await rm(`${data}-away`, { recursive: true })
  })

  it('serves a backup that is restored under it, though it goes back, and all that comes in then', async () => {
    const data = await folderWith({})
    const run = async (command: string, ...args: string[]) => {
      const { code, stderr } = await execute(command, args, { TIMTIN_DATA: data })
      expect([code, stderr]).toEqual([0, expect.anything()])
    }
    const backup = path.join(await folderWith({}), 'sao-luu')
    await put(data, 'mot', 'Làng chiếu cói', 'Nghề dệt chiếu.')
    await run('backup', backup)
    await put(data, 'hai', 'Chợ nổi', 'Ghe thuyền về chợ.')
    await put(data, 'ba', 'Ruộng muối', 'Diêm dân được mùa.')
    const site = await served(data)
    await site.statusIs('ready')
    await run('restore', backup, '--replace')
    await vi.waitFor(async () => expect(await site.total('ghe thuyền')).toBe(0), patience)
    await site.statusIs('ready')
    expect(await site.total('dệt chiếu')).toBe(1)
    await take(data, { id: 'bon', title: 'Lúa mùa', body: ['Gặt lúa trên đồng.'] })
    await vi.waitFor(async () => expect(await site.total('gặt lúa')).toBe(1), patience)
    await site.statusIs('ready')
    expect(await site.readiness()).toMatchObject({ articles: { stored: 2, indexed: 2 }, lag: 0, problems: [] })
    await site.stop()
  })
})
