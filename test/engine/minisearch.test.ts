import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import type { SearchEngine } from '../../src/engine/reading.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import { readManifest } from '../../src/engine/minisearch/format/manifest.js'
import { ranking } from '../../src/engine/ranking/numbers.js'
import { takeFolder } from '../../src/locks/folder-lock.js'
import type { Lock } from '../../src/locks/types.js'
import { articles } from '../conformance/articles.js'
import { noGroups } from '../conformance/cases.js'
import { article, MemoryLog } from '../conformance/memory-log.js'
import { analyzer, must, projectRoot, query, request, words } from '../conformance/requests.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timtin-index-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const build = (log: MemoryLog, full = false) =>
  new MinisearchBuilder(folder, analyzer, projectRoot).build(log, { full })
const open = () => MinisearchEngine.open(folder, analyzer, noGroups)

async function search(engine: SearchEngine, text: string, explain = false) {
  const [response] = await engine.search([request(query(must(words(text))), { limit: 50, explain })])
  return response
}

async function idsFor(engine: SearchEngine, text: string): Promise<string[]> {
  return (await search(engine, text)).hits.map((hit) => hit.id)
}

async function segmentFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith('.seg')).sort()
}

async function groupsFile(): Promise<string> {
  return (await readdir(folder)).filter((file) => /^groups-.*\.bin$/.test(file))[0]
}

