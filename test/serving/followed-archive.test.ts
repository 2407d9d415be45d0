import { cp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ArticleLog } from '../../src/article-log.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { minisearch } from '../../src/engine/minisearch/factory.js'
import { FollowedArchive } from '../../src/serving/followed-archive.js'
import { FollowedEngine } from '../../src/serving/followed-engine.js'
import { FollowedStore } from '../../src/serving/followed-store.js'
import { archiveIdAt } from '../../src/store/archive-id.js'
import { openStore, openStoreWithVolumes } from '../../src/store/article-store.js'
import { storeFile } from '../../src/store/identity-of-files.js'
import { noGroups } from '../conformance/cases.js'
import { analyzer, must, projectRoot, query, request, words } from '../conformance/requests.js'
import { makeArticle } from '../search/support/articles.js'
import { damageArticle } from '../store/support/volumes.js'
import { folderWith } from '../support/folders.js'

const longText = Array.from({ length: 400 }, (_, i) => `Đoạn ${i} kể chuyện trồng cói ven sông.`)

/** Writes a store of articles, each about a village, with few articles in a volume. */
async function writeStore(folder: string, ...ids: string[]): Promise<void> {
  const store = openStoreWithVolumes(folder, 20_000)
  for (const id of ids) await store.put([makeArticle({ id, title: `Làng nghề ${id}`, body: longText })])
  await store.close()
}

let folder: string
let archive: FollowedArchive
beforeEach(async () => {
  folder = await folderWith({})
  archive = follow()
})
afterEach(() => archive.close())

/** Follows what is in the folder, as a server does that has just been started. */
function follow(): FollowedArchive {
  const access = {
    open: () => openStore(path.join(folder, 'store'), { readOnly: true, evenPartly: true }),
    file: () => storeFile(path.join(folder, 'store')),
    archiveId: () => archiveIdAt(path.join(folder, 'store')),
  }
  const store = new FollowedStore(access)
  const factory = minisearch(path.join(folder, 'index'), projectRoot, analyzer, noGroups)
  return new FollowedArchive(store, new FollowedEngine(() => factory.open(store, { evenPartly: true })))
}

/** Builds as another process would: it reads the store that is there now. */
async function build(renew = false, log: ArticleLog = archive.store): Promise<void> {
  const builder = new MinisearchBuilder(path.join(folder, 'index'), analyzer, projectRoot)
  await builder.build(log, { full: false, renew })
}

const found = async () => {
  const [{ hits }] = await archive.engine.search([request(query(must(words('làng nghề'))), { limit: 50 })])
  return hits.map(({ id }) => id).sort()
}
const articlesOf = async (...ids: string[]) => (await archive.store.articles(ids)).map((article) => article?.id ?? null)

