import { fields, type FieldName } from './constants.js'
import { GrowableUint32 } from './growable.js'

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

  /** `"article":frequency,…` of each wanted term, ready for JSON. */
  asJson(isWanted: (term: number) => boolean): string[] {
    const parts: string[] = new Array(this.terms.length).fill('')
    this.forEach((term, document, frequency) => {
      if (isWanted(term)) parts[term] += `${parts[term] === '' ? '' : ','}"${document}":${frequency}`
    })
    return parts
  }
}

/** Terms in one line of the index section: a line is parsed at once, so it bounds how long loading blocks. */
const termsPerLine = 1000

/**
 * Writes the postings in MiniSearch's own serialisation (version 2, what `MiniSearch.toJSON` gives and
 * `MiniSearch.loadJS` takes): a first line with everything but `index`, then lines of `index` entries. Building the
 * inverted lists outside and loading them is several times faster than `MiniSearch.add` article by article; a test
 * holds the two to the same index.
 */
export function inMiniSearchFormat(
  postings: Record<FieldName, Postings>,
  articles: number,
  isCommonInText: (term: number) => boolean,
): Uint8Array {
  const byTerm = new Map<string, string>()
  fields.forEach((field, fieldId) => {
    const isWanted = field === 'text' ? (term: number) => !isCommonInText(term) : () => true
    postings[field].asJson(isWanted).forEach((entries, term) => {
      if (entries === '') return
      const key = postings[field].terms[term]
      const sofar = byTerm.get(key)
      byTerm.set(key, `${sofar === undefined ? '' : `${sofar},`}"${fieldId}":{${entries}}`)
    })
  })
  const documents = Array.from({ length: articles }, (_, i) => i)
  const header = {
    documentCount: articles,
    nextId: articles,
    documentIds: Object.fromEntries(documents.map((i) => [i, i])),
    fieldIds: Object.fromEntries(fields.map((field, i) => [field, i])),
    fieldLength: Object.fromEntries(documents.map((i) => [i, fields.map((field) => postings[field].lengths[i])])),
    averageFieldLength: fields.map((field) => average(postings[field].lengths)),
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  }
  const chunks: Buffer[] = [Buffer.from(JSON.stringify(header))]
  let line: string[] = []
  const flush = () => {
    if (line.length > 0) chunks.push(Buffer.from(`\n[${line.join(',')}]`))
    line = []
  }
  for (const term of [...byTerm.keys()].sort()) {
    line.push(`[${JSON.stringify(term)},{${byTerm.get(term)}}]`)
    if (line.length === termsPerLine) flush()
  }
  flush()
  return Buffer.concat(chunks)
}

const average = (values: number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
