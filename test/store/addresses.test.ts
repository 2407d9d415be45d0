import { open } from 'lmdb'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/article-store.js'
import { makeArticle, temporaryFolder } from './support/articles.js'

const url = 'https://www.baosongla.example/tin/trong-rung-123.html'

/** Makes a store as an older version leaves it, without the tables of addresses. */
async function dropAddresses(folder: string): Promise<void> {
  const root = open({ path: folder, noSubdir: false, encoding: 'json' })
  await root.openDB({ name: 'addresses' }).drop()
  await root.openDB({ name: 'progress' }).drop()
  await root.close()
}

describe('an article is found by its original address', () => {
  test.each([
    url,
    'http://baosongla.example/tin/trong-rung-123.html',
    `${url}/`,
    `${url}?utm_source=zalo`,
    `${url}#binh-luan`,
    ` ${url} `,
  ])('%s', async (address) => {
    const store = openStore(temporaryFolder(), { readOnly: false })
    await store.put([makeArticle('a', { url }), makeArticle('b', { url: 'https://baosongla.example/khac' })])
    expect(await store.idOfAddress(address)).toBe('a')
    await store.close()
  })

  test('unless it is another address, or the article has gone', async () => {
    const store = openStore(temporaryFolder(), { readOnly: false })
    await store.put([makeArticle('a', { url }), makeArticle('khong-dia-chi')])
    expect(await store.idOfAddress('https://baosongla.example/tin/trong-rung-124.html')).toBeNull()
    expect(await store.idOfAddress('khong-dia-chi')).toBeNull()
    expect(await store.idOfAddress('')).toBeNull()
    await store.remove('a')
    expect(await store.idOfAddress(url)).toBeNull()
    await store.put([makeArticle('moi', { url })])
    expect(await store.idOfAddress(url)).toBe('moi')
    await store.close()
  })

  test('also in a store that an older version wrote, before and after the next articles', async () => {
    const folder = temporaryFolder()
    const before = openStore(folder, { readOnly: false })
    await before.put(
      Array.from({ length: 250 }, (_, i) => makeArticle(`a${i}`, { url: `https://baosongla.example/tin/${i}` })),
    )
    await before.close()
    await dropAddresses(folder)
    const reader = openStore(folder, { readOnly: true })
    expect(await reader.idOfAddress('https://baosongla.example/tin/249')).toBe('a249')
    expect(await reader.idOfAddress('https://baosongla.example/tin/250')).toBeNull()
    await reader.close()
    const writer = openStore(folder, { readOnly: false })
    await writer.put([makeArticle('a250', { url: 'https://baosongla.example/tin/250' })])
    expect(await writer.idOfAddress('https://baosongla.example/tin/250')).toBe('a250')
    expect(await writer.idOfAddress('https://baosongla.example/tin/3')).toBe('a3')
    await writer.close()
  })
})
