import { spawn } from 'node:child_process'
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/article.js'
import { openStore } from '../../src/store/article-store.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'
import { startChild, watch, type Child } from './support/child.js'
import { logged, standing, volumeFiles } from './support/volumes.js'

/** Bytes per volume: so few that some batches of the writer fill it. */
const smallVolume = '200000'

/** Starts a reader of a store, and returns it with a function that asks it questions. */
async function startReader(folder: string): Promise<{ reader: Child; ask: (question: string) => Promise<string> }> {
  const reader = startChild('reader.mjs', [folder])
  expect(await reader.next()).toBe('open')
  return {
    reader,
    ask: async (question) => {
      reader.send(question)
      return reader.next()
    },
  }
}

describe('a reader in another process', () => {
  test('sees every commit, also when the file has grown a thousandfold', async () => {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    await store.put([makeArticle('a')])
    const { ask } = await startReader(folder)
    expect(await ask('count')).toBe('1')

    await store.put([makeArticle('b')])
    await store.remove('a')
    expect([await ask('count'), await ask('has b'), await ask('has a'), await ask('last')]).toEqual([
      '1',
      'true',
      'false',
      '3',
    ])

    const writer = startChild('writer.mjs', [folder, 'lon', '20', '100000'])
    expect((await writer.exit()).code).toBe(0)
    expect([await ask('count'), await ask('characters lon-19-19')]).toEqual(['401', '100000'])
    expect(await store.count()).toBe(401)
  })

  test('finds the articles of volumes that were begun after it', async () => {
    const folder = temporaryFolder()
    const before = startChild('writer.mjs', [folder, 'cu', '1', '3000', smallVolume])
    expect((await before.exit()).code).toBe(0)
    const { ask } = await startReader(folder)
    expect(await ask('characters cu-0-0')).toBe('3000')

    const after = startChild('writer.mjs', [folder, 'moi', '20', '3000', smallVolume])
    expect((await after.exit()).code).toBe(0)
    expect(volumeFiles(folder).length).toBeGreaterThan(3)
    expect([await ask('characters moi-0-0'), await ask('characters moi-19-19')]).toEqual(['3000', '3000'])
    expect([await ask('first'), (await ask('rest')).split(' | ').length]).toEqual(['Bài cu-0-0', 419])
  })

  test('names a volume that is missing, though it opened the store before', async () => {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    await store.remove('a')
    const { ask } = await startReader(folder)
    await store.put([makeArticle('a')])
    await store.close()
    const [file] = volumeFiles(folder)
    renameSync(file, `${file}.away`)
    expect(await ask('title a')).toBe(`TimtinError store-damaged ${file}`)
    expect(await ask('first')).toBe(`TimtinError store-damaged ${file}`)
    expect(await ask('has a')).toBe('true')
    renameSync(`${file}.away`, file)
    expect(await ask('title a')).toBe(makeArticle('a').title)
  })

  test('that looked at the log before an article was replaced gets the new one', async () => {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    await store.put([makeArticle('a')])
    const { reader, ask } = await startReader(folder)
    const go = path.join(folder, 'go')
    expect(await ask(`late-title a ${go}`)).toBe('waiting')
    await store.put([makeArticle('a', { title: 'Tựa mới' })])
    // Deletes the old one.
    await store.put([makeArticle('b')])
    writeFileSync(go, '')
    expect(await reader.next()).toBe('Tựa mới')
  })

  test('goes on after what it has read of the log, and finds there what changed meanwhile', async () => {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    const articles = (title: string) => ['a', 'b', 'c'].map((id) => makeArticle(id, { title: `${title} ${id}` }))
    await store.put(articles('Cũ'))
    const { ask } = await startReader(folder)
    expect(await ask('first')).toBe('Cũ a')
    await store.put(articles('Mới').slice(0, 2))
    expect(await ask('rest')).toBe('Cũ c | Mới a | Mới b')
  })

  test('reads whole pages while all articles are replaced again and again', async () => {
    const folder = temporaryFolder()
    const once = startChild('writer.mjs', [folder, 'chung', '3', '3000', smallVolume])
    expect((await once.exit()).code).toBe(0)
    const { ask } = await startReader(folder)
    const writers = [1, 2].map(() => startChild('writer.mjs', [folder, 'chung', '3', '3000', smallVolume]))
    let isOver = false
    const exits = Promise.all(writers.map((writer) => writer.exit())).finally(() => (isOver = true))
    while (!isOver) expect(await ask('articles')).toBe('60')
    expect((await exits).map(({ code }) => code)).toEqual([0, 0])
    expect(await ask('articles')).toBe('60')
  })
})

describe('two writers', () => {
  test('wait for each other and lose nothing', async () => {
    const folder = temporaryFolder()
    const writers = ['trai', 'phai'].map((prefix) =>
      startChild('writer.mjs', [folder, prefix, '30', '2000', smallVolume]),
    )
    for (const writer of writers) expect((await writer.exit()).code).toBe(0)
    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    const sequences = (await entriesOf(store)).map(({ sequence }) => sequence)
    expect(sequences).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1))
    for (const id of writers.flatMap(({ lines }) => lines.join(' ').split(' '))) expect(store.has(id)).toBe(true)
  })

  test('may change the same articles', async () => {
    const folder = temporaryFolder()
    const writers = [1, 2].map(() => startChild('writer.mjs', [folder, 'chung', '30', '2000', smallVolume]))
    for (const writer of writers) expect((await writer.exit()).code).toBe(0)
    const store = openStore(folder, { readOnly: false })
    expect([await store.count(), await store.lastSequence()]).toEqual([600, 1200])
    await store.put([])
    await store.close()
    const expected = await logged(folder)
    expect(expected).toHaveLength(600)
    expect(await standing(folder)).toEqual(expected)
  })
})

