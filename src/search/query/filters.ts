import type { Filters, LocalDay } from '../../engine/query.js'
import type { Names } from '../names.js'
import { earliest, latest, readDayField } from './days.js'
import { fieldLabels, fieldOf, type FieldName } from './fields.js'
import type { Lexeme } from './lexer.js'
import { notes } from './notes.js'
import type { TypedLeaf } from './typed.js'

export interface AppliedField {
  filters: Filters
  notes: string[]
  /** What is searched instead, where the value is no filter. */
  phrase: TypedLeaf | null
}

/** Both restrictions at once; lists of alternatives are joined. */
export function mergeFilters(a: Filters, b: Filters): Filters {
  const days = (...found: (LocalDay | null)[]) => found.filter((day) => day !== null)
  const union = (left: string[], right: string[]) => [...new Set([...left, ...right])]
  return {
    from: latest(days(a.from, b.from)),
    to: earliest(days(a.to, b.to)),
    undated: a.undated || b.undated,
    agencies: union(a.agencies, b.agencies),
    provinces: union(a.provinces, b.provinces),
    categories: union(a.categories, b.categories),
    sources: union(a.sources, b.sources),
    documents: union(a.documents, b.documents),
  }
}

/** The fields whose values are names. */
export type NameField = 'agency' | 'province' | 'source'

function resolve(field: NameField, value: string, names: Names): readonly string[] {
  if (field === 'agency') return names.agencies(value)
  if (field === 'source') return names.sources(value)
  const province = names.province(value)
  return province === null ? [] : [province]
}

const listOf = { agency: 'agencies', province: 'provinces', source: 'sources' } as const
const unknown: Record<NameField, (value: string) => string> = {
  agency: notes.unknownAgency,
  province: notes.unknownProvince,
  source: notes.unknownSource,
}

/**
 * Adds the agency, province or source that one field of the query states.
 * @param negated whether a minus stood before it: a name can only be excluded as a phrase
 */
export function applyName(
  field: NameField,
  value: string,
  negated: boolean,
  filters: Filters,
  names: Names,
): AppliedField {
  const phrase: TypedLeaf = { kind: 'phrase', text: value, slop: 0 }
  if (negated) return { filters, notes: [notes.negatedFilter(fieldLabels[field], value)], phrase }
  const found = resolve(field, value, names)
  if (found.length === 0) {
    return { filters, notes: [unknown[field](value)], phrase }
  }
  const list = listOf[field]
  const all = { ...filters, [list]: [...new Set([...filters[list], ...found])] }
  if (field === 'source') return { filters: all, notes: [], phrase: null }
  const included = found.flatMap((id) => {
    const former = names.formerOf(field, id)
    const [kind, name] = field === 'agency' ? ['cơ quan', names.agencyLabel(id)] : ['tỉnh, thành phố', id]
    return former.length === 0 ? [] : [notes.includesFormer(fieldLabels[field], kind, name, former)]
  })
  return { filters: all, notes: included, phrase: null }
}

/** Longest name, in words, that a field without quotes may take ("Sở Lao động - Thương binh và Xã hội"). */
const longestName = 12

/** Whether a field understands a value: a name of the gazetteer or a paper, or something written as days are. */
function understands(field: FieldName | null, value: string, names: Names, today: LocalDay): boolean {
  if (field === 'agency' || field === 'province' || field === 'source') return resolve(field, value, names).length > 0
  return (field === 'day' || field === 'from' || field === 'to') && readDayField(field, value, today) !== null
}

/**
 * Gives a field without quotes the words after it that belong to its value: `tỉnh:Thái Bình` is the province of two
 * words, `ngày:tháng trước` the month before. The longest value that is understood wins; one that is not stays one word.
 */
export function joinFieldValues(lexemes: Lexeme[], names: Names, today: LocalDay): Lexeme[] {
  return joinValues(joinExcludedNames(lexemes, names), names, today)
}

/** A minus before the first word of a name excludes all of it: `-Hà Tĩnh`. */
function joinExcludedNames(lexemes: Lexeme[], names: Names): Lexeme[] {
  const joined: Lexeme[] = []
  for (let i = 0; i < lexemes.length; i++) {
    const lexeme = lexemes[i]
    const following = lexeme.kind === 'word' && lexeme.negated ? wordsAfter(lexemes, i) : []
    const taken = [...following.keys()].findLast((last) => isName([lexeme, ...following.slice(0, last + 1)], names))
    if (taken === undefined) {
      joined.push(lexeme)
      continue
    }
    const text = textOf([lexeme, ...following.slice(0, taken + 1)])
    joined.push({ kind: 'phrase', text, slop: 0, raw: text, negated: true })
    i += taken + 1
  }
  return joined
}

type Word = Extract<Lexeme, { kind: 'word' }>

/** The words after a lexeme that nothing interrupts. */
function wordsAfter(lexemes: readonly Lexeme[], at: number): Word[] {
  const words: Word[] = []
  for (const next of lexemes.slice(at + 1, at + longestName)) {
    if (next.kind !== 'word' || next.negated) break
    words.push(next)
  }
  return words
}

const textOf = (words: readonly Lexeme[]) => words.map((word) => ('text' in word ? word.text : '')).join(' ')

function isName(words: readonly Lexeme[], names: Names): boolean {
  const text = textOf(words)
  return names.province(text) !== null || names.agencies(text).length > 0
}

function joinValues(lexemes: Lexeme[], names: Names, today: LocalDay): Lexeme[] {
  const joined: Lexeme[] = []
  for (let i = 0; i < lexemes.length; i += 1) {
    const lexeme = lexemes[i]
    joined.push(lexeme)
    const field = lexeme.kind === 'field' && !lexeme.quoted ? fieldOf(lexeme.name) : null
    if (lexeme.kind !== 'field' || field === null) continue
    const following: string[] = []
    for (const next of lexemes.slice(i + 1, i + longestName)) {
      if ((next.kind !== 'word' || next.negated) && next.kind !== 'lone-minus') break
      following.push(next.text)
    }
    for (let taken = following.length; taken > 0; taken -= 1) {
      const value = [lexeme.value, ...following.slice(0, taken)].join(' ')
      if (!understands(field, value, names, today)) continue
      joined[joined.length - 1] = { ...lexeme, value }
      i += taken
      break
    }
  }
  return joined
}
