import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { corpusArticle } from '../../scripts/corpus/article.js'
import { readVocabulary } from '../../scripts/corpus/vocabulary.js'
import { articleSchema, type Article } from '../../src/article.js'
import { readConfig } from '../../src/config.js'
import { temporaryFolder } from '../store/support/articles.js'
import { execute } from './support.js'

describe('npm run generate-corpus', () => {
  test('writes the same articles for the same seed, plain or compressed, and others for another', async () => {
    const folder = temporaryFolder()
    const generate = async (name: string, seed: string) => {
      const out = path.join(folder, name)
      const { code, lines } = await execute('generate-corpus', ['--count', '250', '--seed', seed, '--out', out])
      expect([code, lines[0]]).toEqual([0, expect.stringMatching(`^250 articles in ${out}, \\d+/s$`)])
      return readFileSync(out)
    }
    const plain = (await generate('a.ndjson', '7')).toString()
    expect(plain.trimEnd().split('\n')).toHaveLength(250)
    expect(gunzipSync(await generate('b.ndjson.gz', '7')).toString()).toBe(plain)
    expect((await generate('c.ndjson', '8')).toString()).not.toBe(plain)
  })

  test.each([
    [['--seed', '1', '--out', 'a.ndjson'], '--count'],
    [['--count', 'nhiều', '--seed', '1', '--out', 'a.ndjson'], '--count'],
    [['--count', '5', '--out', 'a.ndjson'], '--seed'],
    [['--count', '5', '--seed', '1', '--out', 'a.json'], '--out'],
    [['--count', '5', '--seed', '1', '--out', 'a.ndjson', '--nhanh'], '--nhanh'],
  ])('%j is refused, naming %s', async (args, option) => {
    const { code, stderr } = await execute('generate-corpus', args)
    expect(code).toBe(64)
    expect(stderr).toContain(option)
    expect(stderr).toContain('timtin generate-corpus --help')
    expect(existsSync('a.ndjson')).toBe(false)
  })

  test('names the file that it cannot write', async () => {
    const out = path.join(temporaryFolder(), 'khong-co', 'a.ndjson')
    const { code, stderr } = await execute('generate-corpus', ['--count', '5', '--seed', '1', '--out', out])
    expect(code).toBe(69)
    expect(stderr).toContain(out)
  })
})

describe('a generated corpus', () => {
  const count = 4000
  const vocabulary = readVocabulary(path.join(readConfig().projectRoot, 'data'))
  const articles = Array.from({ length: count }, (_, index) => corpusArticle({ vocabulary, seed: 3, count }, index))
  const share = (test: (article: Article) => boolean) => articles.filter(test).length / count
  const syllables = ({ title, lead, body }: Article) =>
    [title, lead, ...body]
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []

  test('has valid articles with ids of their own and no open slot', () => {
    for (const article of articles) expect(articleSchema.parse(article)).toEqual(article)
    expect(new Set(articles.map(({ id }) => id)).size).toBe(count)
    expect(share((article) => /[{}]|undefined/.test(JSON.stringify([article.title, article.lead, article.body])))).toBe(
      0,
    )
  })

  test('has the lengths of provincial news', () => {
    const lengths = articles.map((article) => syllables(article).length).sort((a, b) => a - b)
    const quantile = (share: number) => lengths[Math.floor(share * (count - 1))]
    expect(lengths[0]).toBeGreaterThan(90)
    expect(quantile(0.5)).toBeGreaterThan(400)
    expect(quantile(0.5)).toBeLessThan(500)
    expect(lengths[count - 1]).toBeLessThan(1000)
  })

  test('has few common words and many rare ones', () => {
    const frequency = new Map<string, number>()
    for (const article of articles) {
      for (const word of new Set(syllables(article))) frequency.set(word, (frequency.get(word) ?? 0) + 1)
    }
    const shares = [...frequency.values()].map((articles) => articles / count).sort((a, b) => b - a)
    expect(shares[0]).toBeGreaterThan(0.9)
    expect(shares[1000]).toBeLessThan(0.05)
    expect(shares.length).toBeGreaterThan(2 * count)
    expect(shares.filter((each) => each === 1 / count).length / shares.length).toBeGreaterThan(0.4)
  })

  test('runs from 2005 to 2026, with events on few days and some articles undated', () => {
    const years = new Set(articles.map(({ publishedAt }) => publishedAt?.slice(0, 4)))
    for (let year = 2006; year <= 2026; year++) expect(years).toContain(String(year))
    expect(share(({ publishedAt }) => publishedAt === null)).toBeGreaterThan(0.01)
    expect(share(({ datePrecision }) => datePrecision === 'day')).toBeGreaterThan(0.1)
    const perDay = new Map<string | undefined, number>()
    for (const { publishedAt } of articles) {
      const day = publishedAt?.slice(0, 10)
      if (day) perDay.set(day, (perDay.get(day) ?? 0) + 1)
    }
    // 4000 articles on 8000 days: without events, the chance of eight on one day would be one in millions.
    expect(Math.max(...perDay.values())).toBeGreaterThan(7)
  })

  test('has near-copies under another title, about three in a hundred', () => {
    const byLead = new Map<string, Article[]>()
    for (const article of articles) byLead.set(article.lead, [...(byLead.get(article.lead) ?? []), article])
    const copies = [...byLead.values()].flatMap((same) => same.slice(1))
    expect(copies.length / count).toBeGreaterThan(0.015)
    expect(copies.length / count).toBeLessThan(0.045)
    for (const same of byLead.values()) expect(new Set(same.map(({ title }) => title)).size).toBe(same.length)
  })

  test('names only agencies and provinces that existed on the day', () => {
    const validity = new Map(vocabulary.agencies.map((agency) => [agency.id, agency]))
    for (const { publishedAt, agencies } of articles) {
      if (publishedAt === null) continue
      const month = publishedAt.slice(0, 7)
      for (const id of agencies) {
        const { validFrom, validTo } = validity.get(id) ?? expect.unreachable(`unknown agency ${id}`)
        expect(
          validFrom.slice(0, 7) <= month && (validTo === '' || month <= validTo.slice(0, 7)),
          `${id} in ${month}`,
        ).toBe(true)
      }
    }
    const after = new Set(
      articles.filter(({ publishedAt }) => (publishedAt ?? '') > '2025-08').map(({ province }) => province),
    )
    expect(after.size).toBeLessThanOrEqual(34)
    expect(after).not.toContain('Thái Bình')
  })
})
