import { ranking } from './numbers.js'
import type { ScoreParts } from './rescoring.js'

/** An article as the ranking shows it; `parts` is null for one that was not scored on its text. */
export interface Ranked {
  article: number
  score: number
  parts: ScoreParts | null
}

/** An article chosen by its key. */
export interface Candidate {
  article: number
  key: number
}

/** What the ranking asks of an engine about single articles, by the numbers that the engine gives them. */
export interface Articles {
  /** The article and some of its near-copies that were found too: whichever of them is best stands for the others. */
  family(article: number): readonly number[]
  /** BM25 over the query's terms. */
  terms(article: number): number
  /** @param terms as a share of the best candidate's */
  score(article: number, terms: number): ScoreParts
  /** Place in the article log: of equals the one that came first is shown first. */
  sequence(article: number): number
}

/** How many candidates a page needs. */
export const candidatesFor = (offset: number, limit: number) => Math.max(ranking.rescored, offset + limit)

/**
 * A page of results: the best candidates in the order of their full scores, each family by its best member, then the
 * others in the order of their keys.
 * @param candidates best first, `candidatesFor` of them if there are so many
 */
export function rankByRelevance(
  candidates: readonly Candidate[],
  { offset, limit }: { offset: number; limit: number },
  articles: Articles,
): Ranked[] {
  const families = candidates.slice(0, ranking.rescored).map(({ article }) => articles.family(article))
  let best = 1e-9
  for (const family of families) for (const article of family) best = Math.max(best, articles.terms(article))
  const rescored = (article: number): Ranked => {
    const parts = articles.score(article, articles.terms(article) / best)
    return { article, score: parts.total, parts }
  }
  const byScore = (a: Ranked, b: Ranked) =>
    b.score - a.score || articles.sequence(a.article) - articles.sequence(b.article)
  const head = families.map((family) => family.map(rescored).sort(byScore)[0]).sort(byScore)
  const tail = candidates.slice(ranking.rescored).map(({ article, key }) => ({ article, score: key, parts: null }))
  return [...head, ...tail].slice(offset, offset + limit)
}
