import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../article.js'

/**
 * The fields that readers see as the article. Others may change with every import: counters, what the page links to,
 * and what is recognised by the word lists.
 */
const revisedFields = [
  'url',
  'kicker',
  'title',
  'lead',
  'body',
  'captions',
  'author',
  'publishedAt',
  'category',
  'media',
] as const satisfies readonly (keyof Article)[]

/** The former values of the fields that changed; null when no reader could see a change. */
export function changedFields(former: Article, article: Article): Partial<Article> | null {
  const changed = revisedFields.filter((field) => !isDeepStrictEqual(former[field], article[field]))
  return changed.length === 0 ? null : Object.fromEntries(changed.map((field) => [field, former[field]]))
}
