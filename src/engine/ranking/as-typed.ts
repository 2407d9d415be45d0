import { isAccented, keysOf } from '../../text/index.js'
import type { Bond, Clause, Leaf, QueryToken } from '../query.js'
import { runTerm } from './word-bag.js'
import type { TermStatistics } from './terms.js'

const asWritten = (token: QueryToken): QueryToken => ({ ...token, forms: 'written' })

/**
 * In a query with diacritics a word may well have none. One that belongs together with others is meant as written where
 * articles have them side by side just as typed: "hải quan" is not "hải quân".
 */
export function asTyped(clauses: readonly Clause[], statistics: TermStatistics): Clause[] {
  return clauses.map(({ occur, alternatives }) => {
    return { occur, alternatives: alternatives.map((leaf) => leafAsTyped(leaf, statistics)) }
  })
}

/** The runs of words, each meant as written, that a leaf is read with where articles have them: none for most leaves. */
export function readsAsTyped({ tokens, bonds }: Leaf): QueryToken[][] {
  if (!tokens.some(({ typed }) => isAccented(keysOf(typed)))) return []
  return bonds
    .map(({ first, last }) => tokens.slice(first, last + 1))
    .filter((words) => words.some(({ forms }) => forms === 'any'))
    .map((words) => words.map(asWritten))
}

function leafAsTyped(leaf: Leaf, statistics: TermStatistics): Leaf {
  const { tokens, bonds } = leaf
  if (!tokens.some(({ typed }) => isAccented(keysOf(typed)))) return leaf
  const isAsTyped = ({ first, last }: Bond) => {
    const words = tokens.slice(first, last + 1)
    return words.some(({ forms }) => forms === 'any') && statistics.articlesWith(runTerm(words.map(asWritten))) > 0
  }
  const written = bonds.filter(isAsTyped)
  if (written.length === 0) return leaf
  const isMeant = (at: number) => written.some(({ first, last }) => first <= at && last >= at)
  return { ...leaf, tokens: tokens.map((token, at) => (isMeant(at) ? asWritten(token) : token)) }
}
