import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildIndex, indexFolder } from '../../src/composition/engines.js'
import { ingestPaths } from '../../src/composition/taking-in.js'
import { openArchive, openArchiveInWorker, type Archive } from '../../src/composition/reading.js'
import { readConfig, systemClock, type Config } from '../../src/config.js'
import type { ArchiveState } from '../../src/readiness.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import type { SearchParams } from '../../src/search/types.js'
import { ArchiveWorker } from '../../src/worker/archive-worker.js'
import { execute } from '../scripts/support.js'

const sample = path.join(readConfig({}).projectRoot, 'data', 'sample')
const patience = { timeout: 20_000, interval: 100 }

const folders: string[] = []

/** An archive built from files and folders. */
async function archiveOf(...paths: string[]): Promise<Config> {
  const config = { ...readConfig({}), dataFolder: await mkdtemp(path.join(os.tmpdir(), 'timtin-worker-')) }
  folders.push(config.dataFolder)
  const rejects = ({ file, reason }: { file: string; reason: string }) => {
    throw new Error(`${file}: ${reason}`)
  }
  await ingestPaths(config, paths, { rejects })
  await buildIndex(config, { full: false })
  return config
}

/** Ingests a file in another process, since a process that has a store open for reading cannot open it for writing. */
async function addByCommand(file: string, { dataFolder }: Config): Promise<void> {
  for (const [script, args] of [['ingest', [file]] as const, ['build-index', []] as const]) {
    const { code, stderr } = await execute(script, [...args], { TIMTIN_DATA: dataFolder })
    if (code !== 0) throw new Error(stderr)
  }
}

let config: Config
let archive: Archive
beforeAll(async () => {
  config = await archiveOf(sample)
  archive = await openArchiveInWorker(config, () => {})
})
afterAll(async () => {
  await archive.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** A file with one article of our own. */
async function noteOf(id: string, word: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'timtin-note-'))
  folders.push(folder)
  const file = path.join(folder, `${id}.ndjson`)
  const article = {
    id,
    url: `https://example.vn/${id}`,
    title: `Làng nghề ${word}`,
    source: 'vi-du',
    body: [`Nghề ${word}.`],
  }
  await writeFile(file, `${JSON.stringify(article)}\n`)
  return file
}

const asking = (q: string): SearchParams => ({ ...emptySearch, q })

const idsFor = async ({ search }: Archive, q: string) =>
  (await search.search(asking(q))).hits.map(({ id }) => id).sort()

/** Collects a list that comes in slices. */
async function all<Item>(slices: AsyncIterable<Item[]>): Promise<Item[]> {
  const items: Item[] = []
  for await (const slice of slices) items.push(...slice)
  return items
}

