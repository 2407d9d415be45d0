import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { open } from 'lmdb'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/article-store.js'
import { encodeArticle } from '../../src/store/codec.js'
import { makeArticle, temporaryFolder } from './support/articles.js'
import { openVolume, volumeFiles } from './support/volumes.js'

function errorOf(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  return null
}

/** Checks that opening the folder fails, for reading and for writing. */
function expectRefusal(folder: string, code: string, exitCode: number, where = folder): void {
  for (const readOnly of [true, false]) {
    const error = errorOf(() => openStore(folder, { readOnly } as { readOnly: true }))
    expect(error).toMatchObject({ name: 'TimtinError', code, where, exitCode })
  }
}

async function filledStore(): Promise<string> {
  const folder = path.join(temporaryFolder(), 'store')
  const store = openStore(folder, { readOnly: false })
  // Each batch is a transaction with pages of its own.
  for (let batch = 0; batch < 10; batch++) {
    const ids = Array.from({ length: 100 }, (_, index) => `b${batch}-${index}`)
    await store.put(ids.map((id) => makeArticle(id, { body: [`${id} `.repeat(2000)] })))
  }
  await store.close()
  return folder
}

describe('a folder without a store', () => {
  test('is missing to a reader, which leaves no trace, and new to a writer', async () => {
    const folder = path.join(temporaryFolder(), 'sâu', 'store')
    expect(errorOf(() => openStore(folder, { readOnly: true }))).toMatchObject({
      code: 'store-missing',
      exitCode: 66,
      where: folder,
      advice: 'Run `timtin import PATH…` first.',
    })
    expect(existsSync(folder)).toBe(false)
    const store = openStore(folder, { readOnly: false })
    expect(await store.put([makeArticle('a')])).toEqual(['added'])
    await store.close()
  })

  test('with an empty file of its name is a new store to a writer', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'data.mdb'), '')
    const store = openStore(folder, { readOnly: false })
    expect(await store.put([makeArticle('a')])).toEqual(['added'])
    await store.close()
  })
})

describe('something else in place of the store', () => {
  test('a file where the folder should be', () => {
    const file = path.join(temporaryFolder(), 'store')
    writeFileSync(file, 'ghi chú')
    for (const folder of [file, path.join(file, 'store')]) {
      expect(errorOf(() => openStore(folder, { readOnly: false }))).toMatchObject({ code: 'store-path', where: folder })
    }
    expect(readFileSync(file, 'utf8')).toBe('ghi chú')
  })

  test.each([
    ['a few bytes', Buffer.from('ghi chú')],
    ['a long text', Buffer.from('không phải kho bài. '.repeat(5000))],
    ['zeros', Buffer.alloc(100_000)],
  ])('a foreign file: %s', (_, bytes) => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'data.mdb'), bytes)
    expectRefusal(folder, 'store-damaged', 74)
    expect(readFileSync(path.join(folder, 'data.mdb'))).toEqual(bytes)
  })

  test("another program's LMDB file, which stays as it is", async () => {
    const folder = temporaryFolder()
    const foreign = open({ path: folder, noSubdir: false })
    await foreign.put('khóa', 'giá trị')
    await foreign.close()
    expectRefusal(folder, 'store-damaged', 74)
    const again = open({ path: folder, noSubdir: false })
    expect([...again.getKeys()]).toEqual(['khóa'])
    await again.close()
  })

  test('a folder where the file should be', () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'data.mdb'))
    expectRefusal(folder, 'store-path', 69)
  })
})

describe('a damaged store', () => {
  test.each([0.99, 0.5, 0.1, 0.001])('cut off after %f of it', async (share) => {
    const folder = await filledStore()
    const file = path.join(folder, 'data.mdb')
    truncateSync(file, Math.floor(statSync(file).size * share))
    expectRefusal(folder, 'store-damaged', 74)
  })
})

