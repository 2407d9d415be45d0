import { fields, maximumFrequency, type FieldName } from '../format/constants.js'
import { GrowableUint32 } from '../arrays/growable.js'
import { bytesOf, type Sections } from '../format/segment-file.js'

/** Postings of one field while a segment is built: term, article and frequency, in order of articles. */
export class Postings {
  private readonly numbers = new Map<string, number>()
  readonly terms: string[] = []
  readonly articleCounts: number[] = []
  /** Distinct terms of each article: what MiniSearch keeps as field length. */
  readonly lengths: number[] = []
  private readonly frequencies: number[] = []
  private seen: number[] = []
  private readonly triples = new GrowableUint32()

  add(term: string): void {
    this.addNumbered(this.numberOf(term))
  }

  /** The number by which a term can be added without looking it up again. */
  numberOf(term: string): number {
    let number = this.numbers.get(term)
    if (number === undefined) {
      number = this.terms.length
      this.numbers.set(term, number)
      this.terms.push(term)
      this.articleCounts.push(0)
      this.frequencies.push(0)
    }
    return number
  }

  addNumbered(number: number): void {
    if (this.frequencies[number]++ === 0) this.seen.push(number)
  }

  endArticle(document: number): void {
    for (const term of this.seen) {
      this.triples.push(term)
      this.triples.push(document)
      this.triples.push(this.frequencies[term])
      this.articleCounts[term]++
      this.frequencies[term] = 0
    }
    this.lengths.push(this.seen.length)
    this.seen = []
  }

  forEach(visit: (term: number, document: number, frequency: number) => void): void {
    const triples = this.triples.view()
    for (let i = 0; i < triples.length; i += 3) visit(triples[i], triples[i + 1], triples[i + 2])
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The inverted index that MiniSearch would make of the same articles, without the terms of the text that byte columns
 * hold, as sections of a segment file: terms in order, and for each term its postings in each field. Inverting it here
 * is several times faster than `MiniSearch.add` article by article; a test holds the two to the same index.
 */
export function invertedSections(
  postings: Record<FieldName, Postings>,
  isCommonInText: (term: number) => boolean,
): Sections {
  const isKept = (field: FieldName, term: number) =>
    postings[field].articleCounts[term] > 0 && !(field === 'text' && isCommonInText(term))
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
      isKept(field, number) ? placeOf.get(term)! + fieldId : -1,
    ),
  )
  fields.forEach((field, fieldId) =>
    placesOf[fieldId].forEach((place, number) => {
      if (place >= 0) starts[place + 1] = postings[field].articleCounts[number]
    }),
  )
  for (let place = 1; place < starts.length; place++) starts[place] += starts[place - 1]
  const next = starts.slice()
  const documents = new Uint16Array(starts[starts.length - 1])
  const frequencies = new Uint8Array(documents.length)
  fields.forEach((field, fieldId) =>
    postings[field].forEach((term, document, frequency) => {
      const place = placesOf[fieldId][term]
      if (place < 0) return
      documents[next[place]] = document
      frequencies[next[place]++] = Math.min(frequency, maximumFrequency)
    }),
  )
  return {
    terms: Buffer.from(terms.join('\n')),
    postingStarts: bytesOf(starts),
    postingDocuments: bytesOf(documents),
    postingFrequencies: frequencies,
    fieldLengths: bytesOf(
      Uint32Array.from(
        postings[fields[0]].lengths.flatMap((_, document) => fields.map((field) => postings[field].lengths[document])),
      ),
    ),
  }
}
