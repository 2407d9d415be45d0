import { describe, expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/article.js'
import type { ReadArticle, Rejection } from '../../src/ingest/index.js'
import { openStore } from '../../src/store/article-store.js'
import { ingest, type IngestOptions, type Notice } from '../../src/ingest/taking-in.js'
import type { ArticleStore } from '../../src/store/types.js'
import { makeArticle, temporaryFolder } from '../store/support/articles.js'

type Input = ReadArticle | { rejection: Rejection }

function openTemporary(): ArticleStore {
  const store = openStore(temporaryFolder(), { readOnly: false })
  onTestFinished(() => store.close())
  return store
}

/** Articles as the lines of one file. */
function read(...articles: Article[]): Input[] {
  return articles.map((article, index) => ({ article, file: 'tin.ndjson', line: index + 1, notes: [] }))
}

async function* stream(records: Iterable<Input>): AsyncGenerator<Input> {
  for (const record of records) yield record
}

async function run(store: ArticleStore, records: Iterable<Input>, options: Partial<IngestOptions> = {}) {
  const rejected: Rejection[] = []
  const report = await ingest(stream(records), store, { rejects: (rejection) => rejected.push(rejection), ...options })
  return { report, rejected }
}

const counts = (added: number, updated: number, unchanged: number, rejected: number) => ({
  added,
  updated,
  unchanged,
  withdrawn: 0,
  rejected,
  interrupted: false,
})

describe('ingest', () => {
  test('counts what became of each record, and the second time changes nothing', async () => {
    const store = openTemporary()
    const articles = Array.from({ length: 600 }, (_, index) => makeArticle(`a${index}`))
    expect((await run(store, read(...articles))).report).toEqual(counts(600, 0, 0, 0))
    const sequence = await store.lastSequence()
    expect((await run(store, read(...articles))).report).toEqual(counts(0, 0, 600, 0))
    expect(await store.lastSequence()).toBe(sequence)
    const changed = makeArticle('a7', { title: 'Tựa mới', body: ['Thân bài mới.'] })
    expect((await run(store, read(changed, makeArticle('b')))).report).toEqual(counts(1, 1, 0, 0))
    expect(store.article('a7')).toEqual(changed)
  })

  test('hands on what the readers rejected and keeps the rest', async () => {
    const store = openTemporary()
    const rejection = { file: 'tin.ndjson', line: 2, reason: 'The line is not JSON.' }
    const [first, last] = read(makeArticle('a'), makeArticle('b'))
    const { report, rejected } = await run(store, [first, { rejection }, last])
    expect(report).toEqual(counts(2, 0, 0, 1))
    expect(rejected).toEqual([rejection])
  })

  test('rejects what is not a valid article, with the field and what it expects', async () => {
    const store = openTemporary()
    const wrong = [
      makeArticle('ngay', { publishedAt: '2024-02-31T08:00:00+07:00' }),
      makeArticle('../id'),
      makeArticle('xem', { views: -1 }),
      { ...makeArticle('them'), extra: 1 },
    ]
    const { report, rejected } = await run(store, read(...wrong, makeArticle('dung')))
    expect(report).toEqual(counts(1, 0, 0, 4))
    expect(rejected.map(({ file, line }) => `${file}:${line}`)).toEqual(
      [1, 2, 3, 4].map((line) => `tin.ndjson:${line}`),
    )
    expect(rejected.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^It is not a valid article: publishedAt: .*does not exist/),
      expect.stringContaining('id: '),
      expect.stringContaining('views: '),
      expect.stringContaining('extra'),
    ])
  })

  test('passes on notices about accepted articles only', async () => {
    const store = openTemporary()
    await store.put([makeArticle('b', { url: 'https://baosongla.example/1' })])
    const records: Input[] = [
      { article: makeArticle('a'), file: 'a.html', line: null, notes: ['weekday does not fit the date'] },
      { article: makeArticle('b', { url: 'https://baosongla.example/2' }), file: 'b.html', line: null, notes: ['x'] },
    ]
    const notices: object[] = []
    await run(store, records, { notices: (notice) => notices.push(notice) })
    expect(notices).toEqual([{ file: 'a.html', line: null, id: 'a', note: 'weekday does not fit the date' }])
  })

  test('reports progress, rising to the final counts', async () => {
    const store = openTemporary()
    const seen: number[] = []
    const articles = Array.from({ length: 700 }, (_, index) => makeArticle(`a${index}`))
    await run(store, read(...articles), { onProgress: ({ added }) => seen.push(added) })
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(700)
  })

  test('stops when it is told to, and keeps what it had read', async () => {
    const store = openTemporary()
    const abort = new AbortController()
    function* endless(): Generator<Input> {
      for (let index = 0; ; index++) {
        if (index === 400) abort.abort()
        yield* read(makeArticle(`a${index}`))
      }
    }
    const { report } = await run(store, endless(), { signal: abort.signal })
    expect(report).toEqual({ ...counts(401, 0, 0, 0), interrupted: true })
    expect(await store.count()).toBe(401)
  })
})

