import { decodeTelex, decodeVni } from '../../text/typing.js'
import { notes } from '../query/notes.js'
import type { ParsedQuery } from '../query/parse.js'
import type { TypedQuery } from '../query/typed.js'

/** Another reading of a query whose words the archive does not have together. */
export interface Rescue {
  query: TypedQuery
  /** The query as searched. */
  text: string
  note: string
}

type Decode = (text: string) => string | null

/** The query with every text of its leaves decoded; null when nothing changes. */
function decoded({ query, text }: ParsedQuery, decode: Decode, note: (text: string) => string): Rescue | null {
  if (query === null) return null
  let changed = false
  const read = (typed: string) => {
    const result = decode(typed)
    changed ||= result !== null && result !== typed
    return result ?? typed
  }
  const clauses = query.clauses.map(({ occur, alternatives }) => ({
    occur,
    alternatives: alternatives.map((leaf) => ({ ...leaf, text: read(leaf.text) })),
  }))
  if (!changed) return null
  const searched = decode(text) ?? text
  return { query: { clauses }, text: searched, note: note(searched) }
}

/** Phrases as words in any order: what is left to try when no article has the phrase. Null without wanted phrases. */
function loosened({ query, text }: ParsedQuery): Rescue | null {
  if (query === null) return null
  const phrases: string[] = []
  const clauses = query.clauses.map((clause) => {
    if (clause.occur === 'not') return clause
    const alternatives = clause.alternatives.map((leaf) => {
      if (leaf.kind === 'words') return leaf
      phrases.push(leaf.text)
      return { kind: 'words' as const, text: leaf.text, field: leaf.field }
    })
    return { ...clause, alternatives }
  })
  return phrases.length === 0 ? null : { query: { clauses }, text, note: notes.loosened(phrases) }
}

/** What to search instead, in this order, when nothing has all words of the query as typed. */
export function rescuesOf(parsed: ParsedQuery): { decodings: Rescue[]; loose: Rescue | null } {
  const readings = [decoded(parsed, decodeTelex, notes.telex), decoded(parsed, decodeVni, notes.vni)]
  return { decodings: readings.filter((reading) => reading !== null), loose: loosened(parsed) }
}
