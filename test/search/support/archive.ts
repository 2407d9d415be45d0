import type { Article } from '../../../src/article.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import { createSearchService } from '../../../src/search/service.js'
import type { SearchParams } from '../../../src/search/types.js'
import { MemoryLog } from '../../conformance/memory-log.js'
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
    log: new MemoryLog().put(...articles),
    store: { article: (id) => articles.find((article) => article.id === id) ?? null },
    gazetteer: smallGazetteer,
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    clock: () => now,
  })
  return { engine, service, ask: (params: Partial<SearchParams>) => service.search({ ...emptySearch, ...params }) }
}