describe('one id for two different articles', () => {
  const first = makeArticle('tin-1', { title: 'Khánh thành cầu Sông Lá', body: ['Cầu dài 200 mét.'] })
  const other = makeArticle('tin-1', { title: 'Giá lúa tăng', body: ['Mỗi cân thêm 300 đồng.'] })

  test('within one run the first is kept, at once or far apart', async () => {
    for (const between of [0, 500]) {
      const store = openTemporary()
      const filler = Array.from({ length: between }, (_, index) => makeArticle(`a${index}`))
      const { report, rejected } = await run(store, read(first, ...filler, other))
      expect(report).toEqual(counts(1 + between, 0, 0, 1))
      expect(rejected).toEqual([
        {
          file: 'tin.ndjson',
          line: between + 2,
          reason:
            'The id "tin-1" is used by two different articles; the first, "Khánh thành cầu Sông Lá", is kept. ' +
            'Give this one an id of its own.',
        },
      ])
      expect(store.article('tin-1')).toEqual(first)
    }
  })

  test('also when the first was in the store already, unchanged', async () => {
    const store = openTemporary()
    await store.put([first])
    expect((await run(store, read(first, other))).report).toEqual(counts(0, 0, 1, 1))
  })

  test('a corrected title or a longer body in one run is the same article', async () => {
    const store = openTemporary()
    const corrected = { ...first, title: 'Khánh thành cầu Sông Lá 2' }
    const longer = { ...corrected, body: [...first.body, 'Thông xe ngay trong ngày.'] }
    expect((await run(store, read(first, corrected, longer))).report).toEqual(counts(1, 2, 0, 0))
    expect(store.article('tin-1')).toEqual(longer)
  })

  test('in a later run it replaces the old one, unless it has another address', async () => {
    const store = openTemporary()
    await run(store, read(first))
    expect((await run(store, read(other))).report).toEqual(counts(0, 1, 0, 0))
    const here = { ...other, url: 'https://baosongla.example/tin/1' }
    expect((await run(store, read(here))).report).toEqual(counts(0, 1, 0, 0))
    const elsewhere = { ...first, url: 'https://baosongla.example/tin/2' }
    const { report, rejected } = await run(store, read(elsewhere))
    expect(report).toEqual(counts(0, 0, 0, 1))
    expect(rejected[0].reason).toContain('"tin-1" is used by two different articles')
    expect(store.article('tin-1')).toEqual(here)
  })

  test('in a later run it does not replace one with another source and another title', async () => {
    const store = openTemporary()
    await run(store, read(first))
    const ofAnother = { ...other, source: 'Báo Núi Xanh' }
    const { report, rejected } = await run(store, read(ofAnother))
    expect(report).toEqual(counts(0, 0, 0, 1))
    expect(rejected[0].reason).toContain('"tin-1" is used by two different articles')
    expect(store.article('tin-1')).toEqual(first)
    const renamed = { ...first, source: 'Báo Núi Xanh', body: other.body }
    expect((await run(store, read(renamed))).report).toEqual(counts(0, 1, 0, 0))
  })
})

