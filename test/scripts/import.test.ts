import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { articlesIn, type LoggedArticle } from '../../src/article-log.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import type { ArticleReader } from '../../src/store/types.js'
import { makeArticle, temporaryFolder } from '../store/support/articles.js'
import { execute, start, type CommandResult } from './support.js'

let folder: string
let dataFolder: string

beforeEach(() => {
  folder = temporaryFolder()
  dataFolder = path.join(folder, 'kho')
})

const importPaths = (...paths: string[]): Promise<CommandResult> =>
  execute('import', paths, { TIMTIN_DATA: dataFolder })

function writeLines(name: string, lines: string[]): string {
  const file = path.join(folder, name)
  const text = lines.map((line) => `${line}\n`).join('')
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text)
  return file
}

const lineOf = (id: string, title = `Bài ${id}`): string =>
  JSON.stringify({ id, title, body: [`Nội dung của ${id}.`], source: 'baosongla.example' })

function stored<T>(question: (store: ArticleReader) => T): T {
  const store = openStore(storeFolder(dataFolder), { readOnly: true })
  onTestFinished(() => store.close())
  return question(store)
}

const next = 'A running server shows it within seconds; without one, the next start does.'

describe('timtin import', () => {
  test('takes files and folders, and the second time changes nothing', async () => {
    mkdirSync(path.join(folder, 'tin', '2024'), { recursive: true })
    const paths = [
      writeLines('a.ndjson', [lineOf('a1'), lineOf('a2')]),
      writeLines('b.ndjson.gz', [JSON.stringify(makeArticle('b1'))]),
      path.join(folder, 'tin'),
    ]
    writeLines('tin/2024/c.ndjson', [lineOf('c1')])
    const first = await importPaths(...paths)
    expect(first).toMatchObject({ code: 0, lines: ['added 4 / updated 0 / unchanged 0 / rejected 0', next] })
    const again = await importPaths(...paths)
    expect(again).toMatchObject({ code: 0, lines: ['added 0 / updated 0 / unchanged 4 / rejected 0'] })
    writeLines('a.ndjson', [lineOf('a1'), lineOf('a2', 'Tựa đã sửa')])
    const changed = await importPaths(...paths)
    expect(changed).toMatchObject({ code: 0, lines: ['added 0 / updated 1 / unchanged 3 / rejected 0', next] })
    expect(await stored(async (store) => [await store.count(), store.article('a2')?.title])).toEqual([4, 'Tựa đã sửa'])
  })

  test('keeps the good lines around bad ones, exits 2 and says file, line and reason', async () => {
    const file = writeLines('hon-hop.ndjson', [
      lineOf('a1'),
      '{"id": "hong", "title": ',
      '{"id": "so", "title": 17}',
      JSON.stringify({ ...makeArticle('ngay'), publishedAt: '2024-02-31T08:00:00+07:00' }),
      lineOf('a2'),
      JSON.stringify({ ...makeArticle('a1'), title: 'Một bài khác hẳn' }),
    ])
    const { code, lines } = await importPaths(file)
    expect(code).toBe(2)
    expect(lines[0]).toBe('added 2 / updated 0 / unchanged 0 / rejected 4')
    const rejects = lines[1].replace('Rejected records, with file, line and reason: ', '')
    expect(path.dirname(rejects)).toBe(path.join(dataFolder, 'rejects'))
    const records = readFileSync(rejects, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; line: number; reason: string })
    expect(records.map(({ line }) => line)).toEqual([2, 3, 4, 6])
    expect(new Set(records.map((record) => record.file))).toEqual(new Set([file]))
    expect(records[3].reason).toContain('used by two different articles')
    expect(await stored(async (store) => [await store.count(), store.article('a1')?.title])).toEqual([2, 'Bài a1'])
  })

  test.each([
    ['no path', []],
    ['an unknown option', ['--nhanh', 'x.ndjson']],
  ])('%s: says how it is used, exits 64 and creates nothing', async (_, args) => {
    const { code, lines, stderr } = await importPaths(...args)
    expect([code, lines]).toEqual([64, []])
    expect(stderr).toMatch(/^timtin: import: .*Usage: timtin import \[options\] <path...>/)
    expect(existsSync(dataFolder)).toBe(false)
  })

  test('a path that is not there: names it, exits 66 and creates nothing', async () => {
    const missing = path.join(folder, 'khong-co.ndjson')
    const { code, stderr } = await importPaths(missing)
    expect(code).toBe(66)
    expect(stderr).toContain(missing)
    expect(existsSync(dataFolder)).toBe(false)
  })

  test('a data folder that is a file: names it and exits 69 without a stack trace', async () => {
    writeFileSync(dataFolder, 'ghi chú')
    const { code, stderr } = await importPaths(writeLines('a.ndjson', [lineOf('a1')]))
    expect(code).toBe(69)
    expect(stderr).toBe(
      `timtin: ${storeFolder(dataFolder)}: The folder cannot be made or opened. ` +
        'Move away the file that stands in its place, or name another folder in TIMTIN_DATA.\n',
    )
  })
})

test('a file of a source that is wrong is named once, and keeps nothing else out', async () => {
  mkdirSync(path.join(dataFolder, 'sources'), { recursive: true })
  writeFileSync(path.join(dataFolder, 'sources', 'hong.json'), '{"name": "Báo Hỏng"}')
  const { code, lines, stderr } = await importPaths(writeLines('a.ndjson', [lineOf('a1')]))
  expect([code, lines[0]]).toEqual([0, 'added 1 / updated 0 / unchanged 0 / rejected 0'])
  expect(stderr.match(/sources\/hong[.]json: hosts: /g)).toHaveLength(1)
})

