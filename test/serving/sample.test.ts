import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import type { IndexBuilder } from '../../src/engine/building.js'
import { KeptPlaces } from '../../src/serving/kept-places.js'
import { archiveIdAt } from '../../src/store/archive-id.js'
import { openStore } from '../../src/store/article-store.js'
import { storeFile } from '../../src/store/identity-of-files.js'
import { makeArticle } from '../search/support/articles.js'
import { folderWith } from '../support/folders.js'

const sample = [makeArticle({ id: 'mau-1', title: 'Bài mẫu một' }), makeArticle({ id: 'mau-2', title: 'Bài mẫu hai' })]
const real = makeArticle({ id: 'that', title: 'Bài thật' })

async function change(folder: string, articles: Article[], removed: string[] = []): Promise<void> {
  const store = openStore(folder, { readOnly: false })
  await store.put(articles)
  for (const id of removed) await store.remove(id)
  await store.close()
}

const idsIn = async (folder: string) => {
  const store = openStore(folder, { readOnly: true })
  const entries = await store.entriesAfter(0, 100)
  await store.close()
  return entries.flatMap((entry) => ('article' in entry ? [entry.article.id] : [])).sort()
}

/** A data folder, seen as a process that has just been started sees it. */
async function data() {
  const folder = await folderWith({})
  const realFolder = path.join(folder, 'store')
  const sampleFolder = path.join(folder, 'sample', 'store')
  const access = (place: string) => ({
    access: {
      open: () => openStore(place, { readOnly: true }),
      file: () => storeFile(place),
      archiveId: () => archiveIdAt(place),
    },
    openForWriting: () => openStore(place, { readOnly: false }),
    newBuilder: (): IndexBuilder => {
      throw new Error('Nothing is built here.')
    },
  })
  const articles = new Map(sample.map((article) => [article.id, article]))
  return {
    realFolder,
    sampleFolder,
    places: () => new KeptPlaces(access(realFolder), access(sampleFolder), async () => articles),
  }
}

describe('the sample', () => {
  it('is served, apart, where there is no archive, until something real is taken in', async () => {
    const { realFolder, sampleFolder, places } = await data()
    const kept = places()
    expect(await kept.place()).toBe('sample')
    expect(storeFile(realFolder)).toBeNull()
    expect(await idsIn(sampleFolder)).toEqual(['mau-1', 'mau-2'])
    await change(realFolder, [])
    expect(await kept.place()).toBe('sample')
    await change(realFolder, [real])
    expect(await kept.place()).toBe('real')
    await kept.clean()
    expect(await idsIn(realFolder)).toEqual(['that'])
    expect(await idsIn(sampleFolder)).toEqual(['mau-1', 'mau-2'])
  })

  it('is served instead of an archive of an earlier version that has nothing else', async () => {
    const { realFolder, places } = await data()
    await change(realFolder, sample, ['mau-2'])
    expect(await places().place()).toBe('sample')
  })

  it('is not served in place of a real archive that was emptied', async () => {
    const { realFolder, places } = await data()
    await change(realFolder, [real], ['that'])
    expect(await places().place()).toBe('real')
  })

  it('is taken out of a real archive, but no real article under the same id is', async () => {
    const { realFolder, places } = await data()
    const own = makeArticle({ id: 'mau-2', title: 'Bài thật trùng mã' })
    await change(realFolder, [real, sample[0], own])
    const kept = places()
    expect(await kept.place()).toBe('real')
    await kept.clean()
    expect(await idsIn(realFolder)).toEqual(['mau-2', 'that'])
    expect(await kept.real.position()).toMatchObject({ isExchanged: false })
  })

  it('keeps to what this version has of it', async () => {
    const { sampleFolder, places } = await data()
    await change(sampleFolder, [makeArticle({ id: 'mau-cu', title: 'Bài mẫu của bản trước' })])
    await places().place()
    expect(await idsIn(sampleFolder)).toEqual(['mau-1', 'mau-2'])
  })
})
