import type { Article } from '../article.js'
import type { ArticleSummary } from './types.js'

/** Where articles are fetched by id, many at once: the article store. */
export interface ArticleSource {
  /** The articles of these ids, in their order; null for one that is not there. */
  articles(ids: readonly string[]): Promise<(Article | null)[]>
  /** The article of an id; null when there is none. @throws TimtinError `store-damaged` when it is there, but unreadable */
  article(id: string): Article | null | Promise<Article | null>
}

/** The article as a link. */
export function summarise(article: Article): ArticleSummary {
  const { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category } = article
  return { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category }
}

/** The articles of these ids that the store still has, in the same order. */
export async function fetchAll(source: ArticleSource, ids: readonly string[]): Promise<Article[]> {
  return ids.length === 0 ? [] : (await source.articles(ids)).filter((article) => article !== null)
}

/** The article of an id; null when there is none. @throws TimtinError `store-damaged` when it is there, but unreadable */
export async function fetchOne(source: ArticleSource, id: string): Promise<Article | null> {
  return source.article(id)
}

/** The articles of these ids as links, in the same order. */
export async function summariesOf(source: ArticleSource, ids: readonly string[]): Promise<ArticleSummary[]> {
  return (await fetchAll(source, ids)).map(summarise)
}
