import { expect, it } from 'vitest'
import { createDeskService } from '../../src/search/desk/service.js'
import { emptySearch } from '../../src/search/finding/empty-search.js'
import { answerQuestions } from '../../src/search/service.js'
import { archiveInMemory } from '../support/archive-in-memory.js'
import { CountedCalls, type CallCount } from '../support/counted-engine.js'
import { articles as invented } from '../web/support/articles.js'
import { smallAnalyzer, smallLexica } from './support/analyzer.js'
import { now } from './support/archive.js'
import { makeArticle } from './support/articles.js'
import { smallGazetteer } from './support/gazetteer.js'

/** What a page may cost an engine on another machine. Each question is put to a new service with empty caches. */
const mostInSeries = 4
const mostCalls = 6

const printed = Array.from({ length: 4 }, (_, n) => {
  const day = `2022-11-2${n}`
  return makeArticle({
    id: `p${n}`,
    title: 'Nuôi tôm càng xanh ở xã Quảng Nam',
    body: [
      'Đoàn khảo sát xem đầm tôm càng xanh, hẹn mùa sau quay lại đo độ mặn, ghi giá con giống và hỏi chuyện chủ đầm.',
    ],
    publishedAt: `${day}T08:00:00+07:00`,
    datePrecision: 'minute',
    dateSource: 'page',
  })
})

async function callsOf(ask: (of: ReturnType<typeof services>) => Promise<unknown>): Promise<CallCount> {
  const made = services()
  return made.counted.of(() => ask(made))
}

function services() {
  const { parts } = archiveInMemory([...invented, ...printed], {
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    gazetteer: smallGazetteer,
    clock: () => now,
  })
  const counted = new CountedCalls(parts.engine, parts.vocabulary)
  const over = { ...parts, engine: counted.engine, vocabulary: counted.vocabulary }
  return { counted, search: answerQuestions(over), desk: createDeskService(over) }
}

const params = (q: string) => ({ ...emptySearch, q })
const search = (q: string) => callsOf((of) => of.search.search(params(q)))

/** Nine paragraphs, each long enough for its source to be looked for. */
const draft = {
  title: 'Tập huấn chuyển đổi số ở Quỳnh Phụ',
  lead: 'Bản thảo chưa biên tập.',
  body: invented.slice(0, 3).flatMap(({ body }) => body),
}

