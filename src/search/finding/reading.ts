import type { Clock } from '../../config.js'
import { noFilters, type Filters, type Query } from '../../engine/query.js'
import { dayOf } from '../../text/dates.js'
import type { Analyzer } from '../../text/types.js'
import type { Names, NameSource } from '../names.js'
import { analysedQuery } from '../query/analysed.js'
import { mergeFilters } from '../query/filters.js'
import { parseQuery, type ParsedQuery } from '../query/parse.js'
import type { SearchParams } from '../types.js'
import { nameMentions, type NamedInQuery, type NamesInQuery } from '../understanding/name-mentions.js'
import { withPredecessors } from './lineage.js'

/** A search as it was read. */
export interface ReadSearch {
  parsed: ParsedQuery
  query: Query | null
  /** Agencies and provinces that the query names, and where. */
  mentions: NamesInQuery
  named: { agencies: string[]; provinces: string[] }
  /** The filters that the URL and the query choose. */
  chosen: Filters
  /** What is filtered by: with the former agencies and provinces that they stand for. */
  filters: Filters
}

function filtersOf({ from, to, undated, agencies, provinces, categories }: SearchParams): Filters {
  return { ...noFilters, from, to, undated, agencies, provinces, categories }
}

const ids = (named: readonly NamedInQuery[]) => named.map(({ id }) => id)

/** Reads searches as their URLs state them. */
export class SearchReader {
  constructor(
    private readonly names: Names,
    private readonly gazetteer: NameSource,
    private readonly analyzer: Analyzer,
    private readonly clock: Clock,
  ) {}

  read(params: SearchParams): ReadSearch {
    const parsed = parseQuery(params.q, this.names, dayOf(this.clock()))
    const mentions = nameMentions(parsed, this.gazetteer)
    const chosen = mergeFilters(filtersOf(params), parsed.filters)
    return {
      parsed,
      query: analysedQuery(parsed.query, this.analyzer),
      mentions,
      named: { agencies: ids(mentions.agencies), provinces: ids(mentions.provinces) },
      chosen,
      filters: withPredecessors(chosen, this.gazetteer),
    }
  }

  /** The query of a text that nobody typed. */
  queryOf(text: string): Query | null {
    return analysedQuery(parseQuery(text, this.names, dayOf(this.clock())).query, this.analyzer)
  }
}
