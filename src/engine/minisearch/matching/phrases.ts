import { formMask } from '../../token-stream.js'
import { isAccented } from '../../../text/index.js'
import type { Analyzer, Token } from '../../../text/types.js'
import type { Leaf, QueryField } from '../../query.js'
import { documentsOf, visit, type SegmentPostings } from '../arrays/postings.js'
import { type Range, type Segment } from '../format/segment.js'
import type { Snapshot } from '../snapshot.js'
import { lowerBoundOf } from '../arrays/typed-postings.js'

/** Articles as a set: 1 where it is in. */
export type ArticleSet = Uint8Array

/** Zones of a token stream: title, lead, body, author; the last one ends where the stream does. */
const zoneCount = 4
const zonesEnding = zoneCount - 1
const titleZone = 0
const authorZone = 3

/** Articles of one segment that are in all of these postings, ascending. */
function documentsInAll(entries: SegmentPostings[]): Uint16Array {
  const rarestFirst = entries.toSorted((a, b) => a.count - b.count)
  let documents = documentsOf(rarestFirst[0])
  for (let i = 1; i < rarestFirst.length && documents.length > 0; i++) documents = among(documents, rarestFirst[i])
  return documents
}

/** Those of some articles of a segment that are in its postings too. */
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
    // Doubling steps: the list may be much longer than the documents sought in it.
    let step = 1
    while (at + step < list.length && list[at + step] < document) step <<= 1
    at = lowerBoundOf(list, document, at, Math.min(at + step, list.length))
    if (list[at] === document) kept[count++] = document
  }
  return count
}

/**
 * Articles that match one leaf, or null for a leaf without words. A phrase with diacritics is matched as written (up to
 * tone placement), one without on the folded key.
 */
export function articlesMatching(leaf: Leaf, analyzer: Analyzer, snapshot: Snapshot): ArticleSet | null {
  const { tokens, spans } = analyzer.analyze(leaf.text)
  if (tokens.length === 0) return null
  const field = leaf.field ?? 'text'
  if (leaf.kind === 'phrase') return articlesWithPhrase(tokens, leaf, snapshot)
  const weighty = tokens.filter((token) => !analyzer.isStopword(token))
  const wanted = (weighty.length > 0 ? weighty : tokens).map((token) =>
    snapshot.wordPostings(token, snapshot.formsMeant(token), field),
  )
  const found = setOf(snapshot, (i) => documentsInAll(wanted.map((postings) => postings[i])))
  const whole = spans.find((span) => span.kind !== 'compound' && span.first === 0 && span.last === tokens.length - 1)
  if (whole)
    snapshot.postings(whole.term, field).forEach((entry, i) => visit(entry, (d) => (found[snapshot.bases[i] + d] = 1)))
  return found
}

/** Articles to leave out: those with the words as written, one after the other. */
export function articlesExcludedBy(leaf: Leaf, analyzer: Analyzer, snapshot: Snapshot): ArticleSet | null {
  if (leaf.kind === 'phrase') return articlesMatching(leaf, analyzer, snapshot)
  const { tokens } = analyzer.analyze(leaf.text)
  const isPlain = tokens.every((token) => !isAccented(token))
  return articlesMatching(isPlain ? leaf : { ...leaf, kind: 'phrase', slop: 0 }, analyzer, snapshot)
}

/** The articles that are found in each segment. */
function setOf({ segments, bases, size }: Snapshot, find: (segment: number) => Uint16Array): ArticleSet {
  const set = new Uint8Array(size)
  for (let i = 0; i < segments.length; i++) for (const document of find(i)) set[bases[i] + document] = 1
  return set
}

function articlesWithPhrase(
  tokens: Token[],
  { slop, field }: Extract<Leaf, { kind: 'phrase' }>,
  snapshot: Snapshot,
): ArticleSet {
  const asWritten = tokens.some(isAccented)
  const postings = tokens.map((token) =>
    asWritten ? snapshot.postings(token.exact, field ?? 'text') : snapshot.wordPostings(token, 'any', field ?? 'text'),
  )
  return setOf(snapshot, (i) => {
    const segment = snapshot.segments[i]
    const ranges = tokens.map((token) => tokenRange(segment, token, asWritten))
    return documentsInAll(postings.map((entries) => entries[i])).filter((document) =>
      hasPhrase(segment, document, ranges, slop, field),
    )
  })
}

function tokenRange(segment: Segment, token: Token, asWritten: boolean): Range {
  const folded = segment.formsOf(token.folded)
  if (!asWritten) return folded
  for (let i = folded.from; i < folded.to; i++) if (segment.lexicon[i] === token.exact) return { from: i, to: i + 1 }
  return { from: 0, to: 0 }
}

function hasPhrase(
  segment: Segment,
  document: number,
  ranges: Range[],
  slop: number,
  field: QueryField | undefined,
): boolean {
  const { stream, starts, zones } = segment
  const [first] = ranges
  // A phrase stays within the title, the lead, the body or the author, or the one of them that is asked for.
  let zoneStart = starts[document]
  for (let zone = 0; zone < zoneCount; zone++) {
    const zoneEnd = zone < zonesEnding ? starts[document] + zones[document * zonesEnding + zone] : starts[document + 1]
    if (field === undefined || zone === (field === 'title' ? titleZone : authorZone)) {
      for (let at = seek(stream, first, zoneStart, zoneEnd); at < zoneEnd; at = seek(stream, first, at + 1, zoneEnd))
        if (followsOn(stream, at, zoneEnd, ranges, slop)) return true
    }
    zoneStart = zoneEnd
  }
  return false
}

/** First place of a stretch of a stream where a word stands; `end` when it is not there. */
function seek(stream: Uint32Array, { from, to }: Range, start: number, end: number): number {
  for (let place = start; place < end; place++) {
    const word = stream[place] & formMask
    if (word >= from && word < to) return place
  }
  return end
}

/** Whether the phrase goes on from its first word at `place`, skipping at most `slop` words in all. */
function followsOn(stream: Uint32Array, place: number, end: number, ranges: Range[], slop: number): boolean {
  let at = place
  let left = slop
  for (let i = 1; i < ranges.length; i++) {
    const { from, to } = ranges[i]
    at++
    for (;;) {
      if (at >= end) return false
      const word = stream[at] & formMask
      if (word >= from && word < to) break
      if (left-- === 0) return false
      at++
    }
  }
  return true
}
