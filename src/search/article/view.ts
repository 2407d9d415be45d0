import { noFilters } from '../../engine/query.js'
import type { SearchEngine } from '../../engine/reading.js'
import { localDay } from '../../text/dates.js'
import type { Names } from '../names.js'
import type { Analyzer } from '../../text/types.js'
import { documentsIn } from './documents.js'
import { fetchAll, summarise, type ArticleSource } from '../summary.js'
import { storyFrom, storyLooksAt } from './story.js'
import type { ArticleSummary, ArticleView } from '../types.js'

/** How many articles "Tin cùng chuyên mục" lists. */
const relatedListed = 6
/** How many near-copies its page lists. */
const copiesListed = 20
/** Most articles of one day among which neighbours are sought; a province publishes a few hundred. */
const dayLimit = 2000

/** Related articles, best first; null when there is no such article. */
export async function relatedTo(
  id: string,
  limit: number,
  engine: SearchEngine,
  articles: ArticleSource,
): Promise<ArticleSummary[] | null> {
  if (articles.article(id) === null) return null
  const hits = await engine.related({ like: { id }, limit })
  return fetchAll(
    articles,
    hits.map((hit) => hit.id),
  ).map(summarise)
}

/** Near-copies, most alike first; null when there is no such article. */
export async function copiesOf(
  id: string,
  limit: number,
  engine: SearchEngine,
  articles: ArticleSource,
): Promise<ArticleSummary[] | null> {
  if (articles.article(id) === null) return null
  const hits = await engine.copies({ id }, limit)
  return fetchAll(
    articles,
    hits.map((hit) => hit.id),
  ).map(summarise)
}

/** Ids of the articles before and after this one among those of its day, by time. */
async function neighboursOfDay(
  id: string,
  publishedAt: string | null,
  engine: SearchEngine,
): Promise<{ previous: string | null; next: string | null }> {
  if (publishedAt === null) return { previous: null, next: null }
  const day = localDay(publishedAt)
  const filters = { ...noFilters, from: day, to: day }
  const { hits } = await engine.search({
    query: null,
    filters,
    sort: 'oldest',
    offset: 0,
    limit: dayLimit,
    facets: false,
    explain: false,
    grouped: false,
  })
  const at = hits.findIndex((hit) => hit.id === id)
  if (at < 0) return { previous: null, next: null }
  return { previous: hits[at - 1]?.id ?? null, next: hits[at + 1]?.id ?? null }
}

/** Everything that the page of an article shows; null when there is no such article. */
export async function viewArticle(
  id: string,
  engine: SearchEngine,
  articles: ArticleSource,
  names: Names,
  analyzer: Analyzer,
): Promise<ArticleView | null> {
  const article = articles.article(id)
  if (article === null) return null
  const [related, copies, { previous, next }] = await Promise.all([
    engine.related({ like: { id }, limit: storyLooksAt }),
    copiesOf(id, copiesListed, engine, articles),
    neighboursOfDay(id, article.publishedAt, engine),
  ])
  const summary = (other: string | null) => {
    const found = other === null ? null : articles.article(other)
    return found === null ? null : summarise(found)
  }
  return {
    article,
    agencies: article.agencies.map((agency) => ({ id: agency, name: names.agencyLabel(agency) })),
    related: fetchAll(
      articles,
      related.slice(0, relatedListed).map((hit) => hit.id),
    ).map(summarise),
    copies: copies ?? [],
    story: storyFrom(id, related, articles),
    documents: documentsIn(article, analyzer),
    previousOfDay: summary(previous),
    nextOfDay: summary(next),
  }
}
