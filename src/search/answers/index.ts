import type { FacetCounts, SearchRequest, SearchResponse } from '../../engine/reading.js'
import { createPeopleFinder } from '../../gazetteer/people.js'
import type { ReadSearch, SearchReader } from '../finding/reading.js'
import type { Names, NameSource } from '../names.js'
import type { SearchParts } from '../parts.js'
import { cleanText } from '../../text/clean.js'
import { plainText } from '../understanding/name-mentions.js'
import type { LocalDay } from '../../engine/query.js'
import type { Answer, Hit, SearchParams } from '../types.js'
import { agencyAnswer, agencyOfProvinceAnswer } from './agency.js'
import { addressAnswer, titleAnswer } from './article.js'
import { daysAnswer } from './days.js'
import { documentAnswer } from './document.js'
import { newestAnswer } from './newest.js'
import { personAnswer } from './person.js'
import { communeAnswer, districtAnswer } from './place.js'
import { PlaceIndex } from './places.js'
import { provinceAnswer } from './province.js'
import type { AnswerSource } from './source.js'

/** What answers are made of. */
export interface AnswerParts extends Pick<SearchParts, 'store' | 'gazetteer' | 'analyzer'> {
  names: Names
  reader: SearchReader
}

/** Answers to one query: what the engine must count for them, and what they are once it has. */
export interface AnswersSought {
  requests: SearchRequest[]
  /** @param responses to `requests`, in their order */
  answers(responses: readonly SearchResponse[], archive: FacetCounts, hits: readonly Hit[]): Promise<Answer[]>
}

/** Finds what a query as a whole asks for. */
export class Answers {
  /** The surest come first: of two readings of a query, only the first is answered. */
  private readonly sources: readonly AnswerSource[]

  constructor({ store, gazetteer, analyzer, names, reader }: AnswerParts) {
    const places = placesOf(gazetteer)
    this.sources = [
      addressAnswer(store),
      daysAnswer,
      documentAnswer(analyzer),
      agencyOfProvinceAnswer(names, gazetteer),
      agencyAnswer(names, gazetteer),
      provinceAnswer(names, gazetteer),
      titleAnswer,
      newestAnswer(reader),
      communeAnswer(places, gazetteer, reader),
      districtAnswer(reader),
      personAnswer(isPerson()),
    ]
  }

  seek(read: ReadSearch, params: SearchParams, today: LocalDay): AnswersSought {
    if (params.page > 1) return { requests: [], answers: async () => [] }
    const asked = { text: cleanText(params.q), words: plainText(read.parsed), read, params, today }
    const sought = this.sources.flatMap((source) => source(asked) ?? [])
    return {
      requests: sought.flatMap(({ requests }) => requests),
      async answers(responses, archive, hits) {
        let at = 0
        for (const { requests, answer } of sought) {
          const counts = responses.slice(at, (at += requests.length))
          const found = await answer({ counts, archive, hits })
          if (found !== null) return [found]
        }
        return []
      },
    }
  }
}

/** Whether an answer says all that filters for parts of the query could. */
export function isAboutAll({ kind }: Answer): boolean {
  return kind !== 'article' && kind !== 'newest'
}

/** Whether a text is a person's name, as far as a name can tell. */
function isPerson(): (name: string) => boolean {
  const find = createPeopleFinder()
  return (name) => find(`${name} (45 tuổi)`, { agencies: [], provinces: [] }).some(({ id }) => id === name)
}

/** The index of communes, made when the first query needs it. */
function placesOf(gazetteer: NameSource): () => PlaceIndex {
  let index: PlaceIndex | null = null
  return () => (index ??= new PlaceIndex(gazetteer))
}
