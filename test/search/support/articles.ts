import { articleSchema, type Article } from '../../../src/article.js'

/** An article with the stated fields; all others are empty. */
export function makeArticle(stated: Partial<Article> & { id: string }): Article {
  return articleSchema.parse({
    url: null,
    source: 'baothu.example',
    province: null,
    kicker: '',
    title: `Bài ${stated.id}`,
    lead: '',
    body: [],
    captions: [],
    author: null,
    publishedAt: null,
    datePrecision: null,
    dateSource: null,
    modifiedAt: null,
    category: null,
    keywords: [],
    views: null,
    media: [],
    agencies: [],
    relatedTitles: [],
    ...stated,
  })
}