describe('an archive in a process of its own', () => {
  it('answers every question as an archive in the calling process does', async () => {
    const here = await openArchive(config, systemClock)
    try {
      const { hits } = await here.search.search(asking('lũ lụt'))
      const [{ id }] = hits
      expect(hits.length).toBeGreaterThan(1)
      const draft = { title: 'Mưa lũ ở các xã ven sông', lead: '', body: ['Nước lũ dâng nhanh trong đêm.'] }
      const documents = await here.search.documents(5)
      const questions: ((of: Archive) => Promise<unknown>)[] = [
        ...['so thong tin va truyen thong', 'lux lujt', '"trường học" -mưa', '', '\ud800 OR ('].map(
          (q) => async (of: Archive) => ({ ...(await of.search.search(asking(q), { explain: true })), tookMs: 0 }),
        ),
        ({ search }) => search.facets(asking('lũ')),
        async ({ search }) => {
          const { slices, ...list } = await search.list(asking(''), 60)
          return { ...list, articles: await all(slices) }
        },
        ({ search }) => search.latest(asking('lũ'), 5),
        ({ search }) => search.article(id),
        ({ search }) => search.article('không có'),
        ({ search }) => search.related(id, 5),
        ({ search }) => search.copies(id, 5),
        ({ search }) => search.story(id),
        ({ search }) => search.document(documents[0].slug, 1, 5),
        ({ search }) => search.documents(5),
        ({ search }) => search.suggest('so tai', 5),
        ({ search }) => search.companions({ agencies: [], provinces: ['Quảng Bình'] }, 5),
        ({ search }) => search.calendar(),
        ({ search }) => search.haveNews([{ from: '2020-01-01', to: '2022-12-31' }]),
        ({ search }) => search.onThisDay('2026-11-22', { years: 5, articles: 3 }),
        ({ search }) => search.gaps(),
        ({ search }) => search.status(),
        ({ desk }) => desk.find(id),
        ({ desk }) => desk.analyse({ draft, characters: 60 }),
        ({ desk }) => desk.articles([id, 'không có']),
      ]
      for (const ask of questions) {
        const expected = await ask(here)
        expect(expected).toBeDefined()
        expect(await ask(archive)).toEqual(expected)
      }
    } finally {
      await here.close()
    }
  })

  it('passes on what a question throws', async () => {
    await expect(archive.search.search(null as unknown as SearchParams)).rejects.toThrow('null')
    expect((await idsFor(archive, 'lũ')).length).toBeGreaterThan(0)
  })

  it('takes a new build by itself, and says when it cannot', async () => {
    const own = await archiveOf(await noteOf('a', 'chiếu'))
    const faults: string[] = []
    const following = await openArchiveInWorker(own, (error) => faults.push(error.message))
    try {
      expect(await idsFor(following, 'chiếu')).toEqual(['a'])
      await addByCommand(await noteOf('b', 'chiếu'), own)
      await vi.waitFor(async () => expect(await idsFor(following, 'chiếu')).toEqual(['a', 'b']), patience)
      await writeFile(path.join(indexFolder(own.dataFolder), 'manifest.json'), 'broken')
      await vi.waitFor(() => expect(faults.length).toBe(1), patience)
      expect(faults[0]).toContain('manifest.json')
      expect(await idsFor(following, 'chiếu')).toEqual(['a', 'b'])
    } finally {
      await following.close()
    }
  })

  it('follows the lists of its operator by itself, and says once when one is broken', async () => {
    const own = await archiveOf(await noteOf('a', 'chiếu'))
    const faults: string[] = []
    const following = await openArchiveInWorker(own, (error) => faults.push(error.message))
    const file = path.join(own.dataFolder, 'synonyms.tsv')
    try {
      const { generation } = await following.search.status()
      expect(await idsFor(following, 'dệt cói')).toEqual([])
      await writeFile(file, 'words\ndệt cói\tnghề chiếu\n')
      await vi.waitFor(async () => expect(await idsFor(following, 'dệt cói')).toEqual(['a']), patience)
      expect((await following.search.status()).generation).not.toBe(generation)
      await writeFile(file, 'words\ndệt cói\t=>\n')
      await vi.waitFor(() => expect(faults.length).toBe(1), patience)
      expect(faults[0]).toContain(`${file}:2`)
      expect(await idsFor(following, 'dệt cói')).toEqual(['a'])
      await expect(openArchive(own, systemClock)).rejects.toMatchObject({ code: 'list-malformed', where: `${file}:2` })
    } finally {
      await following.close()
    }
  })

  it('comes back after its worker died, says so, and asks again what was being asked', async () => {
    const faults: string[] = []
    const worker = await ArchiveWorker.open(config, (error) => faults.push(error.message))
    try {
      const search = worker.service('search')
      const expected = (await archive.search.search(asking('lũ'))).total
      // In reality a damaged file of the store ends a worker so, by SIGBUS or SIGSEGV.
      const { pid } = await (worker as unknown as { worker: Promise<{ pid: number }> }).worker
      const asked = search.search(asking('lũ'))
      process.kill(pid, 'SIGKILL')
      expect((await asked).total).toBe(expected)
      expect((await search.search(asking('lũ'))).total).toBe(expected)
      expect(faults).toEqual([expect.stringContaining('SIGKILL')])
    } finally {
      await worker.close()
    }
  })

  it('gives up questions whose signal aborts, refuses one too many, and answers the others', async () => {
    const worker = await ArchiveWorker.open(
      config,
      () => {},
      () => {},
      { calls: 3, milliseconds: 60_000 },
    )
    try {
      const search = worker.service('search')
      const controller = new AbortController()
      const { signal } = controller
      const dropped = [1, 2].map(() => search.search(asking('lũ'), { explain: true, signal }))
      const kept = search.search(asking('lũ'), { explain: true })
      await expect(search.status()).rejects.toMatchObject({ code: 'overloaded' })
      controller.abort()
      for (const one of dropped) await expect(one).rejects.toMatchObject({ code: 'read-cancelled' })
      expect((await kept).hits[0].explain).not.toBeNull()
    } finally {
      await worker.close()
    }
  })

  it('waits for an archive that is not there yet, and says what is wrong', async () => {
    const own = { ...config, dataFolder: await mkdtemp(path.join(os.tmpdir(), 'timtin-worker-')) }
    folders.push(own.dataFolder)
    let state: ArchiveState | null = null
    const following = await openArchiveInWorker(
      own,
      () => {},
      (said) => (state = said),
    )
    try {
      await expect(following.search.search(asking('chiếu'))).rejects.toMatchObject({ code: 'index-building' })
      expect(state).toMatchObject({ stored: null, indexed: null, problem: expect.stringContaining('no article store') })
      await addByCommand(await noteOf('a', 'chiếu'), own)
      await vi.waitFor(async () => expect(await idsFor(following, 'chiếu')).toEqual(['a']), patience)
      expect(state).toMatchObject({ stored: 1, indexed: 1, isPartial: false, problem: null })
    } finally {
      await following.close()
    }
  })

  it('answers nothing after it was closed', async () => {
    const closed = await openArchiveInWorker(config, () => {})
    await closed.close()
    await expect(closed.search.status()).rejects.toThrow('closed')
  })
})
