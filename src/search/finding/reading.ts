import type { Clock } from '../../config.js'
import { noFilters, type Filters, type Query } from '../../engine/query.js'
import { cleanText } from '../../text/clean.js'
import { dayOf } from '../../text/dates.js'
import type { Analyzer } from '../../text/types.js'
import type { UsedSynonym } from '../editorial/synonyms.js'
import type { SearchParts } from '../parts.js'
import type { Names, NameSource } from '../names.js'
import { analysedQuery } from '../query/analysed.js'
import { impossibleDay, searchedAs, wholeDays, type Searched } from '../answers/whole.js'
import { withoutAsides } from '../query/asides.js'
import { mergeFilters } from '../query/filters.js'
import { notes } from '../query/notes.js'
import { parseQuery, type ParsedQuery } from '../query/parse.js'
import type { SourcesByName } from '../papers/papers.js'
import type { SearchParams } from '../types.js'
import { nameMentions, plainText, type NamedInQuery, type NamesInQuery } from '../understanding/name-mentions.js'
import { rescuesOf, type Rescue } from '../understanding/rescue.js'
import { withPredecessors } from './lineage.js'

/** Another reading of a query, as engines are asked it. */
export interface ReadRescue {
  rescue: Rescue
  query: Query
}

/** A search as it was read. */
export interface ReadSearch {
  parsed: ParsedQuery
  query: Query | null
  searched: Searched
  /** Of its synonyms those that the archive has; none before it is planned. */
  synonyms: UsedSynonym[]
  /** Other readings, for when no article matches it. */
  rescues: { decodings: ReadRescue[]; loose: ReadRescue | null }
  /** Agencies and provinces that the query names, and where. */
  mentions: NamesInQuery
  named: { agencies: string[]; provinces: string[] }
  /** The filters that the URL and the query choose. */
  chosen: Filters
  /** What is filtered by: with the former agencies and provinces that they stand for. */
  filters: Filters
  /** The query with its asides, where some were taken out: for when the archive has all of it as such. */
  asTyped: ReadSearch | null
}

function filtersOf(params: SearchParams, papers: SourcesByName): Filters {
  const { from, to, undated, agencies, provinces, categories } = params
  const sources = params.sources.flatMap((name) => {
    const codes = papers.codesOf(name)
    // One that the archive does not have passes no article.
    return codes.length > 0 ? codes : [name]
  })
  return { ...noFilters, from, to, undated, agencies, provinces, categories, sources: [...new Set(sources)] }
}

const ids = (named: readonly NamedInQuery[]) => named.map(({ id }) => id)

/** Reads searches as their URLs state them. */
export class SearchReader {
  constructor(
    private readonly names: Names,
    private readonly gazetteer: NameSource,
    private readonly analyzer: Analyzer,
    private readonly lists: SearchParts['lists'],
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a search; words that only say how it is asked ("ai là …") are taken out, and a note says so.
   * @param papers those that the search may name
   */
  read(params: SearchParams, papers: SourcesByName): ReadSearch {
    const asTyped = this.readText(params.q, params, papers)
    const words = plainText(asTyped.parsed)
    const without = words === null ? null : withoutAsides(words)
    const read = without && this.readText(without.text, params, papers)
    if (without === null || read === null || read.query === null) return asTyped
    const note = notes.withoutAsides(without.text, without.asides)
    return { ...read, parsed: { ...read.parsed, notes: [note, ...read.parsed.notes] }, asTyped }
  }

  private readText(text: string, params: SearchParams, papers: SourcesByName): ReadSearch {
    const today = dayOf(this.clock())
    const names: Names = { ...this.names, sources: (name) => papers.codesOf(name) }
    const parsed = parseQuery(text, names, today)
    const mentions = nameMentions(parsed, this.gazetteer)
    const typed = cleanText(text)
    const searched = searchedAs(typed, this.analyzer, today)
    const days = wholeDays(typed, today)
    const noSuchDay = days && impossibleDay(days.reading)
    const { decodings, loose } = searched === 'not' ? { decodings: [], loose: null } : rescuesOf(parsed)
    const asked = (rescue: Rescue): ReadRescue => ({
      rescue,
      query: this.widened(analysedQuery(rescue.query, this.analyzer)),
    })
    const chosen = mergeFilters(filtersOf(params, papers), parsed.filters)
    const query = analysedQuery(parsed.query, this.analyzer)
    return {
      parsed: noSuchDay === null ? parsed : { ...parsed, notes: [...parsed.notes, notes.noSuchDay(noSuchDay)] },
      query: query && this.widened(query),
      searched,
      synonyms: [],
      rescues: { decodings: decodings.map(asked), loose: loose && asked(loose) },
      mentions,
      named: { agencies: ids(mentions.agencies), provinces: ids(mentions.provinces) },
      chosen,
      filters: withPredecessors(chosen, this.gazetteer),
      asTyped: null,
    }
  }

  private widened(query: Query): Query {
    return this.lists().synonyms.widened(query)
  }

  /** The query of a text that nobody typed: without synonyms. */
  queryOf(text: string): Query | null {
    return analysedQuery(parseQuery(text, this.names, dayOf(this.clock())).query, this.analyzer)
  }
}
