import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.js'
import { createPageReader } from '../../src/ingest/reading/page-reader.js'
import type { SourceRecord } from '../../src/ingest/source-record.js'
import { folderWith } from '../support/folders.js'
import { ndjson, readAll } from './helpers.js'

const words = 'Nước lên chậm, bà con gặt chạy đua với trời, lúa ướt thì phơi tạm trên đường bê tông. '
const page = (title: string, rest = ''): string =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><div class="entry"><p>${words.repeat(6)}</p>${rest}</div></body></html>`
const record = (html: string): SourceRecord => ({
  file: 'trang.html',
  line: null,
  content: { kind: 'html', bytes: Buffer.from(html) },
})

/** Milliseconds that a test may take in which a thread computes to its bound, on a machine that is busy with others. */
const patient = 240_000

describe('a page reader', () => {
  const reader = createPageReader(readConfig())
  afterAll(() => reader.close())
  const titles = async (records: SourceRecord[]): Promise<string[]> =>
    (await reader.read(records)).map((outcome) => ('reason' in outcome ? outcome.reason : outcome.article.title))

  it('reads records in order, and rejects what is no article', async () => {
    const records = Array.from({ length: 30 }, (_, at) => record(at % 7 === 3 ? '<p>Hỏng' : page(`Bài số ${at} ở bãi`)))
    const read = await titles(records)
    expect(
      read.map((title, at) => (at % 7 === 3 ? title.startsWith('No article') : title === `Bài số ${at} ở bãi`)),
    ).toEqual(records.map(() => true))
  })

  it.each([
    [
      '100,000 elements within each other',
      '<div>'.repeat(100_000) + 'x' + '</div>'.repeat(100_000),
      'within each other',
    ],
    ['100,000 formats that never end', '<b>'.repeat(100_000), 'within each other'],
    ['100,000 attributes', `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>x</p>`, 'attributes'],
    ['millions of elements', '<p>a'.repeat(3_000_000), 'took longer|more memory'],
  ])(
    'refuses %s, and reads the records before and after',
    async (_, rest, told) => {
      const read = await titles([
        record(page('Trước')),
        record(page('Giữa', rest)),
        record(page('Sau')),
        record(page('Cuối')),
      ])
      expect([read[0], read[2], read[3]]).toEqual(['Trước', 'Sau', 'Cuối'])
      expect(read[1]).toMatch(new RegExp(told))
    },
    patient,
  )

  it(
    'refuses a record that needs too much memory, and goes on',
    async () => {
      const body = JSON.stringify(Array.from({ length: 5_000_000 }, () => ({})))
      const line = (json: string): SourceRecord => ({
        file: 'a.ndjson',
        line: 1,
        content: { kind: 'line', bytes: Buffer.from(json) },
      })
      const read = await titles([line(`{"title":"Một","body":${body}}`), line('{"title":"Hai"}')])
      expect(read[0]).toMatch(/took longer|more memory|body/)
      expect(read[1]).toBe('Hai')
    },
    patient,
  )

  it.each([
    ['paragraphs', { title: 'Một', body: 'a\n'.repeat(30_000) }],
    ['paragraphs', { title: 'Một', body: Array.from({ length: 30_000 }, () => 'a') }],
    ['characters', { title: 'Một', body: 'a'.repeat(5_000_000) }],
  ])('refuses more %s than any article has', async (what, value) => {
    expect(await titles([{ file: 'a', line: 1, content: { kind: 'json', value } }])).toEqual([
      expect.stringContaining(what),
    ])
  })

  it('keeps markup that is only untidy', async () => {
    const untidy = '<div>'.repeat(90) + '<font color=red>'.repeat(300) + '<p>Chữ'.repeat(300)
    expect(await titles([record(page('Trang cẩu thả', untidy))])).toEqual(['Trang cẩu thả'])
  })
})

describe('what is no regular file', () => {
  it('is refused before a byte of it is read', async () => {
    const folder = await folderWith({ 'a.ndjson': ndjson({ title: 'Một' }), 'z.ndjson': ndjson({ title: 'Hai' }) })
    symlinkSync('/dev/zero', path.join(folder, 'b.html'))
    execFileSync('mkfifo', [path.join(folder, 'c.ndjson')])
    symlinkSync('c.ndjson', path.join(folder, 'd.zip'))
    symlinkSync('khong-co', path.join(folder, 'e.html'))
    const server = createServer().listen(path.join(folder, 'f.txt'))
    const { articles, rejections } = await readAll([folder])
    server.close()
    expect(articles.map(({ title }) => title)).toEqual(['Một', 'Hai'])
    expect(rejections.map(({ file, reason }) => [path.basename(file), reason.split('.')[0]])).toEqual([
      ['b.html', 'It is a device, not a file'],
      ['c.ndjson', 'It is a pipe, not a file'],
      ['d.zip', 'It is a pipe, not a file'],
      ['e.html', expect.stringContaining('ENOENT')],
      ['f.txt', expect.stringContaining('ENXIO')],
    ])
  })

  it('names that are not UTF-8 are read, and shown with their bytes', async () => {
    const folder = await folderWith({})
    const name = Buffer.concat([Buffer.from(`${folder}/tin-`), Buffer.from([0xe9, 0xff]), Buffer.from('.ndjson')])
    const below = Buffer.concat([Buffer.from(`${folder}/th`), Buffer.from([0xfa])])
    writeFileSync(name, ndjson({ title: 'Một' }))
    mkdirSync(below)
    writeFileSync(Buffer.concat([below, Buffer.from('/b.ndjson')]), `${ndjson({ title: 'Hai' })}hỏng\n`)
    const { articles, rejections } = await readAll([folder])
    expect(articles.map(({ title }) => title)).toEqual(['Hai', 'Một'])
    expect(rejections.map(({ file, line }) => [file, line])).toEqual([[`${folder}/th\\xFA/b.ndjson`, 2]])
  })
})
