/**
 * What people type to be led somewhere at once: a day, a document, an agency, a place, an address, a whole title. Drawn
 * from an archive by rule, each with what its first answer should be, without the code under evaluation.
 */
import type { Figure } from './experiments.js'
import { mean } from './metrics.js'
import { sample, seededRandom, type Random } from './random.js'
import { keyOfText, type Unit } from './units.js'
import { withoutDiacritics } from './variants.js'

/** What is known of an article besides its texts. */
export interface DescribedArticle {
  id: string
  url: string | null
  title: string
  /** The day it was published, `YYYY-MM-DD`; null when unknown. */
  day: string | null
  agencies: readonly string[]
  province: string | null
  texts: readonly string[]
}

/** A body or place with the name by which people know it. */
export interface Named {
  id: string
  name: string
}

/** A query, and how its first answer is told from others: `days 2016-09-05 2016-09-05`, `document 60-nq-hdnd`. */
export interface DirectQuery {
  group: string
  text: string
  answers: readonly string[]
}

export interface DirectSubject {
  /** The first answer to a query in the form of `DirectQuery.answers`; null when there is none. */
  firstAnswer(query: string): Promise<string | null>
}

/** How many queries each group has. */
const drawn = {
  days: 30,
  months: 10,
  documents: 40,
  unknownDocuments: 10,
  agencies: 40,
  agenciesOfProvinces: 20,
  provinces: 40,
  communes: 60,
  districts: 30,
  addresses: 40,
  unknownAddresses: 10,
  titles: 60,
}

const documentNumber = /(?<![\p{L}\d/.-])\d{1,4}\/(?:(?:19|20)\d\d\/)?\p{Lu}{2,6}(?:-\p{Lu}{2,6}){1,2}(?![\p{L}\d/-])/gu
const district = /(?<!\p{L})(?:huyện|quận|thị xã) (?:\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)?(?! \p{Lu})(?![\p{L}\d])/gu
const fewestWordsOfTitle = 6
/** Fewest articles that name a district: what one names alone may be a slip. */
const fewestOfDistrict = 3

type Way = (text: string) => string

/** Types each text in the next of these ways. */
function typed<T>(items: readonly T[], ways: readonly Way[], textOf: (item: T) => string): { item: T; text: string }[] {
  return items.map((item, at) => ({ item, text: ways[at % ways.length](textOf(item)) }))
}

const asWritten: Way = (text) => text
const lower: Way = (text) => text.toLowerCase()
const bare: Way = (text) => withoutDiacritics(text).toLowerCase()
const names = [asWritten, lower, bare]

const numbersOf = (date: string) => date.split('-').map(Number)
const slashed = (date: string) => numbersOf(date).reverse().join('/')
const waysOfDays: Way[] = [
  slashed,
  (day) => day.split('-').reverse().join('-'),
  (day) => `ngày ${slashed(day)}`,
  (day) => `ngày ${numbersOf(day)[2]} tháng ${numbersOf(day)[1]} năm ${numbersOf(day)[0]}`,
  (day) => `tin ngay ${numbersOf(day).reverse().join('.')}`,
]
const waysOfMonths: Way[] = [
  (month) => `tháng ${slashed(month)}`,
  (month) => `thang ${numbersOf(month)[1]} nam ${numbersOf(month)[0]}`,
]
const waysOfAddresses: Way[] = [
  asWritten,
  (url) => url.replace(/^https?:\/\//, ''),
  (url) => `${url}${url.includes('?') ? '&' : '?'}utm_source=zalo&utm_medium=chat`,
  (url) => url.replace(/^https?:\/\/(?:www\.)?/, 'http://www.'),
]

const distinct = (items: Iterable<string>) => [...new Set(items)].sort()

/** The texts that a pattern matches in articles, with the number of articles that have each. */
function matchesIn(articles: readonly DescribedArticle[], pattern: RegExp): Map<string, number> {
  const found = new Map<string, number>()
  for (const { texts } of articles) {
    const ofArticle = new Set(texts.flatMap((text) => text.normalize('NFC').match(pattern) ?? []))
    for (const match of ofArticle) found.set(match, (found.get(match) ?? 0) + 1)
  }
  return found
}

function dayQueries(articles: readonly DescribedArticle[], random: Random): DirectQuery[] {
  const days = distinct(articles.flatMap(({ day }) => day ?? []))
  const months = distinct(days.map((day) => day.slice(0, 7)))
  const lastOf = (month: string) => new Date(Date.UTC(numbersOf(month)[0], numbersOf(month)[1], 0)).getUTCDate()
  return [
    ...typed(sample(days, drawn.days, random), waysOfDays, asWritten).map(({ item, text }) => ({
      group: 'dates',
      text,
      answers: [`days ${item} ${item}`],
    })),
    ...typed(sample(months, drawn.months, random), waysOfMonths, asWritten).map(({ item, text }) => ({
      group: 'dates',
      text,
      answers: [`days ${item}-01 ${item}-${lastOf(item)}`],
    })),
  ]
}

function documentQueries(articles: readonly DescribedArticle[], random: Random): DirectQuery[] {
  const slugOf = (number: string) => bare(number).replaceAll('/', '-')
  const cited = distinct(matchesIn(articles, documentNumber).keys())
  const slugs = new Set(cited.map(slugOf))
  // The same numbers in another year, as far as nobody cites those.
  const others = cited
    .map((number) => number.replace(/\/(?:19|20)\d\d\//, '/1990/'))
    .filter((number) => number.includes('/1990/') && !slugs.has(slugOf(number)))
  const queries = (numbers: readonly string[], kind: string) =>
    typed(numbers, [asWritten, (number) => `số ${number}`, lower], asWritten).map(({ item, text }) => ({
      group: 'documents',
      text,
      answers: [`${kind} ${slugOf(item)}`],
    }))
  return [
    ...queries(sample(cited, drawn.documents, random), 'document'),
    ...queries(sample(distinct(others), drawn.unknownDocuments, random), 'no document'),
  ]
}

function agencyQueries(
  articles: readonly DescribedArticle[],
  agencies: readonly Named[],
  random: Random,
): DirectQuery[] {
  const named = new Set(articles.flatMap((article) => article.agencies))
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]))
  const known = agencies.filter(({ id }) => named.has(id))
  const isDepartment = (id: string) => nameOf.get(id)?.startsWith('Sở ') === true
  const pairs = distinct(
    articles.flatMap(({ agencies: ids, province }) =>
      province === null ? [] : ids.filter(isDepartment).map((id) => `${id} ${province}`),
    ),
  )
  const ofPair = (pair: string) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]
  return [
    ...typed(sample(known, drawn.agencies, random), names, ({ name }) => name).map(({ item, text }) => ({
      group: 'agencies',
      text,
      answers: agencies.filter(({ name }) => name === item.name).map(({ id }) => `agency ${id}`),
    })),
    ...typed(sample(pairs, drawn.agenciesOfProvinces, random), names, (pair) => {
      const [id, province] = ofPair(pair)
      return `${nameOf.get(id)} ${province}`
    }).map(({ item, text }) => ({ group: 'agencies of provinces', text, answers: [`agency ${item}`] })),
  ]
}

