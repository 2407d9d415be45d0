import { wordsIn } from '../../text/index.js'
import { idOfArticle, isAddress, type AddressedArticles } from '../article/address.js'
import { fetchOne, summarise } from '../summary.js'
import type { ArticleAnswer } from '../types.js'
import type { AnswerSource } from './source.js'
import { mayBe } from './wording.js'

/** The address of an article, at its newspaper or here. */
export const addressAnswer =
  (store: AddressedArticles): AnswerSource =>
  ({ text }) => {
    if (!isAddress(text)) return null
    return {
      requests: [],
      async answer(): Promise<ArticleAnswer> {
        const id = await idOfArticle(text, store)
        const article = id === null ? null : await fetchOne(store, id)
        return { kind: 'article', by: 'address', article: article && summarise(article) }
      },
    }
  }

/** A shorter text is as likely a subject as a title. */
const fewestWordsOfTitle = 4

/** The whole title of an article; of near-copies with one title, the article that the search puts first. */
export const titleAnswer: AnswerSource = ({ text }) => {
  if (wordsIn(text).length < fewestWordsOfTitle) return null
  return {
    requests: [],
    answer({ hits }): ArticleAnswer | null {
      const hit = hits.find(({ title }) => mayBe(text, title))
      if (hit === undefined) return null
      const { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category } = hit
      const article = { id, title, kicker, lead, url, source, publishedAt, datePrecision, province, category }
      return { kind: 'article', by: 'title', article }
    },
  }
}
