import MiniSearch from 'minisearch'
import { fields, type FieldName } from './constants.js'
import { CompactTerm, noPostings, type TermPostings, type TypedPostings } from '../arrays/typed-postings.js'

/** A document as MiniSearch is told of it: the terms of each field, joined by line feeds. */
export type MiniDocument = { id: number } & Record<FieldName, string>

/** The analysis is done before MiniSearch sees a text, so its own tokenizer only cuts at line feeds. */
export const miniSearchOptions = {
  fields: [...fields],
  idField: 'id',
  tokenize: (text: string) => text.split('\n'),
  processTerm: (term: string) => term,
}

/** Terms taken in before other work may run: bounds how long loading blocks. */
const termsPerTurn = 2000

/** What MiniSearch keeps for each term: by field, the articles that have it, and how often. */
type FieldTerms = Map<number, Map<number, number>>

/**
 * One segment's MiniSearch index. It was inverted when the segment was built, and keeps its postings in typed arrays
 * where MiniSearch has a JavaScript Map for each term and field: an eighth of the memory, and nothing to insert when it
 * is loaded. For the rest it is MiniSearch: the same radix tree of terms, the same search.
 */
export class MiniIndex extends MiniSearch<MiniDocument> {
  /**
   * @param terms ascending
   * @param lengths distinct terms of each article in each field, article by article
   */
  static async load(terms: string[], postings: TypedPostings, lengths: Uint32Array): Promise<MiniIndex> {
    const index = new MiniIndex(miniSearchOptions)
    const articles = lengths.length / fields.length
    index.takeLengths(articles, lengths)
    for (let term = 0; term < terms.length; term++) {
      index._index.set(terms[term], new CompactTerm(postings, term) as unknown as FieldTerms)
      if ((term + 1) % termsPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    return index
  }

  private takeLengths(articles: number, lengths: Uint32Array): void {
    const sums = fields.map(() => 0)
    for (let article = 0; article < articles; article++) {
      const own = fields.map((_, field) => lengths[article * fields.length + field])
      own.forEach((length, field) => (sums[field] += length))
      this._documentIds.set(article, article)
      this._idToShortId.set(article, article)
      this._fieldLength.set(article, own)
    }
    this._documentCount = articles
    this._nextId = articles
    this._avgFieldLength = sums.map((sum) => (articles === 0 ? 0 : sum / articles))
  }

  /** The articles that have a term in one field, and how often. */
  postings(term: string, field: FieldName): TermPostings {
    const found = this._index.get(term) as unknown as CompactTerm | undefined
    return found === undefined ? noPostings : found.typed(fields.indexOf(field))
  }
}