function districtQueries(articles: readonly DescribedArticle[], random: Random): DirectQuery[] {
  const districts = [...matchesIn(articles, district)].filter(([, count]) => count >= fewestOfDistrict)
  return typed(sample(distinct(districts.map(([name]) => name)), drawn.districts, random), names, asWritten).map(
    ({ item, text }) => ({ group: 'districts', text, answers: [`district ${lower(item)}`] }),
  )
}

function addressQueries(articles: readonly DescribedArticle[], random: Random): DirectQuery[] {
  const published = articles.filter(({ url }) => url !== null)
  const query = ({ id, url }: DescribedArticle, way: Way, answer = `article ${id}`) => ({
    group: 'addresses',
    text: way(url!),
    answers: [answer],
  })
  return [
    ...sample(published, drawn.addresses, random).map((article, at) =>
      query(article, waysOfAddresses[at % waysOfAddresses.length]),
    ),
    ...sample(published, drawn.unknownAddresses, random).map((article) =>
      query(article, (url) => url.replace(/\/[^/]*$/, '/khong-co-bai-nay.html'), 'no article'),
    ),
  ]
}

function titleQueries(articles: readonly DescribedArticle[], random: Random): DirectQuery[] {
  const titled = articles.filter(({ title }) => title.trim().split(/\s+/).length >= fewestWordsOfTitle)
  const same = (title: string) => articles.filter((other) => lower(other.title) === lower(title))
  return typed(sample(titled, drawn.titles, random), [asWritten, lower], ({ title }) => title).map(
    ({ item, text }) => ({
      group: 'titles',
      text,
      answers: same(item.title).map(({ id }) => `article ${id}`),
    }),
  )
}

/**
 * Draws queries.
 * @param articles in an order that does not depend on how the archive was built
 * @param agencies all that articles may name; of several with one name, each is right
 * @param provinces of today and former
 * @param communes units of the kind `commune`, drawn from the same articles
 */
export function drawDirectQueries(
  articles: readonly DescribedArticle[],
  agencies: readonly Named[],
  provinces: readonly Named[],
  communes: readonly Unit[],
  seed: number,
): DirectQuery[] {
  const random = seededRandom(seed)
  return [
    ...dayQueries(articles, random),
    ...documentQueries(articles, random),
    ...agencyQueries(articles, agencies, random),
    ...typed(sample(provinces, drawn.provinces, random), names, ({ name }) => name).map(({ item, text }) => ({
      group: 'provinces',
      text,
      answers: [`province ${item.id}`],
    })),
    ...typed(sample(communes, drawn.communes, random), names, ({ text }) => text).map(({ item, text }) => ({
      group: 'communes',
      text,
      answers: [`commune ${lower(item.text)}`],
    })),
    ...districtQueries(articles, random),
    ...addressQueries(articles, random),
    ...titleQueries(articles, random),
  ]
}

/**
 * Judges first answers: the share that is right, of each group and of all.
 * @param onMiss learns of each query whose first answer is another, and what that is
 */
export async function judgeDirectAnswers(
  queries: readonly DirectQuery[],
  subject: DirectSubject,
  onMiss?: (query: DirectQuery, answer: string | null) => void,
): Promise<Figure[]> {
  const right = new Map<string, number[]>()
  for (const query of queries) {
    const answer = await subject.firstAnswer(query.text)
    const isRight = answer !== null && query.answers.map(keyOfText).includes(keyOfText(answer))
    if (!isRight) onMiss?.(query, answer)
    right.set(query.group, [...(right.get(query.group) ?? []), isRight ? 1 : 0])
  }
  const figure = (name: string, values: readonly number[]): Figure => ({
    name: `direct answers: ${name}`,
    measure: 'first',
    value: mean(values),
    cases: values.length,
  })
  return queries.length === 0
    ? []
    : [...Array.from(right, ([group, values]) => figure(group, values)), figure('all', [...right.values()].flat())]
}
