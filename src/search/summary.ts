import type { Article } from '../article.js'
import type { ArticleSummary } from './types.js'

/** Where articles are fetched by id: the article store. */
export interface ArticleSource {
  article(id: string): Article | null
}

/** The article as a link. */
export function summarise(article: Article): ArticleSummary {
  const { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category } = article
  return { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category }
}

/** The articles of these ids that the store still has, in the same order. */
export function fetchAll(articles: ArticleSource, ids: string[]): Article[] {
  return ids.map((id) => articles.article(id)).filter((article) => article !== null)
}
