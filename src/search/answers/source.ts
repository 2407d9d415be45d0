import type { FacetCounts, SearchRequest, SearchResponse } from '../../engine/reading.js'
import type { ReadSearch } from '../finding/reading.js'
import type { Answer, Hit, SearchParams } from '../types.js'
import type { LocalDay } from '../../engine/query.js'

/** A query that may be answered. */
export interface Asked {
  /** As typed, without invisible characters. */
  text: string
  /** The words that are searched, where the query is words alone; null otherwise. */
  words: string | null
  read: ReadSearch
  params: SearchParams
  today: LocalDay
}

/** What is known once the query has been searched. */
export interface Found {
  /** Responses to the requests, in their order. */
  counts: readonly SearchResponse[]
  /** Counts of the whole archive. */
  archive: FacetCounts
  /** The hits of the page. */
  hits: readonly Hit[]
}

/** Something that a query may ask for. */
export interface Sought {
  /** What the engine must count for the answer; asked in one call with the search. */
  requests: SearchRequest[]
  /** No answer where the archive shows that something else is meant. */
  answer(found: Found): Answer | null | Promise<Answer | null>
}

/** A kind of answer: null for a query that does not ask for any such thing. */
export type AnswerSource = (asked: Asked) => Sought | null
