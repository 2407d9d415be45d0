import { createHash } from 'node:crypto'
import { AbbreviationIndex, termOf, type AbbreviationHints } from './abbreviations.js'
import { definedUses, definitionsIn } from './definitions.js'
import { createDocumentKinds } from './document-kinds.js'
import { citedDocumentAt, documentNumberAt } from './document-numbers.js'
import { remembered } from './remembered.js'
import { tokenize } from './tokenizer.js'
import type { Analysis, Analyzer, DocumentKinds, Lexica, SpanTerm, Token } from './types.js'
import { createWordReader, type Word } from './words.js'

/** Analyses of texts up to this length are remembered, since several parts of a search read the same query. */
const SHORT_TEXT = 200
const SHORT_TEXTS_REMEMBERED = 64

/** Raise it with every change to a rule that changes the analysis of any text. */
const RULES_VERSION = 1

interface AnalyzedWord extends Word, AbbreviationHints {
  /** Number of the folded word among those that compounds are made of; -1 when it is not one of them. */
  syllable: number
  /** Terms of the compounds that begin with the word, by the number of the second syllable. */
  compounds: ReadonlyMap<number, string> | null
}

/**
 * Makes the analyzer for documents and queries alike. It is pure. It keeps words and short texts in bounded caches, so
 * callers must not change what it returns.
 * @param lexica what is known about words; must not be changed afterwards
 */
export function createAnalyzer(lexica: Lexica): Analyzer {
  const syllables = new Map<string, number>()
  const compounds = compoundsByFirst(lexica.compounds, syllables)
  const documentKinds = createDocumentKinds(lexica.documentKinds)
  const abbreviations = new AbbreviationIndex(lexica.abbreviations)
  // Every property is named, for the same reason as in wordOf.
  const reader = createWordReader<AnalyzedWord>((word) => {
    const { exact, toneless, folded, capitals, integer } = word
    const { abbreviation, beginsAbbreviation, fullForms } = abbreviations.hints(word)
    return {
      exact,
      toneless,
      folded,
      capitals,
      integer,
      abbreviation,
      beginsAbbreviation,
      fullForms,
      syllable: syllables.get(folded) ?? -1,
      compounds: compounds.get(folded) ?? null,
    }
  })

  function analyze(text: string): Analysis {
    const { tokens, words } = tokenize(text, reader)
    const spans: SpanTerm[] = []
    for (let i = 0; i < tokens.length; i++) {
      const word = words[i]!
      if (word.compounds !== null) pushCompound(tokens, words, i, spans)
      if (word.integer) pushNumbers(text, tokens, words, i, documentKinds, spans)
      if (word.abbreviation !== null) {
        spans.push({ kind: 'abbreviation', term: word.abbreviation, first: i, last: i })
      }
      if (word.beginsAbbreviation) {
        const parts = abbreviations.partsAt(text, tokens, words, i)
        if (parts !== null) spans.push(parts)
      }
      if (word.fullForms !== null) abbreviations.pushFullForms(text, tokens, words, i, spans)
    }
    return { tokens, spans: withDefinitions(text, tokens, words, spans) }
  }

  const analyzeShort = remembered(SHORT_TEXTS_REMEMBERED, analyze)

  return {
    fingerprint: fingerprintOf(lexica),
    documentKinds,
    analyze: (text) => (text.length <= SHORT_TEXT ? analyzeShort(text) : analyze(text)),
    isStopword: (token) => lexica.stopwords.has(token.exact),
  }
}

/** Groups the compounds by first syllable, and numbers the syllables. */
function compoundsByFirst(
  compounds: Lexica['compounds'],
  syllables: Map<string, number>,
): Map<string, Map<number, string>> {
  const byFirst = new Map<string, Map<number, string>>()
  for (const compound of compounds) {
    const [first, second] = compound.split('_') as [string, string]
    const syllable = syllables.get(second) ?? syllables.size
    syllables.set(second, syllable)
    const seconds = byFirst.get(first) ?? new Map<number, string>()
    byFirst.set(first, seconds.set(syllable, compound))
  }
  return byFirst
}

/** Adds the compound that token `at` makes with the next one, as a span over `first` to `last` (or that pair). */
function pushCompound(
  tokens: readonly Token[],
  words: readonly AnalyzedWord[],
  at: number,
  spans: SpanTerm[],
  place?: { first: number; last: number },
): void {
  const syllable = words[at + 1]?.syllable ?? -1
  if (syllable === -1 || tokens[at + 1]!.breakBefore) return
  const term = words[at]!.compounds?.get(syllable)
  if (term !== undefined) spans.push({ kind: 'compound', term, first: place?.first ?? at, last: place?.last ?? at + 1 })
}

function pushNumbers(
  text: string,
  tokens: readonly Token[],
  words: readonly AnalyzedWord[],
  at: number,
  kinds: DocumentKinds,
  spans: SpanTerm[],
): void {
  const number = documentNumberAt(text, tokens, words, at)
  if (number !== null) spans.push(number)
  const cited = at > 0 ? citedDocumentAt(tokens, at, kinds) : null
  if (cited !== null) spans.push(cited)
}

/**
 * Applies the text's own definitions: later uses of an abbreviation also get the compounds of its full form, and lose
 * the lexicon's meaning where it differs.
 */
function withDefinitions(
  text: string,
  tokens: readonly Token[],
  words: readonly AnalyzedWord[],
  spans: SpanTerm[],
): SpanTerm[] {
  const definitions = definitionsIn(text, tokens, words)
  if (definitions.length === 0) return spans
  const uses = definedUses(text, tokens, words, definitions)
  const overridden = new Set<string>()
  for (const { definition, first, last } of uses) {
    const agrees = spans.some(
      (span) =>
        span.term === termOf(definition.letters) && span.first >= definition.first && span.last === definition.last,
    )
    if (!agrees) overridden.add(`${first} ${last}`)
  }
  const kept = spans.filter((span) => span.kind !== 'abbreviation' || !overridden.has(`${span.first} ${span.last}`))
  for (const { definition, first, last } of uses) {
    for (let i = definition.first; i < definition.last; i++) pushCompound(tokens, words, i, kept, { first, last })
  }
  return kept
}

function fingerprintOf({ compounds, abbreviations, stopwords, documentKinds }: Lexica): string {
  const hash = createHash('sha256').update(`rules ${RULES_VERSION}`)
  const lists = [
    [...compounds],
    [...abbreviations].map(([short, full]) => [short, ...full].join('|')),
    [...stopwords],
    documentKinds.map(({ name, codes, citedByNumber }) => [name, ...codes, citedByNumber].join('|')),
  ]
  for (const list of lists) hash.update(JSON.stringify(list.sort()))
  return hash.digest('hex').slice(0, 16)
}
