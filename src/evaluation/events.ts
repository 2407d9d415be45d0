/** Tasks about events, from clusters of articles that people put together. */
import type { Judgements } from './judgements.js'
import { bothWays, type Case, type Task } from './tasks.js'
import { firstWords } from './variants.js'

/** What a task about events needs to know of an article. */
export interface OpenedArticle {
  id: string
  title: string
  /** Its lead, or its first paragraph if it has none. */
  opening: string
}

/** Longest opening that is asked, in words: an article without a lead may be one single paragraph. */
const longestOpening = 100

function othersOf(
  { clusters }: Judgements,
  articles: readonly OpenedArticle[],
  query: (article: OpenedArticle) => string,
): Case[] {
  const byId = new Map(articles.map((article) => [article.id, article]))
  return clusters.flatMap(({ name, ids }) =>
    ids.flatMap((id) => {
      const article = byId.get(id)
      const others = new Map(ids.filter((other) => other !== id).map((other) => [other, 1]))
      if (article === undefined || others.size === 0 || query(article) === '') return []
      return [{ id, query: query(article), grades: others, seed: id, unit: name }]
    }),
  )
}

/** The judged queries, topics of events among them. */
export function judgedQueryTasks({ queries }: Judgements): Task[] {
  const cases = queries.map((query) => ({ ...query, unit: query.id }))
  return bothWays([{ name: 'judged queries', measure: 'nDCG@10', cases }])
}

/**
 * Headlines and openings of one article that lead to the others of its event.
 * @param articles all articles of the archive
 */
export function eventTasks(judgements: Judgements, articles: readonly OpenedArticle[]): Task[] {
  const task = (name: string, cases: Case[]): Task => ({ name, measure: 'nDCG@10', cases })
  return bothWays([
    task(
      'headline to others of its event',
      othersOf(judgements, articles, ({ title }) => title),
    ),
    task(
      'first paragraph to others of its event',
      othersOf(judgements, articles, ({ opening }) => firstWords(opening, longestOpening)),
    ),
  ])
}
