import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { folderWith } from '../support/folders.js'
import { patience, served } from './serving.js'
import { execute, start } from './support.js'

const articles = [
  { id: 'nha', source: 'bao.example', title: 'Cầu Bến Nhạn thông xe', province: 'Thái Bình' },
  { id: 'xa', source: 'bao.example', title: 'Chợ Đầm Bấc họp lại', province: 'Quảng Ninh' },
  { id: 'an', source: 'an.example', title: 'Chuyện chưa ai biết', province: 'Thái Bình' },
].map((each, n) => ({
  ...each,
  url: `https://${each.source}/${each.id}`,
  body: [`${each.title}, theo lời kể của bà con quanh vùng vào một sáng mùa đông nhiều sương.`],
  publishedAt: `2022-11-2${n}T08:00:00+07:00`,
}))

const config = { name: 'Kho tin Sông Hà', defaultProvince: 'thai binh', hiddenSources: ['an.example'] }

async function configured(value: object): Promise<string> {
  return folderWith({ 'timtin.config.json': JSON.stringify(value) })
}

describe('a server with a configuration', () => {
  it('has its name, its own province first, and nothing of hidden sources', async () => {
    const data = await configured(config)
    const file = path.join(data, 'articles.ndjson')
    await writeFile(file, articles.map((each) => JSON.stringify(each)).join('\n'))
    expect((await execute('import', [file], { TIMTIN_DATA: data })).code).toBe(0)
    const site = await served(data)
    await site.statusIs('ready')
    await vi.waitFor(async () => expect(await site.total('sương')).toBe(2), patience)
    expect(await site.readiness()).toMatchObject({ articles: { stored: 2, indexed: 2 }, lag: 0 })
    const { $ } = await site.page('/')
    expect($('.brand').text()).toBe('Kho tin Sông Hà')
    const headings = $('main h2.section-title')
      .toArray()
      .map((heading) => $(heading).text())
    expect(headings.slice(0, 2)).toEqual(['Tin tỉnh Thái Bình', 'Tin mới từ các nơi khác'])
    const titles = $('main .summary__title')
      .toArray()
      .map((title) => $(title).text())
    expect(titles).toEqual(['Cầu Bến Nhạn thông xe', 'Chợ Đầm Bấc họp lại'])
    expect((await site.page('/bai/an')).status).toBe(404)
    expect((await site.stop()).code).toBe(0)
    const verified = await execute('verify', [], { TIMTIN_DATA: data })
    expect([verified.code, verified.lines.join()]).toEqual([0, expect.stringContaining('store: 3 articles')])
  })

  it.each([
    [{ defaultProvince: 'Thái Bìn' }, /defaultProvince.*Did you mean "Thái Bình"/],
    [{ colour: {} }, /There is no setting "colour"\. Did you mean "colours"/],
  ])('%j does not start, and says why', async (value, message) => {
    const data = await configured(value)
    const { code, stderr } = await execute('start', [], { TIMTIN_DATA: data, PORT: '0' })
    expect([code, stderr]).toEqual([64, expect.stringMatching(message)])
    expect(stderr).toContain(path.join(data, 'timtin.config.json'))
  })
})

describe('the commands', () => {
  it('make a user of the desk from standard input, and show the settings without the password', async () => {
    const data = await configured({ name: 'Kho tin' })
    const env = { TIMTIN_DATA: data, TIMTIN_URL: 'https://tin.example' }
    const adding = start('desk-user', ['add', 'lan'], env)
    adding.process.stdin!.end('một hai ba bốn\n')
    expect((await adding.exit()).code).toBe(0)
    const { lines, code } = await execute('config', [], env)
    expect(code).toBe(0)
    const rows = lines.map((line) => line.split('\t'))
    const file = path.join(data, 'timtin.config.json')
    expect(rows).toContainEqual(['name', '"Kho tin"', file])
    expect(rows).toContainEqual(['deskUsers', '["lan"]', file])
    expect(rows).toContainEqual(['pictures', '"on"', 'default'])
    expect(rows).toContainEqual(['TIMTIN_URL', 'https://tin.example', 'environment'])
    expect(lines.join()).not.toContain('scrypt')
    const removed = await execute('desk-user', ['remove', 'minh'], env)
    expect([removed.code, removed.stderr]).toEqual([64, expect.stringContaining('users are lan')])
  })
})
