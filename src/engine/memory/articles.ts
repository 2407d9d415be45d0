import { articlesIn, type ArticleLog } from '../../article-log.js'
import type { Article } from '../../article.js'
import { dayOfNumber, localMinute, minutesPerDay, noMinute } from '../../text/dates.js'
import type { Analysis, Analyzer } from '../../text/types.js'
import { analyseArticle, type AnalysedArticle } from '../analysed-article.js'
import { citedDocuments, type CitedDocument } from '../cited-documents.js'
import type { LocalDay, ValueField } from '../query.js'

/** What a term is looked up in: the whole text, with its author, or one part of it. */
export type Field = 'text' | 'title' | 'author'

/** How often an article has each term: exact forms of words, and units. */
export type TermCounts = ReadonlyMap<string, number>

/** An article as questions are answered about it. */
export interface IndexedArticle {
  id: string
  title: string
  analysed: AnalysedArticle
  terms: Record<Field, TermCounts>
  /** Its length in words. */
  length: number
  /** Local minute of publication, or `noMinute`. */
  minute: number
  /** null without a date. */
  day: LocalDay | null
  /** What it has of each facet, each value once. */
  values: Record<ValueField, readonly string[]>
  documents: readonly CitedDocument[]
}

/** The articles of a log, in the order in which they were last changed; of equals the first of these is shown first. */
export async function readArticles(
  log: Pick<ArticleLog, 'entriesAfter'>,
  analyzer: Analyzer,
): Promise<IndexedArticle[]> {
  const latest = new Map<string, IndexedArticle>()
  for await (const { article } of articlesIn(log)) {
    // One that changed while the log was read comes again, at its new place.
    latest.delete(article.id)
    latest.set(article.id, indexed(article, analyzer))
  }
  return [...latest.values()]
}

function indexed(article: Article, analyzer: Analyzer): IndexedArticle {
  const analysed = analyseArticle(article, analyzer)
  const { title, lead, body, author } = analysed
  const all = [...title, ...lead, ...body, ...author]
  const minute = article.publishedAt === null ? noMinute : localMinute(article.publishedAt)
  const documents = citedDocuments(analysed)
  const oneOrNone = (value: string | null) => (value === null ? [] : [value])
  return {
    id: article.id,
    title: article.title,
    analysed,
    terms: { text: countTerms(all), title: countTerms(title), author: countTerms(author) },
    length: all.reduce((sum, { tokens }) => sum + tokens.length, 0),
    minute,
    day: minute === noMinute ? null : dayOfNumber(Math.floor(minute / minutesPerDay)),
    values: {
      agencies: [...new Set(article.agencies)],
      provinces: oneOrNone(article.province),
      categories: oneOrNone(article.category),
      sources: [article.source],
      documents: documents.map(({ key }) => key),
    },
    documents,
  }
}

function countTerms(analyses: readonly Analysis[]): TermCounts {
  const counts = new Map<string, number>()
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const { tokens, spans } of analyses) {
    for (const { exact } of tokens) add(exact)
    for (const { term } of spans) add(term)
  }
  return counts
}
