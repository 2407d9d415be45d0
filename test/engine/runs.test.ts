import fc from 'fast-check'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.js'
import { readConfig } from '../../src/config.js'
import { analyseArticle } from '../../src/engine/analysed-article.js'
import { MemoryEngine } from '../../src/engine/memory/engine.js'
import { Archive } from '../../src/engine/memory/archive.js'
import { visit } from '../../src/engine/minisearch/arrays/postings.js'
import { MinisearchBuilder } from '../../src/engine/minisearch/build/builder.js'
import { MinisearchEngine } from '../../src/engine/minisearch/engine.js'
import { readManifest } from '../../src/engine/minisearch/format/manifest.js'
import { Snapshot } from '../../src/engine/minisearch/snapshot.js'
import { bigramSections } from '../../src/engine/minisearch/writing/bigrams.js'
import { countedRun, nameOfTerm, type FormChoice, type Run } from '../../src/engine/ranking/terms.js'
import { breakFlag, formMask } from '../../src/engine/token-stream.js'
import { loadLexica } from '../../src/lexica.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { createAnalyzer, keysOf, withoutTones } from '../../src/text/index.js'
import type { Analysis, Keys, Token } from '../../src/text/types.js'
import { article, MemoryLog } from '../conformance/memory-log.js'

const { projectRoot } = readConfig({})
const analyzer = createAnalyzer(loadLexica(projectRoot))
const noGroups = { agencies: [], provinces: [] }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'timtin-runs-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const build = (log: MemoryLog, full = false) =>
  new MinisearchBuilder(folder, analyzer, projectRoot).build(log, { full })

async function snapshotOf(log: MemoryLog, full = false): Promise<Snapshot> {
  await build(log, full)
  return Snapshot.load(folder, (await readManifest(folder, analyzer.fingerprint))!, null, false)
}

const fields = ['text', 'title', 'author'] as const
type Field = (typeof fields)[number]
/** Frequency of a run in each article, by id. */
type Counts = Record<string, number>

// An independent definition of a run, which scans the texts of each article token by token.

function isMeant(token: Keys, { word, choice }: Run[number]): boolean {
  const isAsWritten =
    token.exact === word.exact ||
    (token.toneless === word.toneless && withoutTones(token.exact).tones === withoutTones(word.exact).tones)
  return token.folded === word.folded && (choice === 'any' || isAsWritten === (choice === 'as-written'))
}

function timesIn(tokens: readonly Token[], run: Run): number {
  let times = 0
  for (let at = 0; at + run.length <= tokens.length; at++) {
    const own = tokens.slice(at, at + run.length)
    if (own.slice(1).every(({ breakBefore }) => !breakBefore) && own.every((token, i) => isMeant(token, run[i])))
      times++
  }
  return times
}

function scanned(articles: readonly Article[], run: Run, field: Field): Counts {
  const counts: Counts = {}
  for (const one of articles) {
    const { title, lead, body, author } = analyseArticle(one, analyzer)
    const texts: Record<Field, Analysis[]> = { text: [...title, ...lead, ...body, ...author], title, author }
    const times = texts[field].reduce((sum, { tokens }) => sum + timesIn(tokens, run), 0)
    if (times > 0) counts[one.id] = run.length > countedRun ? 1 : Math.min(255, times)
  }
  return counts
}

/** Frequencies of a run in an index, with or without replaced and removed articles. */
function indexed(snapshot: Snapshot, run: Run, field: Field, isLiveOnly = true): Counts {
  const counts: Counts = {}
  snapshot.postingsOf({ kind: 'run', words: run }, field).forEach((entry, i) => {
    const { ids } = snapshot.segments[i]
    let last = -1
    visit(entry, (document, frequency) => {
      expect(document).toBeGreaterThan(last)
      last = document
      const isLive = snapshot.live[snapshot.bases[i] + document] === 1
      if (isLive || !isLiveOnly) counts[isLive ? ids[document] : `${ids[document]}, as it was in ${i}`] = frequency
    })
  })
  return counts
}

function inMemory(archive: Archive, run: Run, field: Field): Counts {
  const postings = archive.postings({ kind: 'run', words: run }, field)
  return Object.fromEntries([...postings].map(([number, frequency]) => [archive.all[number].id, frequency]))
}