describe('a volume', () => {
  test.each([0.99, 0.5, 0.1, 0.001, 0])('cut off after %f of it is named', async (share) => {
    const folder = await filledStore()
    const [file] = volumeFiles(folder)
    truncateSync(file, Math.floor(statSync(file).size * share))
    expectRefusal(folder, 'store-damaged', 74, file)
  })

  test.each([
    ['a text', Buffer.from('không phải kho bài. '.repeat(500_000))],
    ['zeros', Buffer.alloc(10_000_000)],
  ])('with %s in its place is named', async (_, bytes) => {
    const folder = await filledStore()
    const [file] = volumeFiles(folder)
    expect(bytes.length).toBeGreaterThan(statSync(file).size)
    writeFileSync(file, bytes)
    expectRefusal(folder, 'store-damaged', 74, file)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('with a folder in its place, and one that is missing, is named, with what to do', async () => {
    const folder = await filledStore()
    const [file] = volumeFiles(folder)
    rmSync(file)
    expectRefusal(folder, 'store-damaged', 74, file)
    expect(existsSync(file)).toBe(false)
    expect(errorOf(() => openStore(folder, { readOnly: true }))).toMatchObject({
      message:
        `${file}: This volume of the article store is missing. ` +
        'Restore the store from a backup (`timtin restore`), or move its folder away and import again.',
    })
    mkdirSync(file)
    expectRefusal(folder, 'store-damaged', 74, file)
  })

  test('older than data.mdb is named', async () => {
    const folder = await filledStore()
    const [file] = volumeFiles(folder)
    const older = readFileSync(file)
    const store = openStore(folder, { readOnly: false })
    await store.put([makeArticle('sau', { body: [Array.from({ length: 9000 }, (_, i) => i).join(' ')] })])
    await store.close()
    writeFileSync(file, older)
    expectRefusal(folder, 'store-damaged', 74, file)
  })

  /** Checks that every way to read a store's only article fails. */
  async function expectUnreadable(folder: string): Promise<void> {
    const [where] = volumeFiles(folder)
    const refusal = { name: 'TimtinError', code: 'store-damaged', where }
    const reader = openStore(folder, { readOnly: true })
    expect(errorOf(() => reader.article('a'))).toMatchObject(refusal)
    await expect(reader.entriesAfter(0, 10)).rejects.toMatchObject(refusal)
    await expect(reader.entries(['a'])).rejects.toMatchObject(refusal)
    await reader.close()
    const writer = openStore(folder, { readOnly: false })
    await expect(writer.put([makeArticle('a', { views: 3 })])).rejects.toMatchObject(refusal)
    await writer.close()
  }

  test.each<[string, (volume: ReturnType<typeof openVolume>) => void]>([
    ['lacks an article that the log names', (volume) => volume.removeSync(1)],
    ['has another article in its place', (volume) => volume.putSync(1, encodeArticle(makeArticle('b')))],
  ])('that %s is named', async (_, damage) => {
    const folder = temporaryFolder()
    const store = openStore(folder, { readOnly: false })
    await store.put([makeArticle('a')])
    await store.close()
    const volume = openVolume(volumeFiles(folder)[0])
    damage(volume)
    await volume.close()
    await expectUnreadable(folder)
  })

  test('that a crash left half made is made anew', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'volume-0001.mdb'), Buffer.alloc(5000))
    const store = openStore(folder, { readOnly: false })
    expect(await store.put([makeArticle('a')])).toEqual(['added'])
    expect(store.article('a')).toEqual(makeArticle('a'))
    await store.close()
  })
})

describe('a store of a newer Tìm Tin', () => {
  test('is refused with its version', async () => {
    const folder = await filledStore()
    const root = open({ path: folder, noSubdir: false, encoding: 'json' })
    const meta = root.openDB<{ format: string; version: number }, string>({ name: 'meta' })
    await meta.put('schema', { format: 'timtin-article-store', version: 4 })
    await root.close()
    expectRefusal(folder, 'store-too-new', 74)
  })
})
