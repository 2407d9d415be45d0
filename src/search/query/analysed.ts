import type { Bond, Clause, Leaf, Query, QueryToken } from '../../engine/query.js'
import { isAccented } from '../../text/index.js'
import type { Analyzer, Token } from '../../text/types.js'
import type { TextRange, TypedClause, TypedLeaf, TypedQuery } from './typed.js'

/** The words of a text as a query has them. */
export function queryTokens(text: string, analyzer: Analyzer): QueryToken[] {
  return analyzer.analyze(text).tokens.map((token) => queryToken(token, text, analyzer))
}

function queryToken(token: Token, text: string, analyzer: Analyzer): QueryToken {
  const { start, end, exact, toneless, folded, breakBefore } = token
  return {
    typed: text.slice(start, end),
    exact,
    toneless,
    folded,
    breakBefore,
    isStopword: analyzer.isStopword(token),
    forms: isAccented(token) ? 'written' : 'any',
  }
}

/** The words of a quoted part that no mark divides, which belong together; none for single words. */
function bondsIn({ start, end }: TextRange, tokens: readonly Token[]): Bond[] {
  const bonds: Bond[] = []
  tokens.forEach((token, at) => {
    if (token.start < start || token.end > end) return
    const last = bonds.at(-1)
    if (last === undefined || token.breakBefore) bonds.push({ first: at, last: at })
    else last.last = at
  })
  return bonds.filter(({ first, last }) => last > first)
}

function analysedLeaf(leaf: TypedLeaf, analyzer: Analyzer): Leaf {
  const { tokens, spans } = analyzer.analyze(leaf.text)
  return {
    kind: leaf.kind,
    tokens: queryTokens(leaf.text, analyzer),
    units: spans.map((span) => ({ ...span, standsForWords: span.kind !== 'compound' })),
    spellings: [],
    bonds: leaf.kind === 'words' ? (leaf.quoted ?? []).flatMap((range) => bondsIn(range, tokens)) : [],
    slop: leaf.kind === 'phrase' ? leaf.slop : 0,
    ...(leaf.field === undefined ? {} : { field: leaf.field }),
  }
}

/** Words to leave out that were typed with diacritics are left out as written, one after the other. */
function excluded(leaf: Leaf): Leaf {
  return leaf.tokens.some(({ forms }) => forms === 'written') ? { ...leaf, kind: 'phrase' } : leaf
}

function analysedClause({ occur, alternatives }: TypedClause, analyzer: Analyzer): Clause {
  const leaves = alternatives.map((leaf) => analysedLeaf(leaf, analyzer))
  return { occur, alternatives: occur === 'not' ? leaves.map(excluded) : leaves }
}

/** The query as engines are asked it. */
export function analysedQuery(query: TypedQuery, analyzer: Analyzer): Query
export function analysedQuery(query: TypedQuery | null, analyzer: Analyzer): Query | null
export function analysedQuery(query: TypedQuery | null, analyzer: Analyzer): Query | null {
  return query === null ? null : { clauses: query.clauses.map((clause) => analysedClause(clause, analyzer)) }
}