describe('a build', () => {
  it('leaves a damaged article out and says so, until it is put again', async () => {
    const log = new MemoryLog().put(...articles).damage(articles[1].id)
    const damaged = [expect.objectContaining({ damagedId: articles[1].id })]
    expect(await build(log)).toMatchObject({ changed: true, indexed: articles.length - 1, damaged })
    expect(await build(log)).toMatchObject({ changed: false, damaged })
    expect(await build(log, true)).toMatchObject({ articles: articles.length - 1, damaged })
    log.put(articles[1])
    expect(await build(log)).toMatchObject({ indexed: 1, articles: articles.length, damaged: [] })
  })

  it('leaves out what is found damaged when segments are merged, once and for all', async () => {
    const builder = new MinisearchBuilder(folder, analyzer, projectRoot)
    const log = new MemoryLog()
    const next = (id: number) => builder.build(log.put(article({ id: `a${id}`, title: 'Chợ nổi' })), { full: false })
    await next(0)
    log.damage('a0')
    let made = 1
    while ((await segmentFiles()).length >= made && made < 30) await next(made++)
    await next(made++)
    const damaged = [expect.objectContaining({ damagedId: 'a0' })]
    expect(await builder.build(log, { full: false })).toMatchObject({ changed: false, articles: made - 1, damaged })
    const engine = await open()
    expect(await idsFor(engine, 'chợ nổi')).toHaveLength(made - 1)
    await engine.close()
  })

  it('rebuilds nothing that has not changed', async () => {
    const log = new MemoryLog().put(...articles)
    expect(await build(log)).toMatchObject({ changed: true, indexed: articles.length })
    const before = await segmentFiles()
    expect(await build(log)).toMatchObject({ changed: false, indexed: 0, articles: articles.length })
    log.put(article({ id: 'new', title: 'Mở phiên chợ nổi' }))
    expect(await build(log)).toMatchObject({ changed: true, indexed: 1, articles: articles.length + 1 })
    expect(await segmentFiles()).toEqual(expect.arrayContaining(before))
  })

  it.each([
    ['by builders that each begin anew', false],
    ['by one that remembers what it built', true],
  ])('answers like a full build whatever was added, changed and removed before, %s', async (_, remembers) => {
    const step = fc.record({
      kind: fc.constantFrom('put', 'put', 'put', 'remove'),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      word: fc.constantFrom('lúa', 'đê', 'chợ', 'thuyền', 'trường'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 14 }), async (rounds) => {
        const log = new MemoryLog()
        await build(log, true)
        const one = new MinisearchBuilder(folder, analyzer, projectRoot)
        for (const round of rounds) {
          for (const { kind, id, word } of round) {
            if (kind === 'put') log.put(article({ id, title: `Chuyện ${word}`, body: [`Làng ${id} có ${word}.`] }))
            else log.remove(id)
          }
          await (remembers ? one.build(log, { full: false }) : build(log))
        }
        const updated = await open()
        const found = await Promise.all(['lúa', 'đê', 'chợ', 'thuyền', 'trường'].map((word) => idsFor(updated, word)))
        await build(log, true)
        const rebuilt = await open()
        const again = await Promise.all(['lúa', 'đê', 'chợ', 'thuyền', 'trường'].map((word) => idsFor(rebuilt, word)))
        expect(found.map((ids) => ids.sort())).toEqual(again.map((ids) => ids.sort()))
        expect((await updated.status()).articles).toBe(await log.count())
      }),
      { numRuns: 15 },
    )
  })

  it('has each article once, as it was last, whatever changes while the log is read', async () => {
    const log = new MemoryLog()
    for (let i = 0; i < 450; i++) log.put(article({ id: `n${i}`, title: `Bản tin số ${i}`, body: ['phần đầu'] }))
    const entriesAfter = log.entriesAfter.bind(log)
    let pages = 0
    log.entriesAfter = async (...asked) => {
      const page = await entriesAfter(...asked)
      pages++
      // An article that had been read, one that had not, one that is removed again, and a new one.
      const change = (id: string, word: string) => log.put(article({ id, title: `Bản tin ${id}`, body: [word] }))
      if (pages === 1) change('n3', 'lần hai').remove('n5', 'n430')
      if (pages === 2) change('n3', 'lần ba').put(article({ id: 'moi', title: 'Bản tin muộn' }))
      if (pages === 2) change('n440', 'lần hai')
      return page
    }
    const report = await build(log, true)
    expect(pages).toBeGreaterThan(2)
    expect(report.articles).toBe(await log.count())
    const engine = await open()
    expect(await engine.status()).toEqual({
      generation: report.generation,
      age: 0,
      articles: 449,
      sequence: await log.lastSequence(),
      isPartial: false,
    })
    expect(await idsFor(engine, 'lần ba')).toEqual(['n3'])
    expect(await idsFor(engine, 'lần hai')).toEqual(['n440'])
    expect(await idsFor(engine, 'bản tin muộn')).toEqual(['moi'])
    for (const number of [3, 5, 430, 440]) expect(await idsFor(engine, `bản tin số ${number}`)).toEqual([])
    expect(await idsFor(engine, 'bản tin số 4')).toEqual(['n4'])
    expect(await build(log)).toMatchObject({ changed: false })
  })

  it('reads what changes after an update was planned, and the next build does not read it again', async () => {
    const log = new MemoryLog().put(...articles)
    await build(log)
    log.put(article({ id: 'a', title: 'Phiên chợ nổi' }), article({ id: 'b', title: 'Phiên chợ quê' }))
    const entries = log.entries.bind(log)
    log.entries = async (ids) => {
      log.entries = entries
      log.put(article({ id: 'a', title: 'Phiên chợ phao' })).remove('b')
      return entries(ids)
    }
    expect(await build(log)).toMatchObject({ articles: articles.length + 1, indexed: 1 })
    expect(await idsFor(await open(), 'phiên chợ phao')).toEqual(['a'])
    expect(await build(log)).toMatchObject({ changed: true, articles: articles.length + 1, indexed: 0 })
    expect(await idsFor(await open(), 'phiên chợ phao')).toEqual(['a'])
  })

  it('merges small segments, and removes files that no build uses', async () => {
    const log = new MemoryLog()
    for (let i = 0; i < 30; i++) {
      log.put(article({ id: `n${i}`, title: `Bản tin số ${i}` }))
      await build(log)
    }
    expect((await segmentFiles()).length).toBeLessThan(20)
    // Those of the last build and the one before it.
    expect((await readdir(folder)).filter((file) => file.endsWith('.bin'))).toHaveLength(2)
    expect((await idsFor(await open(), 'bản tin')).length).toBe(30)
  })

  it('makes several segments in worker threads and searches them as one', async () => {
    const log = new MemoryLog()
    for (let i = 0; i < 3000; i++)
      log.put(article({ id: `n${i}`, title: `Hồ sơ ${i}`, body: [i % 2 === 0 ? 'bến đò' : 'bến xe'] }))
    const seen: number[] = []
    const report = await new MinisearchBuilder(folder, analyzer, projectRoot).build(log, {
      full: true,
      onProgress: ({ done }) => seen.push(done),
    })
    expect(report).toMatchObject({ articles: 3000, indexed: 3000 })
    expect(seen.at(-1)).toBe(3000)
    const engine = await open()
    expect((await idsFor(engine, 'hồ sơ 2718'))[0]).toBe('n2718')
    const response = await search(engine, 'bến đò')
    expect(response.total).toBe(1500)
  })

  it('publishes a large archive part by part, each of which can be searched', async () => {
    const log = new MemoryLog()
    for (let i = 0; i < 5000; i++) log.put(article({ id: `n${i}`, title: `Hồ sơ ${i}` }))
    const parts: number[] = []
    const opening: Promise<void>[] = []
    let done = 0
    const progress = (now: number) => {
      if (now > done)
        opening.push(
          open().then(
            async (engine) => void parts.push((await engine.status()).articles),
            () => {},
          ),
        )
      done = now
    }
    const builder = new MinisearchBuilder(folder, analyzer, projectRoot)
    await builder.build(log, { full: false, onProgress: (progressed) => progress(progressed.done) })
    await Promise.all(opening)
    expect(parts.some((articles) => articles > 0 && articles < 5000)).toBe(true)
    expect((await (await open()).status()).articles).toBe(5000)
    parts.length = 0
    await build(log, true)
    expect((await (await open()).status()).articles).toBe(5000)
  })

  it('is of the log that is there, though another one was indexed before', async () => {
    const village = (id: string) => article({ id, title: `Làng ${id}` })
    await build(new MemoryLog().put(village('a'), village('b'), village('c')))
    const other = new MemoryLog().put(village('b'), village('d'))
    expect(await build(other)).toMatchObject({ changed: true, articles: 2 })
    const larger = new MemoryLog().put(village('x'), village('d'), village('y'), village('z'))
    expect(await build(larger)).toMatchObject({ changed: true, articles: 4 })
    expect((await idsFor(await open(), 'làng')).sort()).toEqual(['d', 'x', 'y', 'z'])
    expect(await build(larger)).toMatchObject({ changed: false })
    const renewed = await new MinisearchBuilder(folder, analyzer, projectRoot).build(larger, {
      full: false,
      renew: true,
    })
    expect(renewed).toMatchObject({ changed: true, articles: 4, indexed: 0 })
  })

  it('refuses while another builds, and says who and since when', async () => {
    const log = new MemoryLog().put(...articles)
    const other = (await takeFolder(folder)) as { lock: Lock }
    const refusal = await build(log).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'index-locked', where: folder })
    expect((refusal as Error).message).toMatch(
      new RegExp(`\\(process ${process.pid}@\\S+, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\)`),
    )
    await other.lock.release()
    expect(await build(log)).toMatchObject({ changed: true })
  })

  it('puts nothing in place when another has taken over in the meantime', async () => {
    await build(new MemoryLog().put(article({ id: 'old', title: 'Bản tin cũ' })))
    const log = new MemoryLog().put(article({ id: 'new', title: 'Bản tin mới' }))
    const losing = new MinisearchBuilder(folder, analyzer, projectRoot).build(log, {
      full: true,
      onProgress: () => rmSync(path.join(folder, 'lock'), { recursive: true, force: true }),
    })
    await expect(losing).rejects.toMatchObject({ code: 'index-locked' })
    expect(await idsFor(await open(), 'bản tin')).toEqual(['old'])
  })

  it('says that the folder cannot be written', async () => {
    const file = path.join(folder, 'occupied')
    await writeFile(file, 'not a folder')
    const inFile = new MinisearchBuilder(path.join(file, 'index'), analyzer, projectRoot).build(new MemoryLog(), {
      full: false,
    })
    await expect(inFile).rejects.toMatchObject({ code: 'index-unwritable' })
  })
})

