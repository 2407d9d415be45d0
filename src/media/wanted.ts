import type { Article } from '../article.js'

/** Most pictures that are kept of one article: the longest picture stories have 20 to 30. */
const mostPictures = 30

/** Longest address that is kept, in characters. */
const longestAddress = 1000

/** An article, as far as its pictures need it. */
export type PicturedArticle = Pick<Article, 'id' | 'publishedAt' | 'media'>

/** A picture that an article has. */
export interface WantedPicture {
  /** As the article's medium has it. */
  url: string
  /** What the picture is known by: its address or, where it has none, its name within the article. */
  key: string
}

export const isAddress = (url: string): boolean => /^https?:\/\//iu.test(url)

/** The pictures of an article, in order, each once. */
export function wantedPictures({ id, media }: Pick<Article, 'id' | 'media'>): WantedPicture[] {
  const urls = media.filter(({ kind, url }) => kind === 'image' && url !== '' && url.length <= longestAddress)
  return [...new Set(urls.map(({ url }) => url))]
    .slice(0, mostPictures)
    .map((url) => ({ url, key: isAddress(url) ? url : `${id}/${url}` }))
}
