import { noFilters, type Filters, type LocalDay, type QueryField } from '../../engine/query.js'
import { cleanText } from '../../text/clean.js'
import { hasWord, wordsIn, WORDS } from '../../text/index.js'
import type { Names } from '../names.js'
import { DayFields, readDayField, type DayField } from './days.js'
import { fieldLabels, fieldOf } from './fields.js'
import { applyName, joinFieldValues, type NameField } from './filters.js'
import { tokenizeQuery, type Lexeme } from './lexer.js'
import { notes } from './notes.js'
import type { TextRange, TypedClause, TypedLeaf, TypedQuery } from './typed.js'

/** Bounds of what is searched: longer queries are pasted text, whose first words identify it. */
export const queryLimits = { characters: 1000, words: 64, slop: 20 }

export interface ParsedQuery {
  /** The query that was read: as typed, without invisible characters, cut to the limits. */
  text: string
  /** null: nothing to match, browse. */
  query: TypedQuery | null
  /** Filters that the query states by its fields. */
  filters: Filters
  /** How it was read where that is not as typed, in Vietnamese; each once. */
  notes: string[]
  /** The wanted words of no field in their order, phrases without their quotes. */
  plainWords: string
}

type FieldLexeme = Extract<Lexeme, { kind: 'field' }>

/** A unit that OR can join, or OR itself. */
type Unit = { leaf: TypedLeaf; joinNext: boolean }

class Assembly {
  readonly notes = new Set<string>()
  readonly clauses: TypedClause[] = []
  readonly plain: string[] = []
  filters: Filters = noFilters
  private readonly units: Unit[] = []
  private run: string[] = []
  private quoted: TextRange[] = []
  private pendingOr: string | null = null
  private readonly days = new DayFields()

  /**
   * @param grouped whether parentheses end a run of words: only beside OR do they mean anything
   * @param isProse whether quotation marks are those of a sentence
   */
  constructor(
    private readonly names: Names,
    private readonly grouped: boolean,
    private readonly isProse: boolean,
    private readonly today: LocalDay,
  ) {}

  add(lexeme: Lexeme): void {
    switch (lexeme.kind) {
      case 'word':
        if (lexeme.negated) this.exclude({ kind: 'words', text: lexeme.text })
        else this.addToRun(lexeme.text)
        break
      case 'phrase':
        if (lexeme.negated) this.exclude(this.phrase(lexeme.text, lexeme.slop))
        else if (this.isProse) this.addQuoted(lexeme.raw, lexeme.text)
        else this.addUnit(this.phrase(lexeme.text, lexeme.slop), lexeme.text)
        break
      case 'field':
        this.addField(lexeme)
        break
      case 'or':
        this.addOr(lexeme.text)
        break
      case 'parenthesis':
        if (this.grouped) this.endRun()
        else this.run.push(lexeme.text)
        break
      case 'lone-minus':
        this.run.push(lexeme.text)
        break
      case 'unclosed-quote':
        this.notes.add(notes.unclosedQuote)
        break
      case 'empty-phrase':
        this.notes.add(notes.emptyPhrase)
        break
    }
  }

  /** Ends the reading: nothing may be added after it. */
  finish(): void {
    this.endRun()
    if (this.pendingOr !== null) this.notes.add(notes.danglingOr(this.pendingOr))
    let alternatives: TypedLeaf[] = []
    for (const unit of this.units) {
      alternatives.push(unit.leaf)
      if (unit.joinNext) continue
      this.clauses.push({ occur: 'must', alternatives })
      alternatives = []
    }
    const { from, to, undated, notes: found } = this.days.resolve()
    this.filters = { ...this.filters, from, to, undated }
    for (const note of found) this.notes.add(note)
  }

  private phrase(text: string, slop: number): TypedLeaf {
    if (slop > queryLimits.slop) this.notes.add(notes.slopClipped(queryLimits.slop))
    return { kind: 'phrase', text, slop: Math.min(slop, queryLimits.slop) }
  }