const questions: [name: string, ask: () => Promise<CallCount>, most: CallCount][] = [
  ['an accented topic', () => search('chuyển đổi số'), { calls: 5, inSeries: 3 }],
  ['five misspelt words', () => search('nuôii tôm cànng xanhh quảg'), { calls: 6, inSeries: 4 }],
  ['words without diacritics', () => search('nuoi tom cang xanh'), { calls: 5, inSeries: 3 }],
  ['raw Telex', () => search('chuyeern ddooir soos'), { calls: 5, inSeries: 3 }],
  ['a phrase that no article has', () => search('"mới nông thôn"'), { calls: 3, inSeries: 3 }],
  ['a document number', () => search('18/NQ-HĐND'), { calls: 3, inSeries: 3 }],
  ['an agency of a province', () => search('Sở Y tế Nam Định'), { calls: 5, inSeries: 4 }],
  ['a commune', () => search('xa dong la'), { calls: 6, inSeries: 4 }],
  ['a question', () => search('ai là giám đốc Sở Y tế'), { calls: 5, inSeries: 4 }],
  ['the newest', () => search('nuôi tôm mới nhất'), { calls: 5, inSeries: 4 }],
  ['a search without words', () => search(''), { calls: 2, inSeries: 2 }],
  ['facets', () => callsOf((of) => of.search.facets(params('chuyển đổi số'))), { calls: 2, inSeries: 2 }],
  ['facets of one word', () => callsOf((of) => of.search.facets(params('tỉnh'))), { calls: 1, inSeries: 1 }],
  [
    'a list to take along',
    () => callsOf((of) => of.search.hits(params('chuyển đổi số'), 99)),
    { calls: 2, inSeries: 2 },
  ],
  [
    'the latest of a search',
    () => callsOf((of) => of.search.latest(params('tôm càng xanh'), 20)),
    { calls: 3, inSeries: 3 },
  ],
  ['an article', () => callsOf((of) => of.search.article('p1')), { calls: 3, inSeries: 1 }],
  ['related articles', () => callsOf((of) => of.search.related('p1', 5)), { calls: 1, inSeries: 1 }],
  ['copies', () => callsOf((of) => of.search.copies('p1', 5)), { calls: 1, inSeries: 1 }],
  ['a withdrawn article', () => callsOf((of) => of.search.withdrawn('p1')), { calls: 0, inSeries: 0 }],
  ['the last withdrawals', () => callsOf((of) => of.search.lastWithdrawn(9)), { calls: 0, inSeries: 0 }],
  ['a story', () => callsOf((of) => of.search.story('p1')), { calls: 1, inSeries: 1 }],
  [
    'companions',
    () => callsOf((of) => of.search.companions({ agencies: ['so-y-te'], provinces: [] }, 5)),
    { calls: 1, inSeries: 1 },
  ],
  ['a document', () => callsOf((of) => of.search.document('18-nq-hdnd', 1, 10)), { calls: 1, inSeries: 1 }],
  ['the most cited documents', () => callsOf((of) => of.search.documents(50)), { calls: 1, inSeries: 1 }],
  ['suggestions', () => callsOf((of) => of.search.suggest('tom cang', 8)), { calls: 5, inSeries: 3 }],
  ['the calendar', () => callsOf((of) => of.search.calendar()), { calls: 2, inSeries: 2 }],
  [
    'whether there is news',
    () => callsOf((of) => of.search.haveNews([{ from: '2022-01-01', to: '2022-12-31' }])),
    { calls: 2, inSeries: 2 },
  ],
  [
    'the same day of earlier years',
    () => callsOf((of) => of.search.onThisDay('2026-11-23', { years: 10, articles: 5 })),
    { calls: 3, inSeries: 3 },
  ],
  [
    'an article with the words of a search',
    () => callsOf((of) => of.search.marked('p1', params('nuôi tôm'))),
    { calls: 1, inSeries: 1 },
  ],
  ['how searches are read', () => callsOf((of) => of.search.readings([params('nuôi tôm')])), { calls: 3, inSeries: 3 }],
  ['a search in a paper', () => search('nguồn:báo chuyển đổi số'), { calls: 7, inSeries: 4 }],
  ['papers', () => callsOf((of) => of.search.papers()), { calls: 3, inSeries: 3 }],
  ['a paper', () => callsOf((of) => of.search.paper(invented[0].source)), { calls: 4, inSeries: 3 }],
  ['the log', () => callsOf((of) => of.search.logged(0, 10)), { calls: 0, inSeries: 0 }],
  ['gaps', () => callsOf((of) => of.search.gaps()), { calls: 0, inSeries: 0 }],
  ['the status', () => callsOf((of) => of.search.status()), { calls: 1, inSeries: 1 }],
  [
    'the desk with a long draft',
    () => callsOf((of) => of.desk.analyse({ draft, characters: 3000 })),
    { calls: 4, inSeries: 2 },
  ],
  ['the desk with an article', () => callsOf((of) => of.desk.analyse({ id: 'p1' })), { calls: 4, inSeries: 2 }],
]

it.each(questions)('%s crosses to the engine few times', async (_, ask, most) => {
  const { calls, inSeries } = await ask()
  expect(inSeries).toBeLessThanOrEqual(mostInSeries)
  expect(calls).toBeLessThanOrEqual(mostCalls)
  expect({ calls: Math.max(calls, most.calls), inSeries: Math.max(inSeries, most.inSeries) }).toEqual(most)
})

it('asks for every question of the service', () => {
  const { search: questionsOf } = services()
  const asked = questions.map(([, ask]) => String(ask)).join() + String(search)
  expect(Object.keys(questionsOf).filter((name) => name !== 'listed' && !asked.includes(`.search.${name}(`))).toEqual(
    [],
  )
})
