import type { Article } from '../../../src/article.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import type {
  ArticleSummary,
  DateFacetValue,
  FacetValue,
  Hit,
  Listing,
  Part,
  SearchParams,
  SearchResult,
  SearchService,
} from '../../../src/search/types.js'
import { lineageFacet, lineageGroups, withPredecessors } from '../../../src/search/finding/lineage.js'
import { gapsOf } from '../../../src/search/calendar/gaps.js'
import type { DayRange } from '../../../src/text/dates.js'
import { foldMarks } from '../../../src/text/index.js'
import { articles as invented } from './articles.js'
import { fakeGazetteer } from './fake-gazetteer.js'

/** Folding that keeps offsets: one character for one. */
function fold(text: string): string {
  return foldMarks(text.normalize('NFC').toLowerCase())
}

function wordsOf(q: string): string[] {
  return fold(q).match(/[\p{L}\p{N}/]+/gu) ?? []
}

function textOf(article: Article): string {
  return [article.kicker, article.title, article.lead, ...article.body, ...article.keywords].join(' ')
}

function marked(text: string, words: string[]): Part[] {
  if (words.length === 0) return [{ text, match: false }]
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  const parts: Part[] = []
  let end = 0
  for (const match of fold(text).matchAll(pattern)) {
    parts.push({ text: text.slice(end, match.index), match: false })
    parts.push({ text: text.slice(match.index, match.index + match[0].length), match: true })
    end = match.index + match[0].length
  }
  return [...parts, { text: text.slice(end), match: false }].filter((part) => part.text !== '')
}

function summaryOf(article: Article): ArticleSummary {
  const { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category } = article
  return { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category }
}

function missingOf(article: Article, words: string[]): string[] {
  const text = ` ${wordsOf(textOf(article)).join(' ')} `
  return words.filter((word) => !text.includes(` ${word} `))
}

function toHit(article: Article, words: string[], score: number): Hit {
  const passage =
    article.body.find((paragraph) => missingOf({ ...article, body: [paragraph] }, words).length === 0) ??
    article.body[0]
  return {
    ...summaryOf(article),
    titleParts: marked(article.title, words),
    url: article.url,
    agencies: article.agencies,
    score,
    snippets: [marked(article.lead || passage, words)],
    missing: missingOf(article, words),
    explain: null,
    copies: [],
    copyCount: 0,
  }
}

const groups = lineageGroups(fakeGazetteer)

/** The values of each article with the heads of their groups, as values of their own. */
function withHeads(valuesOf: string[][], kind: 'agencies' | 'provinces'): string[] {
  return valuesOf.flatMap((values) => {
    const heads = groups[kind].filter(({ members }) => members.some((member) => values.includes(member)))
    return [...new Set([...values, ...heads.map(({ value }) => value)])]
  })
}

type Own = 'date' | 'agencies' | 'provinces' | 'categories' | null

function passes(article: Article, chosen: SearchParams, but: Own): boolean {
  const params = withPredecessors(chosen, fakeGazetteer)
  const day = article.publishedAt?.slice(0, 10) ?? null
  const dated = (params.from === null && params.to === null) || but === 'date'
  const inRange = day !== null && day >= (params.from ?? '') && day <= (params.to ?? '9')
  const any = (own: Own, wanted: string[], has: (string | null)[]) =>
    but === own || wanted.length === 0 || wanted.some((value) => has.includes(value))
  const noDay = !params.undated || but === 'date' || day === null
  return (
    (dated || inRange) &&
    noDay &&
    any('agencies', params.agencies, article.agencies) &&
    any('provinces', params.provinces, [article.province]) &&
    any('categories', params.categories, [article.category])
  )
}