  private addToRun(text: string): void {
    this.run.push(text)
    this.plain.push(text)
  }

  private addQuoted(raw: string, inner: string): void {
    const start = this.run.reduce((length, text) => length + text.length + 1, 0)
    this.run.push(raw)
    this.plain.push(inner)
    this.quoted.push({ start, end: start + raw.length })
  }

  private endRun(): void {
    const text = this.run.join(' ')
    const { quoted } = this
    this.run = []
    this.quoted = []
    if (hasWord(text)) this.pushUnit({ kind: 'words', text, ...(quoted.length > 0 ? { quoted } : {}) })
  }

  private addUnit(leaf: TypedLeaf, plain: string): void {
    this.endRun()
    if (plain !== '') this.plain.push(plain)
    this.pushUnit(leaf)
  }

  private pushUnit(leaf: TypedLeaf): void {
    const previous = this.units.at(-1)
    if (this.pendingOr !== null && previous !== undefined) previous.joinNext = true
    this.pendingOr = null
    this.units.push({ leaf, joinNext: false })
  }

  private addOr(text: string): void {
    this.endRun()
    if (this.pendingOr !== null || this.units.length === 0) this.notes.add(notes.danglingOr(text))
    if (this.units.length > 0) this.pendingOr = text
  }

  private exclude(leaf: TypedLeaf): void {
    this.separate()
    if (hasWord(leaf.text)) this.clauses.push({ occur: 'not', alternatives: [leaf] })
  }

  /** Ends the run before something that OR cannot join. */
  private separate(): void {
    this.endRun()
    if (this.pendingOr !== null) this.notes.add(notes.danglingOr(this.pendingOr))
    this.pendingOr = null
  }

  private addField(lexeme: FieldLexeme): void {
    const field = fieldOf(lexeme.name)
    if (field === null || !hasWord(lexeme.value)) {
      if (field !== null) this.notes.add(notes.emptyField(fieldLabels[field]))
      else if (lexeme.value !== '') this.notes.add(notes.unknownField(lexeme.name, lexeme.raw))
      if (lexeme.negated) this.exclude({ kind: 'words', text: lexeme.raw })
      else this.addToRun(lexeme.raw)
      return
    }
    if (field === 'title' || field === 'author') this.addFieldLeaf(field, lexeme)
    else if (field === 'agency' || field === 'province' || field === 'source') this.addName(field, lexeme)
    else this.addDay(field, lexeme)
  }

  private addFieldLeaf(field: QueryField, { value, quoted, negated }: FieldLexeme): void {
    const leaf: TypedLeaf = quoted
      ? { kind: 'phrase', text: value, slop: 0, field }
      : { kind: 'words', text: value, field }
    if (negated) this.exclude(leaf)
    else this.addUnit(leaf, '')
  }

  private addName(field: NameField, { value, negated }: FieldLexeme): void {
    const applied = applyName(field, value, negated, this.filters, this.names)
    this.filters = applied.filters
    for (const note of applied.notes) this.notes.add(note)
    if (applied.phrase === null) this.separate()
    else if (negated) this.exclude(applied.phrase)
    else this.addUnit(applied.phrase, value)
  }

  private addDay(field: DayField, { value, negated }: FieldLexeme): void {
    this.separate()
    const days = readDayField(field, value, this.today)
    if (negated) this.notes.add(notes.negatedDate(fieldLabels[field]))
    else if (days === null || days === 'wrong') this.notes.add(notes.impossibleDate(fieldLabels[field], value))
    else this.days.add(field, days)
  }
}

/** A composed Vietnamese letter takes at most three code units decomposed, and one more may be a stray mark. */
const unitsPerCharacter = 4

/** The text without what nobody sees, NFC, cut to the bound. */
function clean(raw: string, found: Set<string>): string {
  const text = cleanText(raw.slice(0, queryLimits.characters * unitsPerCharacter))
  if (text.length <= queryLimits.characters) return text
  found.add(notes.cutCharacters(queryLimits.characters))
  return cleanText(text.slice(0, queryLimits.characters))
}

