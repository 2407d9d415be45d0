import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openStore, storeFolder } from '../../src/store/article-store.js'
import type { ArticleStore } from '../../src/store/types.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'
import { damageArticle } from './support/volumes.js'

/** Long enough to be compressed. */
const long = (id: string) =>
  makeArticle(id, { url: `https://baosongla.example/tin/${id}`, body: [`Bờ bao của xã, phần ${id}. `.repeat(90)] })
const given = ['a', 'b', 'c', 'd'].map(long)

/** A store in which the third article is damaged. */
async function damagedStore(share = 0.5): Promise<{ folder: string; file: string }> {
  const folder = storeFolder(temporaryFolder())
  const store = openStore(folder, { readOnly: false })
  await store.put(given)
  await store.close()
  return { folder, file: await damageArticle(folder, 3, share) }
}

async function changing<T>(folder: string, change: (store: ArticleStore) => Promise<T>): Promise<T> {
  const store = openStore(folder, { readOnly: false })
  try {
    return await change(store)
  } finally {
    await store.close()
  }
}

test('wherever a bit is flipped in an article, it alone cannot be read, and is named', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
      const { folder, file } = await damagedStore(share)
      const store = openStore(folder, { readOnly: true })
      const damaged = { sequence: 3, damagedId: 'c', where: file }
      const sound = [0, 1, 3].map((index) => ({ sequence: index + 1, article: given[index] }))
      expect(await entriesOf(store)).toEqual([sound[0], sound[1], damaged, sound[2]])
      expect(await store.entries(['d', 'c'])).toEqual([sound[2], damaged])
      expect(() => store.article('c')).toThrow(`${file}: The article "c" in this volume is damaged.`)
      expect([store.readable('c'), store.has('c'), store.readable('d')]).toEqual([null, true, given[3]])
      expect(await store.idOfAddress('https://baosongla.example/tin/c')).toBe('c')
      await store.close()
    }),
    { numRuns: 25 },
  )
})

test('a damaged article can be put again', async () => {
  const { folder } = await damagedStore()
  const read = await changing(folder, async (store) => [
    await store.put(given),
    store.article('c'),
    store.revisions('c'),
  ])
  expect(read).toEqual([['unchanged', 'unchanged', 'updated', 'unchanged'], given[2], []])
})

test('a damaged article can be corrected', async () => {
  const { folder } = await damagedStore()
  const corrected = { ...given[2], title: 'Xã Sông Lá đắp xong bờ bao' }
  const read = await changing(folder, async (store) => [await store.correct(corrected), store.article('c')])
  expect(read).toEqual(['updated', corrected])
})

test('a damaged article can be withdrawn, and stays so', async () => {
  const { folder } = await damagedStore()
  const at = '2026-11-30T09:00:00+07:00'
  const read = await changing(folder, async (store) => [
    await store.withdraw('c', { at, reason: 'Đăng nhầm' }),
    store.withdrawal('c'),
    await store.put(given),
    await store.count(),
  ])
  const withdrawal = { id: 'c', title: '', url: null, at, reason: 'Đăng nhầm' }
  expect(read).toEqual([true, withdrawal, ['unchanged', 'unchanged', 'withdrawn', 'unchanged'], 3])
})
