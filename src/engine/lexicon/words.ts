import type { Keys } from '../../text/types.js'
import type { Form } from '../vocabulary.js'
import { prefixRange, type Range } from '../../arrays/sorted.js'
import type { WordTables } from './tables.js'
import { bestOf } from '../ranking/best.js'

/** Most frequent entries with a prefix that each segment contributes, to be weighed against those of the others. */
const entriesWeighed = 100

/**
 * Completions of one word: words that begin with it, and compounds whose first word begins with it, or equals it if the
 * word is finished.
 */
export function completeWord({ folded }: Keys, isDone: boolean, { tables }: WordTables): Form[] {
  const counts = new Map<string, number>()
  for (const table of tables) {
    const { pairs, pairsFolded, pairCounts, lexicon, lexiconCounts } = table
    addMostFrequent(counts, pairs, pairCounts, prefixRange(pairsFolded, isDone ? `${folded} ` : folded))
    if (!isDone) addMostFrequent(counts, lexicon, lexiconCounts, table.formsFrom(folded))
  }
  return formsOf(counts)
}

/** Compounds of a finished word and a word that begins with what was typed. */
export function completePair(first: Keys, last: Keys, { tables }: WordTables): Form[] {
  const counts = new Map<string, number>()
  for (const { pairs, pairsFolded, pairCounts } of tables)
    addMostFrequent(counts, pairs, pairCounts, prefixRange(pairsFolded, `${first.folded} ${last.folded}`))
  return formsOf(counts)
}

function addMostFrequent(
  counts: Map<string, number>,
  texts: readonly string[],
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
