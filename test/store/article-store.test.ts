import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/article.js'
import { idOf, type LogEntry } from '../../src/article-log.js'
import { openStore, openStoreWithVolumes } from '../../src/store/article-store.js'
import type { ArticleStore } from '../../src/store/types.js'
import { entriesOf, makeArticle, temporaryFolder } from './support/articles.js'
import { logged, standing } from './support/volumes.js'

function openTemporary(): ArticleStore {
  const store = openStore(temporaryFolder(), { readOnly: false })
  onTestFinished(() => store.close())
  return store
}

/** The log as `sequence id` or `sequence -id` for a removal. */
async function log(store: ArticleStore, after = 0): Promise<string[]> {
  const line = (entry: LogEntry) =>
    'article' in entry ? `${entry.sequence} ${entry.article.id}` : `${entry.sequence} -${idOf(entry)}`
  return (await entriesOf(store, after)).map(line)
}

describe('a new store', () => {
  test('is empty', async () => {
    const store = openTemporary()
    expect([
      await store.count(),
      await store.lastSequence(),
      await log(store),
      store.article('a'),
      store.has('a'),
    ]).toEqual([0, 0, [], null, false])
  })
})

describe('put', () => {
  test('adds, updates and leaves unchanged, article by article', async () => {
    const store = openTemporary()
    expect(await store.put([makeArticle('a'), makeArticle('b')])).toEqual(['added', 'added'])
    const changed = makeArticle('a', { title: 'Xã Sông Lá hoàn thành trồng rừng' })
    expect(await store.put([makeArticle('b'), changed, makeArticle('c')])).toEqual(['unchanged', 'updated', 'added'])
    expect(store.article('a')).toEqual(changed)
    expect(await store.count()).toBe(3)
    expect(await log(store)).toEqual(['2 b', '3 a', '4 c'])
    expect(await log(store, 2)).toEqual(['3 a', '4 c'])
  })

  test('sees what came before in the same batch', async () => {
    const store = openTemporary()
    const changed = makeArticle('a', { views: 7 })
    expect(await store.put([makeArticle('a'), makeArticle('a'), changed])).toEqual(['added', 'unchanged', 'updated'])
    expect(await log(store)).toEqual(['2 a'])
  })

  test('gives back every field as it was', async () => {
    const store = openTemporary()
    const odd = makeArticle('odd', {
      title: 'Ðại hội \u0000 \ud800 Hòa Hoà 🌾',
      body: ['', 'NFD: bệnh'.normalize('NFD'), 'x'.repeat(2_000_000)],
      media: [{ kind: 'audio', url: 'ban-tin.mp3', caption: null }],
      views: 0,
    })
    await store.put([odd])
    expect(store.article('odd')).toEqual(odd)
  })

  test('keeps nothing of a batch that fails', async () => {
    const store = openTemporary()
    const unwritable = makeArticle('b', { views: 1n as unknown as number })
    await expect(store.put([makeArticle('a'), unwritable])).rejects.toThrow()
    expect([await store.count(), await store.lastSequence()]).toEqual([0, 0])
    expect(await store.put([makeArticle('a')])).toEqual(['added'])
  })
})

describe('two articles under one id', () => {
  const first = makeArticle('so-1', { url: 'https://baosongla.example/tin/1' })

  test.each([
    ['another address', 'https://baosongla.example/tin/2', 'conflict'],
    ['another host', 'https://khac.example/tin/1', 'conflict'],
    ['the same address by http, with www and a slash', 'http://www.baosongla.example/tin/1/', 'updated'],
    ['no address', null, 'updated'],
  ])('%s', async (_, url, outcome) => {
    const store = openTemporary()
    await store.put([first])
    const other = makeArticle('so-1', { url, title: 'Bài khác' })
    expect(await store.put([other])).toEqual([outcome])
    expect(store.article('so-1')).toEqual(outcome === 'conflict' ? first : other)
  })

  test("an address that changed with the title, where the id holds the site's own number", async () => {
    const store = openTemporary()
    const id = 'baosongla.example-4711'
    await store.put([makeArticle(id, { url: 'https://baosongla.example/4711/ten-cu' })])
    expect(await store.put([makeArticle(id, { url: 'https://baosongla.example/4711/ten-moi' })])).toEqual(['updated'])
  })
})

describe('remove', () => {
  test('leaves a removal in the log, and another put takes its place', async () => {
    const store = openTemporary()
    await store.put([makeArticle('a'), makeArticle('b')])
    expect(await store.remove('a')).toBe(true)
    expect(await store.remove('a')).toBe(false)
    expect([store.article('a'), store.has('a'), await store.count()]).toEqual([null, false, 1])
    expect(await log(store)).toEqual(['2 b', '3 -a'])
    expect(await store.put([makeArticle('a')])).toEqual(['added'])
    expect(await log(store)).toEqual(['2 b', '4 a'])
  })
})

