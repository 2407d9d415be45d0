import { commonMinimumArticles, commonShare, maximumFrequency } from '../format/constants.js'
import { lowerBoundOf } from '../../../arrays/sorted.js'
import type { TermPostings } from './typed-postings.js'

/** Postings of one term, or of several united, in one segment, in either form of storage. */
export type SegmentPostings =
  { kind: 'sparse'; postings: TermPostings; count: number } | { kind: 'column'; column: Uint8Array; count: number }

/** When there are this many times fewer postings than articles, they are sorted rather than put into a column. */
const muchRarer = 16
/** Bits needed for a frequency of at most `maximumFrequency`. */
const frequencyBits = 8

/**
 * Unites the postings of several terms in a segment of `articles`: those with any of them, their frequencies summed.
 */
export function united(entries: SegmentPostings[], articles: number): SegmentPostings {
  const all = entries.filter((entry) => entry.count > 0)
  if (all.length === 1) return all[0]
  if (countOf(all) * muchRarer <= articles) return merged(all)
  const column = new Uint8Array(articles)
  const add = (document: number, frequency: number) => {
    column[document] = Math.min(maximumFrequency, column[document] + frequency)
  }
  for (const entry of all) visit(entry, add)
  const count = countOfColumn(column)
  const isCommon = articles >= commonMinimumArticles && count > articles * commonShare
  return isCommon ? { kind: 'column', column, count } : { kind: 'sparse', postings: sparse(column, count), count }
}

/** The same for few postings: sorting them takes less time than writing and reading a column of all articles. */
function merged(entries: SegmentPostings[]): SegmentPostings {
  const packed = new Uint32Array(countOf(entries))
  let length = 0
  for (const entry of entries)
    visit(entry, (document, frequency) => (packed[length++] = (document << frequencyBits) | frequency))
  packed.sort()
  const documents = new Uint16Array(length)
  const frequencies = new Uint8Array(length)
  let count = 0
  for (const one of packed) {
    const document = one >>> frequencyBits
    if (count === 0 || documents[count - 1] !== document) documents[count++] = document
    frequencies[count - 1] = Math.min(maximumFrequency, frequencies[count - 1] + (one & maximumFrequency))
  }
  const postings = { documents: documents.slice(0, count), frequencies: frequencies.slice(0, count) }
  return { kind: 'sparse', postings, count }
}

function sparse(column: Uint8Array, count: number): TermPostings {
  const documents = new Uint16Array(count)
  const frequencies = new Uint8Array(count)
  let at = 0
  for (let document = 0; document < column.length; document++) {
    if (column[document] === 0) continue
    documents[at] = document
    frequencies[at++] = column[document]
  }
  return { documents, frequencies }
}

export const asColumn = (column: Uint8Array): SegmentPostings => ({
  kind: 'column',
  column,
  count: countOfColumn(column),
})

function countOfColumn(column: Uint8Array): number {
  let count = 0
  for (let i = 0; i < column.length; i++) count += (column[i] + maximumFrequency) >>> 8
  return count
}

export const countOf = (postings: SegmentPostings[]) => postings.reduce((sum, entry) => sum + entry.count, 0)

/** The articles in a segment's postings, ascending. */
export function documentsOf(entry: SegmentPostings): Uint16Array {
  return entry.kind === 'sparse' ? entry.postings.documents : sparse(entry.column, entry.count).documents
}

/** Whether a segment's postings have an article. */
export function hasDocument(entry: SegmentPostings, document: number): boolean {
  if (entry.kind === 'column') return entry.column[document] > 0
  const { documents } = entry.postings
  return documents[lowerBoundOf(documents, document)] === document
}

/** Calls `see` for each article of a segment's postings, with its frequency. */
export function visit(entry: SegmentPostings, see: (document: number, frequency: number) => void): void {
  if (entry.kind === 'column') {
    const { column } = entry
    for (let document = 0; document < column.length; document++)
      if (column[document] !== 0) see(document, column[document])
    return
  }
  const { documents, frequencies } = entry.postings
  for (let i = 0; i < documents.length; i++) see(documents[i], frequencies[i])
}

/** Articles of one segment that are in all of these postings, ascending. */
export function documentsInAll(entries: SegmentPostings[]): Uint16Array {
  const rarestFirst = entries.toSorted((a, b) => a.count - b.count)
  let documents = documentsOf(rarestFirst[0])
  for (let i = 1; i < rarestFirst.length && documents.length > 0; i++) documents = among(documents, rarestFirst[i])
  return documents
}

/** Those of the given articles of a segment that are also in the postings. */
function among(documents: Uint16Array, entry: SegmentPostings): Uint16Array {
  const kept = new Uint16Array(documents.length)
  const count =
    entry.kind === 'column'
      ? keepInColumn(documents, entry.column, kept)
      : keepInList(documents, entry.postings.documents, kept)
  return kept.subarray(0, count)
}

function keepInColumn(documents: Uint16Array, column: Uint8Array, kept: Uint16Array): number {
  let count = 0
  for (let k = 0; k < documents.length; k++) {
    kept[count] = documents[k]
    if (column[documents[k]] > 0) count++
  }
  return count
}

function keepInList(documents: Uint16Array, list: Uint16Array, kept: Uint16Array): number {
  let count = 0
  for (let k = 0, at = 0; k < documents.length && at < list.length; k++) {
    const document = documents[k]
    // Galloping search: the list may be much longer than the documents sought in it.
    let step = 1
    while (at + step < list.length && list[at + step] < document) step <<= 1
    at = lowerBoundOf(list, document, at, Math.min(at + step, list.length))
    if (list[at] === document) kept[count++] = document
  }
  return count
}
