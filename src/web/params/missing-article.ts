import { TimtinError } from '../../errors.js'
import type { SearchService, WithdrawnArticle } from '../../search/types.js'
import { notFound } from './not-found.js'

/** The address names an article that was taken out of the archive. */
export class WithdrawnError extends TimtinError {
  constructor(readonly article: WithdrawnArticle) {
    super('not-found', 'article-withdrawn', 'This article was withdrawn.', article.id, 'Ask the newsroom.')
  }
}

/** The failure for an id that no article has: it was withdrawn, or there never was one. */
export async function missingArticle(id: string, search: Pick<SearchService, 'withdrawn'>): Promise<TimtinError> {
  const withdrawn = await search.withdrawn(id)
  return withdrawn === null ? notFound('article', id) : new WithdrawnError(withdrawn)
}
