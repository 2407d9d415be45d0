import { afterAll, beforeAll, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Article } from '../../src/article.js'
import { analyseText } from '../../src/engine/analysed-article.js'
import { noFilters, sorts, valueFields, type Bond, type Filters, type Spelling } from '../../src/engine/query.js'
import type { FacetGroups, RelatedRequest, SearchRequest, SearchResponse } from '../../src/engine/reading.js'
import type { TypedLeaf, TypedQuery } from '../../src/search/query/typed.js'
import { queryTokens } from '../../src/search/query/analysed.js'
import { keysOf } from '../../src/text/index.js'
import type { EngineUnderTest, OpenEngine } from './cases.js'
import { article, MemoryLog } from './memory-log.js'
import { memoryPlace, minisearchPlace } from './places.js'
import { analyzer, request } from './requests.js'

/**
 * Few words, so that queries match articles: forms that differ only in diacritics, i and y, tone marks in either place,
 * compounds, stopwords, an abbreviation with its full form, document numbers.
 */
const vocabulary = [
  ...[
    'bán',
    'bạn',
    'ban',
    'bàn',
    'kỹ',
    'kĩ',
    'ky',
    'sư',
    'hòa',
    'hoà',
    'hoa',
    'bình',
    'thủy',
    'thuỷ',
    'đê',
    'de',
    'lúa',
  ],
  ...[
    'chuyển đổi',
    'chuyen doi',
    'chuyển đối',
    'thông tin',
    'thong tin',
    'truyền thông',
    'số',
    'và',
    'của',
    'là',
    'UBND',
  ],
  ...[
    'ủy ban nhân dân',
    '60/NQ-HĐND',
    '60 / NQ - HĐND',
    '60/NQ-HDND',
    'nghị quyết 60',
    '15/2021/QĐ-UBND',
    '46,3%',
    'covid-19',
    'Ðại hội',
  ],
]
const word = fc.constantFrom(...vocabulary)
const separator = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ')
const text = (most: number) =>
  fc.array(fc.tuple(word, separator), { maxLength: most }).map((parts) => parts.flat().join('').trim())

const agencies = ['so-y-te', 'ubnd-tinh', 'tinh-uy']
const provinces = ['Thái Bình', 'Hưng Yên']
const categories = ['Y tế', 'Xã hội']
const sources = ['bao.example', 'dai.example']
const documents = ['60-nq-hdnd', '15-2021-qd-ubnd']
const days = ['2021-03-01', '2021-03-02', '2021-03-04', '2022-12-31', '2024-02-29']
const groups: FacetGroups = {
  agencies: [{ value: 'so-moi', members: ['so-moi', 'so-y-te', 'tinh-uy'] }],
  provinces: [{ value: 'Hưng Yên', members: ['Hưng Yên', 'Thái Bình'] }],
}

const someOf = (values: readonly string[], most = 2) => fc.subarray([...values], { maxLength: most })
const orNone = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null })

/** The contents of an article, without its id; many have the same day and minute. */
const stated = fc.record({
  title: text(4),
  kicker: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text(2) }),
  lead: text(4),
  body: fc.array(text(9), { maxLength: 2 }),
  author: orNone(['Lê Bình', 'Bạn đọc']),
  keywords: fc.array(word, { maxLength: 1 }),
  agencies: someOf(agencies),
  province: orNone(provinces),
  category: orNone(categories),
  source: fc.constantFrom(...sources),
  publishedAt: fc.option(
    fc
      .tuple(fc.constantFrom(...days), fc.constantFrom('00:00', '08:00', '23:59'))
      .map(([day, time]) => `${day}T${time}:00+07:00`),
    { nil: null, freq: 8 },
  ),
})

/** A text long enough to have near-copies, with a few words changed. */
const reprinted = fc
  .record({ at: fc.nat({ max: 39 }), by: word, day: fc.constantFrom(...days), time: fc.constantFrom('06:00', '09:30') })
  .map(({ at, by, day, time }) => {
    const words = Array.from({ length: 40 }, (_, i) => vocabulary[(i * 7) % 29])
    words[at] = by
    return { title: 'Bến đò ngang', body: [words.join(' ')], publishedAt: `${day}T${time}:00+07:00` }
  })

type Stated = Partial<Omit<Article, 'id' | 'title'>> & { title: string }
const news: fc.Arbitrary<Stated> = fc.oneof({ weight: 4, arbitrary: stated }, { weight: 1, arbitrary: reprinted })

/** An article is added, replaced or removed. */
const change = fc.record({ id: fc.nat({ max: 13 }), content: fc.option(news, { nil: null, freq: 7 }) })

function logOf(changes: readonly { id: number; content: Stated | null }[], log = new MemoryLog()): MemoryLog {
  for (const { id, content } of changes) {
    if (content === null) log.remove(`n${id}`)
    else log.put(article({ ...content, id: `n${id}` }))
  }
  return log
}