describe('what a person states', () => {
  const untold = (): string => writeLines('a.ndjson', [JSON.stringify({ title: 'Bài một', body: 'Nội dung của bài.' })])

  test('source and province of articles that do not say them', async () => {
    const { code, lines } = await importPaths(untold(), '--source', 'Báo Sông Lá', '--province', 'thai binh')
    expect([code, lines.join()]).toEqual([0, expect.not.stringContaining('no source')])
    const [entry] = await stored(async (store) => {
      const found: LoggedArticle[] = []
      for await (const logged of articlesIn(store)) found.push(logged)
      return found
    })
    expect(entry.article).toMatchObject({ source: 'Báo Sông Lá', province: 'Thái Bình' })
  })

  test('a source that was forgotten is asked for', async () => {
    const { code, lines } = await importPaths(untold())
    expect([code, lines[1]]).toEqual([0, '1 articles have no source: give --source.'])
  })

  test('rows and columns of a table that are not taken are told in the notices, and reject nothing', async () => {
    const rows = ['Tiêu đề bài viết,Nội dung bài,Trạng thái,Link,Mã vùng', 'Một,Bài một.,Đã đăng,https://a.example/1,7']
    const file = writeLines('bang.csv', [...rows, 'Hai,Bài hai.,Chờ duyệt,https://a.example/2,7'])
    const { code, lines } = await importPaths(file)
    expect([code, lines[0]]).toEqual([0, 'added 1 / updated 0 / unchanged 0 / rejected 0'])
    const [name] = readdirSync(path.join(dataFolder, 'notices'))
    const notices = readFileSync(path.join(dataFolder, 'notices', name), 'utf8')
    expect(notices).toMatch(/Mã vùng[^]*"line":3[^]*Chờ duyệt/)
  })

  test.each([
    [
      'a province that does not exist, with those near it',
      ['--province', 'Thái Bìn'],
      /no such province\. Near: Thái Bình, /,
    ],
    ['a column for no field', ['--map', 'tieu-de=Tên'], /"tieu-de" is no field; give one of id, url, /],
    ['a column without a heading', ['--map', 'title='], /Give a heading: title=Heading/],
  ])('%s: exits 64 and creates nothing', async (_, options, told) => {
    const { code, lines, stderr } = await importPaths(untold(), ...options)
    expect([code, lines]).toEqual([64, []])
    expect(stderr).toMatch(told)
    expect(existsSync(dataFolder)).toBe(false)
  })
})

describe('a long run', () => {
  const total = 8000

  /** Waits until some batches have been stored. */
  async function underWay(): Promise<void> {
    const file = path.join(storeFolder(dataFolder), 'volume-0001.mdb')
    while (!existsSync(file) || statSync(file).size < 600_000) await setTimeout(5)
  }

  function writeMany(): string {
    return writeLines(
      'nhieu.ndjson',
      Array.from({ length: total }, (_, index) => lineOf(`a${index}`)),
    )
  }

  test('ends on Ctrl-C with what it kept, and goes on from there', async () => {
    const file = writeMany()
    const child = start('import', [file], { TIMTIN_DATA: dataFolder })
    await underWay()
    child.process.kill('SIGINT')
    expect((await child.exit()).code).toBe(130)
    expect(child.lines[0]).toMatch(/^Interrupted; what is counted here is kept/)
    const added = Number(/^added (\d+) \/ updated 0 \/ unchanged 0 \/ rejected 0$/.exec(child.lines[1])?.[1])
    expect(added).toBeGreaterThan(0)
    expect(added).toBeLessThan(total)
    expect(await stored((store) => store.count())).toBe(added)

    const { code, lines } = await importPaths(file)
    expect([code, lines[0]]).toEqual([0, `added ${total - added} / updated 0 / unchanged ${added} / rejected 0`])
  })

  test('ends on SIGTERM while it reads a page that takes long, and keeps what it read before', async () => {
    const good = writeLines(
      'a.ndjson',
      Array.from({ length: 60 }, (_, index) => lineOf(`a${index}`)),
    )
    const hard = path.join(folder, 'b.html')
    writeFileSync(hard, `<h1>Bài</h1>${'<p>chữ'.repeat(2_000_000)}`)
    const child = start('import', [good, hard], { TIMTIN_DATA: dataFolder })
    // Long enough to be within the page on most runs; what is checked holds at any moment.
    await setTimeout(2500)
    child.process.kill('SIGTERM')
    const { code, signal } = await child.exit()
    expect(signal).toBeNull()
    const report = child.lines.find((line) => line.startsWith('added '))
    const added = Number(/^added (\d+) /.exec(report ?? '')?.[1])
    if (code === 130) expect(child.lines[0]).toMatch(/^Interrupted/)
    expect(await stored((store) => store.count())).toBe(added)
  })

  test('that is killed can be repeated', async () => {
    const file = writeMany()
    const child = start('import', [file], { TIMTIN_DATA: dataFolder })
    await underWay()
    child.process.kill('SIGKILL')
    expect((await child.exit()).signal).toBe('SIGKILL')
    const kept = await stored((store) => store.count())
    expect(kept).toBeGreaterThan(0)
    const { code, lines } = await importPaths(file)
    expect([code, lines[0]]).toEqual([0, `added ${total - kept} / updated 0 / unchanged ${kept} / rejected 0`])
    expect(readdirSync(dataFolder)).toEqual(['store'])
  })
})
