import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/article.js'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import { execute } from '../scripts/support.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'
import { logged, standing, volumeFiles, writeVersion2 } from './support/volumes.js'

/** More than an upgrade writes at a time; some so long that they are compressed. */
const entries = Array.from({ length: 600 }, (_, index) =>
  index % 50 === 7
    ? { removedId: `a${index}` }
    : {
        article: makeArticle(`a${index}`, {
          url: `https://baosongla.example/tin/${index}`,
          body: [`Đoạn ${index}. `.repeat(index % 3 === 0 ? 400 : 1)],
        }),
      },
)
const expected: { sequence: number; article?: Article; removedId?: string }[] = entries.map((entry, index) => ({
  sequence: index + 1,
  ...entry,
}))

async function oldStore(): Promise<string> {
  const folder = temporaryFolder()
  await writeVersion2(folder, entries)
  return folder
}

test('a store of version 2 is read as it stands', async () => {
  const folder = await oldStore()
  const before = readFileSync(path.join(folder, 'data.mdb'))
  const store = openStore(folder, { readOnly: true })
  expect(await entriesOf(store, 0, 100)).toEqual(expected)
  expect(await store.idOfAddress('https://baosongla.example/tin/599')).toBe('a599')
  expect([store.withdrawals(), store.withdrawal('a7'), store.revisions('a1')]).toEqual([[], null, []])
  await store.close()
  expect(readFileSync(path.join(folder, 'data.mdb')).equals(before)).toBe(true)
})

test('it is upgraded by the first process that writes to it, and nothing in it changes', async () => {
  const folder = await oldStore()
  const writer = openStore(folder, { readOnly: false })
  expect(await writer.put([makeArticle('moi')])).toEqual(['added'])
  await writer.close()
  const store = openStore(folder, { readOnly: true })
  expect(await entriesOf(store, 0, 100)).toEqual([...expected, { sequence: 601, article: makeArticle('moi') }])
  await store.close()
  expect(await standing(folder)).toEqual(await logged(folder))
})

test('from then on, every article in it has its checksum', async () => {
  const folder = await oldStore()
  await openStore(folder, { readOnly: false }).close()
  const [file] = volumeFiles(folder)
  const bytes = readFileSync(file)
  // A letter within the text of a short article, which is not compressed.
  const text = bytes.indexOf(Buffer.from('Đoạn 2. ', 'utf16le'))
  expect(text).toBeGreaterThan(0)
  bytes[text + 4] ^= 1
  writeFileSync(file, bytes)
  const store = openStore(folder, { readOnly: true })
  expect(() => store.article('a2')).toThrow(`${file}: The article "a2" in this volume is damaged.`)
  expect(store.article('a4')).toEqual(expected[4].article)
  await store.close()
})

test('a process that reads it sees what others withdraw and correct after the upgrade', async () => {
  const dataFolder = temporaryFolder()
  const folder = storeFolder(dataFolder)
  await writeVersion2(folder, entries)
  const store = openStore(folder, { readOnly: true })
  onTestFinished(() => store.close())
  expect([store.article('a1'), store.withdrawal('a1')]).toEqual([expected[1].article, null])
  const { code } = await execute('withdraw', ['a1', '--reason', 'Đăng nhầm'], { TIMTIN_DATA: dataFolder })
  expect(code).toBe(0)
  expect([store.article('a1'), store.withdrawal('a1')?.reason]).toEqual([null, 'Đăng nhầm'])
  expect(store.article('a2')).toEqual(expected[2].article)
})
