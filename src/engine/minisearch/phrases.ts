import type { Analyzer, Token } from '../../text/types.js'
import type { Leaf, QueryField } from '../engine.js'
import { breakFlag } from './constants.js'
import { visit, type SegmentPostings } from './postings.js'
import { type Range, type Segment } from './segment.js'
import type { Snapshot } from './snapshot.js'
import { isAccented } from './word-forms.js'

/** Articles as a set: 1 where it is in. */
export type ArticleSet = Uint8Array

const wordMask = (breakFlag - 1) >>> 0

/** Articles that are in all of these postings. */
function articlesInAll(all: SegmentPostings[][], snapshot: Snapshot): ArticleSet {
  const counts = new Uint16Array(snapshot.size)
  all.forEach((postings, before) => {
    postings.forEach((entry, i) => {
      const base = snapshot.bases[i]
      visit(entry, (document) => {
        if (counts[base + document] === before) counts[base + document]++
      })
    })
  })
  return Uint8Array.from(counts, (count) => Number(count === all.length))
}

/**
 * Articles that match one leaf, or null for a leaf without words. A phrase with diacritics is matched as written (up to
 * tone placement), one without on the folded key.
 */
export function articlesMatching(leaf: Leaf, analyzer: Analyzer, snapshot: Snapshot): ArticleSet | null {
  const { tokens, spans } = analyzer.analyze(leaf.text)
  if (tokens.length === 0) return null
  const field = leaf.field ?? 'text'
  if (leaf.kind === 'phrase') {
    const asWritten = tokens.some(isAccented)
    const postings = tokens.map((token) =>
      asWritten ? snapshot.postings(token.exact, field) : snapshot.wordPostings(token, 'any', field),
    )
    return verifyPhrase(tokens, leaf, asWritten, articlesInAll(postings, snapshot), snapshot)
  }
  const weighty = tokens.filter((token) => !analyzer.isStopword(token))
  const wanted = (weighty.length > 0 ? weighty : tokens).map((token) =>
    snapshot.wordPostings(token, snapshot.formsMeant(token), field),
  )
  const found = articlesInAll(wanted, snapshot)
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

function verifyPhrase(
  tokens: Token[],
  { slop, field }: Extract<Leaf, { kind: 'phrase' }>,
  asWritten: boolean,
  candidates: ArticleSet,
  snapshot: Snapshot,
): ArticleSet {
  snapshot.segments.forEach((segment, i) => {
    const ranges = tokens.map((token) => tokenRange(segment, token, asWritten))
    const base = snapshot.bases[i]
    for (let document = 0; document < segment.articles; document++) {
      if (candidates[base + document] === 0) continue
      if (!hasPhrase(segment, document, ranges, slop, field)) candidates[base + document] = 0
    }
  })
  return candidates
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
  const { stream } = segment
  const { from, to } = ranges[0]
  for (const zone of zonesOf(segment, document, field)) {
    for (let place = zone.from; place < zone.to; place++) {
      const word = (stream[place] & wordMask) >>> 0
      if (word >= from && word < to && followsOn(stream, place, zone.to, ranges, slop)) return true
    }
  }
  return false
}

/** The stretches of a token stream that a phrase stays within: title, lead, body, author, or the one asked for. */
function zonesOf({ starts, zones }: Segment, document: number, field: QueryField | undefined): Range[] {
  const ends = [0, zones[document * 3], zones[document * 3 + 1], zones[document * 3 + 2]].map(
    (end) => starts[document] + end,
  )
  ends.push(starts[document + 1])
  const all = ends.slice(1).map((to, i) => ({ from: ends[i], to }))
  if (field === undefined) return all
  return [field === 'title' ? all[0] : all[3]]
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
      const word = (stream[at] & wordMask) >>> 0
      if (word >= from && word < to) break
      if (left-- === 0) return false
      at++
    }
  }
  return true
}
