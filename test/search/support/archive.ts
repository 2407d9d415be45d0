import type { Article } from '../../../src/article.js'
import { BestBets, readBestBets } from '../../../src/search/editorial/best-bets.js'
import type { EditorialLists } from '../../../src/search/editorial/lists.js'
import { readSynonymGroups } from '../../../src/search/editorial/synonym-groups.js'
import { Synonyms } from '../../../src/search/editorial/synonyms.js'
import { emptySearch } from '../../../src/search/finding/empty-search.js'
import { createSearchService } from '../../../src/search/service.js'
import type { SearchParams } from '../../../src/search/types.js'
import { archiveInMemory } from '../../support/archive-in-memory.js'
import { smallAnalyzer, smallLexica } from './analyzer.js'
import { smallGazetteer } from './gazetteer.js'

/** Wednesday 23 November 2022, 08:00 in Hanoi. */
export const now = Date.parse('2022-11-23T08:00:00+07:00')

/** Lists as an operator would keep them; each may be left out. */
export interface KeptLists {
  /** Ours. */
  synonyms?: string
  operators?: string
  bestBets?: string
}

export function listsOf({ synonyms = 'words', operators = 'words', bestBets = 'query' }: KeptLists): EditorialLists {
  const groups = [synonyms, operators].map((text) => readSynonymGroups(text, 'synonyms.tsv'))
  return {
    synonyms: new Synonyms(groups[0], groups[1], smallAnalyzer),
    bestBets: new BestBets(readBestBets(bestBets, 'best-bets.tsv')),
    version: 'test',
  }
}

/** The use cases over a few articles in memory. */
export function serve(articles: readonly Article[], kept: KeptLists = {}) {
  const lists = listsOf(kept)
  const { engine, log, parts } = archiveInMemory(articles, {
    analyzer: smallAnalyzer,
    abbreviations: smallLexica.abbreviations,
    gazetteer: smallGazetteer,
    clock: () => now,
    lists: () => lists,
  })
  const service = createSearchService(parts)
  return { engine, log, service, ask: (params: Partial<SearchParams>) => service.search({ ...emptySearch, ...params }) }
}
