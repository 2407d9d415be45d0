import type { Article } from '../../../src/article.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import { createSearchService } from '../../../src/search/service.js'
import type { SearchParams } from '../../../src/search/types.js'
import { smallAnalyzer, smallLexica } from './analyzer.js'
import { smallGazetteer } from './gazetteer.js'
import { MemoryEngine } from './memory-engine.js'

/** Wednesday 23 November 2022, 08:00 in Hanoi. */
export const now = Date.parse('2022-11-23T08:00:00+07:00')

/** The use cases over a few articles in memory. */
export function serve(articles: Article[]) {
  const engine = new MemoryEngine(articles)
  const service = createSearchService({
    engine,
    log: {
      count: () => articles.length,
      lastSequence: () => articles.length,
      *entriesAfter(sequence) {
        for (const [index, article] of articles.entries()) {
          if (index >= sequence) yield { sequence: index + 1, article }
        }
      },
    },
    store: { article: (id) => articles.find((article) => article.id === id) ?? null },
    gazetteer: smallGazetteer,
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    clock: () => now,
  })
  return { engine, service, ask: (params: Partial<SearchParams>) => service.search({ ...emptySearch, ...params }) }
}