function counted(values: string[], selected: string[], label: (value: string) => string): FacetValue[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, label: label(value), count, selected: selected.includes(value) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function dateTree(days: string[], length: 4 | 7 | 10): DateFacetValue[] {
  const values = [...new Set(days.map((day) => day.slice(0, length)))].sort()
  return values.map((value) => {
    const own = days.filter((day) => day.startsWith(value))
    const [year, month, day] = value.split('-').map(Number)
    const label = { 4: String(year), 7: `Tháng ${month}`, 10: `Ngày ${day}` }[length]
    const children = length === 10 ? [] : dateTree(own, length === 4 ? 7 : 10)
    return { value, label, count: own.length, selected: false, children }
  })
}

/** A search service over articles in memory: enough behaviour for pages, no ranking worth the name. */
export class FakeSearch implements SearchService {
  generation = 'fake-1'
  /** Set to let every use case fail with it. */
  failure: Error | null = null

  /** @param valuesOfResult how many values of each list facet a search's result has */
  constructor(
    readonly articles: readonly Article[] = invented,
    private readonly valuesOfResult = 20,
  ) {}

  async search(params: SearchParams): Promise<SearchResult> {
    this.failIfTold()
    const { words, complete, matching } = this.matching(params)
    const filtered = matching.filter((article) => passes(article, params, null))
    const sorted = this.sorted(filtered, params)
    const first = (params.page - 1) * params.size
    return {
      query: params.q,
      reading: { text: params.q, notes: params.q.includes('"') ? ['Dấu ngoặc kép được đọc như các từ rời.'] : [] },
      total: filtered.length,
      totalHits: filtered.length,
      totalComplete: complete.length > 0 ? filtered.length : 0,
      page: params.page,
      size: params.size,
      pages: Math.ceil(filtered.length / params.size),
      tookMs: 1.25,
      hits: sorted.slice(first, first + params.size).map((article, index) => toHit(article, words, 10 - index / 10)),
      facets: this.facetsOf(matching, params, this.valuesOfResult),
      didYouMean: params.q === 'truyền thôn' ? 'truyền thông' : null,
      document: null,
      offers: /tháng 11\/2022/.test(params.q)
        ? [
            {
              label: 'tháng 11/2022',
              params: {
                ...params,
                q: params.q.replace('tháng 11/2022', '').trim(),
                from: '2022-11-01',
                to: '2022-11-30',
              },
            },
          ]
        : [],
    }
  }

  async facets(params: SearchParams) {
    this.failIfTold()
    const { matching } = this.matching(params)
    const total = matching.filter((article) => passes(article, params, null)).length
    return { query: params.q, total, facets: this.facetsOf(matching, params, Infinity) }
  }

  async list(params: SearchParams, limit: number): Promise<Listing> {
    const { reading, total, hits } = await this.search({ ...params, page: 1, size: limit })
    const listed = hits.map(({ id, missing }) => ({
      article: this.articles.find((article) => article.id === id)!,
      missing,
      copyOf: null,
    }))
    async function* slices() {
      for (let start = 0; start < listed.length; start += 7) yield listed.slice(start, start + 7)
    }
    return { reading, total, listed: listed.length, slices: slices() }
  }

  async latest(params: SearchParams, limit: number) {
    const { hits } = await this.search({ ...params, sort: 'newest', page: 1, size: this.articles.length })
    const complete = hits.filter(({ missing, publishedAt }) => missing.length === 0 && publishedAt !== null)
    return complete.slice(0, limit).map(({ id }) => this.articles.find((article) => article.id === id)!)
  }

  async article(id: string) {
    this.failIfTold()
    const article = this.articles.find((other) => other.id === id)
    if (article === undefined) return null
    const day = article.publishedAt?.slice(0, 10)
    const sameDay = this.articles
      .filter((other) => day !== undefined && other.publishedAt?.startsWith(day))
      .sort((a, b) => (a.publishedAt! + a.id < b.publishedAt! + b.id ? -1 : 1))
    const place = sameDay.indexOf(article)
    const neighbour = (other: Article | undefined) => (other === undefined || place < 0 ? null : summaryOf(other))
    return {
      article,
      agencies: article.agencies.map((agency) => ({ id: agency, name: fakeGazetteer.agency(agency)?.name ?? agency })),
      related: (await this.related(id, 6)) ?? [],
      copies: [],
      story: [summaryOf(article)],
      documents: [],
      previousOfDay: neighbour(sameDay[place - 1]),
      nextOfDay: neighbour(sameDay[place + 1]),
    }
  }

  async related(id: string, limit: number) {
    const article = this.articles.find((other) => other.id === id)
    if (article === undefined) return null
    const near = this.articles.filter(
      (other) => other !== article && (other.category === article.category || other.province === article.province),
    )
    return near.slice(0, limit).map(summaryOf)
  }

  async copies(id: string) {
    return this.articles.some((article) => article.id === id) ? [] : null
  }

  async story(id: string) {
    const article = this.articles.find((other) => other.id === id)
    return article === undefined ? null : [summaryOf(article)]
  }

  async document() {
    return null
  }

  async documents() {
    return []
  }

  async suggest(text: string, limit: number) {
    this.failIfTold()
    const words = wordsOf(text)
    const agencies = fakeGazetteer.agencies().filter(({ name }) => fold(name).includes(words.join(' ')))
    const keywords = [...new Set(this.articles.flatMap((article) => article.keywords))].filter((keyword) =>
      fold(keyword).startsWith(words.join(' ')),
    )
    const titles = this.articles.filter(({ title }) => fold(title).startsWith(words.join(' ')))
    return [
      ...keywords.map((keyword) => ({
        kind: 'words' as const,
        text: keyword,
        parts: marked(keyword, words),
        id: null,
      })),
      ...agencies.map(({ id, name }) => ({ kind: 'agency' as const, text: name, parts: marked(name, words), id })),
      ...titles.map(({ id, title }) => ({ kind: 'title' as const, text: title, parts: marked(title, words), id })),
    ].slice(0, limit)
  }

  async calendar() {
    const dated = this.articles.flatMap((article) => article.publishedAt?.slice(0, 10) ?? [])
    const days = counted(dated, [], String).map(({ value, count }) => ({ day: value, count }))
    return { days: days.sort((a, b) => (a.day < b.day ? -1 : 1)), undated: this.articles.length - dated.length }
  }

  async haveNews(ranges: readonly DayRange[]) {
    const { days } = await this.calendar()
    return ranges.map(({ from, to }) => days.some(({ day }) => day >= from && day <= to))
  }

  async onThisDay(day: string, limits: { years: number; articles: number }) {
    const { days } = await this.calendar()
    const earlier = days.filter((other) => other.day.slice(5) === day.slice(5) && other.day < day).reverse()
    return earlier.slice(0, limits.years).map((other) => {
      const articles = this.articles.filter(({ publishedAt }) => publishedAt?.startsWith(other.day))
      return { ...other, articles: articles.slice(0, limits.articles).map(summaryOf) }
    })
  }

  async gaps() {
    this.failIfTold()
    return [...new Set(this.articles.map(({ source }) => source))].map((source) => {
      const own = this.articles.filter((article) => article.source === source)
      const dated = own.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? [])
      return gapsOf(source, { articles: own.length, undated: own.length - dated.length, days: new Set(dated) })
    })
  }

  async status() {
    this.failIfTold()
    return { generation: this.generation, articles: this.articles.length }
  }

  async companions(of: Pick<SearchParams, 'agencies' | 'provinces'>, limit: number): Promise<FacetValue[]> {
    const params = { ...emptySearch, ...of }
    const included = fakeGazetteer.agencyHistory.withPredecessors(of.agencies)
    const named = this.articles.filter((article) => passes(article, params, null)).flatMap(({ agencies }) => agencies)
    const label = (id: string) => fakeGazetteer.agency(id)?.name ?? id
    return counted(
      named.filter((id) => !included.includes(id)),
      [],
      label,
    ).slice(0, limit)
  }

  private matching({ q }: SearchParams) {
    const words = wordsOf(q)
    const complete = this.articles.filter((article) => missingOf(article, words).length === 0)
    const some = this.articles.filter((article) => missingOf(article, words).length < Math.max(1, words.length))
    return { words, complete, matching: complete.length > 0 ? complete : some }
  }

  private failIfTold(): void {
    if (this.failure) throw this.failure
  }

  private sorted(articles: Article[], { q, sort }: SearchParams): Article[] {
    if (q !== '' && sort === 'relevance') return articles
    const direction = sort === 'oldest' ? 1 : -1
    const dated = articles.filter((article) => article.publishedAt !== null)
    dated.sort((a, b) => direction * (a.publishedAt! < b.publishedAt! ? -1 : 1))
    return [...dated, ...articles.filter((article) => article.publishedAt === null)]
  }

  /** @param most values listed of each list facet */
  private facetsOf(matching: Article[], params: SearchParams, most: number): SearchResult['facets'] {
    const but = (own: Own) => matching.filter((article) => passes(article, params, own))
    const dated = but('date').flatMap((article) => article.publishedAt?.slice(0, 10) ?? [])
    const agency = lineageFacet(
      counted(
        withHeads(
          but('agencies').map((article) => article.agencies),
          'agencies',
        ),
        [],
        String,
      ),
      params.agencies,
      fakeGazetteer.agencyHistory,
      (id) => fakeGazetteer.agency(id)?.shortName ?? id,
      most,
    )
    const province = lineageFacet(
      counted(
        withHeads(
          but('provinces').map(({ province }) => (province === null ? [] : [province])),
          'provinces',
        ),
        [],
        String,
      ),
      params.provinces,
      fakeGazetteer.provinceHistory,
      String,
      most,
    )
    const categories = counted(
      but('categories').flatMap((article) => article.category ?? []),
      params.categories,
      String,
    )
    return {
      date: dateTree(dated, 4),
      undated: but('date').length - dated.length,
      agency: agency.values,
      province: province.values,
      category: categories.filter(({ selected }, place) => place < most || selected),
      totals: { agency: agency.total, province: province.total, category: categories.length },
    }
  }
}
