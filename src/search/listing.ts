import type { Article } from '../article.js'
import type { EngineHit, SearchRequest, SearchResponse } from '../engine/engine.js'
import { fetchAll, type ArticleSource } from './summary.js'
import type { ListedArticle } from './types.js'

/** Articles fetched in one go: to read and to write them takes about 2 ms. */
const sliceLength = 25
/** How far down a list latest articles are sought among those that lack words. */
const deepest = 10_000

/** Lets long work go by turns: of all that wait, one goes on each time the event loop comes round. */
export class Turns {
  private last: Promise<void> = Promise.resolve()

  next(): Promise<void> {
    this.last = this.last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return this.last
  }
}

/** The articles of hits, slice by slice, each in a turn of its own. */
export async function* inSlices(
  hits: readonly EngineHit[],
  articles: ArticleSource,
  turns: Turns,
): AsyncGenerator<ListedArticle[]> {
  for (let start = 0; start < hits.length; start += sliceLength) {
    await turns.next()
    yield hits.slice(start, start + sliceLength).flatMap(({ id, missing }) => {
      const article = articles.article(id)
      return article === null ? [] : [{ article, missing }]
    })
  }
}

type Look = Omit<SearchRequest, 'query' | 'filters'>

/**
 * The newest dated articles among the hits that lack no word.
 * @param find gives a search's hits
 */
export async function latestOf(
  find: (look: Look) => Promise<SearchResponse>,
  limit: number,
  articles: ArticleSource,
): Promise<Article[]> {
  const look = { sort: 'newest', offset: 0, limit, facets: false, explain: false, grouped: false } as const
  let response = await find(look)
  // Articles that lack words stand between the others where few have them all.
  if (response.totalComplete < response.total) response = await find({ ...look, limit: deepest })
  const ids = response.hits.filter(({ missing }) => missing.length === 0).map(({ id }) => id)
  return fetchAll(articles, ids.slice(0, limit)).filter(({ publishedAt }) => publishedAt !== null)
}
