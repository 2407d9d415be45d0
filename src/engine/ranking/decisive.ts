import type { Query, QueryToken } from '../query.js'
import { readsAsTyped } from './as-typed.js'
import { nameOfTerm, type Term, type TermStatistics } from './terms.js'
import { runTerm } from './word-bag.js'

/** Terms on whose presence in the archive it depends how a query is read, and so which articles match it strictly. */
export interface DecisiveTerms {
  /** Document numbers: one that the archive has stands for its parts. */
  units: string[]
  /** Words that belong together, as written: where the archive has them so, no other form will do. */
  runs: QueryToken[][]
}

/** The decisive terms of a planned query. */
export function decisiveTerms({ clauses }: Query): DecisiveTerms {
  const leaves = clauses.flatMap(({ alternatives }) => alternatives)
  return {
    units: leaves.flatMap(({ units }) => units.filter(({ kind }) => kind === 'number').map(({ term }) => term)),
    runs: leaves.flatMap(readsAsTyped),
  }
}

/** Of decisive terms those that no article has, by their names. @param counts how many articles have each */
export function absentTerms(
  { units, runs }: DecisiveTerms,
  counts: { units: readonly number[]; runs: readonly number[] },
): string[] {
  const names = [
    ...units.filter((_, at) => counts.units[at] === 0).map((term) => nameOfTerm({ kind: 'unit', term })),
    ...runs.filter((_, at) => counts.runs[at] === 0).map((run) => nameOfTerm(runTerm(run))),
  ]
  return [...new Set(names)]
}

/**
 * Statistics that tell how a query is read and nothing else: of what else they say, only scores depend.
 * @param absent as `absentTerms` gives them
 */
export function presence(absent: ReadonlySet<string>): TermStatistics {
  return {
    articles: 1,
    words: 1,
    articlesWith: (term: Term) => (absent.has(nameOfTerm(term)) ? 0 : 1),
    articlesByForm: () => 0,
    similarTo: () => [],
  }
}
