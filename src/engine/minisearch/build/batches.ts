import type { Article } from '../../../article.js'
import type { LoggedArticle } from '../../../article-log.js'
import { inlineBuildArticles, segmentArticles, segmentCharacters } from '../format/constants.js'

/** Articles per new segment: as many as fit, but evenly distributed, so that all workers finish at the same time. */
export function batchSize(articles: number, parallel: number): number {
  const segments = Math.max(1, Math.ceil(articles / segmentArticles))
  const rounds = Math.ceil(segments / parallel)
  return articles < inlineBuildArticles ? segmentArticles : Math.ceil(articles / (rounds * parallel))
}

/** Groups articles into batches of `size`, smaller if their texts are very long. */
export async function* batchesOf(
  articles: AsyncIterable<LoggedArticle>,
  size: number,
): AsyncGenerator<LoggedArticle[]> {
  let batch: LoggedArticle[] = []
  let characters = 0
  for await (const logged of articles) {
    batch.push(logged)
    characters += charactersOf(logged.article)
    if (batch.length === size || characters > segmentCharacters) {
      yield batch
      batch = []
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}

function charactersOf(article: Article): number {
  return article.body.reduce((sum, paragraph) => sum + paragraph.length, article.title.length + article.lead.length)
}
