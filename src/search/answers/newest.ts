import { countOnly } from '../finding/requests.js'
import type { SearchReader } from '../finding/reading.js'
import { textBeforeRecency } from '../query/asides.js'
import type { NewestAnswer } from '../types.js'
import type { AnswerSource } from './source.js'
import { isFiller } from './wording.js'

/** The newest of a search, or of the archive: "tin bão mới nhất", "giá vàng hôm nay", "tin mới nhất". */
export const newestAnswer =
  (reader: SearchReader): AnswerSource =>
  ({ text, params, read }) => {
    const subject = textBeforeRecency(text)
    if (subject === null || params.sort === 'newest') return null
    const q = isFiller(subject) ? '' : subject
    return {
      requests: [countOnly(reader.queryOf(q), read.filters)],
      answer: ({ counts: [{ total }] }): NewestAnswer | null =>
        total === 0 ? null : { kind: 'newest', params: { ...params, q, sort: 'newest', page: 1 } },
    }
  }
