import type { Analyzer } from '../../text/types.js'
import { citing, documentOfQuery } from '../article/documents.js'
import type { DocumentAnswer } from '../types.js'
import type { AnswerSource } from './source.js'

/** Documents that the articles citing one may cite besides: more than any article has. */
const documentsBeside = 1000

/** A document by its number and code: "60/NQ-HĐND", "Nghị định số 100/2019/NĐ-CP". */
export const documentAnswer =
  (analyzer: Analyzer): AnswerSource =>
  ({ text }) => {
    const asked = documentOfQuery(text, analyzer)
    if (asked === null) return null
    const facets = { values: { documents: documentsBeside }, within: true, byGroup: false }
    return {
      requests: [citing(asked.slug, { facets })],
      answer({ counts: [{ total, facets: found }] }): DocumentAnswer {
        // Articles show how the number is written: "nd" may be typed for "NĐ".
        const written = found?.documents.find(({ value }) => value === asked.slug)?.label
        const document = written === undefined ? asked : (documentOfQuery(written, analyzer) ?? asked)
        return { kind: 'document', document, articles: total }
      },
    }
  }
