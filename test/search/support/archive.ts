import type { Article } from '../../../src/article.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import { createSearchService } from '../../../src/search/service.js'
import type { SearchParams } from '../../../src/search/types.js'
import { archiveInMemory } from '../../support/archive-in-memory.js'
import { smallAnalyzer, smallLexica } from './analyzer.js'
import { smallGazetteer } from './gazetteer.js'

/** Wednesday 23 November 2022, 08:00 in Hanoi. */
export const now = Date.parse('2022-11-23T08:00:00+07:00')

/** The use cases over a few articles in memory. */
export function serve(articles: readonly Article[]) {
  const { engine, log, parts } = archiveInMemory(articles, {
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    gazetteer: smallGazetteer,
    clock: () => now,
  })
  const service = createSearchService(parts)
  return { engine, log, service, ask: (params: Partial<SearchParams>) => service.search({ ...emptySearch, ...params }) }
}
