import type { PictureSource } from '../media/types.js'
import type { ArticleSummary, ArticleView, BestBet, Hit, SearchQuestions, SearchResult } from './types.js'

/** Answers the questions with the pictures of the articles that they name. */
export function withPictures(questions: SearchQuestions, pictures: PictureSource): SearchQuestions {
  const pictured = <Summary extends ArticleSummary>(summary: Summary): Summary => {
    const [picture = null] = pictures.picturesOf(summary.id)
    return { ...summary, picture }
  }
  const orNull = (summary: ArticleSummary | null) => summary && pictured(summary)
  const all = (summaries: ArticleSummary[]) => summaries.map(pictured)
  const allOrNull = (summaries: ArticleSummary[] | null) => summaries && all(summaries)
  const hit = (one: Hit): Hit => ({ ...pictured(one), copies: all(one.copies) })
  const bestBet = (bet: BestBet): BestBet => (bet.article === null ? bet : { ...bet, article: pictured(bet.article) })
  const result = (one: SearchResult): SearchResult => ({
    ...one,
    hits: one.hits.map(hit),
    bestBets: one.bestBets.map(bestBet),
    answers: one.answers.map((answer) =>
      answer.kind === 'article' ? { ...answer, article: orNull(answer.article) } : answer,
    ),
  })
  const view = (one: ArticleView): ArticleView => ({
    ...one,
    pictures: pictures.picturesOf(one.article.id),
    related: all(one.related),
    copies: all(one.copies),
    story: all(one.story),
    previousOfDay: orNull(one.previousOfDay),
    nextOfDay: orNull(one.nextOfDay),
  })
  return {
    ...questions,
    search: async (...args) => result(await questions.search(...args)),
    article: async (...args) => {
      const found = await questions.article(...args)
      return found && view(found)
    },
    related: async (...args) => allOrNull(await questions.related(...args)),
    copies: async (...args) => allOrNull(await questions.copies(...args)),
    story: async (...args) => allOrNull(await questions.story(...args)),
    document: async (...args) => {
      const found = await questions.document(...args)
      return found && { ...found, articles: all(found.articles) }
    },
    onThisDay: async (...args) =>
      (await questions.onThisDay(...args)).map((day) => ({ ...day, articles: all(day.articles) })),
    status: async (...args) => {
      const { generation, articles } = await questions.status(...args)
      return { generation: generation === null ? null : `${generation}-${pictures.version()}`, articles }
    },
  }
}
