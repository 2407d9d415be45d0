import type { Query } from '../../engine/query.js'
import { ranking } from '../../engine/ranking/numbers.js'
import type { SearchRequest, SearchResponse } from '../../engine/reading.js'
import type { Reading } from '../types.js'
import type { ReadRescue, ReadSearch } from './reading.js'
import { bareLook, type Look } from './requests.js'

/** What was searched in the end, and what it found. */
export interface Answer {
  query: Query | null
  reading: Reading
  response: SearchResponse
  /** Whether as many near matches were found as engines keep. */
  isNearCut: boolean
}

/** A rescue with the request that tries it. */
type Trial = ReadRescue & { request: SearchRequest }

/**
 * Other readings of a query whose words no article has together: raw Telex or VNI decoded, where some article then has
 * more of it; and where nothing at all was found, the words of phrases in any order. All are tried in one call.
 */
export class Rescuing {
  private readonly decodings: Trial[]
  private readonly loose: Trial | null

  /**
   * @param typed what the query found as typed
   * @param isStrict whether words of phrases in any order will not do
   */
  constructor(
    private readonly read: ReadSearch,
    look: Look,
    private readonly typed: SearchResponse,
    isStrict: boolean,
  ) {
    const isNeeded = read.query !== null && typed.total === 0
    const { decodings, loose } = read.rescues
    const trial = ({ rescue, query }: ReadRescue): Trial => {
      return { rescue, query, request: { query, filters: read.filters, ...look } }
    }
    this.decodings = isNeeded ? decodings.map(trial) : []
    const isNearWanted = look.near && look.sort === 'relevance' && !isStrict
    this.loose = isNeeded && isNearWanted && typed.near.total === 0 && loose !== null ? trial(loose) : null
  }

  /** What is to be asked; nothing where the query needs no rescue. */
  requests(): SearchRequest[] {
    const { decodings, loose, read } = this
    const whole = [...decodings, ...(loose === null ? [] : [loose])].map(({ request }) => request)
    // How many words the best article lacks tells which reading is better.
    const probed = decodings.length === 0 ? [] : [read.query, ...decodings.map(({ query }) => query)]
    const probes = probed.map((query) => ({ ...bareLook, near: true, query, filters: read.filters, limit: 1 }))
    return [...whole, ...probes]
  }

  /** The answer as typed, or the better one. @param responses to `requests`, in their order */
  choose(responses: readonly SearchResponse[]): Answer {
    const { decodings, loose, typed, read } = this
    const { text, notes } = read.parsed
    const strict: Answer = { query: read.query, reading: { text, notes }, response: typed, isNearCut: isCut(typed) }
    const probes = responses.slice(decodings.length + (loose === null ? 0 : 1))
    const [fewest, ...missing] = probes.map(({ hits }) => hits.at(0)?.missing.length ?? Infinity)
    const best = missing.reduce((found, count, at) => (count < (missing[found] ?? fewest) ? at : found), -1)
    if (best >= 0) return this.readAs(decodings[best], responses[best])
    const loosely = loose === null ? null : responses[decodings.length]
    return loosely !== null && loosely.total + loosely.near.total > 0
      ? { ...this.readAs(loose!, asNear(loosely, typed)), isNearCut: isCut(loosely) }
      : strict
  }

  private readAs({ rescue, query }: Trial, response: SearchResponse): Answer {
    const reading = { text: rescue.text, notes: [...this.read.parsed.notes, rescue.note] }
    return { query, reading, response, isNearCut: isCut(response) }
  }
}

const isCut = ({ near }: SearchResponse) => near.total >= ranking.nearMost

/** What a loose reading finds, all of it near: no article matches what was typed. */
function asNear(loosely: SearchResponse, { facets }: SearchResponse): SearchResponse {
  return {
    ...loosely,
    total: 0,
    totalHits: 0,
    near: {
      total: loosely.total + loosely.near.total,
      totalHits: loosely.totalHits + loosely.near.totalHits,
    },
    hits: loosely.hits.map((hit) => ({ ...hit, isNear: true })),
    facets,
  }
}
