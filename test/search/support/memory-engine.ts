import type { Article } from '../../../src/article.js'
import type { Filters, Leaf, Query } from '../../../src/engine/query.js'
import type {
  CopyHit,
  DocumentCount,
  EngineHit,
  FacetCount,
  FacetCounts,
  FacetGroups,
  RelatedSubject,
  SearchEngine,
  SearchRequest,
  ValueGroup,
} from '../../../src/engine/reading.js'
import type { Form, Suggestion } from '../../../src/engine/vocabulary.js'
import { keysOf } from '../../../src/text/keys.js'
import { smallAnalyzer } from './analyzer.js'

type Key = 'exact' | 'folded'

function textOf(article: Article, field: Leaf['field']): string {
  if (field === 'title') return article.title
  if (field === 'author') return article.author ?? ''
  return [article.title, article.kicker, article.lead, ...article.body, ...article.captions].join('\n')
}

function keysIn(text: string, key: Key): string[] {
  return smallAnalyzer.analyze(text).tokens.map((token) => token[key])
}

function missingOf(leaf: Leaf, article: Article): string[] {
  const text = textOf(article, leaf.field)
  if (leaf.kind === 'phrase') {
    const whole = ` ${keysIn(text, 'exact').join(' ')} `
    return whole.includes(` ${keysIn(leaf.text, 'exact').join(' ')} `) ? [] : [leaf.text]
  }
  const has = new Set(keysIn(text, 'folded'))
  const { tokens } = smallAnalyzer.analyze(leaf.text)
  return tokens.filter(({ folded }) => !has.has(folded)).map(({ start, end }) => leaf.text.slice(start, end))
}

/** Words that the article lacks; null when it does not match at all: no word of a clause, or one that is excluded. */
function match(query: Query | null, article: Article): { missing: string[]; score: number } | null {
  const missing: string[] = []
  let score = 1
  for (const { occur, alternatives } of query?.clauses ?? []) {
    const best = alternatives
      .map((leaf) => ({
        lacks: missingOf(leaf, article),
        words: leaf.kind === 'phrase' ? 1 : keysIn(leaf.text, 'folded').length,
      }))
      .sort((a, b) => a.lacks.length - b.lacks.length)[0]
    const found = best.lacks.length < best.words
    if (occur === 'not') {
      if (best.lacks.length === 0) return null
      continue
    }
    if (!found) return null
    missing.push(...best.lacks)
    score += best.words - best.lacks.length
  }
  return { missing, score }
}

function passes(article: Article, { from, to, undated, agencies, provinces, categories }: Filters): boolean {
  const day = article.publishedAt?.slice(0, 10) ?? null
  if ((from !== null || to !== null) && (day === null || day < (from ?? day) || day > (to ?? day))) return false
  if (undated && day !== null) return false
  if (agencies.length > 0 && !agencies.some((id) => article.agencies.includes(id))) return false
  if (provinces.length > 0 && !provinces.includes(article.province ?? '')) return false
  return categories.length === 0 || categories.includes(article.category ?? '')
}

