import { describe, expect, test } from 'vitest'
import type { TimtinError } from '../src/errors.js'
import { builtInSources } from '../src/ingest/sources/index.js'
import { loadSources } from '../src/source-files.js'
import { folderWith } from './support/folders.js'

async function failure(files: Record<string, string>): Promise<TimtinError> {
  const [fault] = loadSources(await folderWith(files)).faults.values()
  if (fault === undefined) throw new Error('It was not refused.')
  return fault
}

describe('the files of sources', () => {
  const file = { name: 'Báo Thử', hosts: ['bao.example'] }
  test.each([
    ['no JSON', '{', 'sources/x.json: It is not JSON'],
    [
      'a selector that is none',
      JSON.stringify({ ...file, selectors: { title: 'h1[', body: 'p' } }),
      'sources/x.json: selectors.title: ',
    ],
    [
      'a list of selectors with a wrong one',
      JSON.stringify({ ...file, selectors: { body: ['p', '>>'] } }),
      'sources/x.json: selectors.body',
    ],
    ['no host', JSON.stringify({ name: 'Báo' }), 'sources/x.json: hosts: '],
    ['a host with www.', JSON.stringify({ ...file, hosts: ['www.bao.example'] }), 'sources/x.json: hosts.0: '],
    ['an address that is none', JSON.stringify({ ...file, feeds: ['/rss'] }), 'sources/x.json: feeds.0: '],
    ['a pattern that is none', JSON.stringify({ ...file, siteId: '(' }), 'sources/x.json: siteId: '],
    ['a pattern without a group', JSON.stringify({ ...file, siteId: '-\\d+' }), 'sources/x.json: siteId: '],
    [
      'a field that there is not',
      JSON.stringify({ ...file, selectors: { body: 'p', titel: 'h1' } }),
      'sources/x.json: selectors.titel: There is no such field.',
    ],
    [
      'a pattern of days without a day',
      JSON.stringify({ ...file, dayPages: 'https://bao.example/{yyyy}' }),
      'sources/x.json: dayPages: ',
    ],
  ])('a source file with %s names the file and the field', async (_, text, message) => {
    const { exitCode, message: said } = await failure({ 'sources/x.json': text })
    expect([exitCode, said]).toEqual([65, expect.stringContaining(message)])
  })

  test('two source files with the same host are named', async () => {
    const text = JSON.stringify(file)
    const { message } = await failure({ 'sources/x.json': text, 'sources/y.json': text })
    expect(message).toContain('sources/y.json: hosts: bao.example is also in sources/x.json.')
  })

  test('a file that is wrong only takes itself out', async () => {
    const folder = await folderWith({
      'sources/hong.json': '{',
      'sources/baothaibinh.json': '{"name": "Báo nhà"}',
      'sources/lanh.json': JSON.stringify(file),
    })
    const { sources, faults } = loadSources(folder)
    expect([...faults.keys()]).toEqual(['baothaibinh', 'hong'])
    expect(sources.ofHost('bao.example')?.id).toBe('lanh')
    expect(sources.byId('baothaibinh')?.name).toBe('Báo Thái Bình')
  })

  test('a file overrides the source of its name, and comes first where it has the same host', async () => {
    const folder = await folderWith({
      'sources/baothaibinh.json': JSON.stringify({ name: 'Báo nhà', hosts: ['baothaibinh.com.vn'] }),
      'sources/dai-nha.json': JSON.stringify({ name: 'Đài nhà', hosts: ['thaibinhtv.vn'] }),
      'sources/ghi-chu.txt': 'không phải nguồn',
    })
    const { sources } = loadSources(folder)
    expect(sources.byId('baothaibinh')?.name).toBe('Báo nhà')
    expect(sources.ofHost('thaibinhtv.vn')?.name).toBe('Đài nhà')
    expect(sources.all).toHaveLength(builtInSources.all.length + 1)
  })
})

describe('the sources that ship with the project', () => {
  test('have ids, names and hosts of their own', () => {
    const { all } = builtInSources
    const hosts = all.flatMap((source) => source.hosts)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(new Set(hosts).size).toBe(hosts.length)
  })

  test.each(builtInSources.all.map((source) => [source.id, source] as const))(
    '%s is announced on its own hosts',
    (_, source) => {
      const addresses = [...source.sections, ...source.feeds, ...source.sitemaps]
      expect(addresses.length).toBeGreaterThan(0)
      for (const address of addresses) {
        expect(builtInSources.ofHost(new URL(address).hostname.replace(/^www[.]/, ''))?.id).toBe(source.id)
      }
    },
  )
})
