import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../article.js'
import type { ChangedBy, Revision } from './types.js'

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

const allFields = (article: Article) => (Object.keys(article) as (keyof Article)[]).filter((field) => field !== 'id')

/**
 * The former values of the fields that changed, of a correction every field; null when nothing changed that a reader
 * could see or a person corrected.
 */
export function changedFields(former: Article, article: Article, by: ChangedBy): Partial<Article> | null {
  const fields = by === 'correction' ? allFields(article) : revisedFields
  const changed = fields.filter((field) => !isDeepStrictEqual(former[field], article[field]))
  return changed.length === 0 ? null : Object.fromEntries(changed.map((field) => [field, former[field]]))
}

/**
 * What a source gives, with the corrections that were made here: a corrected field stays so while the source still says
 * what it said before.
 * @param revisions of the present article, latest first
 */
export function withCorrections(given: Article, present: Article, revisions: readonly Revision[]): Article {
  const changedBySource = new Set<string>()
  const beforeCorrection = new Map<keyof Article, unknown>()
  for (const { by, was } of revisions) {
    for (const field of Object.keys(was) as (keyof Article)[]) {
      if (by === 'source') changedBySource.add(field)
      else if (!changedBySource.has(field)) beforeCorrection.set(field, was[field])
    }
  }
  const corrected = [...beforeCorrection].filter(([field, was]) => isDeepStrictEqual(given[field], was))
  return { ...given, ...Object.fromEntries(corrected.map(([field]) => [field, present[field]])) }
}
