import MiniSearch, { type AsPlainObject } from 'minisearch'
import { fields, type FieldName } from './constants.js'

/** A document as MiniSearch is told of it: the terms of each field, joined by line feeds. */
export type MiniDocument = { id: number } & Record<FieldName, string>

/** The analysis is done before MiniSearch sees a text, so its own tokenizer only cuts at line feeds. */
export const miniSearchOptions = {
  fields: [...fields],
  idField: 'id',
  tokenize: (text: string) => text.split('\n'),
  processTerm: (term: string) => term,
}

/** Articles of one term in one field, ascending, and how often each has it. */
export interface TermPostings {
  documents: Uint32Array
  frequencies: Uint8Array
}

const noPostings: TermPostings = { documents: new Uint32Array(0), frequencies: new Uint8Array(0) }

/**
 * BM25 settings under which MiniSearch's score is idf x frequency: with k far above any frequency the saturation is
 * linear, and b = 0 and d = 0 switch off length normalisation and the floor. So the frequency can be read from the
 * score, and BM25 itself is computed over all segments together.
 */
const frequencyScoring = { k: 1e6, b: 0, d: 0 }

const lineFeed = 0x0a

/** One segment's MiniSearch index. */
export class MiniIndex {
  private constructor(private readonly mini: MiniSearch<MiniDocument>) {}

  /** Loads what `inMiniSearchFormat` wrote, line by line, giving way to other work in between. */
  static async load(bytes: Buffer): Promise<MiniIndex> {
    let header: Omit<AsPlainObject, 'index'> | undefined
    const index: AsPlainObject['index'] = []
    for (let start = 0; start < bytes.length;) {
      const feed = bytes.indexOf(lineFeed, start)
      const end = feed < 0 ? bytes.length : feed
      const value: unknown = JSON.parse(bytes.toString('utf8', start, end))
      if (header === undefined) header = value as Omit<AsPlainObject, 'index'>
      else for (const entry of value as AsPlainObject['index']) index.push(entry)
      start = end + 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    return new MiniIndex(await MiniSearch.loadJSAsync<MiniDocument>({ ...header!, index }, miniSearchOptions))
  }

  /** The postings of a term, through one MiniSearch query whose filter collects them. */
  postings(term: string, field: FieldName): TermPostings {
    const documents: number[] = []
    const scores: number[] = []
    this.mini.search(term, {
      fields: [field],
      bm25: frequencyScoring,
      tokenize: (text) => [text],
      filter: (result) => {
        documents.push(result.id)
        scores.push(result.score)
        return false
      },
    })
    if (documents.length === 0) return noPostings
    const total = this.mini.documentCount
    const idf = Math.log(1 + (total - documents.length + 0.5) / (documents.length + 0.5))
    return {
      documents: Uint32Array.from(documents),
      frequencies: Uint8Array.from(scores, (score) => Math.min(255, Math.round(score / idf))),
    }
  }
}
