import { commonMinimumArticles, commonShare, fields, maximumFrequency, type FieldName } from '../format/constants.js'
import type { Sections } from '../format/layouts.js'
import type { FieldPostings } from './field-postings.js'
import { compare } from './numbering.js'

/** The postings collected for each field. */
export type AllPostings = Record<FieldName, FieldPostings>

/** The inverted index of a segment: the postings of its terms, and byte columns for the common ones. */
export function invertedSections(postings: AllPostings, articles: number) {
  const { text } = postings
  const columnOf = columnsOf(text, articles)
  return {
    ...commonSections(text, columnOf, articles),
    ...postingSections(postings, columnOf),
  } satisfies Partial<Sections>
}

const none = -1

/** For each term's number, the number of its column, or `none` if it is not common. */
function columnsOf(text: FieldPostings, articles: number): Int32Array {
  const least = articles < commonMinimumArticles ? Infinity : articles * commonShare
  let columns = 0
  return Int32Array.from(text.articleCounts, (count) => (count > least ? columns++ : none))
}

function commonSections(text: FieldPostings, columnOf: Int32Array, articles: number) {
  const commonTerms = text.terms.filter((_, term) => columnOf[term] !== none)
  const commonColumns = new Uint8Array(commonTerms.length * articles)
  text.forEach((term, document, frequency) => {
    if (columnOf[term] !== none)
      commonColumns[columnOf[term] * articles + document] = Math.min(frequency, maximumFrequency)
  })
  return { commonTerms, commonColumns }
}

function postingSections(postings: AllPostings, columnOf: Int32Array) {
  const isKept = (field: FieldName, term: number) =>
    postings[field].articleCounts[term] > 0 && !(field === 'text' && columnOf[term] !== none)
  const kept = new Set<string>()
  for (const field of fields)
    postings[field].terms.forEach((term, number) => {
      if (isKept(field, number)) kept.add(term)
    })
  const terms = [...kept].sort(compare)
  const starts = new Uint32Array(terms.length * fields.length + 1)
  const placeOf = new Map(terms.map((term, i) => [term, i * fields.length]))
  const placesOf = fields.map((field, fieldId) =>
    Int32Array.from(postings[field].terms, (term, number) =>
      isKept(field, number) ? placeOf.get(term)! + fieldId : none,
    ),
  )
  fields.forEach((field, fieldId) =>
    placesOf[fieldId].forEach((place, number) => {
      if (place !== none) starts[place + 1] = postings[field].articleCounts[number]
    }),
  )
  for (let place = 1; place < starts.length; place++) starts[place] += starts[place - 1]
  const next = starts.slice()
  const documents = new Uint16Array(starts[starts.length - 1])
  const frequencies = new Uint8Array(documents.length)
  fields.forEach((field, fieldId) =>
    postings[field].forEach((term, document, frequency) => {
      const place = placesOf[fieldId][term]
      if (place === none) return
      documents[next[place]] = document
      frequencies[next[place]++] = Math.min(frequency, maximumFrequency)
    }),
  )
  return { terms, postingStarts: starts, postingDocuments: documents, postingFrequencies: frequencies }
}
