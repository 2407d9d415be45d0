import type { AgencyPattern } from './names.js'
import type { Scan, Scanner } from './scan.js'
import { Trie, type Mode } from './trie.js'
import type { GazetteerData, Province } from './types.js'

/** What a matched phrase stands for. */
export type Pattern = AgencyPattern | ProvincePattern | TrapPattern

export interface ProvincePattern {
  kind: 'province'
  province: Province
}

/** A phrase that names nothing, and hides the names inside it. */
export interface TrapPattern {
  kind: 'trap'
  /** Which of its words must begin with a capital. */
  capitals: readonly boolean[]
}

/** A word or phrase after a body's name that states its level: "tỉnh", "cấp huyện", "thành phố". */
interface PlaceWord {
  level: 'trung-uong' | 'tinh' | 'huyen' | 'xa' | 'city' | 'any' | 'none'
  /** Only as an abbreviation with a capital and a dot: "Công an H. Phú Tân". */
  isAbbreviation: boolean
}

export interface PlaceWordMatch {
  level: PlaceWord['level']
  last: number
}

export interface Patterns {
  names: Trie<Pattern>
  /** The longest expression of a level at the word that directly follows a name. */
  placeWordAt(scan: Scan, index: number, mode: Mode): PlaceWordMatch | null
  /** Other countries; whether the name begins with a capital. */
  foreign: Trie<boolean>
  /** Bodies by the part of their name after its head ("Sở", "Bộ"), for lists that leave the head out. */
  topics: ReadonlyMap<Head, Trie<AgencyPattern>>
  /** Codes of documents in exact form: what follows "QĐ-" in "21/2023/QĐ-UBND" is not a body named by the text. */
  documentCodes: ReadonlySet<string>
}

/** First words of bodies' names that lists leave out: "các sở: Tài chính, Nội vụ". */
export const heads = ['sở', 'bộ', 'ban', 'phòng', 'hội'] as const
export type Head = (typeof heads)[number]

const placeWords: Record<PlaceWord['level'], readonly string[]> = {
  'trung-uong': ['trung ương', 'việt nam', 'vn', 'tw', 't.ư'],
  tinh: ['tỉnh', 'các tỉnh', 'cấp tỉnh', 'của tỉnh'],
  huyen: ['huyện', 'quận', 'thị xã', 'các huyện', 'các quận', 'các thị xã', 'cấp huyện', 'các thành phố'],
  xa: ['xã', 'phường', 'thị trấn', 'đặc khu', 'các xã', 'các phường', 'các thị trấn', 'cấp xã'],
  city: ['thành phố', 'tp', 'của thành phố', 'cấp thành phố'],
  any: ['các cấp', 'hai cấp', 'ba cấp', '2 cấp', '3 cấp', 'địa phương', 'các địa phương'],
  none: ['tỉnh ủy', 'của tỉnh ủy', 'tỉnh đoàn', 'huyện ủy', 'huyện đoàn', 'quận ủy', 'quận đoàn', 'xã hội', 'xã viên'],
}

const placeAbbreviations: Partial<Record<PlaceWord['level'], readonly string[]>> = {
  huyen: ['H', 'Q', 'TX', 'T.X'],
  xa: ['P', 'X', 'TT', 'T.T'],
}

/** Builds the tries from the tables. */
export function compilePatterns(
  { traps, provinces }: GazetteerData,
  agencies: readonly AgencyPattern[],
  documentCodes: ReadonlySet<string>,
  scanner: Scanner,
): Patterns {
  const names = new Trie<Pattern>(scanner)
  const topics = new Map(heads.map((head) => [head, new Trie<AgencyPattern>(scanner)] as const))
  for (const phrase of traps.phrases) names.add(phrase, { kind: 'trap', capitals: capitalsOf(phrase) })
  for (const province of provinces) {
    for (const form of provinceForms(province)) names.add(form, { kind: 'province', province })
  }
  for (const pattern of agencies) {
    names.add(pattern.text, pattern)
    const space = pattern.text.indexOf(' ')
    topics.get(pattern.text.slice(0, space).toLowerCase() as Head)?.add(pattern.text.slice(space + 1), pattern)
  }
  const foreign = new Trie<boolean>(scanner)
  for (const phrase of traps.foreign) foreign.add(phrase, /^\p{Lu}/u.test(phrase))
  const words = placeWordTrie(scanner)
  return {
    names,
    topics,
    foreign,
    documentCodes,
    placeWordAt: (scan, index, mode) => placeWordAt(words, scan, index, mode),
  }
}

function placeWordTrie(scanner: Scanner): Trie<PlaceWord> {
  const trie = new Trie<PlaceWord>(scanner)
  const add = (table: Partial<Record<string, readonly string[]>>, isAbbreviation: boolean) => {
    for (const [level, phrases = []] of Object.entries(table)) {
      for (const phrase of phrases) trie.add(phrase, { level: level as PlaceWord['level'], isAbbreviation })
    }
  }
  add(placeWords, false)
  add(placeAbbreviations, true)
  return trie
}

function placeWordAt(trie: Trie<PlaceWord>, scan: Scan, index: number, mode: Mode): PlaceWordMatch | null {
  const match = trie.longestAt(scan, index, mode, ({ isAbbreviation }, path) => {
    if (!isAbbreviation) return true
    const last = path[path.length - 1]
    return scan.words[last].capital && scan.text[scan.ends[last]] === '.'
  })
  return match === null ? null : { level: match.values[0].level, last: match.last }
}

/** "Hồ Chí Minh" alone is the person: the city's name needs "thành phố". */
function provinceForms({ name, aliases }: Province): string[] {
  return name === 'Hồ Chí Minh' ? [`TP ${name}`, `Thành phố ${name}`, ...aliases] : [name, ...aliases]
}

function capitalsOf(phrase: string): boolean[] {
  return phrase.split(/[\s-]+/).map((word) => /^\p{Lu}/u.test(word))
}