/** Few words, so that runs repeat: forms that fold alike, i and y, tone marks in either place. */
const vocabulary = ['ban', 'bán', 'bạn', 'kỹ', 'kĩ', 'ky', 'hòa', 'hoà', 'hoa', 'sư', '60', 'UBND']
const word = fc.constantFrom(...vocabulary)
const separator = fc.constantFrom(' ', ' ', ' ', ' ', ' ', ', ', '. ', '\n')
const text = (most: number) =>
  fc.array(fc.tuple(word, separator), { maxLength: most }).map((parts) => parts.flat().join('').trim())
const stated = fc.record({
  title: text(6),
  kicker: text(2),
  lead: text(5),
  body: fc.array(text(14), { maxLength: 3 }),
  keywords: fc.array(
    text(2).filter((typed) => typed !== ''),
    { maxLength: 2 },
  ),
  author: fc.option(text(3), { nil: null }),
})
const choice = fc.constantFrom<FormChoice>('any', 'any', 'as-written', 'as-written', 'other')
const run = (least: number, most: number): fc.Arbitrary<Run> =>
  fc.array(
    fc.tuple(word, choice).map(([typed, forms]) => ({ word: keysOf(typed), choice: forms })),
    { minLength: least, maxLength: most },
  )
const runs = fc.tuple(fc.array(run(1, 3), { minLength: 6, maxLength: 12 }), fc.array(run(4, 5), { maxLength: 4 }))

const anyForm = (typed: string): Run => typed.split(' ').map((one) => ({ word: keysOf(one), choice: 'any' }))
const written = (typed: string): Run => typed.split(' ').map((one) => ({ word: keysOf(one), choice: 'as-written' }))

describe('the bigrams of a segment', () => {
  it('are those of its streams, each article once', () => {
    const token = fc
      .tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }))
      .map(([form, mark]) => ({ form, isBreak: mark === 0 }))
    fc.assert(
      fc.property(fc.array(fc.array(token, { maxLength: 20 }), { maxLength: 6 }), (articles) => {
        const stream = articles.flatMap((tokens) =>
          tokens.map(({ form, isBreak }, i) => (isBreak || i === 0 ? (form | breakFlag) >>> 0 : form)),
        )
        const starts = articles.reduce((all, { length }) => [...all, all[all.length - 1] + length], [0])
        const expected = new Map<string, number>()
        articles.forEach(({ length }, document) => {
          for (let place = starts[document] + 1; place < starts[document] + length; place++) {
            if (stream[place] >= breakFlag) continue
            const key = [stream[place - 1] & formMask, stream[place], document].join(' ')
            expected.set(key, (expected.get(key) ?? 0) + 1)
          }
        })
        const made = bigramSections(Uint32Array.from(stream), Uint32Array.from(starts), 6)
        const found: [string, number][] = []
        for (let first = 0; first < 6; first++) {
          const seconds = made.bigramSeconds.subarray(made.bigramStarts[first], made.bigramStarts[first + 1])
          expect([...seconds]).toEqual([...new Set(seconds)].sort((a, b) => a - b))
          seconds.forEach((second, i) => {
            const bigram = made.bigramStarts[first] + i
            for (let at = made.bigramPostingStarts[bigram]; at < made.bigramPostingStarts[bigram + 1]; at++)
              found.push([[first, second, made.bigramDocuments[at]].join(' '), made.bigramFrequencies[at]])
          })
        }
        expect(new Map(found)).toEqual(expected)
        expect(found).toHaveLength(expected.size)
        expect(made.bigramDocuments).toHaveLength(expected.size)
      }),
    )
  })
})