describe('a score', () => {
  it('counts how a title begins, and more when that is all of a query of four words', async () => {
    await build(
      new MemoryLog().put(
        article({ id: 'whole', title: 'Mở lại phiên chợ nổi' }),
        article({ id: 'part', title: 'Mở lại bến phà, đón phiên chợ' }),
      ),
    )
    const engine = await open()
    const startOf = async (text: string) => {
      const { hits } = await search(engine, text, true)
      return new Map(hits.map(({ id, explain }) => [id, explain!.titleStart]))
    }
    const { titleStart, wholeStart } = ranking.weights
    const four = await startOf('mở lại phiên chợ')
    expect(four.get('whole')).toBeCloseTo(titleStart + wholeStart)
    expect(four.get('part')).toBeGreaterThan(0)
    expect(four.get('part')).toBeLessThan(titleStart)
    expect((await startOf('mở lại phiên')).get('whole')).toBeCloseTo(titleStart)
  })
})

describe('an index that is not as it should be', () => {
  const openError = () =>
    open().then(
      () => 'opened',
      (error: { code: string; advice: string }) => `${error.code}: ${error.advice}`,
    )

  it('is reported when missing', async () => {
    expect(await openError()).toMatch(/^index-missing: Run "timtin build-index"/)
  })

  it.each([
    ['the manifest is cut short', async () => truncate(path.join(folder, 'manifest.json'), 40)],
    [
      'the manifest is another file',
      async () => writeFile(path.join(folder, 'manifest.json'), '{"name":"other"}\n1\n'),
    ],
    ['a segment is missing', async () => rm(path.join(folder, (await segmentFiles())[0]))],
    ['a segment is cut short', async () => truncate(path.join(folder, (await segmentFiles())[0]), 3000)],
    [
      'one byte of a segment is wrong',
      async () => {
        const file = path.join(folder, (await segmentFiles())[0])
        const bytes = await readFile(file)
        bytes[bytes.length - 20] ^= 0x01
        await writeFile(file, bytes)
      },
    ],
    ['the groups of near-copies are missing', async () => rm(path.join(folder, await groupsFile()))],
    ['the groups of near-copies are cut short', async () => truncate(path.join(folder, await groupsFile()), 40)],
    ['a segment is another file', async () => writeFile(path.join(folder, (await segmentFiles())[0]), 'foreign')],
  ])('is refused when %s, with the command that rebuilds it', async (_, spoil) => {
    const log = new MemoryLog().put(...articles)
    await build(log)
    await spoil()
    expect(await openError()).toMatch(/^index-damaged: Run "timtin build-index --full"/)
    await build(log, true)
    expect((await idsFor(await open(), 'vỡ đê'))[0]).toBe('flood-1')
  })

  it.each([
    ['missing', (file: string) => rm(file)],
    ['cut short', (file: string) => truncate(file, 3000)],
    [
      'wrong in one byte',
      async (file: string) => {
        const bytes = await readFile(file)
        bytes[bytes.length - 20] ^= 0x01
        await writeFile(file, bytes)
      },
    ],
  ])('is served without a segment that is %s if so wanted, and the next build mends it', async (_, spoil) => {
    const log = new MemoryLog()
    const copied = articles.find(({ id }) => id === 'agency-story')!
    for (const part of [0, 1]) {
      for (let i = 0; i < 20; i++) log.put(article({ id: `n${part}-${i}`, title: `Bản tin phần ${part} số ${i}` }))
      log.put(article({ ...copied, id: `first-${part}` }), article({ ...copied, id: `second-${part}` }))
      await build(log)
    }
    const whole = await open()
    const copiesIn = async (engine: SearchEngine) =>
      (await engine.copies({ id: 'second-1' }, 5)).map(({ id }) => id).sort()
    const before = await copiesIn(whole)
    await spoil(path.join(folder, (await readManifest(folder, analyzer.fingerprint))!.segments[0].file))
    const partly = await MinisearchEngine.open(folder, analyzer, noGroups, true)
    expect(await partly.status()).toMatchObject({ articles: 22, isPartial: true })
    expect(await search(partly, 'bản tin phần')).toMatchObject({ total: 20, isPartial: true })
    expect(await copiesIn(partly)).toEqual(['first-1'])
    expect(await build(log)).toMatchObject({ changed: true, articles: 44, indexed: 22 })
    await partly.refresh()
    expect(await partly.status()).toMatchObject({ articles: 44, isPartial: false })
    expect(await copiesIn(partly)).toEqual(before)
  })

  it('is refused when another analyzer built it', async () => {
    const other = { ...analyzer, fingerprint: 'another' }
    await new MinisearchBuilder(folder, other, projectRoot).build(new MemoryLog().put(...articles), { full: false })
    expect(await openError()).toMatch(/^index-stale: Run "timtin build-index --full"/)
    await expect(build(new MemoryLog())).rejects.toMatchObject({ code: 'index-stale' })
  })
})

describe('a reader', () => {
  const village = (id: string, word: string): Article => article({ id, title: `Làng ${word}` })

  it('goes on with the old build until it is told to take the new one', async () => {
    const log = new MemoryLog().put(village('a', 'gốm'))
    await build(log)
    const engine = await open()
    log.put(village('b', 'gốm'))
    await build(log)
    expect(await idsFor(engine, 'gốm')).toEqual(['a'])
    expect(await engine.refresh()).toBe(true)
    expect((await idsFor(engine, 'gốm')).sort()).toEqual(['a', 'b'])
    expect(await engine.refresh()).toBe(false)
  })

  it('cannot read a folder without the right to', async (context) => {
    context.skip(process.getuid?.() === 0, 'the superuser can read everything')
    await build(new MemoryLog().put(...articles))
    await chmod(path.join(folder, 'manifest.json'), 0)
    await expect(open()).rejects.toMatchObject({ code: 'index-unreadable' })
  })
})