const phraseText = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const field = fc.constantFrom(undefined, undefined, undefined, 'title' as const, 'author' as const)
const leaf: fc.Arbitrary<TypedLeaf> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('words' as const), text: text(3), field }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('phrase' as const), text: phraseText, slop: fc.nat({ max: 3 }), field }),
  },
)
const plain = text(6).map((typed) => ({
  occur: 'must' as const,
  alternatives: [{ kind: 'words' as const, text: typed }],
}))
const clause = fc.record({
  occur: fc.constantFrom('must' as const, 'must' as const, 'not' as const),
  alternatives: fc.array(leaf, { minLength: 1, maxLength: 2 }),
})
const queries: fc.Arbitrary<TypedQuery> = fc
  .tuple(fc.option(plain, { nil: null }), fc.array(clause, { maxLength: 2 }))
  .map(([first, more]) => ({ clauses: first === null ? more : [first, ...more] }))

const filters: fc.Arbitrary<Filters> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(noFilters) },
  {
    weight: 1,
    arbitrary: fc.record({
      from: orNone(days),
      to: orNone(days),
      undated: fc.constantFrom(false, false, false, true),
      agencies: someOf([...agencies, 'so-moi']),
      provinces: someOf(provinces, 1),
      categories: someOf(categories, 1),
      sources: someOf(sources, 1),
      documents: someOf(documents, 1),
    }),
  },
)

const look: fc.Arbitrary<Partial<SearchRequest>> = fc.record({
  filters,
  sort: fc.constantFrom(...sorts),
  offset: fc.constantFrom(0, 0, 0, 2, 5),
  limit: fc.constantFrom(0, 3, 50),
  named: fc.option(fc.record({ agencies: someOf(agencies), provinces: someOf(provinces) }), { nil: undefined }),
  facets: fc.record({
    values: fc.constantFrom(Object.fromEntries(valueFields.map((facet) => [facet, 9])), { agencies: 1 }),
    within: fc.boolean(),
    byGroup: fc.boolean(),
  }),
  explain: fc.boolean(),
  grouped: fc.boolean(),
  copiesNamed: fc.nat({ max: 2 }),
  near: fc.constantFrom(true, true, false),
})
const typedQueries = fc.option(queries, { nil: null, freq: 6 })
/** Which of the first words of a leaf belong together with the next one. */
const joined = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(false, false, true), { maxLength: 12 }) },
)

function bondsOf(words: number, joins: readonly boolean[]): Bond[] {
  const bonds: Bond[] = []
  for (let first = 0, last = 0; first < words; first = ++last) {
    while (last + 1 < words && joins[last]) last++
    if (last > first) bonds.push({ first, last })
  }
  return bonds
}

/** Other ways to write some words of a leaf, by the place of the first. */
const spelled = fc.array(
  fc.record({
    kind: fc.constantFrom('name' as const, 'synonym' as const),
    first: fc.nat({ max: 2 }),
    more: fc.nat({ max: 2 }),
    written: text(2),
  }),
  { maxLength: 3 },
)

function spellingsOf(words: number, ways: typeof spelled extends fc.Arbitrary<infer T> ? T : never): Spelling[] {
  return ways
    .map(({ kind, first, more, written }) => ({
      kind,
      first,
      last: first + more,
      words: queryTokens(written, analyzer),
    }))
    .filter((spelling) => spelling.last < words && spelling.words.length > 0)
}

const searches = fc.tuple(typedQueries, joined, spelled, look).map(([typed, joins, ways, fields]) => {
  const asked = request(typed, fields)
  if (asked.query === null) return asked
  // In every leaf the same words belong together, or may be written otherwise.
  const clauses = asked.query.clauses.map((one) => ({
    ...one,
    alternatives: one.alternatives.map((each) => ({
      ...each,
      bonds: bondsOf(each.tokens.length, joins),
      spellings: spellingsOf(each.tokens.length, ways),
    })),
  }))
  return { ...asked, query: { clauses } }
})

const drafts = fc
  .record({ title: text(3), lead: text(3), body: fc.array(text(9), { maxLength: 2 }) })
  .map((draft) => ({ draft: analyseText(draft, analyzer) }))
const names = fc.record({ agencies: someOf(agencies, 3), province: orNone([...provinces, 'Hà Giang']) })
const articlesOfLog = fc.nat({ max: 14 }).map((n) => ({ id: `n${n}` }))
const subjects = fc.oneof(articlesOfLog, drafts)
const namingDrafts = fc.tuple(drafts, names).map(([draft, named]) => ({ ...draft, names: named }))
const relations: fc.Arbitrary<RelatedRequest> = fc.record({
  like: fc.oneof(articlesOfLog, drafts, namingDrafts),
  limit: fc.constantFrom(1, 20),
  withCopies: fc.boolean(),
})

const folded = word.map((typed) => keysOf(typed.split(' ')[0]).folded)
const misspelt = fc.tuple(folded, fc.nat({ max: 3 })).map(([typed, at]) => typed.slice(0, at) + typed.slice(at + 1))
const begun = fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3 })).map(([parts, cut]) => {
  const typed = parts.join(' ')
  return typed.slice(0, typed.length - cut)
})

