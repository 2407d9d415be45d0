import { statSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/article.js'
import { idOf, type LogEntry } from '../../src/article-log.js'
import { openStore, openStoreWithVolumes } from '../../src/store/article-store.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'
import { logged, standing, volumeFiles } from './support/volumes.js'

/** About twenty articles fill such a volume. */
const volumeBytes = 100_000

/** An article of about 4 kB that does not compress. */
function longArticle(id: string, version = 0): Article {
  let state = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, version + 1)
  const noise = Array.from({ length: 2000 }, () => {
    state = (state * 1103515245 + 12345) | 0
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 20_000))
  })
  return makeArticle(id, { body: [noise.join('')], views: version })
}

function articles(from: number, to: number, version = 0): Article[] {
  return Array.from({ length: to - from }, (_, index) => longArticle(`a${from + index}`, version))
}

/** Puts articles in batches of ten. */
async function putAll(folder: string, given: readonly Article[]): Promise<void> {
  const store = openStoreWithVolumes(folder, volumeBytes)
  for (let start = 0; start < given.length; start += 10) await store.put(given.slice(start, start + 10))
  await store.close()
}

function idsOf(entries: Iterable<LogEntry>): string[] {
  return [...entries].map((entry) => ('article' in entry ? entry.article.id : `-${idOf(entry)}`))
}

describe('an archive of several volumes', () => {
  test('gives back every article, by id and in the order of the log', async () => {
    const folder = temporaryFolder()
    const given = articles(0, 200)
    await putAll(folder, given)
    expect(volumeFiles(folder).length).toBeGreaterThan(5)
    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    expect(given.map(({ id }) => store.article(id))).toEqual(given)
    expect(await entriesOf(store)).toEqual(given.map((article, index) => ({ sequence: index + 1, article })))
    expect((await entriesOf(store, 190)).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 10 }, (_, index) => 191 + index),
    )
    expect(await entriesOf(store, 200)).toEqual([])
  })

  test('touches only the volume that takes the next articles', async () => {
    const folder = temporaryFolder()
    await putAll(folder, articles(0, 100))
    const times = () => volumeFiles(folder).map((file) => statSync(file).mtimeMs)
    const before = times()
    await putAll(folder, articles(100, 102))
    expect(times().slice(0, before.length - 1)).toEqual(before.slice(0, -1))
  })

  test('finds old and new articles by their addresses', async () => {
    const folder = temporaryFolder()
    const url = (number: number) => `https://baosongla.example/tin/${number}`
    await putAll(
      folder,
      articles(0, 100).map((article, index) => ({ ...article, url: url(index) })),
    )
    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    expect([await store.idOfAddress(url(0)), await store.idOfAddress(url(99))]).toEqual(['a0', 'a99'])
  })
})

describe('what is replaced or removed', () => {
  test('leaves its volume with the next write', async () => {
    const folder = temporaryFolder()
    await putAll(folder, articles(0, 100))
    const store = openStoreWithVolumes(folder, volumeBytes)
    await store.put(articles(5, 95, 1).filter((_, index) => index % 3 === 0))
    await store.remove('a0')
    await store.remove('a99')
    expect(store.article('a5')).toEqual(longArticle('a5', 1))
    await store.put([])
    await store.close()
    const expected = await logged(folder)
    expect(expected).toHaveLength(98)
    expect(await standing(folder)).toEqual(expected)
  })

  test('makes room for others: an archive that is rewritten many times does not grow', async () => {
    const folder = temporaryFolder()
    await putAll(folder, articles(0, 100))
    const once = volumeFiles(folder).length
    for (let version = 1; version <= 8; version++) await putAll(folder, articles(0, 100, version))
    expect(volumeFiles(folder).length).toBeLessThanOrEqual(2 * once)
    for (const file of volumeFiles(folder)) expect(statSync(file).size).toBeLessThan(2.5 * volumeBytes)
    const store = openStore(folder, { readOnly: true })
    onTestFinished(() => store.close())
    expect((await entriesOf(store)).map((entry) => 'article' in entry && entry.article)).toEqual(articles(0, 100, 8))
  })

  test('is found again further on by one who reads the log page by page', async () => {
    const folder = temporaryFolder()
    await putAll(folder, articles(0, 100))
    const store = openStoreWithVolumes(folder, volumeBytes)
    onTestFinished(() => store.close())
    const first = await store.entriesAfter(0, 30)
    expect(first.map((entry) => 'article' in entry && entry.article)).toEqual(articles(0, 30))
    for (let start = 0; start < 100; start += 20) await store.put(articles(start, start + 20, 1))
    await store.remove('a7')
    await store.put([])
    const later = await entriesOf(store, first.at(-1)!.sequence)
    expect(idsOf(later).sort()).toEqual([...articles(0, 100).map(({ id }) => (id === 'a7' ? '-a7' : id))].sort())
  })
})