describe('the log', () => {
  test('is read page by page; what changes between two pages stands in a later one', async () => {
    const store = openTemporary()
    await store.put([makeArticle('a'), makeArticle('b'), makeArticle('c')])
    const ids = async (after: number) => (await store.entriesAfter(after, 2)).map((entry) => idOf(entry))
    expect(await ids(0)).toEqual(['a', 'b'])
    await store.put([makeArticle('b', { views: 3 }), makeArticle('c', { views: 3 }), makeArticle('d')])
    expect(await ids(2)).toEqual(['b', 'c'])
    expect(await ids(5)).toEqual(['d'])
    expect(await ids(6)).toEqual([])
  })

  test('has the latest entry of an id, and the store its article', async () => {
    const store = openTemporary()
    await store.put([makeArticle('a'), makeArticle('b')])
    await store.remove('a')
    expect(await store.entries(['b', 'c', 'a'])).toEqual([
      { sequence: 2, article: makeArticle('b') },
      null,
      { sequence: 3, removedId: 'a' },
    ])
    expect(await store.articles(['a', 'b', 'c'])).toEqual([null, makeArticle('b'), null])
  })

  test('goes on where it was when the store is opened again', async () => {
    const folder = temporaryFolder()
    const before = openStore(folder, { readOnly: false })
    await before.put([makeArticle('a'), makeArticle('b')])
    await before.remove('b')
    await before.close()
    const store = openStore(folder, { readOnly: false })
    onTestFinished(() => store.close())
    expect([await store.lastSequence(), await store.count(), store.article('a')]).toEqual([3, 1, makeArticle('a')])
    await store.put([makeArticle('b')])
    expect(await log(store)).toEqual(['1 a', '4 b'])
  })
})

describe('any sequence of puts and removals', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const article = fc
    .tuple(id, fc.string({ unit: 'binary', maxLength: 3 }), fc.option(fc.constantFrom(0, 1), { nil: null }))
    .map(([articleId, lead, views]) =>
      makeArticle(articleId, { lead, views, body: [lead.padEnd(1500, 'xã Sông Lá ')] }),
    )
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.array(article, { maxLength: 5 }).map((put) => ({ put })) },
    { weight: 1, arbitrary: id.map((remove) => ({ remove })) },
  )

  /** The model that the store must equal: each id's article and latest change, in plain maps. */
  class Model {
    readonly articles = new Map<string, Article>()
    readonly changes = new Map<string, number>()
    sequence = 0

    put(given: Article): string {
      const old = this.articles.get(given.id)
      if (old && JSON.stringify(old) === JSON.stringify(given)) return 'unchanged'
      this.articles.set(given.id, given)
      this.changes.set(given.id, ++this.sequence)
      return old ? 'updated' : 'added'
    }

    remove(removed: string): boolean {
      if (!this.articles.delete(removed)) return false
      this.changes.set(removed, ++this.sequence)
      return true
    }

    entriesAfter(after: number): LogEntry[] {
      return [...this.changes]
        .filter(([, sequence]) => sequence > after)
        .sort(([, a], [, b]) => a - b)
        .map(([changed, sequence]) => {
          const present = this.articles.get(changed)
          return present ? { sequence, article: present } : { sequence, removedId: changed }
        })
    }
  }

  // The smallest volume is full after its first article.
  test.each([1, 50_000, 1 << 26])('leaves what a Map would hold, with volumes of %i bytes', async (volumeBytes) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat({ max: 12 }), async (steps, after) => {
        const folder = temporaryFolder()
        const store = openStoreWithVolumes(folder, volumeBytes)
        const model = new Model()
        for (const each of steps) {
          if ('put' in each) expect(await store.put(each.put)).toEqual(each.put.map((given) => model.put(given)))
          else expect(await store.remove(each.remove)).toBe(model.remove(each.remove))
        }
        expect(await store.count()).toBe(model.articles.size)
        expect(await store.lastSequence()).toBe(model.sequence)
        expect(await entriesOf(store, after)).toEqual(model.entriesAfter(after))
        for (const each of ['a', 'b', 'c', 'd']) {
          expect(store.article(each)).toEqual(model.articles.get(each) ?? null)
          expect(store.has(each)).toBe(model.articles.has(each))
        }
        await store.put([])
        await store.close()
        expect(await standing(folder)).toEqual(await logged(folder))
      }),
      { numRuns: 25 },
    )
  })
})