function counted(values: string[]): FacetCount[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The values of each article and the heads of their groups, each once. */
function withHeads(valuesOf: string[][], groups: ValueGroup[] = []): string[] {
  return valuesOf.flatMap((values) => {
    const heads = groups.filter(({ members }) => members.some((member) => values.includes(member)))
    return [...new Set([...values, ...heads.map(({ value }) => value)])]
  })
}

function facetsOf(matching: Article[], filters: Filters, groups?: FacetGroups, within = false): FacetCounts {
  const but = (own: Partial<Filters>) =>
    matching.filter((article) => passes(article, within ? filters : { ...filters, ...own }))
  const dated = but({ from: null, to: null, undated: false })
  const days = counted(dated.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? []))
  const agencies = but({ agencies: [] }).map((article) => article.agencies)
  const provinces = but({ provinces: [] }).map(({ province }) => (province === null ? [] : [province]))
  return {
    days: days.map(({ value, count }) => ({ day: value, count })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    undated: dated.filter(({ publishedAt }) => publishedAt === null).length,
    agencies: counted(withHeads(agencies, groups?.agencies)),
    provinces: counted(withHeads(provinces, groups?.provinces)),
    categories: counted(but({ categories: [] }).flatMap(({ category }) => category ?? [])),
  }
}

/** Every run of four folded syllables. */
function shinglesIn({ title, lead, body }: Pick<Article, 'title' | 'lead' | 'body'>): Set<string> {
  const keys = keysIn([title, lead, ...body].join('\n'), 'folded')
  return new Set(keys.slice(3).map((_, at) => keys.slice(at, at + 4).join(' ')))
}

function shareOf(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((shingle) => b.has(shingle)).length
  return shared / Math.max(1, a.size + b.size - shared)
}

/** Of each article that has near-copies of an earlier date in the list, the first of these. */
function firstCopies(articles: Article[]): Map<string, string> {
  const dated = articles
    .filter(({ publishedAt }) => publishedAt !== null)
    .sort((a, b) => Date.parse(a.publishedAt!) - Date.parse(b.publishedAt!))
    .map(({ id, ...article }) => ({ id, shingles: shinglesIn(article) }))
    .filter(({ shingles }) => shingles.size > 0)
  const firsts = new Map<string, string>()
  dated.forEach(({ id, shingles }, place) => {
    const first = dated.slice(0, place).find((other) => shareOf(shingles, other.shingles) >= 0.6)
    if (first !== undefined) firsts.set(id, first.id)
  })
  return firsts
}

/** An engine over a list: slow, plain and right, with all words first and fewer words only where none has all. */
export class MemoryEngine implements SearchEngine {
  generation = 'g1'
  readonly requests: SearchRequest[] = []

  constructor(private readonly articles: Article[]) {}

  async search(request: SearchRequest) {
    this.requests.push(request)
    const { query, filters, sort, offset, limit } = request
    const matching = this.articles.flatMap((article) => {
      const found = match(query, article)
      return found === null ? [] : [{ article, ...found }]
    })
    const complete = matching.filter(({ missing }) => missing.length === 0)
    const served = (complete.length > 0 ? complete : matching).filter(({ article }) => passes(article, filters))
    const time = (article: Article) => (article.publishedAt === null ? null : Date.parse(article.publishedAt))
    const byTime = (direction: 1 | -1) => (a: { article: Article }, b: { article: Article }) => {
      const [left, right] = [time(a.article), time(b.article)]
      if (left === null || right === null) return Number(left === null) - Number(right === null)
      return direction * (left - right)
    }
    if (sort === 'relevance' && query !== null) served.sort((a, b) => b.score - a.score)
    else served.sort(byTime(sort === 'oldest' ? 1 : -1))
    const first = firstCopies(served.map(({ article }) => article))
    const hits: EngineHit[] = served.slice(offset, offset + limit).map(({ article: { id }, score, missing }) => ({
      id,
      copies: [],
      copyOf: first.get(id) ?? null,
      score,
      missing,
      explain: request.explain ? { words: score } : null,
    }))
    const facets = request.facets
      ? facetsOf(
          (complete.length > 0 ? complete : matching).map(({ article }) => article),
          filters,
          request.groups,
          request.facetsWithin,
        )
      : null
    const total = served.length
    return { total, totalHits: total, totalComplete: complete.length > 0 ? total : 0, hits, facets }
  }

  async related({ like, limit }: Parameters<SearchEngine['related']>[0]) {
    const subject = 'id' in like ? this.articles.find(({ id }) => id === like.id) : like.draft
    if (subject === undefined) return []
    const words = new Set(keysIn([subject.title, ...subject.body].join('\n'), 'folded'))
    return this.articles
      .filter(({ id }) => !('id' in like) || id !== like.id)
      .map((article) => ({
        id: article.id,
        score: new Set(keysIn(textOf(article, undefined), 'folded').filter((word) => words.has(word))).size,
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
  }

  async copies(like: RelatedSubject, limit: number): Promise<CopyHit[]> {
    const subject = 'id' in like ? this.articles.find(({ id }) => id === like.id) : like.draft
    if (subject === undefined) return []
    const own = shinglesIn(subject)
    return this.articles
      .filter((article) => article !== subject)
      .map((article) => ({ id: article.id, share: shareOf(own, shinglesIn(article)) }))
      .filter(({ share }) => share >= 0.6)
      .sort((a, b) => b.share - a.share)
      .slice(0, limit)
  }

  async documents(limit: number): Promise<DocumentCount[]> {
    const numbers = this.articles.flatMap((article) => [
      ...new Set(textOf(article, undefined).match(/\d+\/[A-ZĐ]+(-[A-ZĐ]+)*/g)),
    ])
    return counted(numbers)
      .map(({ value, count }) => ({ number: value, articles: count }))
      .slice(0, limit)
  }

  async suggest(text: string, limit: number): Promise<Suggestion[]> {
    const sought = keysIn(text, 'folded').join(' ')
    return this.articles
      .filter(({ title }) => keysIn(title, 'folded').join(' ').startsWith(sought))
      .slice(0, limit)
      .map(({ id, title }) => ({ kind: 'title', text: title, articles: 1, id }))
  }

  async forms(words: string): Promise<Form[]> {
    const sought = words.split(' ').map((word) => keysOf(word).folded)
    return this.count((tokens, at) => {
      const slice = tokens.slice(at, at + sought.length)
      const same = slice.length === sought.length && slice.every((token, i) => keysOf(token).folded === sought[i])
      return same ? slice.join(' ') : null
    })
  }

  async similar(word: string): Promise<Form[]> {
    return this.count((tokens, at) => (tokens[at] !== word && isOneMistake(tokens[at], word) ? tokens[at] : null))
  }

  async status() {
    return { generation: this.generation, articles: this.articles.length, sequence: this.articles.length }
  }

  async close(): Promise<void> {}

  /** Articles that have each text that `read` finds at some token. */
  private count(read: (tokens: string[], at: number) => string | null): Form[] {
    const all = this.articles.flatMap((article) => {
      const tokens = keysIn(textOf(article, undefined), 'exact')
      return [...new Set(tokens.map((_, at) => read(tokens, at)).filter((text) => text !== null))]
    })
    return counted(all).map(({ value, count }) => ({ text: value, articles: count }))
  }
}

/** One letter added, left out or replaced. */
function isOneMistake(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
}