describe('an article at an address that the archive has', () => {
  const url = 'https://baosongla.example/tin/cau-moi-4711.html'
  const kept = makeArticle('u-1', { url, title: 'Khánh thành cầu Sông Lá', body: ['Cầu dài 200 mét.'] })
  const again = { ...kept, id: 'baosongla.example-4711', url: 'http://www.baosongla.example/tin/cau-moi-4711.html#anh' }
  const stating = (article: Article): Input[] => read(article).map((record) => ({ ...record, statesId: true }))

  test('is that article when its id was made for it, in a later run and in the same one', async () => {
    const store = openTemporary()
    await run(store, read(kept))
    const changed = { ...again, title: 'Cầu Sông Lá thông xe' }
    expect((await run(store, read(again, changed))).report).toEqual(counts(0, 2, 0, 0))
    expect(store.article('u-1')?.title).toBe(changed.title)

    const other = openTemporary()
    expect((await run(other, read(kept, { ...again, url }))).report).toEqual(counts(1, 0, 1, 0))
    expect([await store.count(), await other.count()]).toEqual([1, 1])
  })

  test('is a conflict when the record states another id, and the archive keeps what it has', async () => {
    for (const between of [0, 500]) {
      const store = openTemporary()
      const filler = Array.from({ length: between }, (_, index) => makeArticle(`a${index}`))
      const outcomes: string[] = []
      const { report, rejected } = await run(store, [...read(kept, ...filler), ...stating(again)], {
        outcomes: ({ article }, outcome) => void (article.url === again.url && outcomes.push(outcome)),
      })
      expect(report).toEqual(counts(1 + between, 0, 0, 1))
      expect(rejected[0].reason).toContain(`${again.url}, is that of the article "u-1"`)
      expect(outcomes).toEqual(['conflict'])
      expect([store.article('u-1'), store.has(again.id)]).toEqual([kept, false])
    }
  })

  test('stays itself where an older version had stored two of them', async () => {
    const store = openTemporary()
    await store.put([kept, again])
    expect((await run(store, [...stating(kept), ...read(again)])).report).toEqual(counts(0, 0, 2, 0))
  })

  test('is not the one that had the address before it moved', async () => {
    const store = openTemporary()
    await store.put([kept])
    await store.put([{ ...kept, url: null }])
    expect((await run(store, stating(again))).report).toEqual(counts(1, 0, 0, 0))
  })
})

test('a withdrawn article is counted, named, and not taken in', async () => {
  const store = openTemporary()
  await run(store, read(makeArticle('a'), makeArticle('b')))
  await store.withdraw('a', { at: '2026-11-30T09:00:00+07:00', reason: 'Đăng nhầm' })
  const notices: Notice[] = []
  const changed = makeArticle('a', { title: 'Tựa mới' })
  const { report } = await run(store, read(changed, makeArticle('b')), { notices: (notice) => notices.push(notice) })
  expect(report).toEqual({ ...counts(0, 0, 1, 0), withdrawn: 1, interrupted: false })
  expect(notices.map(({ id }) => id)).toEqual(['a'])
  expect(store.has('a')).toBe(false)
})

describe('records that are known by their title alone', () => {
  const text = (seed: string): string[] => [
    Array.from({ length: 60 }, (_, at) => `${seed}${at}`).join(' '),
    `Kết của ${seed}.`,
  ]
  const lines = (...articles: Article[]): Input[] =>
    articles.map((article, index) => ({
      article,
      file: 'tin.ndjson',
      line: index + 1,
      notes: [],
      isKnownByTitle: true,
    }))
  const rice = makeArticle('t-1', { title: 'Tin vắn', body: text('lúa') })
  const bridge = makeArticle('t-1', { title: 'Tin vắn', body: text('cầu') })
  const bridgeAlso = makeArticle('t-1', { title: 'Tin vắn', body: [...text('cầu'), 'Thêm một câu.'] })

  test('different texts under one title are different articles, at once or far apart', async () => {
    for (const between of [0, 500]) {
      const store = openTemporary()
      const filler = Array.from({ length: between }, (_, index) => makeArticle(`a${index}`))
      const records = lines(rice, ...filler, bridge, bridgeAlso)
      expect((await run(store, records)).report).toEqual(counts(3 + between, 0, 0, 0))
      expect((await run(store, records)).report).toEqual(counts(0, 0, 3 + between, 0))
    }
  })

  test('an archive in which one had replaced the other gets back what it had lost, once', async () => {
    const store = openTemporary()
    await store.put([bridge])
    expect((await run(store, lines(rice, bridge))).report).toEqual(counts(1, 0, 1, 0))
    expect((await run(store, lines(rice, bridge))).report).toEqual(counts(0, 0, 2, 0))
    expect(store.article('t-1')).toEqual(bridge)
  })

  test('a text that was corrected or continued in a later run is still one article', async () => {
    const store = openTemporary()
    await run(store, lines(bridge))
    expect((await run(store, lines(bridgeAlso))).report).toEqual(counts(0, 1, 0, 0))
    expect(store.article('t-1')).toEqual(bridgeAlso)
  })

  test('a summary never replaces the article itself', async () => {
    const store = openTemporary()
    const summary = makeArticle('t-1', { title: 'Tin vắn', body: [] })
    const asSummary: Input[] = read(summary).map((record) => ({ ...record, isSummary: true }))
    expect((await run(store, [...read(rice), ...asSummary])).report).toEqual(counts(1, 0, 1, 0))
    expect(store.article('t-1')).toEqual(rice)
    const other = openTemporary()
    expect((await run(other, [...asSummary, ...read(rice)])).report).toEqual(counts(1, 1, 0, 0))
    expect(other.article('t-1')).toEqual(rice)
  })
})
