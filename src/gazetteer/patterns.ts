import type { Scanner } from './scan.js'
import { Trie } from './trie.js'
import type { AgencyName, AgencyRow, GazetteerData, Province } from './types.js'

/** What a matched phrase stands for. */
export type Pattern = AgencyPattern | ProvincePattern | TrapPattern

export interface AgencyPattern {
  kind: 'agency'
  agency: AgencyRow
  needsPlace: boolean
  /** Words of the name that must begin with a capital. */
  capitals: readonly boolean[]
  /** The name ends in or speaks of "thành phố", "Thành ủy": its level depends on which city. */
  ofCity: boolean
}

export interface ProvincePattern {
  kind: 'province'
  province: Province
  /** One syllable: needs more than its letters to be a place in a text without diacritics. */
  short: boolean
}

export interface TrapPattern {
  kind: 'trap'
  capitals: readonly boolean[]
}

/** Where a word or phrase after a body's name says its level: "tỉnh", "cấp huyện", "thành phố". */
export type PlaceWord = 'trung-uong' | 'tinh' | 'huyen' | 'xa' | 'city' | 'any'

export interface Patterns {
  names: Trie<Pattern>
  placeWords: Trie<PlaceWord>
  foreign: Trie<true>
  /** Bodies by the part of their name after its head ("Sở", "Bộ"), for lists that leave the head out. */
  topics: ReadonlyMap<Head, Trie<AgencyPattern>>
}

/** First words of bodies' names that lists leave out: "các sở: Tài chính, Nội vụ". */
export const heads = ['sở', 'bộ', 'ban', 'phòng', 'hội'] as const
export type Head = (typeof heads)[number]

const placeWords: Record<PlaceWord, readonly string[]> = {
  'trung-uong': ['trung ương', 'việt nam', 'tw', 't.ư'],
  tinh: ['tỉnh', 'các tỉnh', 'cấp tỉnh', 'của tỉnh'],
  huyen: ['huyện', 'quận', 'thị xã', 'các huyện', 'các quận', 'các thị xã', 'cấp huyện', 'các thành phố'],
  xa: ['xã', 'phường', 'thị trấn', 'đặc khu', 'các xã', 'các phường', 'các thị trấn', 'cấp xã', 'cơ sở'],
  city: ['thành phố', 'tp', 'của thành phố', 'cấp thành phố'],
  any: ['các cấp', 'hai cấp', 'ba cấp', '2 cấp', '3 cấp', 'địa phương', 'các địa phương'],
}

const CITY = /thành (?:ủy|phố|đoàn)$/i

/** Builds the automata from the tables. */
export function compilePatterns(data: GazetteerData, scanner: Scanner): Patterns {
  const names = new Trie<Pattern>(scanner)
  const topics = new Map(heads.map((head) => [head, new Trie<AgencyPattern>(scanner)] as const))
  for (const phrase of data.traps.phrases) names.add(phrase, { kind: 'trap', capitals: capitalsOf(phrase) })
  for (const province of data.provinces) addProvince(names, province)
  for (const agency of data.agencies) {
    for (const name of agency.names) addAgencyName(names, topics, agency, name, data.phraseVariants)
  }
  return { names, topics, placeWords: triesOf(scanner), foreign: foreignTrie(scanner, data.traps.foreign) }
}

function triesOf(scanner: Scanner): Trie<PlaceWord> {
  const trie = new Trie<PlaceWord>(scanner)
  for (const [level, phrases] of Object.entries(placeWords)) {
    for (const phrase of phrases) trie.add(phrase, level as PlaceWord)
  }
  return trie
}

function foreignTrie(scanner: Scanner, phrases: readonly string[]): Trie<true> {
  const trie = new Trie<true>(scanner)
  for (const phrase of phrases) trie.add(phrase, true)
  return trie
}

function addProvince(names: Trie<Pattern>, province: Province): void {
  for (const name of provinceForms(province)) {
    names.add(name, { kind: 'province', province, short: !/[ .-]/.test(name) })
  }
}

/** "Hồ Chí Minh" alone is the person: that city needs its "thành phố". */
function provinceForms({ name, aliases }: Province): string[] {
  return name === 'Hồ Chí Minh' ? [`TP ${name}`, `Thành phố ${name}`, ...aliases] : [name, ...aliases]
}

function addAgencyName(
  names: Trie<Pattern>,
  topics: ReadonlyMap<Head, Trie<AgencyPattern>>,
  agency: AgencyRow,
  { text, needsPlace, needsCapital }: AgencyName,
  variants: ReadonlyMap<string, readonly string[]>,
): void {
  for (const form of formsOf(text, variants)) {
    const pattern: AgencyPattern = {
      kind: 'agency',
      agency,
      needsPlace,
      capitals: [needsCapital || /^\p{Lu}{2}(?!\p{L})/u.test(form)],
      ofCity: CITY.test(form),
    }
    names.add(form, pattern)
    const space = form.indexOf(' ')
    const topicsOfHead = topics.get(form.slice(0, space).toLowerCase() as Head)
    topicsOfHead?.add(form.slice(space + 1), pattern)
  }
}

/** A name with each of its phrases in each of its forms. */
export function formsOf(name: string, variants: ReadonlyMap<string, readonly string[]>): string[] {
  const forms = new Set([name])
  for (const form of forms) {
    const lower = form.toLowerCase()
    for (const [phrase, others] of variants) {
      const at = lower.indexOf(phrase.toLowerCase())
      if (at === -1 || /\p{L}/u.test(form[at - 1] ?? '') || /\p{L}/u.test(form[at + phrase.length] ?? '')) continue
      for (const other of others) {
        // A variant that holds its own phrase would grow without end.
        if (!other.toLowerCase().includes(phrase.toLowerCase())) {
          forms.add(form.slice(0, at) + other + form.slice(at + phrase.length))
        }
      }
    }
  }
  return [...forms]
}

function capitalsOf(phrase: string): boolean[] {
  return phrase.split(/[\s-]+/).map((word) => /^\p{Lu}/u.test(word))
}