/** The lexemes up to the bound of words, a phrase at the bound being cut. */
function bounded(lexemes: Lexeme[], found: Set<string>): Lexeme[] {
  let words = 0
  const kept: Lexeme[] = []
  for (const lexeme of lexemes) {
    const text = lexeme.kind === 'field' ? lexeme.raw : 'text' in lexeme ? lexeme.text : ''
    const matches = [...text.matchAll(WORDS)]
    if (words + matches.length <= queryLimits.words) {
      words += matches.length
      kept.push(lexeme)
      continue
    }
    found.add(notes.cutWords(queryLimits.words))
    const last = matches[queryLimits.words - words - 1]
    if (lexeme.kind === 'phrase' && last !== undefined) {
      const cut = text.slice(0, last.index + last[0].length)
      kept.push({ ...lexeme, text: cut, raw: cut })
    }
    break
  }
  return kept
}

/** Beside so many words outside, quotation marks are those of a sentence or headline, not operators. */
const wordsOfProse = 4
/** So many words in quotation marks are a pasted sentence: who wants to look up a phrase types fewer. */
const wordsOfSentence = 16

/**
 * Whether quotation marks are those of a sentence: “bớt chơi” in a headline is what somebody said, and other articles on
 * the subject need not say it; a whole sentence that is quoted is pasted with its marks. Beside operators, and with a slop,
 * they mean phrases.
 */
function isProse(lexemes: readonly Lexeme[]): boolean {
  const plain = lexemes.filter(({ kind }) => kind === 'word').length
  const isOperator = (lexeme: Lexeme) =>
    lexeme.kind === 'or' ||
    (lexeme.kind === 'field' && fieldOf(lexeme.name) !== null) ||
    ('negated' in lexeme && lexeme.negated) ||
    (lexeme.kind === 'phrase' && lexeme.slop > 0)
  const isSentence = (lexeme: Lexeme) => lexeme.kind === 'phrase' && wordsIn(lexeme.text).length >= wordsOfSentence
  return (plain >= wordsOfProse || lexemes.some(isSentence)) && !lexemes.some(isOperator)
}

/** A minus between two names ("Bà Rịa - Vũng Tàu") is part of them; any other lone one may be a mistyped exclusion. */
function isDashOfName(lexemes: Lexeme[], at: number): boolean {
  return [lexemes[at - 1], lexemes[at + 1]].every((side) => side?.kind === 'word' && /^[\p{Lu}\p{N}]/u.test(side.text))
}

/**
 * Reads a query. Every string has a reading: what is not well formed is searched as words, and `notes` says so.
 * @param raw as typed, of any length
 * @param today the day that "hôm nay" in it means
 */
export function parseQuery(raw: string, names: Names, today: LocalDay): ParsedQuery {
  const found = new Set<string>()
  const text = clean(raw, found)
  const lexemes = bounded(joinFieldValues(tokenizeQuery(text), names, today), found)
  const assembly = new Assembly(
    names,
    lexemes.some((lexeme) => lexeme.kind === 'or'),
    isProse(lexemes),
    today,
  )
  lexemes.forEach((lexeme, at) => {
    if (lexeme.kind === 'lone-minus' && /^[-−]+$/.test(lexeme.text) && !isDashOfName(lexemes, at))
      found.add(notes.loneMinus)
    assembly.add(lexeme)
  })
  assembly.finish()
  for (const note of assembly.notes) found.add(note)
  const { clauses } = assembly
  if (clauses.length > 0 && clauses.every((clause) => clause.occur === 'not')) found.add(notes.onlyNegations)
  const hasFilters = JSON.stringify(assembly.filters) !== JSON.stringify(noFilters)
  if (text !== '' && clauses.length === 0 && !hasFilters) found.add(notes.noWords)
  return {
    text,
    query: clauses.length > 0 ? { clauses } : null,
    filters: assembly.filters,
    notes: [...found],
    plainWords: assembly.plain.join(' '),
  }
}
