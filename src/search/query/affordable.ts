import type { Clause, Leaf, Query, QueryToken } from '../../engine/query.js'

/**
 * Articles whose texts are read for the phrases of one query, at most. A phrase has all articles read that have its
 * words; 30,000 take about 50 ms (docs/decisions/0023).
 */
export const mostRead = 30_000
/** So many phrases are always sought: a person who names two has a reason, and they cannot hold up others for long. */
const alwaysSought = 2

const isPhrase = ({ kind, tokens }: Leaf) => kind === 'phrase' && tokens.length > 1

const phrasesOf = ({ clauses }: Query) => clauses.flatMap(({ alternatives }) => alternatives.filter(isPhrase))

/** The words whose articles must be counted to know what the phrases of a query cost; none where that does not matter. */
export function wordsToPrice(query: Query): QueryToken[] {
  const phrases = phrasesOf(query)
  return phrases.length > alwaysSought ? phrases.flatMap(({ tokens }) => tokens) : []
}

/**
 * A query without the phrases that it would take too long to seek: the first ones are kept.
 * @param counts in how many articles each of `wordsToPrice` is, in order
 * @param most how many articles may be read
 * @returns the query, and the phrases that were left out, as typed
 */
export function affordable(
  query: Query,
  counts: readonly number[],
  most = mostRead,
): { query: Query; leftOut: string[] } {
  if (counts.length === 0) return { query, leftOut: [] }
  const leftOut: string[] = []
  let at = 0
  let sought = 0
  let read = 0
  const isKept = (leaf: Leaf): boolean => {
    if (!isPhrase(leaf)) return true
    const cost = Math.min(...counts.slice(at, at + leaf.tokens.length))
    at += leaf.tokens.length
    if (sought < alwaysSought || read + cost <= most) {
      sought++
      read += cost
      return true
    }
    leftOut.push(leaf.tokens.map(({ typed }) => typed).join(' '))
    return false
  }
  const clauses = query.clauses.flatMap((clause): Clause[] => {
    const alternatives = clause.alternatives.filter(isKept)
    return alternatives.length === 0 && clause.alternatives.length > 0 ? [] : [{ ...clause, alternatives }]
  })
  return { query: { clauses }, leftOut }
}
