import { readdirSync } from 'node:fs'
import { open } from 'lmdb'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/article.js'
import { openStore } from '../../src/store/article-store.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'
import { logged, standing, writeVersion1 } from './support/volumes.js'

/** Articles a0 to a299; the 100th was removed. */
const count = 300
const old: Article[] = Array.from({ length: count }, (_, index) =>
  makeArticle(`a${index}`, { url: `https://baosongla.example/tin/${index}`, body: [`Đoạn ${index}. `.repeat(200)] }),
)
const entries = old.map((article, index) => (index === 100 ? { removedId: article.id } : { article }))

async function versionOf(folder: string): Promise<number> {
  const root = open({ path: folder, noSubdir: false, encoding: 'json' })
  const version = root.openDB<{ version: number }, string>({ name: 'meta' }).get('schema')!.version
  await root.close()
  return version
}

describe.each([true, false])('a store of version 1 (with a table of addresses: %s)', (addresses) => {
  async function oldStore(): Promise<string> {
    const folder = temporaryFolder()
    await writeVersion1(folder, entries, { addresses })
    return folder
  }

  test('is read as it stands', async () => {
    const folder = await oldStore()
    const store = openStore(folder, { readOnly: true })
    expect([await store.count(), await store.lastSequence()]).toEqual([count - 1, count])
    expect(await entriesOf(store)).toEqual(entries.map((entry, index) => ({ sequence: index + 1, ...entry })))
    expect([store.article('a7'), store.article('a100')]).toEqual([old[7], null])
    expect(await store.idOfAddress('http://www.baosongla.example/tin/299')).toBe('a299')
    expect(await store.idOfAddress('https://baosongla.example/tin/100')).toBeNull()
    await store.close()
    expect(await versionOf(folder)).toBe(1)
    expect(readdirSync(folder).sort()).toEqual(['data.mdb', 'lock.mdb'])
  })

  test('takes writes, and is then one of version 3', async () => {
    const folder = await oldStore()
    const writer = openStore(folder, { readOnly: false })
    const changed = { ...old[3], title: 'Tựa mới' }
    const added = makeArticle('moi', { url: 'https://baosongla.example/tin/moi' })
    expect(await writer.put([old[5], changed, added, old[100]])).toEqual(['unchanged', 'updated', 'added', 'added'])
    expect(await writer.remove('a4')).toBe(true)
    await writer.close()
    expect(await versionOf(folder)).toBe(3)

    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    const kept = entries.map((entry, index) => ({ sequence: index + 1, ...entry }))
    expect(await entriesOf(store)).toEqual([
      ...kept.filter(({ sequence }) => ![4, 5, 101].includes(sequence)),
      { sequence: 301, article: changed },
      { sequence: 302, article: added },
      { sequence: 303, article: old[100] },
      { sequence: 304, removedId: 'a4' },
    ])
    expect(['a3', 'a4', 'a5', 'a100', 'moi'].map((id) => store.article(id))).toEqual([
      changed,
      null,
      old[5],
      old[100],
      added,
    ])
    for (const id of ['a3', 'a298', 'a100', 'moi']) {
      expect(await store.idOfAddress(`https://baosongla.example/tin/${id.replace(/^a/u, '')}`)).toBe(id)
    }
    expect(await store.idOfAddress('https://baosongla.example/tin/4')).toBeNull()
  })

  test('is of version 3 once it was opened to write', async () => {
    const folder = await oldStore()
    await openStore(folder, { readOnly: false }).close()
    expect(await versionOf(folder)).toBe(3)
    expect(await logged(folder)).toHaveLength(count - 1)
    expect(await standing(folder)).toEqual(await logged(folder))
  })
})