describe('a run of words', () => {
  it('is found by both engines where a plain scan finds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stated, { minLength: 1, maxLength: 10 }), runs, async (news, [short, long]) => {
        const articles = news.map((fields, i) => article({ ...fields, id: `n${i}` }))
        const log = new MemoryLog().put(...articles)
        const [snapshot, archive] = [await snapshotOf(log, true), await Archive.read(log, analyzer)]
        for (const sought of [...short, ...long]) {
          for (const field of fields) {
            const expected = scanned(articles, sought, field)
            expect(inMemory(archive, sought, field)).toEqual(expected)
            expect(indexed(snapshot, sought, field)).toEqual(expected)
          }
          const count = Object.keys(scanned(articles, sought, 'text')).length
          expect(archive.articlesWith({ kind: 'run', words: sought })).toBe(count)
          expect(snapshot.articlesWith({ kind: 'run', words: sought })).toBe(count)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stays right while articles are changed and removed, and segments merged', async () => {
    const step = fc.record({ id: fc.nat({ max: 7 }), content: fc.option(stated, { nil: null, freq: 5 }) })
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 9, maxLength: 11 })
    await fc.assert(
      fc.asyncProperty(rounds, runs, async (all, [short, long]) => {
        await rm(folder, { recursive: true, force: true })
        const log = new MemoryLog()
        const now = new Map<string, Article>()
        for (const round of all) {
          for (const { id, content } of round) {
            const changed = content === null ? null : article({ ...content, id: `n${id}` })
            if (changed === null) log.remove(`n${id}`)
            else log.put(changed)
            if (changed === null) now.delete(`n${id}`)
            else now.set(`n${id}`, changed)
          }
          await build(log)
        }
        const updated = await snapshotOf(log)
        for (const sought of [...short, ...long]) {
          for (const field of fields)
            expect(indexed(updated, sought, field)).toEqual(scanned([...now.values()], sought, field))
          // Replaced articles count for runs exactly as they count for words.
          const count = updated.articlesWith({ kind: 'run', words: sought })
          expect(count).toBe(Object.keys(indexed(updated, sought, 'text', false)).length)
          for (const one of sought) expect(count).toBeLessThanOrEqual(updated.articlesWith({ kind: 'word', ...one }))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is found among so many articles that its postings become a column', async () => {
    const articles = Array.from({ length: 600 }, (_, i) =>
      article({
        id: `n${i}`,
        title: i % 3 === 0 ? 'hòa bán kỹ' : 'hoa ban kỹ',
        body: [i % 2 === 0 ? 'bạn sư, hoa bán hoa bán' : 'sư bạn', i % 150 === 0 ? 'kĩ sư ky sư' : ''],
      }),
    )
    const snapshot = await snapshotOf(new MemoryLog().put(...articles))
    const soughtInAny = ['hoa ban', 'hoa ban ky', 'ky su', 'su ban', 'ban su', 'ban hoa'].map(anyForm)
    const soughtAsWritten = ['hòa bán', 'hoa bán hoa bán', 'kỹ sư', 'hoa ban'].map(written)
    for (const sought of [...soughtInAny, ...soughtAsWritten])
      expect(indexed(snapshot, sought, 'text')).toEqual(scanned(articles, sought, 'text'))
    const kinds = ['hoa ban', 'ky su'].map(
      (typed) => snapshot.postingsOf({ kind: 'run', words: anyForm(typed) }, 'text')[0].kind,
    )
    expect(kinds).toEqual(['column', 'sparse'])
  })

  it('takes in forms between which another one stands in the lexicon', async () => {
    const log = new MemoryLog().put(
      ...['ban', 'bán', 'bạn'].map((form) => article({ id: form, title: `sư ${form} sư` })),
      ...['kĩ', 'ky', 'kỹ'].map((form) => article({ id: form, title: `sư ${form} sư` })),
    )
    const [snapshot, archive] = [await snapshotOf(log), await Archive.read(log, analyzer)]
    const other: Run = [{ word: keysOf('bán'), choice: 'other' }]
    for (const [forms, expected] of [
      [other, { ban: 1, bạn: 1 }],
      [written('kỹ'), { kĩ: 1, kỹ: 1 }],
    ] as const) {
      for (const sought of [
        [...written('sư'), ...forms],
        [...forms, ...written('sư')],
        [...written('sư'), ...forms, ...written('sư')],
      ]) {
        expect(indexed(snapshot, sought, 'text')).toEqual(expected)
        expect(inMemory(archive, sought, 'text')).toEqual(expected)
      }
    }
  })

  it('of two words counts at every place where it begins, up to 255, and a longer one once', async () => {
    const log = new MemoryLog().put(
      article({ id: 'laugh', title: 'hà hà hà hà' }),
      article({ id: 'long', title: 'x', body: ['hà '.repeat(400)] }),
    )
    const [snapshot, archive] = [await snapshotOf(log), await Archive.read(log, analyzer)]
    for (const [typed, laugh, long] of [
      ['hà hà', 3, 255],
      ['hà hà hà', 1, 1],
      ['hà hà hà hà', 1, 1],
    ] as const) {
      expect(indexed(snapshot, written(typed), 'text')).toEqual({ laugh, long })
      expect(inMemory(archive, written(typed), 'text')).toEqual({ laugh, long })
    }
  })

  it('goes across no mark, no paragraph, no two texts and no two zones', async () => {
    const articles = [
      article({ id: 'comma', title: 'lúa, mùa' }),
      article({ id: 'kicker', title: 'mùa gặt', kicker: 'Chuyện lúa' }),
      article({ id: 'title and lead', title: 'Chuyện lúa', lead: 'mùa gặt' }),
      article({ id: 'lead and body', title: 'x', lead: 'Chuyện lúa', body: ['mùa gặt'] }),
      article({ id: 'paragraphs', title: 'x', body: ['Chuyện lúa', 'mùa gặt'] }),
      article({ id: 'keywords', title: 'x', keywords: ['lúa', 'mùa'] }),
      article({ id: 'body and author', title: 'x', body: ['Chuyện lúa'], author: 'mùa gặt' }),
      article({ id: 'two articles, first', title: 'x', author: 'lúa' }),
      article({ id: 'two articles, second', title: 'mùa' }),
      article({ id: 'title', title: 'lúa mùa' }),
      article({ id: 'body', title: 'x', body: ['gặt lúa mùa xong'] }),
      article({ id: 'author', title: 'x', author: 'Lúa Mùa' }),
    ]
    const log = new MemoryLog().put(...articles)
    const [snapshot, archive] = [await snapshotOf(log), await Archive.read(log, analyzer)]
    for (const [field, expected] of [
      ['text', { title: 1, body: 1, author: 1 }],
      ['title', { title: 1 }],
      ['author', { author: 1 }],
    ] as const) {
      expect(indexed(snapshot, written('lúa mùa'), field)).toEqual(expected)
      expect(inMemory(archive, written('lúa mùa'), field)).toEqual(expected)
    }
  })

  it('has a name that only the same run has', () => {
    const names = [
      anyForm('hoa ban'),
      anyForm('ban hoa'),
      anyForm('hoa'),
      written('hòa bán'),
      written('hòa ban'),
      [...anyForm('hòa'), ...written('bán')],
    ].map((words) => nameOfTerm({ kind: 'run', words }))
    expect(new Set(names).size).toBe(names.length)
    expect(nameOfTerm({ kind: 'run', words: anyForm('hoà bạn') })).toBe(names[0])
    expect(nameOfTerm({ kind: 'word', word: keysOf('hoa'), choice: 'any' })).not.toBe(names[2])
  })
})

describe('a vocabulary', () => {
  it('counts the articles that have runs, as written where they were typed so', async () => {
    const log = new MemoryLog().put(
      article({ id: '1', title: 'Hải quan cửa khẩu' }),
      article({ id: '2', title: 'x', body: ['Bạn đến hải quan, rồi hải quan đến.'] }),
      article({ id: '3', title: 'Quan hải' }),
      article({ id: '4', title: 'Hai quán bên sông' }),
    )
    await build(log)
    const engines = [
      await MinisearchEngine.open(folder, analyzer, noGroups),
      await MemoryEngine.open(log, analyzer, noGroups),
    ]
    const runsAsked = ['hải quan', 'hai quan', 'hái quan', 'quan hai', 'hải quan cửa', 'hai quan ben song', 'zz zz']
    for (const { vocabulary: words } of engines) {
      const { runs: counts } = await words.ask({ runs: runsAsked.map((typed) => queryTokens(typed, analyzer)) })
      expect(counts).toEqual([2, 3, 0, 1, 1, 1, 0])
    }
  })

  it('stops counting when nobody waits any more', async () => {
    await build(new MemoryLog().put(article({ id: '1', title: 'Hải quan' })))
    const { vocabulary: words } = await MinisearchEngine.open(folder, analyzer, noGroups)
    const asked = { runs: [queryTokens('hải quan', analyzer)] }
    await expect(words.ask(asked, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'read-cancelled' })
  })
})
