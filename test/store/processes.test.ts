import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/article-store.js'
import { makeArticle, temporaryFolder } from './support/articles.js'
import { startChild, watch } from './support/child.js'

describe('a reader in another process', () => {
  test('sees every commit, also when the file has grown a thousandfold', async () => {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    await store.put([makeArticle('a')])
    const reader = startChild('reader.mjs', [folder])
    const ask = async (question: string) => {
      reader.send(question)
      return reader.next()
    }
    expect(await reader.next()).toBe('open')
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
    expect(store.count()).toBe(401)
  })
})

describe('two writers', () => {
  test('wait for each other and lose nothing', async () => {
    const folder = temporaryFolder()
    const writers = ['trai', 'phai'].map((prefix) => startChild('writer.mjs', [folder, prefix, '30', '2000']))
    for (const writer of writers) expect((await writer.exit()).code).toBe(0)
    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    const sequences = [...store.entriesAfter(0)].map(({ sequence }) => sequence)
    expect(sequences).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1))
    for (const id of writers.flatMap(({ lines }) => lines.join(' ').split(' '))) expect(store.has(id)).toBe(true)
  })
})

describe('a writer that is killed', () => {
  test.each([3, 11, 24])('after %i batches loses no accepted article, and leaves no lock', async (batches) => {
    const folder = temporaryFolder()
    const writer = startChild('writer.mjs', [folder, 'bai', '100000', '3000'])
    for (let batch = 0; batch < batches; batch++) await writer.next()
    writer.process.kill('SIGKILL')
    expect((await writer.exit()).signal).toBe('SIGKILL')

    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    const accepted = writer.lines.filter((line) => line.endsWith('-19')).flatMap((line) => line.split(' '))
    expect(accepted.length).toBeGreaterThanOrEqual(batches * 20)
    for (const id of accepted) expect(store.article(id)?.body.join('')).toHaveLength(3000)
    // A batch that was stored but not yet announced is there as a whole.
    expect(store.count() % 20).toBe(0)
    expect(store.lastSequence()).toBe(store.count())
    expect(await store.put([makeArticle('sau')])).toEqual(['added'])
  })
})

// A limit on the size of files has the same effect on a write as a full disk, and needs no disk of its own.
describe.skipIf(process.platform === 'win32')('a full disk', () => {
  test('is named as such, and what was accepted before stays', async () => {
    const folder = path.join(temporaryFolder(), 'store')
    mkdirSync(folder)
    const script = fileURLToPath(new URL('support/writer.mjs', import.meta.url))
    const limited = 'ulimit -f 4000; exec "$0" "$@"'
    const child = watch(spawn('bash', ['-c', limited, process.execPath, script, folder, 'day', '1000', '20000']))
    expect((await child.exit()).code).toBe(1)
    const message = child.lines.pop()
    expect(message).toMatch(/^TimtinError disk-full /)
    expect(message).toContain(folder)
    expect(message).toContain('Free some space, or check the disk')

    expect(child.lines.length).toBeGreaterThan(0)
    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    expect(store.count()).toBe(child.lines.length * 20)
    expect(await store.put([makeArticle('sau')])).toEqual(['added'])
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
