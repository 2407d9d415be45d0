import type { Leaf, Query, QueryToken } from '../../engine/query.js'
import { isAccented } from '../../text/index.js'
import type { Analyzer, Lexica } from '../../text/types.js'

/** A syllable or other word of the query. */
export interface WordTerm {
  kind: 'word'
  folded: string
  exact: string
  /** A stopword beside words that are none: it says nothing on its own. */
  stopword: boolean
}

/** A phrase of the query: exact keys in their order, at most `slop` foreign words inside. */
export interface PhraseTerm {
  kind: 'phrase'
  tokens: { folded: string; exact: string }[]
  slop: number
}

/** An abbreviation, its full form or a document's number: what the analyzer gives as one term over several tokens. */
export interface UnitTerm {
  kind: 'unit'
  term: string
  /** Every way to write it that its words alone would not find. */
  forms: readonly string[]
}

export type Term = WordTerm | PhraseTerm | UnitTerm

/** What of a query can be seen in an article. */
export interface QueryTerms {
  /** Sought in the whole article, in the order of the query. */
  text: Term[]
  /** Sought in the title alone. */
  title: Term[]
  /** Whether diacritics were typed: then a word of the same diacritics counts more. */
  accented: boolean
}

/** Ways to write each abbreviation term (`@ubnd`), looked up once per lexicon. */
export type AbbreviationForms = ReadonlyMap<string, readonly string[]>

/** The written forms of every abbreviation term, as the analyzer names the terms. */
export function abbreviationForms(analyzer: Analyzer, abbreviations: Lexica['abbreviations']): AbbreviationForms {
  const forms = new Map<string, string[]>()
  for (const [short, full] of abbreviations) {
    for (const { kind, term } of analyzer.analyze(short).spans) {
      if (kind === 'abbreviation') forms.set(term, [...(forms.get(term) ?? []), short, ...full])
    }
  }
  return forms
}

function wordTerm({ folded, exact, isStopword }: QueryToken): WordTerm {
  return { kind: 'word', folded, exact, stopword: isStopword }
}

function termsOf({ kind, tokens, units, slop }: Leaf, forms: AbbreviationForms): Term[] {
  if (kind === 'phrase')
    return tokens.length === 0 ? [] : [{ kind, tokens: tokens.map(({ folded, exact }) => ({ folded, exact })), slop }]
  const written = units
    .filter(({ standsForWords }) => standsForWords)
    .map(({ term }): UnitTerm => ({ kind: 'unit', term, forms: forms.get(term) ?? [] }))
  return [...tokens.map(wordTerm), ...written]
}

/** What the wanted words and phrases of a query look like in a text. Author's names are not shown in snippets. */
export function termsOfQuery(query: Query | null, forms: AbbreviationForms): QueryTerms {
  const leaves = (query?.clauses ?? [])
    .filter(({ occur }) => occur === 'must')
    .flatMap(({ alternatives }) => alternatives)
  const sought = (field: Leaf['field']) =>
    leaves.filter((leaf) => leaf.field === field).flatMap((leaf) => termsOf(leaf, forms))
  const text = sought(undefined)
  const title = sought('title')
  const words = [...text, ...title].filter((term) => term.kind === 'word')
  if (text.length + title.length === words.length && words.every(({ stopword }) => stopword)) {
    for (const term of words) term.stopword = false
  }
  return { text, title, accented: words.some(isAccented) }
}