describe('an archive that is followed', () => {
  it('shows the others of a damaged article, and says of itself that it cannot be read', async () => {
    await writeStore(path.join(folder, 'store'), 'a', 'b', 'c')
    const where = await damageArticle(path.join(folder, 'store'), 2, 0.5)
    await archive.look()
    expect(await articlesOf('a', 'b', 'c')).toEqual(['a', null, 'c'])
    await expect(archive.store.article('b')).rejects.toMatchObject({ code: 'store-damaged', where })
    expect([await archive.store.article('x'), await archive.store.has('b')]).toEqual([null, true])
    await build()
    await archive.look()
    expect(await found()).toEqual(['a', 'c'])
  })

  it('has nothing to answer from at first, then articles, then searches', async () => {
    expect(await archive.look()).toMatchObject({ stored: null, indexed: null })
    await writeStore(path.join(folder, 'store'), 'a', 'b')
    expect(await archive.look()).toMatchObject({ stored: 2, storedUpTo: 2, indexed: null })
    expect(await articlesOf('a', 'x')).toEqual(['a', null])
    await expect(found()).rejects.toMatchObject({ code: 'index-building' })
    expect(await archive.engine.related([{ like: { id: 'a' }, limit: 5 }])).toEqual([[]])
    await build()
    expect(await archive.look()).toEqual({
      archive: archiveIdAt(path.join(folder, 'store')),
      stored: 2,
      storedUpTo: 2,
      indexed: 2,
      indexedUpTo: 2,
      isPartial: false,
      problem: null,
    })
    expect(await found()).toEqual(['a', 'b'])
  })

  it.each([
    ['a smaller one', ['c']],
    ['one with as many articles', ['d', 'e']],
    ['a larger one', ['f', 'g', 'h']],
  ])('searches nothing by an index of the store before, after it was exchanged for %s', async (_, ids) => {
    await writeStore(path.join(folder, 'store'))
    await cp(path.join(folder, 'store'), path.join(folder, 'copy'), { recursive: true })
    await writeStore(path.join(folder, 'store'), 'a', 'b')
    await archive.look()
    await build()
    await archive.look()
    await rename(path.join(folder, 'store'), path.join(folder, 'old'))
    expect(await archive.look()).toMatchObject({ stored: 2, problem: expect.stringContaining('no article store') })
    expect(await found()).toEqual(['a', 'b'])
    await writeStore(path.join(folder, 'copy'), ...ids)
    await rename(path.join(folder, 'copy'), path.join(folder, 'store'))
    expect(await archive.look()).toMatchObject({ stored: ids.length, indexed: null })
    await expect(found()).rejects.toMatchObject({ code: 'index-building' })
    await build(true)
    expect(await archive.look()).toMatchObject({ indexed: ids.length, problem: null })
    expect(await found()).toEqual(ids)
    expect(await articlesOf('a', ...ids)).toEqual([null, ...ids])
  })

  it('goes on with what it has while another archive stands in its place, and with its own when that is back', async () => {
    const place = path.join(folder, 'store')
    await writeStore(place, 'a', 'b')
    await archive.look()
    await build()
    const served = await archive.look()
    await rename(place, path.join(folder, 'away'))
    await rename(path.join(folder, 'index'), path.join(folder, 'index-away'))
    for (const ids of [['c'], ['d', 'e', 'f']]) {
      const arriving = path.join(folder, ids.join(''))
      await writeStore(arriving, ...ids)
      const other = openStore(arriving, { readOnly: true })
      await build(false, other)
      await other.close()
      await rm(place, { recursive: true, force: true })
      await rename(arriving, place)
      expect(await archive.look()).toEqual({ ...served, problem: expect.stringContaining('Another archive') })
      expect([await found(), await articlesOf('a', 'b', ...ids)]).toEqual([
        ['a', 'b'],
        ['a', 'b', ...ids.map(() => null)],
      ])
    }
    await rm(place, { recursive: true })
    await rm(path.join(folder, 'index'), { recursive: true })
    await rename(path.join(folder, 'index-away'), path.join(folder, 'index'))
    await rename(path.join(folder, 'away'), place)
    expect(await archive.look()).toEqual(served)
  })

  it('lets go of a store that another archive was written over', async () => {
    const place = path.join(folder, 'store')
    await writeStore(place, 'a', 'b')
    await archive.look()
    await writeStore(path.join(folder, 'other'), 'c')
    await writeFile(path.join(place, 'data.mdb'), await readFile(path.join(folder, 'other', 'data.mdb')))
    expect(await archive.look()).toMatchObject({ stored: null, problem: expect.stringContaining('Another archive') })
    await expect(archive.store.article('c')).rejects.toMatchObject({ code: 'store-of-another' })
  })

  it('does not serve an index that goes beyond its store', async () => {
    await writeStore(path.join(folder, 'store'), 'a', 'b')
    await archive.look()
    await build()
    await archive.close()
    await rm(path.join(folder, 'store'), { recursive: true })
    await writeStore(path.join(folder, 'store'), 'c')
    archive = follow()
    expect(await archive.look()).toMatchObject({ indexed: null, problem: expect.stringContaining('another store') })
  })

  it('serves what other volumes have when one is cut off, and all again once it is restored', async () => {
    const ids = Array.from({ length: 12 }, (_, i) => `n${i}`)
    await writeStore(path.join(folder, 'store'), ...ids)
    await archive.look()
    await build()
    await archive.look()
    const volume = path.join(folder, 'store', 'volume-0001.mdb')
    await rename(volume, `${volume}.kept`)
    await writeStore(path.join(folder, 'other'), 'x')
    await rename(path.join(folder, 'other', 'data.mdb'), volume)
    await truncate(volume, 5000)
    expect(await archive.look()).toMatchObject({ stored: 12, indexed: 12, problem: expect.stringContaining(volume) })
    const left = (await articlesOf(...ids)).filter((id) => id !== null)
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(ids.length)
    expect(await found()).toHaveLength(12)
    await rename(`${volume}.kept`, volume)
    expect(await archive.look()).toMatchObject({ problem: null })
    expect(await articlesOf(...ids)).toEqual(ids)
  })
})
