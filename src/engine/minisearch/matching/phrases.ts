import { formMask } from '../../token-stream.js'
import type { Keys } from '../../../text/types.js'
import type { Leaf, QueryField } from '../../query.js'
import { documentsInAll, united, visit } from '../arrays/postings.js'
import { type Segment } from '../format/segment.js'
import { type Range } from '../../../arrays/sorted.js'
import { bondTerms, weightyTokens, wholeTerms } from '../../ranking/selection.js'
import { formsMeant } from '../../ranking/word-bag.js'
import type { Snapshot } from '../snapshot.js'
import { authorZone, titleZone, zoneCount, zoneEnd } from './zones.js'

/** Articles as a set: 1 where it is in. */
export type ArticleSet = Uint8Array

/**
 * Articles that match one leaf, or null for a leaf without words. A phrase with diacritics is matched as written (up to
 * tone placement), one without on the folded key.
 * @param among the articles that matter: the texts of others are not read for a phrase
 */
export function articlesMatching(leaf: Leaf, among: ArticleSet, snapshot: Snapshot): ArticleSet | null {
  const { tokens } = leaf
  if (tokens.length === 0) return null
  if (leaf.kind === 'phrase') return articlesWithPhrase(leaf, among, snapshot)
  const field = leaf.field ?? 'text'
  const wanted = weightyTokens(leaf).map((token) =>
    snapshot.postingsOf({ kind: 'word', word: token, choice: formsMeant(token) }, field),
  )
  const bonds = leaf.bonds.map((bond) => bondTerms(leaf, bond).map((term) => snapshot.postingsOf(term, field)))
  const found = setOf(snapshot, (i) => {
    const together = bonds.map((terms) =>
      united(
        terms.map((postings) => postings[i]),
        snapshot.segments[i].articles,
      ),
    )
    return documentsInAll([...wanted.map((postings) => postings[i]), ...together])
  })
  for (const term of wholeTerms(leaf))
    snapshot.postingsOf(term, field).forEach((entry, i) => visit(entry, (d) => (found[snapshot.bases[i] + d] = 1)))
  return found
}

/** The articles that are found in each segment. */
function setOf({ segments, bases, size }: Snapshot, find: (segment: number) => Uint16Array): ArticleSet {
  const set = new Uint8Array(size)
  for (let i = 0; i < segments.length; i++) for (const document of find(i)) set[bases[i] + document] = 1
  return set
}

function articlesWithPhrase({ tokens, slop, field }: Leaf, among: ArticleSet, snapshot: Snapshot): ArticleSet {
  const asWritten = tokens.some(({ forms }) => forms === 'written')
  const postings = tokens.map((token) =>
    asWritten
      ? snapshot.postings(token.exact, field ?? 'text')
      : snapshot.postingsOf({ kind: 'word', word: token, choice: 'any' }, field ?? 'text'),
  )
  return setOf(snapshot, (i) => {
    const segment = snapshot.segments[i]
    const ranges = tokens.map((token) => tokenRange(segment, token, asWritten))
    const base = snapshot.bases[i]
    return documentsInAll(postings.map((entries) => entries[i])).filter(
      (document) => among[base + document] === 1 && hasPhrase(segment, document, ranges, slop, field),
    )
  })
}

function tokenRange(segment: Segment, token: Keys, asWritten: boolean): Range {
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
  const { stream, starts } = segment
  const [first] = ranges
  // A phrase stays within the title, the lead, the body or the author, or the one of them that is asked for.
  let zoneStart = starts[document]
  for (let zone = 0; zone < zoneCount; zone++) {
    const end = zoneEnd(segment, document, zone)
    if (field === undefined || zone === (field === 'title' ? titleZone : authorZone)) {
      for (let at = seek(stream, first, zoneStart, end); at < end; at = seek(stream, first, at + 1, end))
        if (followsOn(stream, at, end, ranges, slop)) return true
    }
    zoneStart = end
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
