import type { Token } from '../../../../text/types.js'
import type { Form } from '../../../vocabulary.js'
import { lowerBound, type Range, type Segment } from '../../format/segment.js'
import type { Snapshot } from '../../snapshot.js'
import { bestOf } from '../../../ranking/best.js'

/** Of each segment, so many of the most frequent entries of a prefix are weighed against those of the others. */
const entriesWeighed = 100
/** Comes after every character of a folded form. */
const afterAll = '\uffff'

/** Entries of a sorted table that begin with a prefix. */
export function prefixRange(sorted: readonly string[], prefix: string): Range {
  const from = lowerBound(sorted, prefix)
  return { from, to: lowerBound(sorted, prefix + afterAll, { from, to: sorted.length }) }
}

/** Completions of one word: words that begin so, and compounds whose first word does, or is that word if it is done. */
export function completeWord({ folded }: Token, isDone: boolean, snapshot: Snapshot): Form[] {
  const counts = new Map<string, number>()
  for (const { pairs, pairsFolded, pairCounts, lexicon, lexiconFolded, lexiconCounts } of snapshot.segments) {
    addMostFrequent(counts, pairs, pairCounts, prefixRange(pairsFolded, isDone ? `${folded} ` : folded))
    if (!isDone) addMostFrequent(counts, lexicon, lexiconCounts, prefixRange(lexiconFolded, folded))
  }
  return formsOf(counts)
}

/** Compounds of a word that is done and one that begins so. */
export function completePair(first: Token, last: Token, snapshot: Snapshot): Form[] {
  const counts = new Map<string, number>()
  for (const { pairs, pairsFolded, pairCounts } of snapshot.segments)
    addMostFrequent(counts, pairs, pairCounts, prefixRange(pairsFolded, `${first.folded} ${last.folded}`))
  return formsOf(counts)
}

function addMostFrequent(
  counts: Map<string, number>,
  texts: Segment['lexicon'],
  articles: Uint32Array,
  { from, to }: Range,
): void {
  const within = Float32Array.from(articles.subarray(from, to))
  for (const { place, score } of bestOf(within.length, entriesWeighed, within)) {
    const text = texts[from + place]
    counts.set(text, (counts.get(text) ?? 0) + score)
  }
}

const formsOf = (counts: Map<string, number>): Form[] => [...counts].map(([text, articles]) => ({ text, articles }))
