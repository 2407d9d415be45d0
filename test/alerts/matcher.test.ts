import { expect, it } from 'vitest'
import fc from 'fast-check'
import { Matcher } from '../../src/alerts/matching/matcher.js'
import type { Article } from '../../src/article.js'
import { articlesIn, type LoggedArticle } from '../../src/article-log.js'
import { MemoryPercolator } from '../../src/engine/memory/percolator.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { storedSearches } from '../../src/search/stored/reader.js'
import { answerQuestions } from '../../src/search/service.js'
import type { SearchParams } from '../../src/search/types.js'
import { article } from '../conformance/memory-log.js'
import { smallAnalyzer, smallLexica } from '../search/support/analyzer.js'
import { listsOf, now } from '../search/support/archive.js'
import { smallGazetteer } from '../search/support/gazetteer.js'
import { archiveInMemory } from '../support/archive-in-memory.js'

const lists = listsOf({ synonyms: 'words\nlúa, cây lúa\nbạn đọc, độc giả' })
const stands = {
  analyzer: smallAnalyzer,
  abbreviations: smallLexica.abbreviations,
  gazetteer: smallGazetteer,
  clock: () => now,
  lists: () => lists,
}

/** An archive that a matcher and searches are asked about. */
function archiveOf(articles: readonly Article[]) {
  const { log, parts, engine } = archiveInMemory(articles, stands)
  const questions = answerQuestions(parts)
  const matcher = new Matcher({
    needs: storedSearches(parts).needs,
    percolate: (given) => MemoryPercolator.of(given, smallAnalyzer),
    readings: (searches) => questions.readings(searches),
    clock: () => now,
  })
  return { log, questions, matcher, engine }
}

async function loggedIn(log: ReturnType<typeof archiveOf>['log'], ids: readonly string[]): Promise<LoggedArticle[]> {
  const all: LoggedArticle[] = []
  for await (const entry of articlesIn(log)) if (ids.includes(entry.article.id)) all.push(entry)
  return all
}

const words = [
  ...['bán', 'bạn', 'ban', 'bàn', 'kỹ', 'kĩ', 'sư', 'hòa', 'hoà', 'hoa', 'bình', 'thủy', 'lúa', 'cây lúa', 'và', 'của'],
  ...['chuyển đổi', 'chuyen doi', 'thông tin', 'thong tin', 'truyền thông', 'số', 'UBND', 'ủy ban nhân dân', 'TTTT'],
  ...[
    'UBND tỉnh',
    'Ủy ban nhân dân tỉnh',
    'ubnd tinh',
    'Sở Y tế',
    'so y te',
    'Sở TTTT',
    'Sở Thông tin và Truyền thông',
  ],
  ...['Thái Bình', 'tỉnh Thái Bình', 'Hưng Yên', 'hung yen', 'hải quan', 'hải quân', 'bạn đọc', 'độc giả'],
  ...['60/NQ-HĐND', '60 NQ HĐND', '60/NQ-HDND', '15/2021/QĐ-UBND', 'nghị quyết 60', '46,3%', 'covid-19', 'năm 2021'],
]
const word = fc.constantFrom(...words)
const text = (most: number, least = 0) =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', ', ', '. ')), { minLength: least, maxLength: most })
    .map((parts) => parts.flat().join('').trim())
const days = ['2021-03-01', '2021-03-02', '2022-11-23', '2024-02-29']
const orNone = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 2 })

const news = fc
  .record({
    title: text(3, 1),
    lead: text(3),
    body: fc.array(text(8), { maxLength: 2 }),
    author: orNone(['Lê Bình', 'Bạn đọc']),
    agencies: fc.subarray(['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe', 'so-y-te']),
    province: orNone(['Thái Bình', 'Hưng Yên', 'Nam Định']),
    category: orNone(['Y tế', 'Xã hội']),
    day: orNone(days),
  })
  .map(({ day, ...fields }) => ({ ...fields, publishedAt: day === null ? null : `${day}T08:00:00+07:00` }))

const clause = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: text(3, 1).map((inside) => `"${inside}"`) },
  { weight: 1, arbitrary: fc.tuple(text(2, 1), fc.nat({ max: 3 })).map(([inside, slop]) => `"${inside}"~${slop}`) },
  { weight: 2, arbitrary: word.map((one) => `-${one.replace(/ .*/u, '')}`) },
  { weight: 1, arbitrary: text(2, 1).map((inside) => `-"${inside}"`) },
  { weight: 2, arbitrary: fc.tuple(word, word).map(([one, other]) => `${one} HOẶC ${other}`) },
  { weight: 1, arbitrary: word.map((one) => `tiêu-đề:"${one}"`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'nguồn:"Báo Hưng Yên"',
      'nguon:dai lúa',
      'tác-giả:bình',
      'tỉnh:"Hưng Yên"',
      'từ:2022',
      'ngày:23/11/2022',
    ),
  },
)
const typed = fc.oneof(
  { weight: 3, arbitrary: text(3, 1) },
  { weight: 3, arbitrary: fc.array(clause, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('hôm nay', 'thông tin là gì', 'tin về lúa mới nhất', '?', 'và') },
)
const search: fc.Arbitrary<SearchParams> = fc
  .record({
    q: typed,
    from: orNone(days),
    to: orNone(days),
    undated: fc.constantFrom(false, false, false, true),
    agencies: fc.subarray(['so-thong-tin-va-truyen-thong', 'so-khoa-hoc-va-cong-nghe'], { maxLength: 1 }),
    provinces: fc.oneof(fc.constant<string[]>([]), fc.subarray(['Thái Bình', 'Hưng Yên'])),
    categories: fc.subarray(['Y tế']),
  })
  // Filters by chance leave hardly anything to find: mostly only words are asked.
  .chain((params) =>
    fc
      .nat({ max: 3 })
      .map((n) => ({ ...emptySearch, ...(n === 0 ? params : {}), q: params.q, sort: 'newest' as const })),
  )

it('tells of random articles exactly what running the searches finds among them', { timeout: 240_000 }, async () => {
  let foundAtAll = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(news, { minLength: 1, maxLength: 12 }),
      fc.array(search, { minLength: 1, maxLength: 25 }),
      fc.nat({ max: 11 }),
      async (contents, searches, old) => {
        const articles = contents.map((fields, at) => article({ ...fields, id: `n${at}` }))
        const newOnes = articles.slice(Math.min(old, articles.length - 1))
        const { log, questions, matcher } = archiveOf(articles)
        searches.forEach((params, at) => matcher.set(String(at), params))
        const ids = newOnes.map(({ id }) => id)
        const found = (await matcher.matching(await loggedIn(log, ids)))!
        const told = found.flatMap(({ article: { article }, names }) => names.map((name) => `${article.id} ${name}`))
        const ran = await Promise.all(
          searches.map(async (params, at) => {
            const { hits } = await questions.hits(params, 1000)
            return hits.filter(({ id }) => ids.includes(id)).map(({ id }) => `${id} ${at}`)
          }),
        )
        foundAtAll += told.length
        expect(told.toSorted()).toEqual(ran.flat().toSorted())
      },
    ),
    { numRuns: 200 },
  )
  expect(foundAtAll).toBeGreaterThan(100)
})
