import type { Clause, QueryField } from '../../engine/query.js'

/** A leaf of a query as typed, before its words are analysed. */
export type TypedLeaf =
  | { kind: 'words'; text: string; field?: QueryField }
  | { kind: 'phrase'; text: string; slop: number; field?: QueryField }

export interface TypedClause {
  occur: Clause['occur']
  alternatives: TypedLeaf[]
}

export interface TypedQuery {
  clauses: TypedClause[]
}