describe('a writer that is killed', () => {
  test.each([3, 11, 24])('after %i batches loses no accepted article, and leaves no lock', async (batches) => {
    const folder = temporaryFolder()
    const writer = startChild('writer.mjs', [folder, 'bai', '100000', '3000', smallVolume])
    for (let batch = 0; batch < batches; batch++) await writer.next()
    writer.process.kill('SIGKILL')
    expect((await writer.exit()).signal).toBe('SIGKILL')

    const store = openStore(folder, { readOnly: false })
    const accepted = writer.lines.filter((line) => line.endsWith('-19')).flatMap((line) => line.split(' '))
    expect(accepted.length).toBeGreaterThanOrEqual(batches * 20)
    for (const id of accepted) expect(store.article(id)?.body.join('')).toHaveLength(3000)
    // A batch that was stored but not yet announced is complete.
    expect((await store.count()) % 20).toBe(0)
    expect(await store.lastSequence()).toBe(await store.count())
    expect(await store.put([makeArticle('sau')])).toEqual(['added'])
    await store.close()
    expect(await standing(folder)).toEqual(await logged(folder))
  })

  const kept = makeArticle('a', { title: 'Bài đã nhận' })
  const others = Array.from({ length: 30 }, (_, index) => makeArticle(`b${index}`))

  /** A store with `kept`, whose volume also has articles of a process that was killed before data.mdb named them. */
  async function crashedStore(): Promise<string> {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    await store.put([kept, makeArticle('cu')])
    await store.remove('cu')
    await store.close()
    const writer = startChild('crashing-writer.mjs', [folder])
    writer.process.stdin.end(JSON.stringify([{ ...kept, title: 'Không kịp nhận' }, ...others]))
    expect((await writer.exit()).signal).toBe('SIGKILL')
    expect(writer.lines).toEqual([])
    expect(await standing(folder)).toHaveLength(32)
    return folder
  }

  test('between the two commits leaves what was accepted, and nothing else that a reader sees', async () => {
    const folder = await crashedStore()
    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    expect(await entriesOf(store)).toEqual([
      { sequence: 1, article: kept },
      { sequence: 3, removedId: 'cu' },
    ])
    expect([await store.count(), store.article('a'), store.article('b0')]).toEqual([1, kept, null])
  })

  test.each<[string, Article[]]>([
    ['the same', [{ ...kept, title: 'Nhận lần sau' }, ...others]],
    ['less', [makeArticle('c')]],
    ['nothing', []],
  ])('there is followed by a write of %s, which clears its remains away', async (_, articles) => {
    const folder = await crashedStore()
    const store = openStore(folder, { readOnly: false })
    await store.put(articles)
    expect(articles.map(({ id }) => store.article(id))).toEqual(articles)
    // Deletes the article that the previous write replaced.
    await store.put([])
    await store.close()
    expect(await standing(folder)).toEqual(await logged(folder))
  })
})

// A limit on file sizes has the same effect on writes as a full disk, and needs no extra disk.
describe.skipIf(process.platform === 'win32')('a full disk', () => {
  test.each([
    // First, articles so long that a volume reaches the limit; then so many in small volumes that data.mdb reaches it
    // after the volume has been written.
    ['a volume', 4000, ['1000', '20000']],
    ['data.mdb', 400, ['1000', '200', smallVolume]],
  ])('for %s is named as such, and what was accepted before stays', async (_, kilobytes, given) => {
    const folder = path.join(temporaryFolder(), 'store')
    mkdirSync(folder)
    const script = fileURLToPath(new URL('support/writer.mjs', import.meta.url))
    const limited = `ulimit -f ${kilobytes}; exec "$0" "$@"`
    const child = watch(spawn('bash', ['-c', limited, process.execPath, script, folder, 'day', ...given]))
    expect((await child.exit()).code).toBe(1)
    const message = child.lines.pop()
    expect(message).toMatch(/^TimtinError disk-full /)
    expect(message).toContain(folder)
    expect(message).toContain('Free some space, or check the disk')

    expect(child.lines.length).toBeGreaterThan(0)
    const store = openStore(folder, { readOnly: false })
    expect(await store.count()).toBe(child.lines.length * 20)
    expect(await store.put([makeArticle('sau')])).toEqual(['added'])
    await store.close()
    expect(await standing(folder)).toEqual(await logged(folder))
    const sizeOf = (name: string) => statSync(path.join(folder, name)).size
    expect(sizeOf('data.mdb') > 380_000).toBe(kilobytes === 400)
  })
})

describe.skipIf(process.platform === 'win32')('a folder of another user', () => {
  test('is named, with what to do', async () => {
    const folder = path.join(temporaryFolder(), 'store')
    mkdirSync(folder, { mode: 0o555 })
    const child = startChild('unprivileged.mjs', [folder])
    expect(await child.next()).toBe(
      `TimtinError store-unwritable ${folder}: The folder cannot be written to. ` +
        'Give this user write access, or name another folder in TIMTIN_DATA.',
    )
  })
})
