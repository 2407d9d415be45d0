import type { Bond, Leaf, Query, QueryToken, Spelling } from '../../engine/query.js'
import { finalYAsI, isAccented } from '../../text/index.js'
import type { Analyzer, Keys, Lexica } from '../../text/types.js'

/** A syllable or other word of the query. */
export interface WordTerm {
  kind: 'word'
  folded: string
  exact: string
  /** A stopword in a query that also has other words: it says nothing on its own. */
  stopword: boolean
  /** Number of the bond that it is in, within the query; null where it means something by itself. */
  bond: number | null
}

/** A phrase of the query: exact keys in order, with at most `slop` other words in between. */
export interface PhraseTerm {
  kind: 'phrase'
  tokens: { folded: string; exact: string }[]
  slop: number
}

/** An abbreviation, its full form or a document's number: what the analyzer returns as one term over several tokens. */
export interface UnitTerm {
  kind: 'unit'
  term: string
  /** Every written form that its words alone would not find. */
  forms: readonly string[]
}

/** Other words side by side that say the same as words of the query: a synonym, a name in full or abbreviated. */
export interface SpellingTerm {
  kind: 'spelling'
  words: { folded: string; exact: string; isAsWritten: boolean }[]
  /** How many words of the query it stands for. */
  standsFor: number
}

export type Term = WordTerm | PhraseTerm | UnitTerm | SpellingTerm

/** Whether a word of a text is that of another spelling. */
export function isSpelled(word: Pick<Keys, 'folded' | 'exact'>, sought: SpellingTerm['words'][number]): boolean {
  return sought.isAsWritten ? finalYAsI(word.exact) === finalYAsI(sought.exact) : word.folded === sought.folded
}

/** The terms of a query that can be shown in an article. */
export interface QueryTerms {
  /** Looked for in the whole article, in query order. */
  text: Term[]
  /** Looked for in the title only. */
  title: Term[]
  /** Whether diacritics were typed; if so, words with the same diacritics count more. */
  accented: boolean
}

/** Written forms of each abbreviation term (`@ubnd`), collected once per lexicon. */
export type AbbreviationForms = ReadonlyMap<string, readonly string[]>

/** Collects the written forms of every abbreviation term, under the analyzer's name for the term. */
export function abbreviationForms(analyzer: Analyzer, abbreviations: Lexica['abbreviations']): AbbreviationForms {
  const forms = new Map<string, string[]>()
  for (const [short, full] of abbreviations) {
    for (const { kind, term } of analyzer.analyze(short).spans) {
      if (kind === 'abbreviation') forms.set(term, [...(forms.get(term) ?? []), short, ...full])
    }
  }
  return forms
}

function wordTerm({ folded, exact, isStopword }: QueryToken, bond: number | null): WordTerm {
  return { kind: 'word', folded, exact, stopword: isStopword, bond }
}

function spellingTerm({ first, last, words }: Spelling): SpellingTerm {
  return {
    kind: 'spelling',
    words: words.map(({ folded, exact, forms }) => ({ folded, exact, isAsWritten: forms === 'written' })),
    standsFor: last - first + 1,
  }
}

/** @param numberOf numbers a bond of the leaf among those of the query */
function termsOf(
  { kind, tokens, units, spellings, bonds, slop }: Leaf,
  numberOf: (bond: Bond) => number,
  forms: AbbreviationForms,
): Term[] {
  if (kind === 'phrase')
    return tokens.length === 0 ? [] : [{ kind, tokens: tokens.map(({ folded, exact }) => ({ folded, exact })), slop }]
  const written = units
    .filter(({ standsForWords }) => standsForWords)
    .map(({ term }): UnitTerm => ({ kind: 'unit', term, forms: forms.get(term) ?? [] }))
  const words = tokens.map((token, at) => {
    const bond = bonds.find(({ first, last }) => first <= at && last >= at)
    return wordTerm(token, bond === undefined ? null : numberOf(bond))
  })
  return [...words, ...written, ...spellings.map(spellingTerm)]
}

/**
 * The terms to look for: the query's required words and phrases. Those in the author field are left out, since snippets
 * do not show authors.
 */
export function termsOfQuery(query: Query | null, forms: AbbreviationForms): QueryTerms {
  const leaves = (query?.clauses ?? [])
    .filter(({ occur }) => occur === 'must')
    .flatMap(({ alternatives }) => alternatives)
  const bonds = leaves.flatMap((leaf) => leaf.bonds)
  const sought = (field: Leaf['field']) =>
    leaves.filter((leaf) => leaf.field === field).flatMap((leaf) => termsOf(leaf, (bond) => bonds.indexOf(bond), forms))
  const text = sought(undefined)
  const title = sought('title')
  const words = [...text, ...title].filter((term) => term.kind === 'word')
  if (text.length + title.length === words.length && words.every(({ stopword }) => stopword)) {
    for (const term of words) term.stopword = false
  }
  return { text, title, accented: words.some(isAccented) }
}
