import type { Query } from '../../engine/query.js'
import type { EngineHit } from '../../engine/reading.js'
import type { Analyzer } from '../../text/types.js'
import { Highlighter } from '../snippets/snippets.js'
import type { AbbreviationForms } from '../snippets/terms.js'
import { fetchAll, summarise, type ArticleSource } from '../summary.js'
import type { Hit } from '../types.js'

/** Near-copies listed under a hit; of a text that stands in thousands of articles nobody reads the list. */
export const copiesListed = 20

/** Hits with their articles and snippets. An article that left the store after the index was built is left out. */
export async function presentHits(
  hits: readonly EngineHit[],
  query: Query | null,
  source: ArticleSource,
  analyzer: Analyzer,
  forms: AbbreviationForms,
): Promise<Hit[]> {
  const highlighter = new Highlighter(query, analyzer, forms)
  const ids = hits.flatMap(({ id, copies }) => [id, ...copies.first])
  const articles = new Map((await fetchAll(source, ids)).map((article) => [article.id, article]))
  return hits.flatMap(({ id, copies, score, isNear, missing, apart, explain }) => {
    const article = articles.get(id)
    if (article === undefined) return []
    const { agencies, ...summary } = { ...summarise(article), agencies: article.agencies }
    const { titleParts, snippets } = highlighter.show(article)
    return {
      ...summary,
      titleParts,
      agencies,
      score,
      snippets,
      isNear,
      missing,
      apart,
      explain,
      copies: copies.first.flatMap((copy) => articles.get(copy) ?? []).map(summarise),
      copyCount: copies.count,
    }
  })
}
