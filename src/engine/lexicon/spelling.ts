import type { FoldedPair, Form } from '../vocabulary.js'
import { rangeOf, type Range } from '../../arrays/sorted.js'
import type { WordTable, WordTables } from './tables.js'

type Counts = Map<string, number>

const add = (counts: Counts, text: string, articles: number) => counts.set(text, (counts.get(text) ?? 0) + articles)

const byArticles = (counts: Counts): Form[] =>
  [...counts]
    .map(([text, articles]) => ({ text, articles }))
    .sort((a, b) => b.articles - a.articles || (a.text < b.text ? -1 : 1))

/** The accented forms of a word, most frequent first. */
export function formsOf(folded: string, { tables }: WordTables): Form[] {
  const counts: Counts = new Map()
  for (const table of tables) collectWords(counts, table, table.formsOf(folded))
  return byArticles(counts)
}

/** The accented forms of a compound, most frequent first. */
export function pairsOf([first, second]: FoldedPair, { tables }: WordTables): Form[] {
  const counts: Counts = new Map()
  for (const table of tables) collectPairs(counts, table, rangeOf(table.pairsFolded, `${first} ${second}`))
  return byArticles(counts)
}

function collectWords(counts: Counts, { lexicon, lexiconCounts }: WordTable, { from, to }: Range): void {
  for (let i = from; i < to; i++) add(counts, lexicon[i], lexiconCounts[i])
}

function collectPairs(counts: Counts, { pairs, pairCounts }: WordTable, { from, to }: Range): void {
  for (let i = from; i < to; i++) add(counts, pairs[i], pairCounts[i])
}

/** Forms one typing mistake away from a word, most frequent first, without the word itself. */
export function similarTo(folded: string, { tables }: Pick<WordTables, 'tables'>): Form[] {
  const counts: Counts = new Map()
  for (const table of tables)
    for (const other of table.similarTo(folded)) collectWords(counts, table, table.formsOf(other))
  return byArticles(counts)
}
