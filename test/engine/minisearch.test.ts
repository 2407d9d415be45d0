import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { readConfig } from '../../src/config.js'
import { noFilters } from '../../src/engine/query.js'
import type { SearchEngine } from '../../src/engine/reading.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import { miniSearchOptions } from '../../src/engine/minisearch/format/mini-index.js'
import { invertedSections, Postings } from '../../src/engine/minisearch/writing/postings-writer.js'
import { ranking } from '../../src/engine/ranking/numbers.js'
import { loadMini } from '../../src/engine/minisearch/format/segment.js'
import { SegmentFile, writeSegmentFile } from '../../src/engine/minisearch/format/segment-file.js'
import { takeFolder } from '../../src/locks/folder-lock.js'
import type { Lock } from '../../src/locks/types.js'
import { loadLexica } from '../../src/lexica.js'
import { createAnalyzer } from '../../src/text/index.js'
import { articles } from '../conformance/articles.js'
import { article, MemoryLog } from '../conformance/memory-log.js'

const { projectRoot } = readConfig({})
const analyzer = createAnalyzer(loadLexica(projectRoot))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timtin-index-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const build = (log: MemoryLog, full = false) =>
  new MinisearchBuilder(folder, analyzer, projectRoot).build(log, { full })
const open = () => MinisearchEngine.open(folder, analyzer)

function search(engine: SearchEngine, text: string, explain = false) {
  const query = { clauses: [{ occur: 'must' as const, alternatives: [{ kind: 'words' as const, text }] }] }
  const look = { sort: 'relevance', offset: 0, limit: 50, facets: false, explain, grouped: false } as const
  return engine.search({ query, filters: noFilters, ...look })
}

async function idsFor(engine: SearchEngine, text: string): Promise<string[]> {
  return (await search(engine, text)).hits.map((hit) => hit.id)
}

async function segmentFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith('.seg')).sort()
}

describe('the inverted index', () => {
  const term = fc.constantFrom(
    'sở',
    'thông',
    'tin',
    'chuyen_doi',
    '46,3%',
    '@ubnd',
    '12/2024/nq-hdnd',
    '__proto__',
    '"x\\',
  )
  const texts = fc.array(fc.array(term, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })
  const field = (terms: string[]) => terms.join('\n')

  it('is the one that MiniSearch itself would make of the same articles, and answers as that does', async () => {
    await fc.assert(
      fc.asyncProperty(texts, term, term, async (documents, first, second) => {
        const postings = { title: new Postings(), text: new Postings(), author: new Postings() }
        const own = new MiniSearch<{ id: number; title: string; text: string; author: string }>(miniSearchOptions)
        documents.forEach((terms, id) => {
          const title = terms.slice(0, 2)
          const author = terms.slice(-1)
          for (const one of title) postings.title.add(one)
          for (const one of terms) postings.text.add(one)
          for (const one of author) postings.author.add(one)
          for (const one of Object.values(postings)) one.endArticle(id)
          own.add({ id, title: field(title), text: field(terms), author: field(author) })
        })
        const file = path.join(folder, 'one.seg')
        await writeSegmentFile(
          file,
          invertedSections(postings, () => false),
        )
        const source = await SegmentFile.open(file)
        const index = await loadMini(source)
        await source.close()
        const plain = (mini: MiniSearch) => {
          const {
            index: terms,
            averageFieldLength,
            ...rest
          } = JSON.parse(JSON.stringify(mini)) as {
            index: [string, unknown][]
            averageFieldLength: number[]
          }
          const rounded = averageFieldLength.map((length) => length.toFixed(6))
          return { ...rest, rounded, index: Object.fromEntries(terms) }
        }
        expect(plain(index)).toEqual(plain(own))
        const answer = (mini: MiniSearch) =>
          mini
            .search(field([first, second]), { combineWith: 'OR' })
            .map(({ id, score, match }) => ({ id: id as number, score: score.toFixed(6), match }))
            .sort((a, b) => a.id - b.id)
        expect(answer(index)).toEqual(answer(own))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a build', () => {
  it('rebuilds nothing that has not changed', async () => {
    const log = new MemoryLog().put(...articles)
    expect(await build(log)).toMatchObject({ changed: true, indexed: articles.length })
    const before = await segmentFiles()
    expect(await build(log)).toMatchObject({ changed: false, indexed: 0, articles: articles.length })
    log.put(article({ id: 'new', title: 'Mở phiên chợ nổi' }))
    expect(await build(log)).toMatchObject({ changed: true, indexed: 1, articles: articles.length + 1 })
    expect(await segmentFiles()).toEqual(expect.arrayContaining(before))
  })

  it('answers like a full build whatever was added, changed and removed before', async () => {
    const step = fc.record({
      kind: fc.constantFrom('put', 'put', 'put', 'remove'),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      word: fc.constantFrom('lúa', 'đê', 'chợ', 'thuyền', 'trường'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 14 }), async (rounds) => {
        const log = new MemoryLog()
        await build(log, true)
        for (const round of rounds) {
          for (const { kind, id, word } of round) {
            if (kind === 'put') log.put(article({ id, title: `Chuyện ${word}`, body: [`Làng ${id} có ${word}.`] }))
            else log.remove(id)
          }
          await build(log)
        }
        const updated = await open()
        const found = await Promise.all(['lúa', 'đê', 'chợ', 'thuyền', 'trường'].map((word) => idsFor(updated, word)))
        await build(log, true)
        const rebuilt = await open()
        const again = await Promise.all(['lúa', 'đê', 'chợ', 'thuyền', 'trường'].map((word) => idsFor(rebuilt, word)))
        expect(found.map((ids) => ids.sort())).toEqual(again.map((ids) => ids.sort()))
        expect((await updated.status()).articles).toBe(log.count())
      }),
      { numRuns: 15 },
    )
  })

  it('merges small segments, and removes files that no build uses', async () => {
    const log = new MemoryLog()
    for (let i = 0; i < 30; i++) {
      log.put(article({ id: `n${i}`, title: `Bản tin số ${i}` }))
      await build(log)
    }
    expect((await segmentFiles()).length).toBeLessThan(20)
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
    expect(response.totalComplete).toBe(1500)
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
    expect(await openError()).toMatch(/^index-missing: Run "npm run build-index"/)
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
    ['a segment is another file', async () => writeFile(path.join(folder, (await segmentFiles())[0]), 'foreign')],
  ])('is refused when %s, with the command that rebuilds it', async (_, spoil) => {
    const log = new MemoryLog().put(...articles)
    await build(log)
    await spoil()
    expect(await openError()).toMatch(/^index-damaged: Run "npm run build-index -- --full"/)
    await build(log, true)
    expect((await idsFor(await open(), 'vỡ đê'))[0]).toBe('flood-1')
  })

  it('is refused when another analyzer built it', async () => {
    const other = { ...analyzer, fingerprint: 'another' }
    await new MinisearchBuilder(folder, other, projectRoot).build(new MemoryLog().put(...articles), { full: false })
    expect(await openError()).toMatch(/^index-stale: Run "npm run build-index -- --full"/)
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
