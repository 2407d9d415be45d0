import type { Article } from '../../article.js'
import type { EngineHit, SearchResponse } from '../../engine/reading.js'
import { fetchAll, type ArticleSource } from '../summary.js'
import { bareLook, type Look } from './requests.js'
import type { ListedArticle, ListedHit, SearchQuestions, SearchService } from '../types.js'

/** Articles fetched in one go: to read and to write them takes about 2 ms. */
const sliceLength = 25
/** How far down a list latest articles are sought among reprints. */
const deepest = 10_000

/** Lets long work go by turns: of all that wait, one goes on each time the event loop comes round. */
export class Turns {
  private last: Promise<void> = Promise.resolve()

  next(): Promise<void> {
    this.last = this.last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return this.last
  }
}

/** The articles of hits that the store still has. */
export async function fetchListed(hits: readonly ListedHit[], source: ArticleSource): Promise<ListedArticle[]> {
  const articles = await source.articles(hits.map(({ id }) => id))
  return hits.flatMap(({ copyOf }, place) => {
    const article = articles[place]
    return article === null ? [] : [{ article, copyOf }]
  })
}

/** Makes of questions with plain answers a service whose lists are read slice by slice, each in a turn of its own. */
export function withLists(questions: SearchQuestions): SearchService {
  const turns = new Turns()
  async function* inSlices(hits: readonly ListedHit[]): AsyncGenerator<ListedArticle[]> {
    for (let start = 0; start < hits.length; start += sliceLength) {
      await turns.next()
      yield await questions.listed(hits.slice(start, start + sliceLength))
    }
  }
  return {
    ...questions,
    async list(params, limit) {
      const { reading, total, hits } = await questions.hits(params, limit)
      return { reading, total, listed: hits.length, slices: inSlices(hits) }
    },
  }
}

/** Of near-copies among hits only the first by date. */
const firstPublished = (hits: readonly EngineHit[]) => hits.filter(({ copyOf }) => copyOf === null)

/**
 * The newest dated articles among the hits, of near-copies only the first by date.
 * @param find gives a search's hits
 */
export async function latestOf(
  find: (look: Look) => Promise<SearchResponse>,
  limit: number,
  source: ArticleSource,
): Promise<Article[]> {
  const look = { ...bareLook, sort: 'newest', limit: 2 * limit } as const
  let response = await find(look)
  // Reprints stand between the others.
  const isEnough = () => firstPublished(response.hits).length >= limit || response.hits.length === response.total
  if (!isEnough()) response = await find({ ...look, limit: deepest })
  const ids = firstPublished(response.hits).map(({ id }) => id)
  return (await fetchAll(source, ids.slice(0, limit))).filter(({ publishedAt }) => publishedAt !== null)
}
