import type { Query } from '../../engine/query.js'
import type { EngineHit } from '../../engine/reading.js'
import type { Analyzer } from '../../text/types.js'
import { Highlighter } from '../snippets/snippets.js'
import type { AbbreviationForms } from '../snippets/terms.js'
import { fetchAll, summarise, type ArticleSource } from '../summary.js'
import type { Hit } from '../types.js'

/** Near-copies listed under a hit; of a text that stands in thousands of articles nobody reads the list. */
const copiesListed = 20

/** Hits with their articles and snippets. An article that left the store after the index was built is left out. */
export function presentHits(
  hits: EngineHit[],
  query: Query | null,
  articles: ArticleSource,
  analyzer: Analyzer,
  forms: AbbreviationForms,
): Hit[] {
  const highlighter = new Highlighter(query, analyzer, forms)
  return hits.flatMap(({ id, copies, score, missing, explain }) => {
    const article = articles.article(id)
    if (article === null) return []
    const { title, kicker, lead, url, source, publishedAt, datePrecision, agencies, province, category } = article
    const { titleParts, snippets } = highlighter.show(article)
    return {
      id,
      title,
      titleParts,
      kicker,
      lead,
      url,
      source,
      publishedAt,
      datePrecision,
      agencies,
      province,
      category,
      score,
      snippets,
      missing,
      explain,
      copies: fetchAll(articles, copies.slice(0, copiesListed)).map(summarise),
      copyCount: copies.length,
    }
  })
}