const questions = fc.record({
  searches: fc.array(searches, { minLength: 2, maxLength: 5 }),
  relations: fc.array(relations, { minLength: 1, maxLength: 3 }),
  copies: subjects,
  forms: fc.array(folded, { maxLength: 4 }),
  similar: fc.array(misspelt, { maxLength: 3 }),
  pairs: fc.array(fc.tuple(folded, folded), { maxLength: 4 }),
  typed: fc.array(fc.tuple(begun, fc.boolean()), { maxLength: 2 }),
})
type Questions = typeof questions extends fc.Arbitrary<infer T> ? T : never

/** Rounds numbers to six digits, and leaves out what identifies a build, which differs between engines. */
function comparable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) => {
      if (key === 'generation' || key === 'next') return undefined
      return typeof one === 'number' ? Number(one.toFixed(6)) : one
    }),
  )
}

const pages = (responses: readonly SearchResponse[]) => responses.map(({ next }) => next !== null)

/** Questions about words; their counts may include replaced articles that an engine has not cleared up yet. */
async function wordsOf({ vocabulary: words }: OpenEngine, { forms, similar, pairs, typed }: Questions) {
  const completions = await Promise.all(
    typed.map(([begin, isDone]) => words.complete(queryTokens(begin, analyzer), isDone, 5)),
  )
  const lattices = pairs.map((pair) => {
    return { places: pair.map((word) => [word, ...forms].map((one) => ({ word: keysOf(one), cost: 1 }))), mostCost: 2 }
  })
  return { asked: await words.ask({ forms, similar, pairs, lattices }), completions, names: await words.names() }
}

async function answers(open: OpenEngine, asked: Questions, searched: readonly SearchRequest[]) {
  const found = await open.engine.search(searched)
  return {
    found: comparable(found),
    pages: pages(found),
    related: comparable(await open.engine.related(asked.relations)),
    copies: await open.engine.copies(asked.copies, 20),
    neighbours: await Promise.all(Array.from({ length: 14 }, (_, n) => open.engine.neighbours(`n${n}`))),
  }
}

let minisearch: EngineUnderTest
let memory: EngineUnderTest
beforeAll(async () => {
  ;[minisearch, memory] = [await minisearchPlace(), await memoryPlace()]
})
afterAll(async () => {
  await minisearch.dispose()
  await memory.dispose()
})

/** Both engines over a log. */
async function openBoth(log: MemoryLog, full: boolean): Promise<[OpenEngine, OpenEngine]> {
  await Promise.all([minisearch.build(log, full), memory.build(log)])
  return [await minisearch.open(groups), await memory.open(groups)]
}

it('both engines give the same answers about any small archive', async () => {
  const archives = fc.array(change, { maxLength: 24 })
  await fc.assert(
    fc.asyncProperty(archives, questions, async (changes, asked) => {
      const [fast, clear] = await openBoth(logOf(changes), true)
      expect(await answers(fast, asked, asked.searches)).toEqual(await answers(clear, asked, asked.searches))
      expect(comparable(await wordsOf(fast, asked))).toEqual(comparable(await wordsOf(clear, asked)))
    }),
    { numRuns: 500 },
  )
})

/**
 * Without scores, and without the written form of documents: both may depend on replaced articles that have not been
 * cleared up yet.
 */
const unscored = (asked: SearchRequest): SearchRequest => ({ ...asked, query: null })

const withoutLabels = (found: unknown): unknown =>
  JSON.parse(JSON.stringify(found, (key, value: unknown) => (key === 'label' ? undefined : value)))

it('both engines list, count and group the same after any changes', async () => {
  const rounds = fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(rounds, questions, async (changes, asked) => {
      const log = new MemoryLog()
      await minisearch.build(log, true)
      for (const round of changes) await minisearch.build(logOf(round, log))
      const [fast, clear] = await openBoth(log, false)
      const searched = asked.searches.map(unscored)
      const listed = async (open: OpenEngine) => {
        const { found, pages, copies, neighbours } = await answers(open, asked, searched)
        return { found: withoutLabels(found), pages, copies, neighbours }
      }
      expect(await listed(fast)).toEqual(await listed(clear))
    }),
    { numRuns: 120 },
  )
})

it('both engines give the same answers about a larger archive, whose commonest words are kept otherwise', async () => {
  const seed = 1
  const stories = fc.sample(stated, { numRuns: 700, seed })
  const log = logOf(stories.map((content, id) => ({ id, content })))
  const [fast, clear] = await openBoth(log, true)
  for (const asked of fc.sample(questions, { numRuns: 40, seed })) {
    expect(await answers(fast, asked, asked.searches)).toEqual(await answers(clear, asked, asked.searches))
    expect(comparable(await wordsOf(fast, asked))).toEqual(comparable(await wordsOf(clear, asked)))
  }
})
