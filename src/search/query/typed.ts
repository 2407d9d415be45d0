import type { Clause, QueryField } from '../../engine/query.js'

/** Part of a text, in UTF-16 code units. */
export interface TextRange {
  start: number
  end: number
}

/** A leaf of a query as typed, before its words are analysed. */
export type TypedLeaf =
  /** `quoted`: parts of the text in quotation marks, whose words belong together. */
  | { kind: 'words'; text: string; quoted?: readonly TextRange[]; field?: QueryField }
  | { kind: 'phrase'; text: string; slop: number; field?: QueryField }

export interface TypedClause {
  occur: Clause['occur']
  alternatives: TypedLeaf[]
}

export interface TypedQuery {
  clauses: TypedClause[]
}
